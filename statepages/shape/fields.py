"""The fields of a file against the model, and the model's complaints in a volunteer's words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from statepages.model.base import Model
from statepages.model.fields.days import NoYear
from statepages.model.names import Field, NamePath, accepts, named_path, tables
from statepages.node import Mapping, Node, Path, Scalar, Sequence, at, in_quotes
from statepages.problem import Problem, Slip
from statepages.shape.kinds import with_right_kinds
from statepages.shape.names import with_known_names
from statepages.shape.whole import of_another_kind, unwrapped

M = TypeVar("M", bound=Model)

_LINES = {
    "title": 'title: "..."',
    "headline": 'headline: "..."',
    "kind": "kind: canvass",
    "when": 'when: and below it "  - start: 2024-11-02 10 am"',
    "where": 'where: and below it "  zip: 60540"',
    "start": "start: 2024-11-02 10 am",
    "zip": "zip: 60540",
    "date": "date: 2024-10-24",
    "body": "body: |",
    "pitch": "pitch: |",
    "label": "label: Sign up",
    "link": "link: https://...",
    "url": "url: https://...",
    "file": "file: canvass.jpg",
    "timezone": "timezone: America/New_York",
}
"""The line to write for a field that must be there."""

_MOST_CHARACTERS = 500

_SIGNS = " \t\u00a0.,;:!?'\"“”‘’‹›«»`*_()[]{}<>#=~|–—-"


def validate(model: type[M], node: Mapping, today: date | None) -> tuple[M | None, list[Problem]]:
    """The model made of a file's fields, or None and what is wrong with them.

    Fields that stand in the wrong place, or in the wrong words, are told and put right, so that what they
    hold is looked at too. `today`, where it is known, says which year a day without one is in.
    """
    try:
        value = model.model_validate(node.plain())
    except ValidationError:
        return None, _Complaints(model, today).of(node)
    # What could not be read has been told; a model without it would be a guess.
    return (None if node.lost else value), []


class _Complaints:
    def __init__(self, model: type[Model], today: date | None) -> None:
        self.model = model
        self.today = today

    def of(self, node: Mapping) -> list[Problem]:
        node, wrapped = unwrapped(self.model, node)
        other = of_another_kind(self.model, node)
        if other:
            return [other]
        named = with_known_names(self.model, node)
        mended, kinds = with_right_kinds(self.model, named.node)
        return [*wrapped, *named.problems, *kinds, *self._left(mended, named.meant)]

    def _left(self, node: Mapping, meant: set[NamePath]) -> list[Problem]:
        """What the model says of fields that are in their place."""
        plain = node.plain()
        try:
            self.model.model_validate(plain)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        else:
            return []
        problems = []
        for detail in details:
            path = named_path(self.model, detail["loc"])
            is_missing = detail["type"] == "missing"
            if is_missing and (path in meant or path[0] in node.lost or "" in node.lost):
                continue
            problems.append(
                self._missing(node, path, detail["loc"]) if is_missing else self._wrong(node, path, detail)
            )
        return problems

    def _wrong(self, node: Mapping, path: NamePath, detail: Any) -> Problem:
        found = at(node, detail["loc"])
        slip = detail.get("ctx", {}).get("error")
        if isinstance(found, Scalar) and not found.text.strip() and detail["type"] != "missing":
            return self._empty(found, path)
        if not isinstance(slip, Slip):
            return found.problem("error", "field-kind", self._expected(path, detail["type"], found))
        if isinstance(slip, NoYear) and self.today:
            slip = slip.dated(self.today)
        if not isinstance(found, Scalar):
            return found.problem("error", slip.code, slip.message)
        entry = _entry(found, detail["loc"][-1])
        if entry is not None:
            return self._wrong_entry(found, path, slip, entry)
        slip = self._bare(found, path, slip) or self._separated(found, path, slip) or slip
        return found.problem("error", slip.code, slip.message, old=_written(found), new=slip.instead)

    def _wrong_entry(self, found: Scalar, path: NamePath, slip: Slip, entry: range) -> Problem:
        """What to say of one of the entries of a list that is written as a text: "PA, Ohoi"."""
        piece = replace(found, text=found.text[entry.start : entry.stop])
        better = self._separated(found, path, slip) or self._bare(found, path, slip)
        if better:
            return found.problem(
                "error", better.code, better.message, old=_written(found), new=better.instead
            )
        slip = self._bare(piece, path, slip) or slip
        is_here = found.line == found.end_line and _written(found) is not None
        return found.problem(
            "error",
            slip.code,
            slip.message,
            old=piece.text if is_here else None,
            new=slip.instead,
            start=entry.start,
        )

    def _bare(self, found: Scalar, path: NamePath, slip: Slip) -> Slip | None:
        """What to say of a value that would do without the signs around it: "canvass," (PA)."""
        bare = found.text.strip(_SIGNS)
        if slip.instead or not bare or bare == found.text.strip() or not accepts(self.model, path, bare):
            return None
        return Slip(slip.code, f'"{found.text}" has signs that do not belong there. Write {bare}.', bare)

    def _separated(self, found: Scalar, path: NamePath, slip: Slip) -> Slip | None:
        """What to say of a list whose entries have no commas between them: PA and OH."""
        field = self._field(path)
        if field is None or not field.is_list or len(found.text) > _MOST_CHARACTERS:
            return None
        for parting in (r"\s*(?:,?\s*(?:[/;&+|]|\band\b|\by\b)|,)\s*", r"[\s,]+"):
            entries = [entry for entry in re.split(parting, found.text, flags=re.IGNORECASE) if entry]
            if len(entries) > 1 and accepts(self.model, path, entries):
                listed = ", ".join(entries)
                return Slip(slip.code, f"Between the entries of a list stand commas. Write {listed}.", listed)
        return None

    def _empty(self, found: Scalar, path: NamePath) -> Problem:
        name = path[-1]
        line = found.source.lines[found.line]
        dropped = re.match(r"\s*(#\S.*?)\s*$", line[found.column :]) if found.style == "plain" else None
        if dropped:
            column = found.column + dropped.start(1)
            mended = line[:column] + in_quotes(dropped[1])
            message = f'Everything after " #" is dropped. Put the {name} in quotes.'
            told = found.source.problem("error", "dropped-text", message, line=found.line, column=column)
            return replace(told, fix=mended)
        field = self._field(path)
        is_needed = field is not None and field.is_required
        cure = f"Write it, as in {_line(name)}" if is_needed else "Write a value, or delete the line."
        return found.problem("error", "empty", f'Nothing stands behind "{name}:". {cure}')

    def _field(self, path: NamePath) -> Field | None:
        return tables(self.model).get(path[:-1], {}).get(path[-1]) if path else None

    def _missing(self, node: Mapping, path: NamePath, loc: Path) -> Problem:
        name = path[-1]
        parent = at(node, loc[:-1])
        hidden = _hidden_in_text(parent, name)
        if hidden:
            return hidden
        cure = f"Add a line: {_line(name)}"
        if name == "zip" and isinstance(parent, Mapping) and parent.get("online"):
            cure = f"{cure}. If there is no place to go to, write where: online in place of all this"
        spot: Node = parent.pairs[0][0] if isinstance(parent, Mapping) and parent.pairs else parent
        message = f'The field "{name}" is missing. {cure}'
        return spot.problem("error", "missing-field", message)

    def _expected(self, path: NamePath, kind: str, found: Node) -> str:
        name = path[-1] if path else "file"
        if kind == "too_short":
            return f'"{name}" is an empty list. Write at least one entry below it.'
        if kind in {"model_type", "model_attributes_type", "dict_type"}:
            inside = ", ".join(tables(self.model).get(path, {})) or "fields"
            first = inside.partition(",")[0]
            return f'"{name}" takes fields of its own below it: {inside}. Write "  {first}: ..." there.'
        if kind in {"tuple_type", "list_type"}:
            return f'"{name}" is a list. Write each entry on a line of its own below it, with "- " in front.'
        if kind.startswith("int"):
            return f'"{name}" is a whole number, such as 3.'
        what = "a list" if isinstance(found, Sequence) else "this"
        return f'"{name}" does not take {what}.'


def _entry(found: Scalar, step: object) -> range | None:
    """Where in a text with commas one of its entries stands, if the text is a list of several."""
    spots = [match.span() for match in re.finditer(r"[^\s,](?:[^,]*[^\s,])?", found.text)]
    is_one = isinstance(step, int) and len(spots) > 1 and step < len(spots)
    return range(*spots[step]) if is_one and isinstance(step, int) else None


def _line(name: str) -> str:
    return _LINES.get(name, f"{name}: ...")


def _written(scalar: Scalar) -> str | None:
    """The text of a scalar as it stands in the file, where it stands there on one line."""
    line = scalar.source.lines[scalar.line]
    return scalar.text if scalar.text and scalar.text in line[scalar.column :] else None


def _hidden_in_text(parent: Node, name: str) -> Problem | None:
    """A missing field that stands there after all, without its colon, and was taken for text above it."""
    if not isinstance(parent, Mapping):
        return None
    for _, value in parent.pairs:
        if not isinstance(value, Scalar) or value.style != "plain":
            continue
        for line in range(value.line + 1, value.end_line + 1):
            text = value.source.lines[line]
            found = re.match(rf"\s*{name}\b\s*[:;=]?\s*(?P<value>.*)", text, re.IGNORECASE)
            if found:
                message = (
                    f'"{name}" stands too far right here, or lacks its colon. Write {name}: {found["value"]}'
                )
                fix = f"{' ' * parent.column}{name}: {found['value']}"
                column = len(text) - len(text.lstrip())
                told = value.source.problem("error", "no-colon", message, line=line, column=column)
                return replace(told, fix=fix)
    return None
