"""Text after a # is not lost as a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.node import MappingNode, Scalar, scalars
from statepages.problem import Problem

_DROPPED = re.compile(r"[ \t]+(?P<text>#[^\s#].*?)\s*$")


def dropped_text(node: MappingNode) -> Iterator[Problem]:
    """Values that are cut off before a # that looks like part of them. The fix puts a #1 in quotes."""
    if "#" not in node.source.text:
        return
    yield from _headings(node)
    for scalar in scalars(node):
        line = scalar.source.lines[scalar.end_line]
        found = _DROPPED.match(line, _end(scalar)) if "#" in line and _is_open(scalar) else None
        if found:
            yield _problem(scalar, found["text"])


def _headings(node: MappingNode) -> Iterator[Problem]:
    """Lines that start with #, as headings do, in a text that has no | after the name of its field."""
    for key, value in node.pairs:
        if not isinstance(value, Scalar) or value.style != "plain" or value.line <= key.line:
            continue
        lines = value.source.lines
        first, last = key.line + 1, value.end_line
        while last + 1 < len(lines) and _is_heading(lines[last + 1], key.column):
            last += 1
        dropped = [at for at in range(first, last + 1) if _is_heading(lines[at], key.column)]
        if dropped:
            yield _without_mark(key, value, range(first, last + 1), dropped[0])


def _is_heading(line: str, column: int) -> bool:
    return line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) > column


def _without_mark(key: Scalar, value: Scalar, below: range, dropped: int) -> Problem:
    """The problem of a heading that is dropped. The fix starts all lines of the text at the same column."""
    lines = value.source.lines
    name = lines[key.line].rstrip()
    message = f'Readers would not see a line that starts with #. Write "{key.text}: |" above the text.'
    texts = (" " * value.column + lines[at].strip() if lines[at].strip() else "" for at in below)
    place = value.source.place(dropped, len(lines[dropped]) - len(lines[dropped].lstrip(" ")))
    if not name.endswith(":"):
        return Problem(place, "warning", "dropped-text", message)
    problem = key.problem("warning", "dropped-text", message)
    return value.source.fixed(problem, "\n".join([f"{name} |", *texts]))


def _is_open(scalar: Scalar) -> bool:
    """Whether a value has no quotes and is on a single line."""
    return scalar.style == "plain" and scalar.line == scalar.end_line


def _end(scalar: Scalar) -> int:
    return scalar.column + len(scalar.text)


def _problem(scalar: Scalar, dropped: str) -> Problem:
    line = scalar.source.lines[scalar.line]
    column = line.index(dropped, _end(scalar))
    whole = line[scalar.column : column] + dropped
    quotes = '"' + whole.replace("\\", "\\\\").replace('"', '\\"') + '"'
    message = "Readers would not see anything after this #. Put the whole text in quotes."
    place = scalar.source.place(scalar.line, column)
    # A number is part of the text. A word may be a comment that lacks its space.
    is_certain = scalar.text and dropped[1].isdigit()
    at = scalar.line, scalar.column
    edits = scalar.source.edit(*at, at[0], at[1] + len(whole), quotes) if is_certain else ()
    return Problem(place, "warning", "dropped-text", message, edits)
