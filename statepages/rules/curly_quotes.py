"""Curly quotes do not protect a value."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.node import MappingNode, Scalar, has_sign, scalars
from statepages.problem import Problem

_OPENING, _CLOSING = "“”‘„«", "”’“»"


def curly_quotes(node: MappingNode) -> Iterator[Problem]:
    """Values between curly quotes instead of straight ones. The fix makes the quotes straight."""
    if not has_sign(node, *_OPENING):
        return
    for scalar in scalars(node):
        if scalar.style == "plain" and _is_wrapped(scalar.text):
            yield _problem(scalar)


def _is_wrapped(text: str) -> bool:
    inner = text[1:-1]
    return (
        len(text) > 2
        and text[0] in _OPENING
        and text[-1] in _CLOSING
        and not any(sign in inner for sign in "“”„«»" + ("" if text[0] != "‘" else "‘"))
    )


def _problem(scalar: Scalar) -> Problem:
    inner = scalar.text[1:-1].strip()
    straight = '"' + inner.replace("\\", "\\\\").replace('"', '\\"') + '"'
    message = "These curly quotes would show up on the page. Use straight quotes, or no quotes at all."
    return scalar.problem("warning", "curly-quotes", message, old=scalar.text, new=straight)
