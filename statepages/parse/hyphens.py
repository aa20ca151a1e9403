"""The hyphens that begin the entries of a list: missing, extra, or replaced by something else."""

from __future__ import annotations

from statepages.parse.indent_stack import IndentStack, OpenField
from statepages.parse.line_editor import LineEditor
from statepages.parse.lines import dash_of, fields_of, name_of, odd_dash_of
from statepages.parse.texts import lines_below

_WIDTH = 2
"""Of a hyphen with its space."""

_RULE = "Each entry of a list begins with a hyphen and a space."
_MESSAGE = f'{_RULE} Begin this line with "- ".'


def fix_hyphen(editor: LineEditor, at: int, stack: IndentStack, open_field: OpenField | None) -> None:
    """Replace what somebody wrote instead of a hyphen and a space, where a list is expected."""
    column, body = editor.parts(at)
    written = odd_dash_of(body)
    is_first = open_field and column > open_field.column and open_field.takes_list
    if written and (is_first or stack.has_list(column)):
        lines = [f"{' ' * column}- {body[len(written) :]}", *_moved(editor, at, column, len(written))]
        editor.report("dash", _MESSAGE, at, column, "\n".join(lines))
    elif "\t" in dash_of(body):
        message = "There is a tab after the hyphen. Replace it with a space."
        line = f"{' ' * column}- {body[len(dash_of(body)) :]}"
        if editor.has_odd_front(at):
            # All tabs of a line are one mistake.
            editor.replace(at, line, is_sure=True)
        else:
            editor.report("tab", message, at, column + body.index("\t"), line)


def _moved(editor: LineEditor, at: int, column: int, width: int) -> list[str]:
    """The other lines of an entry, moved two columns right of its hyphen; none if they are there."""
    below = editor.lines[at + 1 : lines_below(editor, OpenField(at, column, (), None))]
    if width == _WIDTH or {front for front, _ in fields_of(below)} != {column + width}:
        return []
    return [" " * (column + _WIDTH) + line[column + width :] if line.strip() else line for line in below]


def fix_gap(editor: LineEditor, at: int, column: int) -> int:
    """The column of the fields of an entry, once there is only one space after its hyphen."""
    inside = column + len(dash_of(editor.lines[at][column:]))
    end = lines_below(editor, OpenField(at, column, (), None))
    others = {front for front, _ in fields_of(editor.lines[at + 1 : end])}
    if others != {column + 2} or inside == column + 2:
        return inside
    line = editor.lines[at]
    message = "There are too many spaces after the hyphen. Keep one, so that the fields line up."
    editor.report("dash", message, at, column, f"{line[:column]}- {line[inside:]}")
    return column + 2


def put_hyphen(editor: LineEditor, at: int, column: int) -> None:
    """Put the hyphen before the field that begins another entry."""
    body = editor.lines[at][column:]
    message = f'{_RULE} Write "- " before "{body.partition(":")[0]}".'
    line = f"{' ' * (column - 2)}- {body}"
    if _is_another(editor, at, column):
        editor.report("dash", message, at, column, line)
        return
    # The field may be there twice by mistake.
    named = name_of(body)
    name = named.name if named else body
    message = f'"{name}" is here twice. Keep only one. If this is another entry, write "- " before "{name}".'
    editor.report("duplicate-field", message, at, column)
    editor.replace(at, line)


def _is_another(editor: LineEditor, at: int, column: int) -> bool:
    """Whether a field that comes again certainly begins another entry of a list."""
    first = at - 1
    while first > 0 and not editor.lines[first].startswith(" " * (column - _WIDTH) + "-"):
        first -= 1
    end = lines_below(editor, OpenField(at, column - 1, (), None))
    above = [line[column:].strip() for line in editor.lines[first:at]]
    names = [name for _, name in fields_of(above)]
    below = [name for front, name in fields_of(editor.lines[at:end]) if front == column]
    upto = below.index(below[0], 1) if below[:1] and below[0] in below[1:] else len(below)
    is_same = editor.lines[at][column:].strip() in above
    return not is_same and (len(names) > 1 or set(names) == set(below[:upto]))


def put_hyphens(editor: LineEditor, at: int, open_field: OpenField) -> int | None:
    """Put the hyphens in front of entries without them: their column; None if no hyphen is missing."""
    column, body = editor.parts(at)
    end = lines_below(editor, open_field)
    if any(editor.lines[below].startswith(" " * (column - _WIDTH) + "- ") for below in range(at, end)):
        editor.report("dash", _MESSAGE, at, column, f"{' ' * (column - _WIDTH)}- {body}")
        return column - _WIDTH
    fields = fields_of(editor.lines[at:end])
    first = [name for front, name in fields if front == column]
    if [front for front, _ in fields][1:2] == [column + 2]:
        editor.report("dash", _MESSAGE, at, column, f"{' ' * column}- {body}")
        return column
    if not first or first.count(first[0]) == 1:
        return None
    message = f'{_RULE} Write "- " before each "{first[0]}".'
    lines = (_with_hyphen(editor, line, column, first[0]) for line in range(at, end))
    editor.report("dash", message, at, column, "\n".join(lines))
    return column


def _with_hyphen(editor: LineEditor, at: int, column: int, first: str) -> str:
    front, body = editor.parts(at)
    named = name_of(body)
    begins = front == column and named is not None and named.name == first
    return f"{' ' * front}{'- ' if begins else '  '}{body}".rstrip()
