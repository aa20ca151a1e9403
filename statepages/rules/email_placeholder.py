"""A copied page left no placeholder where an email address should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from statepages.fields.text import is_placeholder, placeholder_error
from statepages.node import MappingNode, Node, Scalar, SequenceNode, has_sign
from statepages.problem import Problem
from statepages.rules.limits import MOST_A_TEXT

_LEFT = re.compile(
    r"\[\s*email\s?protected\s*\]|(?:https?://[^\s/]+)?/cdn-cgi/l/email-protection[\w#-]*", re.I
)


def email_placeholder(node: MappingNode) -> Iterator[Problem]:
    """Each placeholder in the values of a file."""
    if not has_sign(node, "protect"):
        return
    for value in _values(node):
        if isinstance(value, SequenceNode):
            error = placeholder_error(str(value.plain()[0]))
            yield value.problem("error", error.code, error.message)
        elif "protect" not in value.text.lower():
            continue
        elif is_placeholder(value.text):
            yield _problem(value, value.text, 0)
        else:
            for found in islice(_LEFT.finditer(value.text), MOST_A_TEXT):
                yield _problem(value, found[0], found.start())


def _problem(scalar: Scalar, piece: str, start: int) -> Problem:
    error = placeholder_error(piece)
    return scalar.problem("error", error.code, error.message, old=piece, start=start)


def _values(node: Node) -> Iterator[Scalar | SequenceNode]:
    """The texts below a node, and the lists that YAML makes of a placeholder without quotes."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, MappingNode):
        for _, value in node.pairs:
            yield from _values(value)
    elif _is_bare(node):
        yield node
    else:
        for item in node.items:
            yield from _values(item)


def _is_bare(node: SequenceNode) -> bool:
    only = node.items[0] if len(node.items) == 1 else None
    opener = node.source.lines[node.line][node.column : node.column + 1]
    return opener == "[" and isinstance(only, Scalar) and is_placeholder(only.text)
