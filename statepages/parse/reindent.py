"""Where the lines of a file belong: fields among their fields, entries in their lists."""

from __future__ import annotations

from statepages.parse import texts
from statepages.parse.hyphens import put_hyphens
from statepages.parse.indent_stack import IndentStack, OpenField, right_column
from statepages.parse.line_editor import LineEditor
from statepages.parse.lines import dash_of, name_of
from statepages.parse.syntax import is_comment


class Reindent:
    """Finds the level of each line of an editor, and fixes lines that are not at their column."""

    def __init__(self, editor: LineEditor, stack: IndentStack) -> None:
        self.editor = editor
        self.stack = stack

    def of_entry(self, at: int, column: int, open_field: OpenField | None) -> int | None:
        """Put an entry of a list where it belongs: its column; None if no list is open.

        `open_field` is the field whose value begins here, if the line above is one.
        """
        if open_field and column >= open_field.column and open_field.takes_list:
            right = self._list_column(at, open_field)
            self.stack.push(right, open_field.path, is_list=True)
        elif not self.editor.has_odd_front(at) and self.stack.go_to(column, is_list=True):
            right = column
        elif self.stack.has_list():
            right = self.stack.go_near(column)
        else:
            return None
        texts.indent(self.editor, at, right)
        return right

    def of_field(self, at: int, column: int, name: str, open_field: OpenField | None) -> int:
        """Put a field where it belongs: its column."""
        if open_field and (column > open_field.column or self._is_outdented(open_field, column, name)):
            return self._open_fields(at, column, open_field)
        is_clear = not self.editor.has_odd_front(at)
        if not (is_clear and self.stack.fits(column, name) and self.stack.go_to(column, is_list=False)):
            column = self.stack.go_near(column, name)
        texts.indent(self.editor, at, column)
        return column

    def without_parent(self, at: int, parent: str) -> int:
        """Skip the fields below a field whose own line is missing."""
        message = f'The field "{parent}" is missing. Add a line "{parent}:" above this.'
        self.editor.report("missing-field", message, at, self.editor.parts(at)[0])
        end = at
        while end < len(self.editor.lines) and (end == at or self.editor.parts(end)[0]):
            self.editor.leave_out(end)
            end += 1
        return end

    def _is_outdented(self, open_field: OpenField, column: int, name: str) -> bool:
        """Whether the first of the fields below a field is not indented at all."""
        return (
            column == open_field.column
            and name in self.stack.fields(open_field.path)
            and name not in self.stack.named(column)
            and texts.lines_below(self.editor, open_field) == open_field.line + 1
            and open_field.takes_fields
        )

    def _open_fields(self, at: int, column: int, open_field: OpenField) -> int:
        """The column of the first of the fields below a field, once it lines up with the others."""
        hyphen = (
            put_hyphens(self.editor, at, open_field)
            if open_field.takes_list and open_field.takes_fields
            else None
        )
        if hyphen is not None:
            self.stack.push(hyphen, open_field.path, is_list=True)
            self.stack.push(hyphen + 2, open_field.path)
            return hyphen + 2
        first = at if column > open_field.column else at + 1
        columns = self._columns_below(first, open_field.column, is_list=False)
        right = right_column(columns, open_field.column) if columns else open_field.column + 2
        self.stack.push(right, open_field.path)
        texts.indent(self.editor, at, right)
        return right

    def _list_column(self, at: int, open_field: OpenField) -> int:
        """The column of the hyphens of a list. If there is a tab before the first, the lines below decide."""
        columns = self._columns_below(at, open_field.column, is_list=True)
        if self.editor.has_odd_front(at):
            columns = columns[1:] or self._left_of_fields(at, open_field.column) or columns
        return right_column(columns, open_field.column)

    def _left_of_fields(self, at: int, parent: int) -> list[int]:
        """The column of the hyphen of an entry, if its next field is where it should be."""
        for line in range(at + 1, len(self.editor.lines)):
            column, body = self.editor.parts(line)
            if not is_comment(" " + body):
                is_field = name_of(body) and not dash_of(body) and not self.editor.is_odd_front(line)
                return [column - 2] if is_field and column - 2 >= parent else []
        return []

    def _columns_below(self, at: int, parent: int, *, is_list: bool) -> list[int]:
        """The columns of a line and of those below it that could be on the same level."""
        columns: list[int] = []
        inside: int | None = None
        for line in range(at, len(self.editor.lines)):
            column, body = self.editor.parts(line)
            if is_comment(" " + body) or (inside is not None and column > inside):
                continue
            dash = dash_of(body)
            if column <= parent and not (is_list and dash and column == parent):
                break
            if bool(dash) == is_list and (line == at or not self.editor.is_odd_front(line)):
                columns.append(column)
            # Lines that are indented below a field without a value belong to it, and so do the fields of an
            # entry. Entries below an entry are in the same list, and one of them is misplaced.
            inside = column if (dash and not is_list) or _opens(body[len(dash) :]) else None
        return columns


def _opens(body: str) -> bool:
    """Whether the value of a field is on the lines below it."""
    named = name_of(body)
    return named is not None and named.value[:1] in {"", "|", ">", "#"}
