"""No notes or blanks are left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from statepages.fields.text import quoted
from statepages.node import MappingNode, Scalar, has_sign, mappings, scalars
from statepages.problem import Problem
from statepages.rules.limits import MOST_A_TEXT

_NOTES = ("todo", "fixme", "xxx", "tktk")
_NOTE = re.compile(rf"\b(?:{'|'.join(_NOTES).upper()})\b")
_FILLER = re.compile(
    r"\blorem ipsum\b|\bchange ?me\b|\bplaceholder text\b"
    r"|\{\{[^{}\n]{1,40}\}\}|\*\|[A-Z_:]{1,40}\|\*|%%[A-Z_]{1,40}%%"
    r"|\{(?:your|first|last|event|full)?[ _]?(?:name|date|time|link|url|address|place|city|state)\}"
    r"|\[(?:your|insert|enter|add) [^\[\]\n]{1,40}\](?!\()",
    re.IGNORECASE,
)
# Looking for these first is a hundred times faster than trying the pattern.
_SIGNS = ("lorem ipsum", "change", "placeholder", "{", "*|", "%%", "[your", "[insert", "[enter", "[add")
_WHOLE = re.compile(
    r"\.\.+|…|\?+|x{2,}|t\.?b\.?[ad]\.?|n/?a|text here|~|null|untitled|(?:event )?title|test(?:ing)?",
    re.IGNORECASE,
)
# Fields where these words mean something.
_SPOKEN = frozenset({"when", "where", "value", "repeat"})


def leftover(node: MappingNode) -> Iterator[Problem]:
    """Notes, filler text and blanks in the values of a file."""
    spoken = {id(value) for fields in mappings(node) for key, value in fields.pairs if key.text in _SPOKEN}
    has_pieces = has_sign(node, *_NOTES, *_SIGNS)
    for scalar in scalars(node):
        if id(scalar) not in spoken and _WHOLE.fullmatch(scalar.text.strip()):
            yield _problem(scalar, scalar.text.strip(), 0)
        elif has_pieces:
            for found in islice(_pieces(scalar.text), MOST_A_TEXT):
                yield _problem(scalar, found[0], found.start())


def _pieces(text: str) -> Iterator[re.Match[str]]:
    yield from _NOTE.finditer(text)
    lower = text.lower()
    if any(sign in lower for sign in _SIGNS):
        yield from _FILLER.finditer(text)


def _problem(scalar: Scalar, piece: str, start: int) -> Problem:
    message = f"{quoted(piece)} was left here to fill in later. Write what belongs here, or delete it."
    return scalar.problem("warning", "leftover", message, old=piece, start=start)
