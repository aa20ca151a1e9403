"""Fields of one file put into another, so that comments and the layout of all other lines survive."""

from __future__ import annotations

import re
from collections.abc import Iterable

from statepages.edit import Edit
from statepages.files.event import EventFile
from statepages.files.names import tables
from statepages.node import MappingNode, Node, Scalar, last_line

TO_DO = "# To do: "
"""How the comments above `draft: yes` begin, which say what a draft waits for."""


def field_edits(mine: MappingNode, theirs: MappingNode, names: Iterable[str]) -> tuple[Edit, ...] | None:
    """The edits of a file, `mine`, that give some of its fields the values of another file.

    A field that the other file does not have is deleted. None if the file is not written in the usual way.
    """
    if mine.source.shifts or mine.source.steps or mine.end:
        return None
    parts: dict[str, list[str]] = {}
    for one in names:
        top, _, inner = one.partition(".")
        parts.setdefault(top, []).append(inner)
    edits: list[Edit] = []
    for top, below in parts.items():
        here, there = mine.get(top), theirs.get(top)
        if isinstance(here, MappingNode) and isinstance(there, MappingNode) and all(below):
            if here.end:
                return None
            found = [edit for name in below for edit in _edits(here, there, name, (top,))]
        else:
            found = _edits(mine, theirs, top, ())
        edits += found
    return tuple(edits)


def _edits(mine: MappingNode, theirs: MappingNode, name: str, path: tuple[str, ...]) -> list[Edit]:
    here, there = _pair(mine, name), _pair(theirs, name)
    if there is None:
        if here is None:
            return []
        return [_lines(_first(mine, here), _end(mine, here), "")]
    indent = mine.pairs[0][0].column
    if here is None:
        block = _block(theirs, there, indent)
        at = _line_after(mine, name, path)
        text = mine.source.lines
        # A last line without an end gets one.
        lead = "\n" if at >= len(text) or (at == len(text) - 1 and text[at] == "" and at == 0) else ""
        return [Edit(at + 1, 1, at + 1, 1, f"{lead}{block}\n")]
    if _is_one_line(here[1]) and _is_one_line(there[1]):
        assert isinstance(there[1], Scalar)  # noqa: S101
        line = theirs.source.lines[there[1].line]
        edits = here[1].edits(line[there[1].column : there[1].end_column])
        if edits:
            return list(edits)
    return [_lines(here[0].line, _end(mine, here), f"{_block(theirs, there, indent)}\n")]


def _first(mine: MappingNode, pair: tuple[Scalar, Node]) -> int:
    """The first line of a field, with the comments above that an import wrote about it."""
    line = pair[0].line
    while line and mine.source.lines[line - 1].startswith(TO_DO):
        line -= 1
    return line


def _pair(node: MappingNode, name: str) -> tuple[Scalar, Node] | None:
    return next((pair for pair in node.pairs if pair[0].text == name), None)


def _is_one_line(value: Node) -> bool:
    return (
        isinstance(value, Scalar)
        and value.style != "block"
        and value.line == value.end_line
        and value.end_column >= 0
    )


def _end(node: MappingNode, pair: tuple[Scalar, Node]) -> int:
    """The last line of a field, from 0."""
    return max(pair[0].line, last_line(pair[1]))


def _lines(first: int, last: int, text: str) -> Edit:
    """The edit that replaces whole lines (from 0)."""
    return Edit(first + 1, 1, last + 2, 1, text)


def _block(node: MappingNode, pair: tuple[Scalar, Node], indent: int) -> str:
    """The lines of a field, with another indent."""
    lines = node.source.lines[pair[0].line : _end(node, pair) + 1]
    cut = pair[0].column
    return "\n".join(_moved(line, cut, indent) for line in lines)


def _moved(line: str, cut: int, indent: int) -> str:
    bare = line[cut:] if not line[:cut].strip() else re.sub(r"^[\s-]+", "", line)
    return " " * indent + bare if bare else ""


def _line_after(mine: MappingNode, name: str, path: tuple[str, ...]) -> int:
    """The line (from 0) before which a new field goes: after the fields that usually come before it."""
    order = list(tables(EventFile).get(path, {}))
    before = order[: order.index(name)] if name in order else order
    ends = [_end(mine, pair) for pair in mine.pairs if pair[0].text in before]
    return max(ends) + 1 if ends else mine.pairs[0][0].line
