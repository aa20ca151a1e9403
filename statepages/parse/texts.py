"""Texts on the lines below the name of their field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from statepages.parse.indent_stack import OpenField, right_column
from statepages.parse.line_editor import LineEditor
from statepages.parse.lines import front_of
from statepages.parse.syntax import LIKE_A_MARK, text_after_mark
from statepages.quoting import quote_if_needed

Ends = Callable[[int, bool], bool]
"""Whether a line begins something else, so that the text above it has ended.

The second argument: whether the text has lines already, so that the next one may be an unknown field.
"""


def block(editor: LineEditor, owner: OpenField, value_at: int, ends: Ends) -> int:
    """The text of a field with | or > after its colon; the line after the text."""
    at = owner.line
    line = editor.lines[at]
    mark, rest = text_after_mark(line[value_at:]) or ("|", "")
    end = text_end(editor, owner, ends)
    if rest:
        message = (
            f"Nothing can come after {mark} on its line. "
            "Begin the text on the next line, with two spaces in front."
        )
        fix = line[:value_at] + quote_if_needed(rest) if end == at + 1 else None
        if fix is None and not any(map(str.isalnum, rest)):
            fix = line[:value_at] + mark
        editor.report("block-mark", message, at, value_at, fix)
        editor.replace(at, fix or line[:value_at] + mark)
    else:
        fix_block(editor, owner, range(at + 1, end))
    return end


def fix_mark(editor: LineEditor, owner: OpenField, value_at: int) -> bool:
    """Replace what looks like a mark after the name of a text; whether there was something like it."""
    line = editor.lines[owner.line].rstrip()
    sign, is_markdown = line[value_at:], owner.field is not None and owner.field.is_markdown
    if sign not in LIKE_A_MARK or not is_markdown or lines_below(editor, owner) == owner.line + 1:
        return False
    message = f'The character after "{owner.name}:" is {sign}, not |. Write "{owner.name}: |".'
    editor.report("block-mark", message, owner.line, value_at, f"{line[:value_at]}|")
    return True


def text_end(editor: LineEditor, owner: OpenField, ends: Ends) -> int:
    """The line after the text of a field; empty lines at the end of the text do not count."""
    last = owner.line + 1
    has_text: bool | None = None
    first = 0
    for at in range(owner.line + 1, len(editor.lines)):
        if not editor.lines[at].strip():
            continue
        column = len(front_of(editor.lines[at]))
        is_deep = column > owner.column
        # Below a text that is too far to the left, a line with a colon is most often part of it.
        if has_text is None:
            has_text, first = is_deep, column
        if not is_deep and ends(at, has_text):
            break
        if is_deep and column < first and _are_fields(editor, owner, at, ends):
            break
        last = at + 1
    return last


def _are_fields(editor: LineEditor, owner: OpenField, at: int, ends: Ends) -> bool:
    """Whether this line of a text and all below are fields: left of the text, but with spaces in front."""
    column, below = len(front_of(editor.lines[at])), range(at, lines_below(editor, owner))
    fronts = {line: len(front_of(editor.lines[line])) for line in below if editor.lines[line].strip()}
    return all(front > column or (front == column and ends(line, False)) for line, front in fronts.items())


def lines_below(editor: LineEditor, owner: OpenField) -> int:
    """The line after everything that is indented below a field."""
    end = owner.line + 1
    while end < len(editor.lines):
        line = editor.lines[end]
        if line.strip() and len(front_of(line)) <= owner.column:
            break
        end += 1
    return end


def fix_below(editor: LineEditor, owner: OpenField, at: int) -> bool:
    """Put a text of one line after the name of its field, which is on the line above."""
    above, body = editor.lines[owner.line].rstrip(), editor.lines[at]
    is_line = owner.takes_text and owner.field is not None and not owner.field.is_markdown
    if not is_line or at != owner.line + 1 or not above.endswith(":") or front_of(body):
        return False
    text = quote_if_needed(body.strip())
    message = f'The text of "{owner.name}" must be on the same line. Write {owner.name}: {text}'
    editor.report(
        "indentation", message, owner.line, len(above) - 1, f"{above} {quote_if_needed(body.strip())}\n"
    )
    return True


def needs_mark(editor: LineEditor, owner: OpenField, ends: Ends) -> int:
    """A text of several lines that needs a mark after its name; the line after the text."""
    end = text_end(editor, owner, ends)
    line = editor.lines[owner.line].rstrip()
    name = owner.name or "text"
    is_below = line.endswith(":")
    below = [editor.lines[at] for at in range(owner.line + 1, end)]
    missing = owner.column + 2 - min((len(front_of(text)) for text in below if text.strip()), default=0)
    if not is_below:
        message = f'Text on several lines begins below the field name. Write only "{name}: |" on this line.'
        editor.report("block-mark", message, owner.line, owner.column)
        for at in range(owner.line + 1, end):
            editor.replace(at, "")
    elif missing > 0:
        message = (
            "Text on several lines needs | after the field name and two spaces in front of each line. "
            f'Write "{name}: |".'
        )
        shifted = (" " * missing + text if text.strip() else text for text in below)
        editor.report("block-mark", message, owner.line, len(line) - 1, "\n".join([f"{line} |", *shifted]))
    else:
        message = f'Text on several lines needs | after the field name. Write "{name}: |".'
        editor.report("block-mark", message, owner.line, len(line) - 1, f"{line} |")
    return end


def fix_block(editor: LineEditor, owner: OpenField, lines: range) -> None:
    """Put the lines of a text where they belong: all at the same column, to the right of its field."""
    written = [at for at in lines if editor.lines[at].strip()]
    if not written:
        return
    for at in written:
        line = editor.lines[at]
        # Spaces to the right of the field belong to the text.
        if len(line) - len(line.lstrip(" ")) <= owner.column:
            editor.straighten(at)
    _straighten(editor, owner, written)
    columns = {at: len(front_of(editor.lines[at])) for at in written}
    first = written[0]
    if columns[first] <= owner.column:
        _put_below(editor, owner, range(first, written[-1] + 1), owner.column + 2 - min(columns.values()))
        return
    right = (
        right_column(list(columns.values()), owner.column)
        if columns[first] > columns[written[-1]]
        else columns[first]
    )
    right = right if right > owner.column else columns[first]
    if columns[first] > right:
        indent(editor, first, right)
    for run in _runs(written, lambda at: columns[at] <= owner.column):
        _put_below(editor, owner, run, right - min(columns[at] for at in run if at in columns))
    for at in written:
        if owner.column < columns[at] < right:
            indent(editor, at, right)


def _straighten(editor: LineEditor, owner: OpenField, written: list[int]) -> None:
    """Put lines that had a tab in front, which is reported already, at the column of the others."""
    odd = [at for at in written if editor.has_odd_front(at)]
    plain = [len(front_of(editor.lines[at])) for at in written if at not in odd]
    right = min(plain) if plain and min(plain) > owner.column else owner.column + 2
    for at in odd:
        column, body = editor.parts(at)
        editor.replace(at, " " * max(column, right) + body, is_sure=True)


def _put_below(editor: LineEditor, owner: OpenField, run: range, shift: int) -> None:
    """Report lines of a text that are not indented below its field."""
    text = f'The text of "{owner.name}"' if owner.name else "The text"
    message = f"{text} is too far to the left here. Add {spaces(shift)} in front of each line."
    lines = (editor.lines[at] for at in run)
    fix = "\n".join(" " * shift + line if line.strip() else line for line in lines)
    editor.report("indentation", message, run[0], len(front_of(editor.lines[run[0]])), fix)


def _runs(lines: list[int], belongs: Callable[[int], bool]) -> Iterator[range]:
    """Runs of lines that belong together, each as the range of its lines."""
    run: list[int] = []
    for at in [*lines, None]:
        if at is not None and belongs(at):
            run.append(at)
        elif run:
            yield range(run[0], run[-1] + 1)
            run = []


def indent(editor: LineEditor, at: int, right: int) -> None:
    """Report a line that is too far to the left or right, and put it at its column."""
    line = editor.lines[at]
    column = len(front_of(line))
    if column == right:
        return
    if editor.has_odd_front(at):
        # What was in front is the mistake: how many spaces were meant is known here.
        editor.replace(at, " " * right + line[column:], is_sure=True)
        return
    gap = abs(right - column)
    advice = f"{'Add' if column < right else 'Delete'} {'one' if gap == 1 else gap}"
    message = (
        f"This line has {spaces(column) if column else 'no spaces'} in front, but the lines around it have "
        f"{right or 'none'}. {advice}{{here}}."
    )
    editor.shift(at, column, right, message)


def spaces(count: int) -> str:
    """ "1 space", "2 spaces"."""
    return "1 space" if count == 1 else f"{count} spaces"
