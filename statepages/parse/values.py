"""The value of a field, or of an entry of a list: on its line, and where it goes on below."""

from __future__ import annotations

import re
from collections.abc import Collection

from statepages.parse import texts, unclosed
from statepages.parse.indent_stack import IndentStack, OpenField
from statepages.parse.line_editor import LineEditor
from statepages.parse.lines import dash_of, described, name_of
from statepages.parse.syntax import is_readable
from statepages.parse.value_errors import value_error
from statepages.quoting import in_quotes

_EMPTY = {"[": "[]", "{": "{}"}


def take_value(
    editor: LineEditor, owner: OpenField, value_at: int, stack: IndentStack, ends: texts.Ends
) -> tuple[int, bool]:
    """Look at a value and fix it; the next line to take, and whether its text may go on there."""
    at = owner.line
    sign = editor.lines[at][value_at]
    if sign in "|>[{\"'":
        _fix_end(editor, at)
    if texts.fix_mark(editor, owner, value_at):
        sign = "|"
    if sign in "|>":
        return texts.block(editor, owner, value_at, ends), False
    further = None
    if sign in "\"'":
        further = unclosed.quotes(editor, owner, value_at, ends)
    elif sign in _EMPTY:
        _fix_braces(editor, owner, value_at, stack)
        further = unclosed.brackets(editor, owner, value_at, ends)
    if further is not None:
        return further, False
    if not (_is_first_field(editor, owner, value_at, stack) or _is_first_entry(editor, owner, value_at)):
        _fix_value(editor, owner, value_at)
    value = editor.lines[at][value_at:].strip()
    return at + 1, value[:1] not in {"", *"\"'[{"}


def has_fields_below(editor: LineEditor, owner: OpenField, value_at: int, stack: IndentStack) -> bool:
    """Whether something stands behind the name of a field whose fields or entries are on the lines below."""
    if owner.field is None or owner.takes_text:
        return False
    value = editor.lines[owner.line][value_at:].rstrip()
    fields = stack.fields(owner.path)
    named = name_of(value)
    if value.startswith("- ") or (named and named.name in fields) or not is_readable(value):
        return False
    below = next((at for at in range(owner.line + 1, len(editor.lines)) if editor.lines[at].strip()), None)
    if below is None:
        return False
    column, body = editor.parts(below)
    first = name_of(body)
    is_entry = bool(dash_of(body)) and owner.takes_list and column >= owner.column
    # What is awaited further out may belong there: until below "when: anytime".
    is_field = first is not None and first.name in set(fields) - stack.awaited()
    return is_entry or (column > owner.column and is_field)


def drop_value(editor: LineEditor, owner: OpenField, value_at: int, fields: Collection[str]) -> None:
    """Tell of a value behind a field whose fields stand below, and take it away."""
    line = editor.lines[owner.line]
    value, bare = line[value_at:].rstrip(), line[:value_at].rstrip()
    is_word = any(map(str.isalnum, value)) and value.lower() not in {"yes", "true", "null"}
    first = next(iter(fields), "")
    line_below = f"{value}: yes" if value in fields else f"{first}: {value}" if first else f"- {value}"
    message = f'What belongs to "{owner.name}" stands on the lines below it, and nothing behind its colon. '
    advice = (
        f'Delete it here; if it is to stay, write "{line_below}" below.'
        if is_word
        else f"Delete {value} here."
    )
    editor.tell("field-kind", message + advice, owner.line, value_at, None if is_word else bare)
    editor.replace(owner.line, bare)


def _fix_end(editor: LineEditor, at: int) -> None:
    """Take odd spaces from the end of a line, where they would count as text."""
    line = editor.lines[at]
    odd = line[len(line.rstrip()) :].lstrip(" \t")
    if odd:
        message = f"The space at the end is not a plain one ({described(odd[0])}). Delete it."
        editor.tell("odd-space", message, at, len(line) - len(odd), line.rstrip())


def _fix_value(editor: LineEditor, owner: OpenField, value_at: int) -> None:
    line = editor.lines[owner.line]
    is_list = owner.field is not None and not owner.takes_text
    error = value_error(owner.name, line[value_at:], is_list=is_list)
    if error is None:
        return
    fix = None if error.instead is None else line[:value_at] + error.instead
    editor.tell(error.code, error.message, owner.line, value_at + error.column, fix)
    if fix is None:
        instead = _EMPTY.get(line[value_at]) or in_quotes(line[value_at:])
        editor.replace(owner.line, line[:value_at] + instead)


def _is_first_field(editor: LineEditor, owner: OpenField, value_at: int, stack: IndentStack) -> bool:
    """where: venue: The library -- the first of the fields on the line of the field that takes them."""
    line = editor.lines[owner.line]
    dash = dash_of(line[value_at:]) if owner.takes_list else ""
    named = name_of(line[value_at + len(dash) :])
    if named is None or named.name not in stack.fields(owner.path):
        return False
    name = owner.path[-1]
    message = f'The fields of "{name}" stand below it. Write "{name}:", and "  {named.name}: {named.value}" on the next line.'
    message = message.replace('"  ', f'"  {dash.strip()} ', 1) if dash else message
    is_alone = texts.lines_below(editor, owner) == owner.line + 1
    inside = f"{{{named.name}: {named.value}}}"
    inside = f"[{inside}]" if dash else inside
    if is_alone and named.value and not set(",[]{}#") & set(named.value) and is_readable(inside):
        editor.tell("field-kind", message, owner.line, value_at, line[:value_at] + inside)
        return True
    editor.tell("field-kind", message, owner.line, value_at)
    editor.lost = True
    editor.replace(owner.line, line[:value_at].rstrip())
    return True


def _is_first_entry(editor: LineEditor, owner: OpenField, value_at: int) -> bool:
    """tags: - first -- the first entry of a list on the line of its field."""
    line = editor.lines[owner.line]
    below = range(owner.line + 1, texts.lines_below(editor, owner))
    if not line[value_at:].startswith("- ") or not any(dash_of(editor.parts(at)[1]) for at in below):
        return False
    advice = f'Write "{owner.name}:", and the first below it.'
    message = f"Each entry of a list stands on a line of its own. {advice}"
    editor.tell("dash", message, owner.line, value_at)
    editor.replace(owner.line, line[:value_at] + line[value_at:].removeprefix("- "))
    for at in below:
        editor.replace(at, "")
    return True


def _fix_braces(editor: LineEditor, owner: OpenField, value_at: int, stack: IndentStack) -> None:
    """Put the spaces behind the colons of fields between { and }."""
    names = "|".join(map(re.escape, stack.fields(owner.path)))
    joined = re.compile(rf"(?<=[{{,])\s*(?:{names}):(?=\S)")
    while names and (found := joined.search(editor.lines[owner.line], value_at)):
        line, at = editor.lines[owner.line], found.end()
        message = f'A space is missing behind "{found[0].strip()}".'
        editor.tell("no-space", message, owner.line, at, f"{line[:at]} {line[at:]}")
