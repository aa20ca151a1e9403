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
    message = (
        f"These curly quotes would show up as part of the {_name(scalar)}. "
        "Use straight quotes, or no quotes at all."
    )
    return scalar.problem("warning", "curly-quotes", message, old=scalar.text, new=straight)


def _name(scalar: Scalar) -> str:
    """The field that a value belongs to, if its name is on the same line, before the value."""
    before = scalar.source.lines[scalar.line][: scalar.column].strip().removeprefix("- ")
    name = before.removesuffix(":").strip("- ")
    return name if before.endswith(":") and name else "text"
