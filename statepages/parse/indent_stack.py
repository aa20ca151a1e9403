"""How far the lines of a file are indented, and how far they should be."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from msgspec import Struct, field

from statepages.files.base import Model
from statepages.files.names import Field, NamePath, Table, tables
from statepages.files.other_names import words_for


class Level(Struct):
    """Fields, or the entries of a list, that begin at the same column.

    `path` leads to the fields in the model; `fields` are those that the model has there, `seen` those that
    the file had so far. The `column` of a list is that of its hyphens.
    """

    column: int
    path: NamePath
    fields: Table
    is_list: bool = False
    seen: list[str] = field(default_factory=list)

    def awaits(self, name: str) -> bool:
        """Whether a field of this name belongs here and the file did not have it yet."""
        return not self.is_list and name in self.fields and name not in self.seen


class OpenField(Struct, frozen=True):
    """A field, or an entry of a list, whose value is on the lines below it, or goes on there.

    `name` is that of a field, "" for an entry; `field` is what the model knows about it.
    """

    line: int
    column: int
    path: NamePath
    field: Field | None
    name: str = ""

    @property
    def takes_list(self) -> bool:
        return self.field is None or self.field.is_list

    @property
    def takes_fields(self) -> bool:
        return self.field is not None and self.field.has_fields

    @property
    def takes_text(self) -> bool:
        return self.field is not None and not (self.field.is_list or self.field.has_fields)


class IndentStack:
    """The levels that are open, outermost first."""

    def __init__(self, model: type[Model], column: int) -> None:
        self._model = model
        self._tables = tables(model)
        self._open = [Level(column, (), self._tables[()])]

    @property
    def inner(self) -> Level:
        return self._open[-1]

    def push(self, column: int, path: NamePath, *, is_list: bool = False) -> None:
        self._open.append(Level(column, path, self._tables.get(path, {}), is_list))

    def field(self, name: str) -> Field | None:
        """What the model knows about a field of the innermost level."""
        return self.inner.fields.get(name)

    def fields(self, path: NamePath) -> Table:
        """The fields that the model has below a path."""
        return self._tables.get(path, {})

    def awaited(self) -> set[str]:
        """The names of all fields that may still come."""
        return {name for level in self._open for name in level.fields if level.awaits(name)}

    def words(self) -> set[str]:
        """What people write for the names of fields on the open levels."""
        return {word for level in self._open for word in words_for(self._model, level.path)}

    def named(self, most: int) -> set[str]:
        """The names of all fields on the open levels up to a column."""
        return {
            name
            for level in self._open
            if level.column <= most and not level.is_list
            for name in level.fields
        }

    def missing_parent(self, column: int, name: str) -> str | None:
        """The field that a field belongs below, if that one is missing and no open level takes the field."""
        top = self._open[0]
        if column <= top.column or any(name in level.fields for level in self._open):
            return None
        homes = [path[0] for path, table in self._tables.items() if len(path) == 1 and name in table]
        return next((home for home in homes if top.awaits(home)), None)

    def begins_again(self, column: int, name: str) -> bool:
        """Whether this is the first field of the entry at this column again, so that another entry begins."""
        for above, level in pairwise(self._open):
            if level.column == column and above.is_list and not level.is_list:
                return level.seen[:1] == [name]
        return False

    def has_list(self, column: int | None = None) -> bool:
        """Whether a list is open, at this column if one is given."""
        return any(level.is_list and column in {None, level.column} for level in self._open)

    def fits(self, column: int, name: str) -> bool:
        """Whether a field can be at a column: it is known there, or no other open level awaits it."""
        here = next((level for level in self._open if level.column == column and not level.is_list), None)
        is_known = here is not None and name in here.fields
        return is_known or not any(level.awaits(name) for level in self._open)

    def go_to(self, column: int, *, is_list: bool) -> bool:
        """Close the levels inside the one at a column; whether there is a level at that column."""
        for at, level in enumerate(self._open):
            if level.column == column and level.is_list == is_list:
                del self._open[at + 1 :]
                return True
        return False

    def go_near(self, column: int, name: str | None = None) -> int:
        """Go to the level that was meant by a line whose column has none; the column of that level.

        For a field that is a level that awaits it, or else the nearest one; without a name, the nearest list.
        """
        stack = [level for level in self._open if level.is_list == (name is None)]
        awaiting = [level for level in stack if name is not None and level.awaits(name)]
        meant = min(awaiting or stack, key=lambda level: (abs(level.column - column), -level.column))
        del self._open[self._open.index(meant) + 1 :]
        return meant.column


def right_column(columns: list[int], parent: int) -> int:
    """The column of most lines of a level; in a tie, the one nearest to two columns right of the parent."""
    counted = Counter(columns)
    return min(counted, key=lambda column: (-counted[column], abs(column - parent - 2), column))
