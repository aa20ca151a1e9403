"""Quotes and brackets that close on a later line, or never."""

from __future__ import annotations

import re

from statepages.parse.indent_stack import OpenField
from statepages.parse.line_editor import LineEditor
from statepages.parse.syntax import end_of_brackets, end_of_quotes, is_comment, is_readable
from statepages.parse.texts import Ends
from statepages.quoting import in_quotes

_ELISION = re.compile(r"'(?:tis|twas|til|em|cause|round|n|\d\ds?)\b", re.IGNORECASE)


def quotes(editor: LineEditor, owner: OpenField, value_at: int, ends: Ends) -> int | None:
    """A quote that does not close on its line; the line after its text. None if it closes on this line."""
    at = owner.line
    value = editor.lines[at][value_at:]
    if end_of_quotes(value) is not None:
        return None
    text = _joined(editor, owner, value_at, ends)
    end = end_of_quotes(text)
    if end is not None and is_comment(text[end + 1 :].split("\n")[0]):
        return at + text.count("\n", 0, end) + 1
    _report_open_quote(editor, owner, value_at, is_alone="\n" not in text.strip())
    return at + 1


def _report_open_quote(editor: LineEditor, owner: OpenField, value_at: int, *, is_alone: bool) -> None:
    at = owner.line
    line = editor.lines[at].rstrip()
    value = line[value_at:]
    quote = value[0]
    if _ELISION.match(value):
        whole = in_quotes(value)
        message = f"Text that begins with an apostrophe needs quotes. Write {whole}."
        editor.report("first-character", message, at, value_at, line[:value_at] + whole)
        return
    if value[1:2] in {"[", "{"}:
        message = "The quote that opens here never closes. Delete it: a list needs no quotes around it."
        editor.report("open-quote", message, at, value_at, line[:value_at] + value[1:])
        return
    message = f"The quote that opens here never closes. Add {quote} at the end of line {at + 1}."
    if is_alone and value[-1] in "”“„’‘" and len(value) > 2:
        message = (
            f"The quote at the start is straight, but the one at the end ({value[-1]}) is curly. "
            f"Write {quote} at the end."
        )
        editor.report("open-quote", message, at, value_at, line[:-1] + quote)
        return
    editor.report("open-quote", message, at, value_at, line + quote if is_alone else None)
    editor.replace(at, line if line.endswith(quote) and is_alone else line + quote)


def _joined(editor: LineEditor, owner: OpenField, value_at: int, ends: Ends) -> str:
    """The value and the lines below it, until something else begins."""
    at = owner.line
    below = range(at + 1, len(editor.lines))
    last = next(
        (line for line in below if editor.lines[line].strip() and ends(line, True)), len(editor.lines)
    )
    return "\n".join([editor.lines[at][value_at:], *editor.lines[at + 1 : last]])


def brackets(editor: LineEditor, owner: OpenField, value_at: int, ends: Ends) -> int | None:
    """A bracket that does not close on its line; the line after its text. None if it closes on this line."""
    at = owner.line
    line = editor.lines[at].rstrip()
    if end_of_brackets(line[value_at:]) is not None:
        return None
    text = _joined(editor, owner, value_at, ends)
    end = end_of_brackets(text)
    if end is not None:
        return at + text.count("\n", 0, end) + 1
    opener = line[value_at]
    closer = "]" if opener == "[" else "}"
    if owner.takes_text:
        fix: str | None = line[:value_at] + in_quotes(line[value_at:])
        message = f"Text that begins with {opener} needs quotes. Write {in_quotes(line[value_at:])}."
        editor.report("first-character", message, at, value_at, fix)
        return at + 1
    message = f"The {opener} that opens here never closes. Add {closer} at the end. "
    message += "If this is text, put it in quotes."
    is_alone = "\n" not in text.strip() and owner.field is not None
    whole = line.rstrip(", ") + closer
    can_be_read = is_readable(whole[value_at:])
    editor.report("open-list", message, at, value_at, whole if is_alone and can_be_read else None)
    end = at + text.rstrip().count("\n") + 1
    for below in range(at + 1, end):
        editor.replace(below, "")
    editor.replace(at, whole if can_be_read else line[:value_at] + opener + closer)
    return end
