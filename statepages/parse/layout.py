"""A walk through a file that could not be read: which lines stand wrong, and where they belong.

It knows the fields of the model, so it can tell a field from a line of text, and among which
fields a line belongs. It says nothing of lines that are as they should be.
"""

from __future__ import annotations

import re

from statepages.fields.choices import certain
from statepages.files.base import Model
from statepages.files.names import tables
from statepages.parse import hyphens, texts
from statepages.parse.draft import Draft
from statepages.parse.levels import Levels, Opened, right_column
from statepages.parse.lines import Named, dash_of, fields_of, name_of, odd_name_of, remark_of, signs_before
from statepages.parse.places import Places
from statepages.parse.values import is_comment
from statepages.parse.written import drop_value, has_fields_below, take_value
from statepages.quoting import quote_if_needed

_NAME = re.compile(r"[\w -]+")
_MOST_WORDS = 2
"""A name of more words that the model does not know is the beginning of a sentence."""

_DOCUMENT = re.compile(r"(?:---|\.\.\.)\s*$")


def mend_layout(draft: Draft, model: type[Model]) -> None:
    """Tell the draft what is wrong with its lines, and mend them there."""
    known = tables(model)[()]
    columns = [column for column, name in fields_of(draft.lines) if name in known]
    _Walk(draft, Levels(model, right_column(columns, -2) if columns else 0)).through()


class _Walk:
    """`opened` is the field or entry whose value stands on the next line, `text` the one whose plain
    text may go on there, `has_comment` whether a comment stands before it.
    """

    def __init__(self, draft: Draft, levels: Levels) -> None:
        self.draft = draft
        self.levels = levels
        self.places = Places(draft, levels)
        self.opened: Opened | None = None
        self.text: Opened | None = None
        self.has_comment = False
        self.names = {name for _, name in fields_of(draft.lines)}

    def through(self) -> None:
        for at, line in enumerate(self.draft.lines):
            if not line.strip():
                self.draft.straighten(at)
        at = 0
        while at < len(self.draft.lines) and not self.draft.is_hopeless:
            line = self.draft.lines[at]
            if at and _DOCUMENT.match(line):
                return
            if is_comment(" " + line) or line.startswith("---"):
                self.has_comment = self.has_comment or "#" in line
                self.draft.straighten(at)
                at += 1
            else:
                at = self._line(at)
                self.has_comment = False

    def _line(self, at: int) -> int:
        """Take a line, with those below that belong to its value; the next line to take."""
        self.draft.straighten(at)
        column, body = self.draft.parts(at)
        if self.text and column > self.text.column and not self._is_stray(body):
            return self._text_goes_on(at, body)
        self._drop_signs(at)
        hyphens.mend_hyphen(self.draft, at, self.levels, self.opened)
        column, body = self.draft.parts(at)
        if dash_of(body):
            self.text = None
            return self._entry(at, column)
        named = self._named(at, column, body)
        if named is None:
            return self._unnamed(at, column, body)
        self.text = None
        if self.opened is None and self.levels.begins_again(column, named.name):
            hyphens.put_hyphen(self.draft, at, column)
            return self._entry(at, column - 2)
        opened, self.opened = self.opened, None
        parent = self.levels.missing_parent(column, named.name) if opened is None else None
        if parent:
            return self.places.without_parent(at, parent)
        return self._field(at, self.places.of_field(at, column, named.name, opened), named)

    def _drop_signs(self, at: int) -> None:
        """Take away what stands before the name of a field that is expected here."""
        column, body = self.draft.parts(at)
        opened = self.opened
        known = self.levels.awaited() | set(self.levels.fields(opened.path) if opened else ())
        has_list = self.levels.has_list() or (opened is not None and opened.takes_list)
        found = signs_before(body, known, has_list=has_list)
        if found:
            self.draft.drop_sign(at, column, *found)

    # Entries of lists

    def _entry(self, at: int, column: int) -> int:
        opened, self.opened = self.opened, None
        right = self.places.of_entry(at, column, opened)
        # Without a list, what follows can not be told apart: whoever reads on will stumble there.
        return self._entry_value(at, right) if right is not None else len(self.draft.lines)

    def _entry_value(self, at: int, column: int) -> int:
        path = self.levels.inner.path
        inside = column + len(dash_of(self.draft.lines[at][column:]))
        rest = self.draft.lines[at][inside:]
        owner = Opened(at, column, path, None)
        if is_comment(" " + rest):
            self.opened = owner
            return at + 1
        fields = self.levels.fields(path)
        named = name_of(rest)
        if fields and (named is None or named.name not in fields):
            named = self._mended_name(at, inside, rest, set(fields)) or named
        if named is None or not (fields or named.name.count(" ") < _MOST_WORDS):
            return self._value(owner, inside)
        inside = hyphens.mend_gap(self.draft, at, column)
        self.levels.push(inside, path)
        return self._field(at, inside, named)

    # Fields

    def _named(self, at: int, column: int, body: str) -> Named | None:
        """The field that a line begins with; a slip in how it is written is told and mended."""
        below = self.opened if self.opened and column > self.opened.column else None
        awaited = set(self.levels.fields(below.path)) if below else self.levels.awaited()
        named = name_of(body)
        if named is None:
            return self._mended_name(at, column, body, awaited)
        is_name = _NAME.fullmatch(named.name) is not None
        mended = None if is_name else self._mended_name(at, column, body, awaited)
        if mended:
            return mended
        is_known = named.name in awaited or named.name in self.levels.named(column)
        is_sentence = not is_name or named.name.count(" ") >= _MOST_WORDS
        is_text = below is not None and below.takes_text
        return named if is_known or not (is_sentence or is_text) else None

    def _mended_name(self, at: int, column: int, body: str, known: set[str]) -> Named | None:
        named = odd_name_of(body, known, self.levels.words())
        if named is None or named.at is None:
            return None
        front = self.draft.lines[at][:column]
        self.draft.tell(named.code, named.message, at, column + named.at, front + named.text)
        return named

    def _field(self, at: int, column: int, named: Named) -> int:
        level = self.levels.inner
        level.seen.append(named.name)
        path, field = (*level.path, named.name), self.levels.field(named.name)
        owner = Opened(at, column, path, field, named.name)
        return self._value(owner, column + named.value_at)

    def _value(self, owner: Opened, value_at: int) -> int:
        if is_comment(" " + self.draft.lines[owner.line][value_at:]):
            self.opened = owner
            return owner.line + 1
        if has_fields_below(self.draft, owner, value_at, self.levels):
            drop_value(self.draft, owner, value_at, self.levels.fields(owner.path))
            self.opened = owner
            return owner.line + 1
        further, may_go_on = take_value(self.draft, owner, value_at, self.levels, self._ends)
        self.text = owner if may_go_on else None
        if is_comment(" " + self.draft.lines[owner.line][value_at:]) and owner.takes_fields:
            self.opened = owner
        return further

    # Lines of text

    def _is_stray(self, body: str) -> bool:
        """Whether a line below a text is a field, or an entry, that stands too deep."""
        named = name_of(body)
        is_entry = dash_of(body) and self.text and not self.text.name
        return bool(is_entry) or (named is not None and named.name in self.levels.awaited())

    def _text_goes_on(self, at: int, body: str) -> int:
        """A further line of a plain text. One that YAML would not take for such needs a mark above."""
        if self.text is None or not (name_of(body) or self.has_comment):
            return at + 1
        owner, self.text = self.text, None
        return texts.needs_mark(self.draft, owner, self._ends)

    def _unnamed(self, at: int, column: int, body: str) -> int:
        above, self.text = self.opened or self.text, None
        if self.opened and texts.mend_below(self.draft, self.opened, at):
            self.opened = None
            return at + 1
        if self.opened and column > self.opened.column and not self.opened.takes_fields:
            self.text, self.opened = self.opened, None
            return self._text_goes_on(at, body)
        if above and above.field and above.field.is_markdown:
            self.opened = None
            return texts.needs_mark(self.draft, above, self._ends)
        if body.startswith("```"):
            message = "A line of ``` goes around a piece of code elsewhere, not around a file. Delete it."
            self.draft.tell("no-colon", message, at, column, "")
            return at + 1
        remark = remark_of(body)
        if remark:
            line = f"{' ' * column}# {remark}"
            self.draft.tell("no-colon", f"A comment begins with #. Write {line.strip()}", at, column, line)
            return at + 1
        name = self._first_name(at)
        if name:
            line = f"{name}: {quote_if_needed(body)}"
            self.draft.tell("no-colon", f"This line has no field name. Write {line}", at, column, line)
            return self._line(at)
        message = (
            "This line has no field name. Write name: value, or indent it if it goes on with the text above."
        )
        self.draft.tell("no-colon", message, at, column)
        self.draft.leave_out(at)
        return at + 1

    def _first_name(self, at: int) -> str | None:
        """The field that a text at the top of a file is, if the file has it nowhere: its title."""
        if not (self.draft.lines[at][0].isalnum() and self.draft.is_first(at)):
            return None
        first = next(iter(self.levels.fields(())))
        others = fields_of(self.draft.lines[at + 1 :])
        return first if others and all(name != first for _, name in others) else None

    def _ends(self, at: int, has_text: bool) -> bool:
        """Whether a line begins a field or an entry, so that a text above it is over."""
        column, body = self.draft.parts(at)
        if _DOCUMENT.match(body) or (dash_of(body) and self.levels.has_list(column)):
            return True
        known = self.levels.named(column)
        named = name_of(body)
        if named is None:
            slip = odd_name_of(body, known)
            return slip is not None and (
                slip.code == "no-space"
                or body.strip() == slip.name
                or (has_text and self._is_bare_field(body, slip))
            )
        if named.name in known or certain(named.name, known):
            return True
        return has_text and named.name.count(" ") < _MOST_WORDS

    def _is_bare_field(self, body: str, slip: Named) -> bool:
        """Whether a line left of a text is a field without its colon, which the file has nowhere else."""
        is_written_so = body.startswith(f"{slip.name} ") and body.rstrip()[-1:] not in set(".!?")
        return slip.code == "no-colon" and is_written_so and slip.name not in self.names
