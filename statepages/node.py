"""YAML values that know where they are in their file."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from statepages.edit import Edit
from statepages.problem import Level, Problem, Spot
from statepages.source import Source

Style = Literal["plain", "single", "double", "block"]


# Two nodes are never equal, even with the same text: each has its place.
class Scalar(Struct, frozen=True, eq=False):
    """A text. Positions count from 0 in the fixed source.

    `end_line` is the last line of the text, and `end_column` the one after its last character there, with its
    quotes; -1 if the text is not in the file as it is.
    """

    source: Source
    line: int
    column: int
    end_line: int
    text: str
    style: Style
    end_column: int = -1

    def plain(self) -> str:
        return self.text

    def problem(
        self,
        level: Level,
        code: str,
        message: str,
        *,
        old: str | None = None,
        new: str | None = None,
        start: int = 0,
    ) -> Problem:
        """A problem about this text, or about the piece `old` of it, which `new` would fix.

        Points at `old` if the file has it as it is, else at the start of the text. If there are
        several, it is the one that begins at `start` in the text.
        """
        found = self._find(old, self.text.count(old, 0, start)) if old else None
        line, column = found or (self.line, self.column)
        return self.source.problem(
            level, code, message, line=line, column=column, old=old if found else None, new=new
        )

    def edits(self, new: str) -> tuple[Edit, ...]:
        """The edits that replace this value with another, written as it should be in the file."""
        if self.end_column < 0:
            return ()
        return self.source.edit(self.line, self.column, self.end_line, self.end_column, new)

    def spot(self) -> Spot:
        """Where this text is, for rules about the whole site."""
        found = self._find(self.text, 0) if self.text else None
        if found is None:
            return Spot(self.source.place(self.line, self.column))
        line, column = found
        edits = self.source.edit(line, column, line, column + len(self.text), "")
        is_exact = edits and line not in self.source.shifts
        return Spot(self.source.place(line, column), edits[0].end_column if is_exact else None)

    def _find(self, text: str, skipped: int) -> tuple[int, int] | None:
        """Line and column of a piece of the text in the file, after `skipped` others like it."""
        line, column = self.line, self.column
        while line <= min(self.end_line, len(self.source.lines) - 1):
            column = self.source.lines[line].find(text, column)
            if column < 0:
                line, column = line + 1, 0
            elif skipped:
                skipped, column = skipped - 1, column + len(text)
            else:
                return line, column
        return None


class SequenceNode(Struct, frozen=True, eq=False):
    """A list. `end` is the line and column after its last bracket, if it has brackets."""

    source: Source
    line: int
    column: int
    items: tuple[Node, ...]
    end: tuple[int, int] | None = None

    def plain(self) -> list[Any]:
        return [item.plain() for item in self.items]

    def problem(self, level: Level, code: str, message: str) -> Problem:
        return self.source.problem(level, code, message, line=self.line, column=self.column)

    def edits(self, new: str) -> tuple[Edit, ...]:
        """The edits that replace this list, if it has brackets."""
        return self.source.edit(self.line, self.column, *self.end, new) if self.end else ()


class MappingNode(Struct, frozen=True, eq=False):
    """Fields by name, in the order of the file. Names are unique: parse makes sure of it.

    `lost` are the names of fields that are in the file and could not be read. `end` is the line and column
    after its last brace, if it has braces.
    """

    source: Source
    line: int
    column: int
    pairs: tuple[tuple[Scalar, Node], ...]
    lost: frozenset[str] = frozenset()
    end: tuple[int, int] | None = None

    def plain(self) -> dict[str, Any]:
        return {key.text: value.plain() for key, value in self.pairs}

    def key(self, name: str) -> Scalar | None:
        """The name of a field as it is in the file."""
        return next((key for key, _ in self.pairs if key.text == name), None)

    def get(self, name: str) -> Node | None:
        """The value of a field."""
        return next((value for key, value in self.pairs if key.text == name), None)

    def without(self, *names: str) -> MappingNode:
        """These fields without some of them."""
        if not any(key.text in names for key, _ in self.pairs):
            return self
        return replace(self, pairs=tuple(pair for pair in self.pairs if pair[0].text not in names))

    def fields_on(self, line: int) -> tuple[str, ...]:
        """The names of the fields that are on a line of the file (from 1)."""
        place = self.source.place
        return tuple(
            key.text
            for key, value in self.pairs
            if place(key.line, 0).line <= line <= place(last_line(value), 0).line
        )

    def problem(self, level: Level, code: str, message: str) -> Problem:
        return self.source.problem(level, code, message, line=self.line, column=self.column)

    def edits(self, new: str) -> tuple[Edit, ...]:
        """The edits that replace these fields, if they have braces."""
        return self.source.edit(self.line, self.column, *self.end, new) if self.end else ()


Node = Scalar | SequenceNode | MappingNode
FieldPath = tuple[int | str, ...]


def at(node: Node, path: FieldPath) -> Node:
    """The node at a path, or the nearest one above it.

    Steps that lead nowhere are skipped: the path of a validator also names the branches of its
    unions, and those are in no file.
    """
    for step in path:
        below: Node | None = None
        if isinstance(node, MappingNode) and isinstance(step, str):
            below = node.get(step)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        node = below or node
    return node


def last_line(node: Node) -> int:
    """The last line of a node, from 0."""
    if isinstance(node, Scalar):
        return node.end_line
    below = node.items if isinstance(node, SequenceNode) else [value for _, value in node.pairs]
    return max([node.line, *map(last_line, below)])


def scalars(node: Node) -> tuple[Scalar, ...]:
    """All texts of a node without the names of fields, in the order of the file."""
    return _inside(node)[0]


def mappings(node: Node) -> tuple[MappingNode, ...]:
    """All parts of a node that have fields, the node itself first, in the order of the file."""
    return _inside(node)[1]


# Many rules ask for those of the same file, one after another.
@lru_cache(maxsize=16)
def _inside(node: Node) -> tuple[tuple[Scalar, ...], tuple[MappingNode, ...]]:
    texts: list[Scalar] = []
    fields: list[MappingNode] = []
    _collect(node, texts, fields)
    return tuple(texts), tuple(fields)


def _collect(node: Node, texts: list[Scalar], fields: list[MappingNode]) -> None:
    if isinstance(node, Scalar):
        texts.append(node)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            _collect(item, texts, fields)
    else:
        fields.append(node)
        for _, value in node.pairs:
            _collect(value, texts, fields)


@lru_cache(maxsize=1)
def all_text(node: Node) -> str:
    """All texts of a node together, in lowercase."""
    return "\n".join([scalar.text for scalar in scalars(node)]).lower()


def has_sign(node: Node, *signs: str) -> bool:
    """Whether a text of a node contains one of the signs, which are in lowercase.

    Rules ask this first: going through each text takes far longer, and most files have none.
    """
    return any(map(all_text(node).__contains__, signs))
