"""A field whose value the model does not take, and what fixes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from statepages.edit import Edit
from statepages.files.base import Model
from statepages.files.names import Field, NamePath, accepts, tables
from statepages.node import FieldPath, MappingNode, Node, Scalar, at
from statepages.problem import FieldError, Problem
from statepages.quoting import quote_if_needed

Parts = dict[str, str]
"""Texts by the name of the field that each is meant for."""


class Case(Struct, frozen=True):
    """A field and its value, as all fixes see it.

    `path` has the names that lead to it, `loc` also the positions in lists. `root` has all fields of the
    file. `is_entry` says that the value is one entry of the list that the field takes. `error` is what the
    type of the field says about a value of the right form.
    """

    model: type[Model]
    root: MappingNode
    path: NamePath
    key: Scalar
    value: Node
    today: date | None
    is_entry: bool = False
    loc: FieldPath = ()
    error: FieldError | None = None

    @property
    def field(self) -> Field | None:
        return tables(self.model).get(self.path[:-1], {}).get(self.path[-1]) if self.path else None

    @property
    def entry(self) -> MappingNode | None:
        """The fields next to it, and itself."""
        found = at(self.root, self.loc[:-1])
        return found if isinstance(found, MappingNode) else None

    def accepts(self, value: object) -> bool:
        return accepts(self.model, self.path, value)


class Fix(Struct, frozen=True):
    """The problem with a value, and the value that was certainly or probably meant, to go on with."""

    problem: Problem
    value: Node


FixFunction = Callable[[Case], Fix | None]
"""A fix looks at a case, and proposes something if the mistake is one that it knows."""


def written(scalar: Scalar) -> str | None:
    """The text of a scalar as it is in the file, if it is on one line there."""
    line = scalar.source.lines[scalar.line]
    return scalar.text if scalar.text and scalar.text in line[scalar.column :] else None


def refused(value: Node, error: FieldError) -> Problem:
    """The problem that the type of a field reports about its value, with its fix if it knows one."""
    if not isinstance(value, Scalar):
        return value.problem("error", error.code, error.message)
    new = error.suggestion
    if new and new[0] in "#@" and value.style == "plain":
        new = quote_if_needed(new)
    problem = value.problem("error", error.code, error.message, old=written(value), new=new)
    return replace(problem, is_guess=error.is_guess)


_DOUBT = re.compile(r"[?¿](?!\w+=)|[~≈±]")


def in_doubt(problem: Problem, value: Node) -> Problem:
    """A problem whose fix is a guess if it deletes a sign of doubt: 10 am? or ~10 am."""
    if not isinstance(value, Scalar) or not _DOUBT.search(value.text):
        return problem
    for edit in problem.edits:
        *most, last = value.source.lines[edit.line - 1 : edit.end_line]
        gone = "\n".join([*most, last[: edit.end_column - 1]])[edit.column - 1 :]
        if _DOUBT.search(gone) and not _DOUBT.search(edit.text):
            return replace(problem, is_guess=True)
    return problem


def in_braces(parts: Parts) -> str:
    """Parts as the value of a field that takes fields: "{email: ana@example.org}"."""
    inside = (f"{name}: {quote_if_needed(text, in_brackets=True)}" for name, text in parts.items())
    return f"{{{', '.join(inside)}}}"


def over_pair(key: Scalar, value: Node, text: str) -> tuple[Edit, ...]:
    """The edits that replace the name and value of a field with a text."""
    if not isinstance(value, Scalar) or value.end_column < 0 or key.end_column < 0:
        return ()
    if key.column == value.column and key.line == value.line:
        return ()
    return key.source.edit(key.line, key.column, value.end_line, value.end_column, text)


def without_pair(key: Scalar, value: Node) -> tuple[Edit, ...]:
    """The edits that delete a field, if no other text is on its lines."""
    lines = key.source.lines
    if not isinstance(value, Scalar) or value.end_column < 0 or key.end_column < 0:
        return ()
    is_alone = (
        not lines[key.line][: key.column].strip() and not lines[value.end_line][value.end_column :].strip()
    )
    return key.source.redo(key.line, value.end_line + 1 - key.line, []) if is_alone else ()


def over_value(value: Node, message: str, new: str) -> Problem:
    """A problem with a value. The fix replaces it with another value."""
    return replace(value.problem("error", "field-kind", message), edits=value.edits(new))


def over_with_fields(case: Case, message: str, entries: Sequence[Parts]) -> Problem:
    """A problem with a value. The fix replaces it with fields, or with entries that have them.

    They go on lines of their own, as people write them; between braces if the value is not alone on its line.
    """
    problem = case.value.problem("error", "field-kind", message)
    return replace(problem, edits=_on_lines(case, entries) or case.value.edits(_on_one_line(case, entries)))


def with_fields(problem: Problem, case: Case, name: str, parts: Parts) -> Problem:
    """A problem with the name of a field, fixed by the right one with fields of its own on lines below it."""
    below = _on_lines(case, [parts])
    if not below:
        return problem
    return replace(problem, edits=tuple(sorted({*case.key.edits(name), *below})))


def _on_one_line(case: Case, entries: Sequence[Parts]) -> str:
    inside = list(map(in_braces, entries))
    if case.is_entry:
        return inside[0] if len(entries[0]) > 1 else inside[0][1:-1]
    return inside[0] if len(inside) == 1 and not _needs_hyphens(case, entries) else f"[{', '.join(inside)}]"


def _needs_hyphens(case: Case, entries: Sequence[Parts]) -> bool:
    is_list = case.field is not None and case.field.is_list
    return is_list and (case.path == ("when",) or len(entries) > 1 or not case.accepts(entries[0]))


def _on_lines(case: Case, entries: Sequence[Parts]) -> tuple[Edit, ...]:
    """The edits that put fields on lines of their own; none where something else is on the line."""
    key, value, lines = case.key, case.value, case.value.source.lines
    if not isinstance(value, Scalar) or value.end_column < 0 or key.end_column < 0:
        return ()
    if lines[value.end_line][value.end_column :].strip():
        return ()
    if case.is_entry:
        front = lines[value.line][: value.column]
        blocks = [_block(parts, " " * value.column) for parts in entries]
        return value.edits(f"\n{front}".join(blocks)) if front.strip() == "-" else ()
    front, colon = lines[key.line][: key.column], lines[key.line].find(":", key.end_column)
    if front.strip(" -") or colon < 0 or value.line != key.line:
        return ()
    dash = "- " if _needs_hyphens(case, entries) else ""
    indent = " " * (key.column + 2)
    blocks = [f"\n{indent}{dash}{_block(parts, indent + ' ' * len(dash))}" for parts in entries]
    return key.source.edit(key.line, colon + 1, value.end_line, value.end_column, "".join(blocks))


def _block(parts: Parts, indent: str) -> str:
    return f"\n{indent}".join(f"{name}: {quote_if_needed(text)}" for name, text in parts.items())


def holding(value: Scalar, parts: Parts) -> MappingNode:
    """Parts of a text as fields, at the place of the text."""
    bare = replace(value, end_column=-1)
    pairs = ((replace(bare, text=name), replace(bare, text=text)) for name, text in parts.items())
    return MappingNode(value.source, value.line, value.column, tuple(pairs))
