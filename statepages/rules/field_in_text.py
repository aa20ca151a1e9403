"""A field inside a text is part of that text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from statepages.files.base import Model
from statepages.files.names import accepts, model_of, tables
from statepages.node import MappingNode, Scalar
from statepages.problem import Problem

_FIELD = re.compile(r"\s*(?P<name>[a-z_]+): +(?P<value>\S.*?)\s*")


def field_in_text(node: MappingNode) -> Iterator[Problem]:
    """Fields in the last lines of a text that the file does not have yet. The fix takes them out of it."""
    model = model_of(node.source.name)
    known = tables(model)[()]
    for key, value in node.pairs:
        field = known.get(key.text)
        if field and field.is_markdown and isinstance(value, Scalar) and value.style == "block":
            found = _fields_at_the_end(model, node, value, key.column)
            if found:
                yield _problem(key, value, found)


def _fields_at_the_end(model: type[Model], node: MappingNode, value: Scalar, column: int) -> range | None:
    """The lines at the end of a text that look like fields."""
    lines = node.source.lines
    first = value.end_line + 1
    # A line that was fixed is somewhere else in the file, and has been reported already.
    while (
        first > value.line + 2
        and first - 1 not in node.source.shifts
        and lines[first - 1][column : column + 1] == " "
        and _is_field(model, node, lines[first - 1])
    ):
        first -= 1
    return range(first, value.end_line + 1) if first <= value.end_line else None


def _is_field(model: type[Model], node: MappingNode, line: str) -> bool:
    found = _FIELD.fullmatch(line)
    return (
        found is not None
        and found["name"] in tables(model)[()]
        and node.get(found["name"]) is None
        and accepts(model, (found["name"],), found["value"].strip("[]"))
    )


def _problem(key: Scalar, value: Scalar, found: range) -> Problem:
    lines = [value.source.lines[at] for at in found]
    written = [line.strip().partition(":")[0] for line in lines]
    names = " and ".join(f'"{name}"' for name in dict.fromkeys(written))
    is_or_are, fields = ("is", "this is a field") if len(set(written)) == 1 else ("are", "these are fields")
    message = (
        f'{names} {is_or_are} part of the text of "{key.text}" here. If {fields}, delete the spaces in front.'
    )
    column = len(lines[0]) - len(lines[0].lstrip())
    problem = value.source.problem("warning", "field-in-text", message, line=found[0], column=column)
    if len(set(written)) < len(written):
        # Outside of the text, a field that is there twice is an error.
        return problem
    # It may be a text after all, and that is what readers see until somebody has decided.
    return replace(value.source.fixed(problem, "\n".join(line.strip() for line in lines)), is_guess=True)
