"""The value of a field, or of an entry of a list: on its line, and on the lines below if it goes on there."""

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
    """Check a value and fix it; the next line to take, and whether its text may go on there."""
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
    """Whether something follows the name of a field whose fields or entries are on the lines below."""
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
    # A field that an outer level awaits may belong there: until below "when: anytime".
    is_field = first is not None and first.name in set(fields) - stack.awaited()
    return is_entry or (column > owner.column and is_field)


def drop_value(editor: LineEditor, owner: OpenField, value_at: int, fields: Collection[str]) -> None:
    """Report a value after the name of a field whose fields are below it, and delete it."""
    line = editor.lines[owner.line]
    value, bare = line[value_at:].rstrip(), line[:value_at].rstrip()
    is_word = any(map(str.isalnum, value)) and value.lower() not in {"yes", "true", "null"}
    first = next(iter(fields), "")
    line_below = f"{value}: yes" if value in fields else f"{first}: {value}" if first else f"- {value}"
    message = f'The value of "{owner.name}" is on the lines below, so nothing can come after the colon. '
    advice = (
        f'Delete it here. If you want to keep it, write "{line_below}" below.'
        if is_word
        else f"Delete {value}."
    )
    editor.report("field-kind", message + advice, owner.line, value_at, None if is_word else bare)
    editor.replace(owner.line, bare)


def _fix_end(editor: LineEditor, at: int) -> None:
    """Delete odd spaces at the end of a line, where they would count as text."""
    line = editor.lines[at]
    odd = line[len(line.rstrip()) :].lstrip(" \t")
    if odd:
        message = f"There is an unusual space at the end of the line ({described(odd[0])}). Delete it."
        editor.report("odd-space", message, at, len(line) - len(odd), line.rstrip())


def _fix_value(editor: LineEditor, owner: OpenField, value_at: int) -> None:
    line = editor.lines[owner.line]
    is_list = owner.field is not None and not owner.takes_text
    error = value_error(owner.name, line[value_at:], is_list=is_list)
    if error is None:
        return
    fix = None if error.suggestion is None else line[:value_at] + error.suggestion
    editor.report(error.code, error.message, owner.line, value_at + error.column, fix)
    if fix is None:
        suggestion = _EMPTY.get(line[value_at]) or in_quotes(line[value_at:])
        editor.replace(owner.line, line[:value_at] + suggestion)


def _is_first_field(editor: LineEditor, owner: OpenField, value_at: int, stack: IndentStack) -> bool:
    """where: venue: The library -- the first field on the line of the field that it belongs to."""
    line = editor.lines[owner.line]
    dash = dash_of(line[value_at:]) if owner.takes_list else ""
    named = name_of(line[value_at + len(dash) :])
    if named is None or named.name not in stack.fields(owner.path):
        return False
    name = owner.path[-1]
    message = f'The fields of "{name}" go on the lines below it. Write "{name}:", and '
    first = f"{dash.strip()} {named.name}" if dash else named.name
    message += f'"  {first}: {named.value}" on the next line.'
    is_alone = texts.lines_below(editor, owner) == owner.line + 1
    inside = f"{{{named.name}: {named.value}}}"
    inside = f"[{inside}]" if dash else inside
    if is_alone and named.value and not set(",[]{}#") & set(named.value) and is_readable(inside):
        editor.report("field-kind", message, owner.line, value_at, line[:value_at] + inside)
        return True
    editor.report("field-kind", message, owner.line, value_at)
    editor.lost = True
    editor.replace(owner.line, line[:value_at].rstrip())
    return True


def _is_first_entry(editor: LineEditor, owner: OpenField, value_at: int) -> bool:
    """tags: - first -- the first entry of a list on the line of its field."""
    line = editor.lines[owner.line]
    below = range(owner.line + 1, texts.lines_below(editor, owner))
    if not line[value_at:].startswith("- ") or not any(dash_of(editor.parts(at)[1]) for at in below):
        return False
    advice = f'Write only "{owner.name}:" here, and the first entry below it.'
    message = f"Each entry of a list goes on its own line. {advice}"
    editor.report("dash", message, owner.line, value_at)
    editor.replace(owner.line, line[:value_at] + line[value_at:].removeprefix("- "))
    for at in below:
        editor.replace(at, "")
    return True


def _fix_braces(editor: LineEditor, owner: OpenField, value_at: int, stack: IndentStack) -> None:
    """Put spaces after the colons of fields between { and }."""
    names = "|".join(map(re.escape, stack.fields(owner.path)))
    joined = re.compile(rf"(?<=[{{,])\s*(?:{names}):(?=\S)")
    while names and (found := joined.search(editor.lines[owner.line], value_at)):
        line, at = editor.lines[owner.line], found.end()
        message = f'There is no space after "{found[0].strip()}". Add one.'
        editor.report("no-space", message, owner.line, at, f"{line[:at]} {line[at:]}")
