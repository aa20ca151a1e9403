"""Goes through a file that could not be read line by line: which lines are wrong, and where they belong.

It knows the fields of the model, so it can tell a field from a line of text, and knows which fields
belong together. It reports nothing about lines that are correct.
"""

from __future__ import annotations

import re

from statepages.fields.choices import certain
from statepages.files.base import Model
from statepages.files.names import tables
from statepages.files.other_names import squeezed
from statepages.parse import hyphens, texts
from statepages.parse.indent_stack import IndentStack, OpenField, right_column
from statepages.parse.line_editor import LineEditor
from statepages.parse.lines import Named, dash_of, fields_of, name_of, odd_name_of, remark_of, signs_before
from statepages.parse.reindent import Reindent
from statepages.parse.syntax import is_comment
from statepages.parse.values import drop_value, has_fields_below, take_value
from statepages.quoting import quote_if_needed

_NAME = re.compile(r"[\w -]+")
_MOST_WORDS = 2
"""An unknown name of more words is the beginning of a sentence."""

_DOCUMENT = re.compile(r"(?:---|\.\.\.)\s*$")


def fix_layout(editor: LineEditor, model: type[Model]) -> None:
    """Report to the editor what is wrong with its lines, and fix them."""
    known = tables(model)[()]
    columns = [column for column, name in fields_of(editor.lines) if name in known]
    _Walk(editor, IndentStack(model, right_column(columns, -2) if columns else 0)).through()


class _Walk:
    """`open_field` is the field or entry whose value begins on the next line, `text` the one whose plain
    text may go on there, `has_comment` says whether there is a comment before it.
    """

    def __init__(self, editor: LineEditor, stack: IndentStack) -> None:
        self.editor = editor
        self.stack = stack
        self.reindent = Reindent(editor, stack)
        self.open_field: OpenField | None = None
        self.text: OpenField | None = None
        self.has_comment = False
        self.names = {name for _, name in fields_of(editor.lines)}

    def through(self) -> None:
        for at, line in enumerate(self.editor.lines):
            if not line.strip():
                self.editor.straighten(at)
        at = 0
        while at < len(self.editor.lines) and not self.editor.is_hopeless:
            line = self.editor.lines[at]
            if at and _DOCUMENT.match(line):
                return
            if is_comment(" " + line) or line.startswith("---"):
                self.has_comment = self.has_comment or "#" in line
                self.editor.straighten(at)
                at += 1
            else:
                at = self._line(at)
                self.has_comment = False

    def _line(self, at: int) -> int:
        """Take a line with the lines of its value below it; the next line to take."""
        self.editor.straighten(at)
        column, body = self.editor.parts(at)
        if self.text and column > self.text.column and not self._is_stray(body):
            return self._text_goes_on(at, body)
        self._drop_signs(at)
        hyphens.fix_hyphen(self.editor, at, self.stack, self.open_field)
        column, body = self.editor.parts(at)
        if dash_of(body):
            self.text = None
            return self._entry(at, column)
        named = self._named(at, column, body)
        if named is None:
            return self._unnamed(at, column, body)
        self.text = None
        if self.open_field is None and self.stack.begins_again(column, named.name):
            hyphens.put_hyphen(self.editor, at, column)
            return self._entry(at, column - 2)
        open_field, self.open_field = self.open_field, None
        parent = self.stack.missing_parent(column, named.name) if open_field is None else None
        if parent:
            return self.reindent.without_parent(at, parent)
        return self._field(at, self.reindent.of_field(at, column, named.name, open_field), named)

    def _drop_signs(self, at: int) -> None:
        """Delete what is before the name of a field that is expected here."""
        column, body = self.editor.parts(at)
        open_field = self.open_field
        known = self.stack.awaited() | set(self.stack.fields(open_field.path) if open_field else ())
        has_list = self.stack.has_list() or (open_field is not None and open_field.takes_list)
        found = signs_before(body, known, has_list=has_list)
        if found:
            self.editor.drop_sign(at, column, *found)

    # Entries of lists

    def _entry(self, at: int, column: int) -> int:
        open_field, self.open_field = self.open_field, None
        right = self.reindent.of_entry(at, column, open_field)
        # Without a list, the next lines could be anything: the parser reports the first it cannot read.
        return self._entry_value(at, right) if right is not None else len(self.editor.lines)

    def _entry_value(self, at: int, column: int) -> int:
        path = self.stack.inner.path
        inside = column + len(dash_of(self.editor.lines[at][column:]))
        rest = self.editor.lines[at][inside:]
        owner = OpenField(at, column, path, None)
        if is_comment(" " + rest):
            self.open_field = owner
            return at + 1
        fields = self.stack.fields(path)
        named = name_of(rest)
        if fields and (named is None or named.name not in fields):
            named = self._fixed_name(at, inside, rest, set(fields)) or named
        if named is None or not (fields or named.name.count(" ") < _MOST_WORDS):
            return self._value(owner, inside)
        inside = hyphens.fix_gap(self.editor, at, column)
        self.stack.push(inside, path)
        return self._field(at, inside, named)

    # Fields

    def _named(self, at: int, column: int, body: str) -> Named | None:
        """The field that a line begins with. A mistake in how its name is written is reported and fixed."""
        below = self.open_field if self.open_field and column > self.open_field.column else None
        awaited = set(self.stack.fields(below.path)) if below else self.stack.awaited()
        named = name_of(body)
        if named is None:
            return self._fixed_name(at, column, body, awaited)
        is_name = _NAME.fullmatch(named.name) is not None
        fixed = None if is_name else self._fixed_name(at, column, body, awaited)
        if fixed:
            return fixed
        is_known = named.name in awaited or named.name in self.stack.named(column)
        is_sentence = not is_name or named.name.count(" ") >= _MOST_WORDS
        is_text = below is not None and below.takes_text
        return named if is_known or not (is_sentence or is_text) else None

    def _fixed_name(self, at: int, column: int, body: str, known: set[str]) -> Named | None:
        named = odd_name_of(body, known, self.stack.words())
        if named is None or named.error is None:
            return None
        error, front = named.error, self.editor.lines[at][:column]
        self.editor.report(error.code, error.message, at, column + error.column, f"{front}{error.suggestion}")
        return named

    def _field(self, at: int, column: int, named: Named) -> int:
        level = self.stack.inner
        level.seen.append(named.name)
        path, field = (*level.path, named.name), self.stack.field(named.name)
        owner = OpenField(at, column, path, field, named.name)
        return self._value(owner, column + named.value_at)

    def _value(self, owner: OpenField, value_at: int) -> int:
        if is_comment(" " + self.editor.lines[owner.line][value_at:]):
            self.open_field = owner
            return owner.line + 1
        if has_fields_below(self.editor, owner, value_at, self.stack):
            drop_value(self.editor, owner, value_at, self.stack.fields(owner.path))
            self.open_field = owner
            return owner.line + 1
        further, may_go_on = take_value(self.editor, owner, value_at, self.stack, self._ends)
        self.text = owner if may_go_on else None
        if is_comment(" " + self.editor.lines[owner.line][value_at:]) and owner.takes_fields:
            self.open_field = owner
        return further

    # Lines of text

    def _is_stray(self, body: str) -> bool:
        """Whether a line below a text is a field, or an entry, that is indented too far."""
        named = name_of(body)
        is_entry = dash_of(body) and self.text and not self.text.name
        return bool(is_entry) or (named is not None and named.name in self.stack.awaited())

    def _text_goes_on(self, at: int, body: str) -> int:
        """Another line of a plain text. If YAML would read it as something else, the text needs a mark."""
        if self.text is None or not (name_of(body) or self.has_comment):
            return at + 1
        owner, self.text = self.text, None
        return texts.needs_mark(self.editor, owner, self._ends)

    def _unnamed(self, at: int, column: int, body: str) -> int:
        above, self.text = self.open_field or self.text, None
        if self.open_field and texts.fix_below(self.editor, self.open_field, at):
            self.open_field = None
            return at + 1
        if self.open_field and column > self.open_field.column and not self.open_field.takes_fields:
            self.text, self.open_field = self.open_field, None
            return self._text_goes_on(at, body)
        if above and above.field and above.field.is_markdown:
            self.open_field = None
            return texts.needs_mark(self.editor, above, self._ends)
        if body.startswith("```"):
            message = "A line of ``` does not belong in this file. Delete it."
            self.editor.report("no-colon", message, at, column, "")
            return at + 1
        remark = remark_of(body)
        if remark:
            line = f"{' ' * column}# {remark}"
            self.editor.report("no-colon", f"A comment begins with #. Write {line.strip()}", at, column, line)
            return at + 1
        name = self._first_name(at)
        if name:
            line = f"{name}: {quote_if_needed(body)}"
            self.editor.report("no-colon", f"This line has no field name. Write {line}", at, column, line)
            return self._line(at)
        message = (
            "This line has no field name. Begin it with a name and a colon. "
            "If it belongs to the text above, put two spaces in front."
        )
        self.editor.report("no-colon", message, at, column)
        self.editor.leave_out(at)
        return at + 1

    def _first_name(self, at: int) -> str | None:
        """The field that a text at the top of a file is meant for, if that is missing: its title."""
        if not (self.editor.lines[at][0].isalnum() and self.editor.is_first(at)):
            return None
        first = next(iter(self.stack.fields(())))
        if re.match(rf"{first}\b", self.editor.lines[at], re.IGNORECASE):
            return None
        others = fields_of(self.editor.lines[at + 1 :])
        return first if others and all(name != first for _, name in others) else None

    def _ends(self, at: int, has_text: bool) -> bool:
        """Whether a line begins a field or an entry, so that a text above it is over."""
        column, body = self.editor.parts(at)
        if _DOCUMENT.match(body) or (dash_of(body) and self.stack.has_list(column)):
            return True
        known = self.stack.named(column)
        named = name_of(body)
        if named is None:
            odd = odd_name_of(body, known)
            return odd is not None and (
                _code(odd) in {"no-space", "odd-space"}
                or body.strip() == odd.name
                or (has_text and self._is_bare_field(body, odd))
                or (_code(odd) == "field-name" and odd.name not in self.names)
            )
        if named.name in known or certain(named.name, known):
            return True
        is_other_name = squeezed(named.name) in self.stack.words()
        return has_text and (is_other_name or named.name.count(" ") < _MOST_WORDS)

    def _is_bare_field(self, body: str, odd: Named) -> bool:
        """Whether a line left of a text is a field without its colon, and the only one of that name."""
        is_written_so = body.startswith(tuple(odd.name + sign for sign in " \t：﹕="))
        is_sentence = body.rstrip().endswith((".", "!", "?"))
        return _code(odd) == "no-colon" and is_written_so and not is_sentence and odd.name not in self.names


def _code(odd: Named) -> str:
    return odd.error.code if odd.error else ""
