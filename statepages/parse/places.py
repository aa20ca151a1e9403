"""Where the lines of a file belong: fields among their fields, entries in their lists."""

from __future__ import annotations

from statepages.parse import texts
from statepages.parse.draft import Draft
from statepages.parse.hyphens import put_hyphens
from statepages.parse.levels import Levels, Opened, right_column
from statepages.parse.lines import dash_of, name_of
from statepages.parse.values import is_comment


class Places:
    """Goes from level to level with the lines of a draft, and mends those that stand elsewhere."""

    def __init__(self, draft: Draft, levels: Levels) -> None:
        self.draft = draft
        self.levels = levels

    def of_entry(self, at: int, column: int, opened: Opened | None) -> int | None:
        """Put an entry of a list where it belongs: its column; None where no list is open.

        `opened` is the field whose value stands here, if the line above is one.
        """
        if opened and column >= opened.column and opened.takes_list:
            right = self._list_column(at, opened)
            self.levels.push(right, opened.path, is_list=True)
        elif not self.draft.has_odd_front(at) and self.levels.go_to(column, is_list=True):
            right = column
        elif self.levels.has_list():
            right = self.levels.go_near(column)
        else:
            return None
        texts.indent(self.draft, at, right)
        return right

    def of_field(self, at: int, column: int, name: str, opened: Opened | None) -> int:
        """Put a field where it belongs: its column."""
        if opened and (column > opened.column or self._is_outdented(opened, column, name)):
            return self._open_fields(at, column, opened)
        is_clear = not self.draft.has_odd_front(at)
        if not (is_clear and self.levels.fits(column, name) and self.levels.go_to(column, is_list=False)):
            column = self.levels.go_near(column, name)
        texts.indent(self.draft, at, column)
        return column

    def without_parent(self, at: int, parent: str) -> int:
        """Pass over the fields below a field whose own line is not there."""
        message = f'The field "{parent}" is missing. Add a line "{parent}:" above this.'
        self.draft.tell("missing-field", message, at, self.draft.parts(at)[0])
        end = at
        while end < len(self.draft.lines) and (end == at or self.draft.parts(end)[0]):
            self.draft.leave_out(end)
            end += 1
        return end

    def _is_outdented(self, opened: Opened, column: int, name: str) -> bool:
        """Whether the first of the fields below a field stands no deeper than that."""
        return (
            column == opened.column
            and name in self.levels.fields(opened.path)
            and name not in self.levels.named(column)
            and texts.lines_below(self.draft, opened) == opened.line + 1
            and opened.takes_fields
        )

    def _open_fields(self, at: int, column: int, opened: Opened) -> int:
        """The column of the first of the fields below a field, once it stands where the others do."""
        hyphen = put_hyphens(self.draft, at, opened) if opened.takes_list and opened.takes_fields else None
        if hyphen is not None:
            self.levels.push(hyphen, opened.path, is_list=True)
            self.levels.push(hyphen + 2, opened.path)
            return hyphen + 2
        first = at if column > opened.column else at + 1
        columns = self._columns_below(first, opened.column, is_list=False)
        right = right_column(columns, opened.column) if columns else opened.column + 2
        self.levels.push(right, opened.path)
        texts.indent(self.draft, at, right)
        return right

    def _list_column(self, at: int, opened: Opened) -> int:
        """Where the hyphens of a list stand. A tab before the first tells nothing: what is below does."""
        columns = self._columns_below(at, opened.column, is_list=True)
        if self.draft.has_odd_front(at):
            columns = columns[1:] or self._left_of_fields(at, opened.column) or columns
        return right_column(columns, opened.column)

    def _left_of_fields(self, at: int, parent: int) -> list[int]:
        """Where the hyphen of an entry stands if the next of its fields stands right."""
        for line in range(at + 1, len(self.draft.lines)):
            column, body = self.draft.parts(line)
            if not is_comment(" " + body):
                is_field = name_of(body) and not dash_of(body) and not self.draft.is_odd_front(line)
                return [column - 2] if is_field and column - 2 >= parent else []
        return []

    def _columns_below(self, at: int, parent: int, *, is_list: bool) -> list[int]:
        """The columns of a line and those below it that could stand on its level."""
        columns: list[int] = []
        inside: int | None = None
        for line in range(at, len(self.draft.lines)):
            column, body = self.draft.parts(line)
            if is_comment(" " + body) or (inside is not None and column > inside):
                continue
            dash = dash_of(body)
            if column <= parent and not (is_list and dash and column == parent):
                break
            if bool(dash) == is_list and (line == at or not self.draft.is_odd_front(line)):
                columns.append(column)
            # What stands deeper below a field without a value is its own, and so are the fields of an
            # entry; entries below an entry are those of the same list, one of which is misplaced.
            inside = column if (dash and not is_list) or _opens(body[len(dash) :]) else None
        return columns


def _opens(body: str) -> bool:
    """Whether the value of a field stands on the lines below it."""
    named = name_of(body)
    return named is not None and named.value[:1] in {"", "|", ">", "#"}
