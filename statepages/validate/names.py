"""Fields whose names the model does not know: what was meant, and where it belongs."""

from __future__ import annotations

import difflib
import re
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from statepages.fields.choices import certain, or_list
from statepages.fields.text import quoted
from statepages.fields.where_words import is_map
from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.names import NamePath, accepts, meant_for, tables
from statepages.files.other_names import meant_by, squeezed, stated_by
from statepages.humanize import and_list
from statepages.node import MappingNode, Node, Scalar, SequenceNode
from statepages.problem import Problem
from statepages.quoting import quote_if_needed
from statepages.validate.case import Case, in_braces, over_pair, with_fields
from statepages.validate.joined_days import with_joined_days
from statepages.validate.left_out import problem_of
from statepages.validate.moved import Moved, Pair, with_moved
from statepages.validate.parts import as_text, parts_of
from statepages.validate.persons import with_person

_MOST_GUESSES = 100
"""After so many unknown names, they are not mistakes: nobody meant fields by them."""

_NEAR = 0.76
_ALL_FIELDS = "For all fields, see docs/fields.md"
_FEW = 6
"""The most fields that a message lists."""

_GUESTS = (
    r"volunteers?|students?|famil(?:y|ies)|voters?|members?|adults?|kids|neighbors|people|residents?|seniors?"
    r"|voluntari[oa]s|familias|estudiantes|vecin[oa]s|adult[oa]s"
)
_INVITED = re.compile(
    r"(?:any|every)(?:one|body)\b|all (?:are|ages|welcome|levels|who|volunteers)\b|open to\b|you\b"
    r"|whoever\b|the (?:public|community)\b|public\b|[0-9]+ ?(?:\+|and|or|to|-)|tod[oa]s\b|cualquiera\b"
    rf"|(?:new )?(?:{_GUESTS})(?:$| (?:of all|ages?|aged|and|who|from|in|with|welcome|over|[0-9]))",
    re.IGNORECASE,
)


def _invites(name: str, text: str) -> bool:
    """Whether "who" are the guests, not the hosts."""
    return squeezed(name) in {"who", "quien"} and _INVITED.match(text.strip()) is not None


class Named(Struct, frozen=True):
    """The fields of a file with known names, the problems with unknown ones, and what those meant."""

    node: MappingNode
    problems: list[Problem]
    meant: set[NamePath]


def with_known_names(model: type[Model], node: MappingNode, today: date | None) -> Named:
    """The fields of a file. Unknown names are replaced, moved to where they belong, or left out."""
    names = _Names(model)
    if issubclass(model, EventFile):
        node = with_joined_days(node, names.problems, today)
    root = with_moved(names.known(node, ()), names.moved, names.problems)
    return Named(root, names.problems, names.meant)


class _Names(Struct):
    model: type[Model]
    problems: list[Problem] = field(default_factory=list)
    meant: set[NamePath] = field(default_factory=set)
    moved: list[Moved] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def known(self, node: MappingNode, path: NamePath) -> MappingNode:
        table = tables(self.model)[path]
        if path == ("contact",):
            node = with_person(self.model, node, self.problems)
        pairs: list[Pair] = []
        for key, value in node.pairs:
            if key.text in table:
                pairs.append((key, self._below(value, (*path, key.text))))
            else:
                taken = {other.text for other, _ in pairs}
                renamed = self._unknown(node, path, key, value, taken)
                if renamed and all(renamed.text != other.text for other, _ in pairs):
                    pairs.append((renamed, self._below(value, (*path, renamed.text))))
        return replace(node, pairs=tuple(pair for pair in pairs if id(pair[0]) not in self.taken))

    def _below(self, value: Node, path: NamePath) -> Node:
        if path not in tables(self.model):
            return value
        if isinstance(value, SequenceNode):
            items = (as_text(path, tables(self.model)[path], item) for item in value.items)
            return replace(value, items=tuple(self._below(item, path) for item in items))
        return self.known(value, path) if isinstance(value, MappingNode) else value

    def _unknown(
        self, node: MappingNode, path: NamePath, key: Scalar, value: Node, taken: set[str]
    ) -> Scalar | None:
        """Report a field with an unknown name; the name to read on with, if it is clear and belongs here."""
        if len(self.problems) >= _MOST_GUESSES:
            self._report(key, "Delete it.")
            return None
        stated = stated_by(self.model, key.text, value.plain()) if not path else None
        if stated and node.get(stated[0]) is None:
            self._report(key, f"Write {stated[0]}: {stated[1]}", value, f"{stated[0]}: {stated[1]}")
            return None
        target = self._target(node, path, key.text)
        if target is None:
            self._report_near(path, key)
            return None
        self.meant.add(target)
        name = target[-1]
        empty = self._empty(target, key, value)
        if empty:
            self.problems.append(empty)
        elif target[:-1] != path:
            self.moved.append(Moved(target, path, (key, value)))
            self._take_until(node, path, target)
        elif target == ("host",) and isinstance(value, Scalar) and _invites(key.text, value.text):
            self._report(
                key,
                'If this says who is invited, put it in "details". If it says who runs it, write "host: " '
                "and the name.",
            )
        elif target == ("signup",) and isinstance(value, Scalar) and is_map(value.text):
            self._report(key, f"This is a link to a map. Below where:, write directions: {value.text}")
        elif node.get(name) is not None or name in taken:
            self._report(key, f'"{name}" is already here. Put all of it there.')
        elif (
            squeezed(name) == squeezed(key.text)
            or certain(key.text.lower(), [name])
            or accepts(self.model, target, value.plain())
            or self._has_its_fields(value, target)
        ):
            self._report(key, f'Did you mean "{name}"?', name=name)
            return replace(key, text=name)
        else:
            self._report_value(node, target, key, value)
        return None

    def _report_value(self, node: MappingNode, target: NamePath, key: Scalar, value: Node) -> None:
        """Report a field with another name, and a value that is not in the form that the field takes."""
        text, name = value.text if isinstance(value, Scalar) else "", target[-1]
        parts = parts_of(self.model, target, text) if text else {}
        meant = meant_for(self.model, target, text) if text and not parts else None
        fix = f"{name}: {in_braces(parts)}" if parts else f"{name}: {meant}" if meant else None
        self._report(key, f"Write {fix}" if fix else f'Did you mean "{name}"?', value, fix)
        if parts:
            case = Case(self.model, node, target, key, value, None)
            self.problems[-1] = with_fields(self.problems[-1], case, name, parts)

    def _empty(self, target: NamePath, key: Scalar, value: Node) -> Problem | None:
        """What to say of a field by another name that has no value yet: RSVP: N/A."""
        field = tables(self.model)[target[:-1]][target[-1]]
        return problem_of(self.model, target, field, key, value)

    def _has_its_fields(self, value: Node, path: NamePath) -> bool:
        """Whether the fields below a name are those that belong there, by these or similar names."""
        table = tables(self.model).get(path, {})
        entries = value.items if isinstance(value, SequenceNode) else (value,)
        inner = [entry for entry in entries if isinstance(entry, MappingNode) and entry.pairs]
        return bool(table and inner) and all(
            key.text in table or self._target(entry, path, key.text) is not None
            for entry in inner
            for key, _ in entry.pairs
        )

    def _take_until(self, node: MappingNode, path: NamePath, target: NamePath) -> None:
        """If a repeat is at the start of a line, the until next to it belongs to it too."""
        until = next((pair for pair in node.pairs if pair[0].text == "until"), None)
        if (
            not path
            and target == ("when", "repeat")
            and until
            and isinstance(node.get("when"), SequenceNode | MappingNode)
        ):
            self.moved.append(Moved(("when", "until"), path, until))
            self.taken.add(id(until[0]))

    def _target(self, node: MappingNode, path: NamePath, name: str) -> NamePath | None:
        """The path of the field that was meant, if that is clear."""
        known = tables(self.model)
        spelled = next((field for field in known[path] if squeezed(field) == squeezed(name)), None)
        if spelled:
            return (*path, spelled)
        meant = meant_by(self.model, path, name)
        if meant and node.get(meant[-1]) is not None and meant in known:
            # The file has a place or a time already: this name is a part of it.
            return meant_by(self.model, meant, name) or meant
        homes = [home for home in known if any(squeezed(field) == squeezed(name) for field in known[home])]
        home = min((home for home in homes if not path or not home), key=len, default=None)
        if meant or home is not None:
            return meant or (
                *(home or ()),
                next(f for f in known[home or ()] if squeezed(f) == squeezed(name)),
            )
        close = certain(name.lower(), known[path])
        return (*path, close) if close and close[0] == name[:1].lower() else None

    def _report_near(self, path: NamePath, key: Scalar) -> None:
        table = tables(self.model)[path]
        names = {squeezed(name): name for name in table}
        near = difflib.get_close_matches(squeezed(key.text), names, n=2, cutoff=_NEAR)
        if near:
            self.meant.add((*path, names[near[0]]))
            self._report(key, f"Did you mean {or_list(quoted(names[one]) for one in near)}?")
        elif len(table) <= _FEW:
            self._report(key, f"The fields here are {and_list(list(table))}.")
        elif issubclass(self.model, EventFile) and not path:
            self._report(key, f'Put what readers should know in "details". {_ALL_FIELDS}')
        else:
            self._report(key, f"Choose another field, or delete the line. {_ALL_FIELDS}")

    def _report(
        self,
        key: Scalar,
        advice: str,
        value: Node | None = None,
        line: str | None = None,
        *,
        name: str | None = None,
    ) -> None:
        """Report an unknown name. Its fix is another name, or another line for the whole field."""
        message = f'Unknown field "{key.text}". {advice}'
        problem = key.problem("error", "unknown-field", message)
        edits = key.edits(quote_if_needed(name)) if name else ()
        if line and value is not None:
            edits = over_pair(key, value, line)
        self.problems.append(replace(problem, edits=edits))
