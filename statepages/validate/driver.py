"""Checks the fields of a file against the model, and reports those that it does not take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from msgspec.structs import replace
from pydantic import ValidationError

from statepages.fields.missing_years import NoYear
from statepages.fields.numbered_days import TwoReadings
from statepages.fields.zip_codes import NoZero
from statepages.files.base import Model
from statepages.files.names import NamePath, named_path, tables
from statepages.node import FieldPath, MappingNode, Node, Scalar, SequenceNode, at
from statepages.problem import FieldError, Problem
from statepages.validate.case import Case, Fix, FixFunction, in_doubt, refused, written
from statepages.validate.fixes import ENTRY_FIXES, FORM_FIXES, VALUE_FIXES
from statepages.validate.fixes.values import MARKS
from statepages.validate.left_out import left_out
from statepages.validate.missing import missing, nothing_after
from statepages.validate.names import with_known_names
from statepages.validate.towns import only_a_town
from statepages.validate.whole import of_another_kind, unwrapped
from statepages.validate.wrong_form import wrong_form

M = TypeVar("M", bound=Model)


def validate(model: type[M], node: MappingNode, today: date | None) -> tuple[M | None, list[Problem]]:
    """The model made from the fields of a file, or None and what is wrong with them.

    Fields in the wrong place, under a wrong name or in a wrong form are reported and fixed, so that their
    values are checked too. `today`, if it is known, says which year a day without one is in.
    """
    node, problems = left_out(model, node)
    try:
        value = model.model_validate(node.plain())
    except ValidationError:
        return None, problems + _Driver(model, today).problems(node)
    # What could not be read has been reported; a model without it would be a guess.
    return (None if node.lost or problems else value), problems


class _Driver:
    """Tries the fixes on all fields of a file: on their names, then on their forms, then on their values."""

    def __init__(self, model: type[Model], today: date | None) -> None:
        self.model, self.today = model, today
        self.reported: list[Problem] = []

    def problems(self, node: MappingNode) -> list[Problem]:
        node, self.reported = unwrapped(self.model, node)
        other = of_another_kind(self.model, node)
        if other:
            return [other]
        named = with_known_names(self.model, node, self.today)
        self.reported += named.problems
        root = self._mapping(named.node, named.node, ())
        self.reported += self._left(root, named.meant)
        return self.reported

    # The forms of values

    def _mapping(self, root: MappingNode, node: MappingNode, path: NamePath) -> MappingNode:
        table = tables(self.model)[path]
        pairs = [
            (key, self._value(Case(self.model, root, (*path, key.text), key, value, self.today)))
            for key, value in node.pairs
            if key.text in table
        ]
        return replace(node, pairs=tuple(pairs))

    def _value(self, case: Case) -> Node:
        """A value in the form that its field takes, with all that is below it."""
        value = self._fixed(case, FORM_FIXES)
        if not (case.field and case.field.has_fields):
            return value
        if isinstance(value, MappingNode):
            return self._mapping(case.root, value, case.path)
        if not isinstance(value, SequenceNode):
            return value
        items = [
            each for item in value.items for each in self._entries(replace(case, value=item, is_entry=True))
        ]
        whole = self._fixed(replace(case, value=replace(value, items=tuple(items))), ENTRY_FIXES)
        if isinstance(whole, SequenceNode):
            below = (
                self._mapping(case.root, item, case.path) if isinstance(item, MappingNode) else item
                for item in whole.items
            )
            return replace(whole, items=tuple(below))
        return self._mapping(case.root, whole, case.path) if isinstance(whole, MappingNode) else whole

    def _entries(self, case: Case) -> tuple[Node, ...]:
        """The entries that one entry means."""
        is_list = case.field is not None and case.field.is_list
        entry = self._fixed(case, FORM_FIXES) if is_list else case.value
        return entry.items if isinstance(entry, SequenceNode) and isinstance(case.value, Scalar) else (entry,)

    def _fixed(self, case: Case, fixes: tuple[FixFunction, ...]) -> Node:
        """A value after all fixes that find something. Each of them is reported."""
        while found := _first(case, fixes):
            self.reported.append(in_doubt(found.problem, case.value))
            case = replace(case, value=found.value)
        return case.value

    # The values

    def _left(self, node: MappingNode, meant: set[NamePath]) -> Iterator[Problem]:
        """What the model reports about fields that are in the right place."""
        try:
            self.model.model_validate(node.plain())
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        else:
            return
        for detail in details:
            path = named_path(self.model, detail["loc"])
            if detail["type"] != "missing":
                yield self._wrong(node, path, detail)
            elif not (path in meant or path[0] in node.lost or "" in node.lost):
                yield missing(at(node, detail["loc"][:-1]), path[-1])

    def _wrong(self, node: MappingNode, path: NamePath, detail: Any) -> Problem:
        return in_doubt(self._found(node, path, detail), at(node, detail["loc"]))

    def _found(self, node: MappingNode, path: NamePath, detail: Any) -> Problem:
        loc: FieldPath = detail["loc"]
        found, parent, about = at(node, loc), at(node, loc[:-1]), detail.get("ctx", {})
        error = about.get("error")
        if isinstance(found, Scalar) and not found.text.strip():
            return nothing_after(self.model, parent, found, path)
        blank = _blank(found)
        if blank:
            message = f'"{blank}" is a blank from a template. Fill it in.'
            return found.problem("error", "leftover", message)
        if not isinstance(error, FieldError):
            message = wrong_form(self.model, path, detail["type"], found, about.get("max_length"))
            return found.problem("error", "field-kind", message)
        error = self._in_this_file(error, found)
        if not isinstance(found, Scalar):
            return refused(found, error)
        key = parent.key(path[-1]) if isinstance(parent, MappingNode) else None
        case = Case(self.model, node, path, key or found, found, self.today, loc=loc, error=error)
        entry = _entry(found, loc[-1]) if parent is found else None
        if entry is not None:
            return self._wrong_entry(case, found, error, entry)
        fix = _first(case, VALUE_FIXES)
        return fix.problem if fix else refused(found, error)

    def _in_this_file(self, error: FieldError, found: Node) -> FieldError:
        """An error with what this file and the current day add to it."""
        if isinstance(error, NoYear) and self.today:
            return error.dated(self.today)
        name = found.source.name
        if isinstance(error, TwoReadings):
            return error.named(name.rpartition("/")[2])
        if isinstance(error, NoZero):
            return error.filed_under(name.split("/")[1] if "/" in name else "")
        if error.code != "unknown-where" or error.suggestion or not isinstance(found, Scalar):
            return error
        town = only_a_town(found)
        return FieldError(error.code, town) if town else error

    def _wrong_entry(self, case: Case, found: Scalar, error: FieldError, entry: range) -> Problem:
        """The problem with one entry of a list that is written as a text: "PA, Ohoi"."""
        fix = _first(case, VALUE_FIXES)
        if fix:
            return fix.problem
        piece = found.text[entry.start : entry.stop]
        inner = _first(replace(case, value=replace(found, text=piece)), VALUE_FIXES)
        message = inner.problem.message if inner else error.message
        new = piece.strip(MARKS) if inner else error.suggestion
        is_here = found.line == found.end_line and written(found) is not None
        old = piece if is_here else None
        problem = found.problem("error", error.code, message, old=old, new=new, start=entry.start)
        return replace(problem, is_guess=error.is_guess and not inner)


def _first(case: Case, fixes: tuple[FixFunction, ...]) -> Fix | None:
    return next((found for fix in fixes if (found := fix(case))), None)


def _entry(found: Scalar, step: object) -> range | None:
    """Where an entry is in a text with commas, if the text is a list of several."""
    spots = [match.span() for match in re.finditer(r"[^\s,](?:[^,]*[^\s,])?", found.text)]
    is_one = isinstance(step, int) and len(spots) > 1 and step < len(spots)
    return range(*spots[step]) if is_one and isinstance(step, int) else None


def _blank(found: Node) -> str | None:
    """The blank of a template, which YAML reads as fields: {{first_name}}."""
    if isinstance(found, Scalar):
        return None
    blank = re.match(r"\{\{[^{}]*\}\}", found.source.lines[found.line][found.column :])
    return blank[0] if blank else None
