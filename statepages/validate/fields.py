"""The fields of a file against the model, and the model's complaints in a volunteer's words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, TypeVar

from msgspec.structs import replace
from pydantic import ValidationError

from statepages.fields.missing_years import NoYear
from statepages.fields.numbered_days import TwoReadings
from statepages.fields.zip_codes import NoZero
from statepages.files.base import Model
from statepages.files.names import NamePath, named_path, tables
from statepages.node import MappingNode, Node, Scalar, SequenceNode, at
from statepages.problem import Problem, Slip
from statepages.validate.kinds import with_right_kinds
from statepages.validate.meant import (
    after_start,
    bare,
    counted,
    in_one_line,
    of_sibling,
    same_as_above,
    separated,
    without_end,
    written,
)
from statepages.validate.missing import missing, nothing_behind
from statepages.validate.names import with_known_names
from statepages.validate.towns import only_a_town
from statepages.validate.whole import of_another_kind, unwrapped

M = TypeVar("M", bound=Model)


def validate(model: type[M], node: MappingNode, today: date | None) -> tuple[M | None, list[Problem]]:
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

    def of(self, node: MappingNode) -> list[Problem]:
        node, wrapped = unwrapped(self.model, node)
        other = of_another_kind(self.model, node)
        if other:
            return [other]
        named = with_known_names(self.model, node, self.today)
        mended, kinds = with_right_kinds(self.model, named.node, self.today)
        return [*wrapped, *named.problems, *kinds, *self._left(mended, named.meant)]

    def _left(self, node: MappingNode, meant: set[NamePath]) -> list[Problem]:
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
                missing(at(node, detail["loc"][:-1]), path[-1])
                if is_missing
                else self._wrong(node, path, detail)
            )
        return problems

    def _wrong(self, node: MappingNode, path: NamePath, detail: Any) -> Problem:
        found = at(node, detail["loc"])
        slip = detail.get("ctx", {}).get("error")
        if isinstance(found, Scalar) and not found.text.strip() and detail["type"] != "missing":
            return nothing_behind(self.model, at(node, detail["loc"][:-1]), found, path)
        blank = _blank(found)
        if blank:
            return found.problem(
                "error", "leftover", f'"{blank}" is the blank of a template. Write what belongs there.'
            )
        if not isinstance(slip, Slip):
            return found.problem("error", "field-kind", self._expected(path, detail["type"], found))
        slip = self._in_this_file(slip, found)
        if not isinstance(found, Scalar):
            return found.problem("error", slip.code, slip.message)
        is_text = at(node, detail["loc"][:-1]) is found
        entry = _entry(found, detail["loc"][-1]) if is_text else None
        if entry is not None:
            return self._wrong_entry(found, path, slip, entry)
        slip = same_as_above(node, found, detail["loc"], after_start(node, found, detail["loc"], slip))
        loc = detail["loc"]
        whole = (
            in_one_line(node, found, loc, slip)
            or counted(node, found, loc, slip)
            or without_end(node, found, loc, slip)
            or of_sibling(self.model, node, found, loc, slip)
        )
        if whole:
            return whole
        slip = bare(self.model, found, path, slip) or separated(self.model, found, path, slip) or slip
        new = slip.instead
        if new and new[0] in "#@" and found.style == "plain":
            new = in_quotes(new)
        told = found.problem("error", slip.code, slip.message, old=written(found), new=new)
        is_listed = isinstance(detail["loc"][-1], int) and found.source.lines[found.line].lstrip()[:1] == "-"
        # Several entries do not go onto the line of one.
        return replace(told, edits=()) if is_listed and "," in (slip.instead or "") else told

    def _in_this_file(self, slip: Slip, found: Node) -> Slip:
        """A slip, and what more there is to say of it in this file, at this time."""
        if isinstance(slip, NoYear) and self.today:
            return slip.dated(self.today)
        name = found.source.name
        if isinstance(slip, TwoReadings):
            return slip.named(name.rpartition("/")[2])
        if isinstance(slip, NoZero):
            return slip.filed_under(name.split("/")[1] if "/" in name else "")
        if slip.code != "unknown-where" or slip.instead or not isinstance(found, Scalar):
            return slip
        town = only_a_town(found)
        return Slip(slip.code, town) if town else slip

    def _wrong_entry(self, found: Scalar, path: NamePath, slip: Slip, entry: range) -> Problem:
        """What to say of one of the entries of a list that is written as a text: "PA, Ohoi"."""
        piece = replace(found, text=found.text[entry.start : entry.stop])
        better = separated(self.model, found, path, slip) or bare(self.model, found, path, slip)
        if better:
            return found.problem("error", better.code, better.message, old=written(found), new=better.instead)
        slip = bare(self.model, piece, path, slip) or slip
        is_here = found.line == found.end_line and written(found) is not None
        return found.problem(
            "error",
            slip.code,
            slip.message,
            old=piece.text if is_here else None,
            new=slip.instead,
            start=entry.start,
        )

    def _expected(self, path: NamePath, kind: str, found: Node) -> str:
        name = path[-1] if path else "file"
        if kind == "too_short":
            return f'"{name}" is an empty list. Write at least one entry below it.'
        if kind in {"model_type", "model_attributes_type", "dict_type"}:
            if isinstance(found, SequenceNode) and any(isinstance(item, MappingNode) for item in found.items):
                cure = "Write a file of its own for each further one."
                if name != "where":
                    cure = "Keep one; a further one goes into details."
                return f'"{name}" holds one, and no list. {cure}'
            if name == "image" and isinstance(found, Scalar) and "://" in found.text:
                return (
                    "A picture lies in content/images. Put it there, and write its name and what it shows "
                    'below this: "  file: canvass.jpg" and "  alt: Five volunteers with clipboards".'
                )
            inside = ", ".join(tables(self.model).get(path, {})) or "fields"
            first = inside.partition(",")[0]
            return f'"{name}" takes fields of its own below it: {inside}. Write "  {first}: ..." there.'
        if kind in {"tuple_type", "list_type"}:
            return f'"{name}" is a list. Write each entry on a line of its own below it, with "- " in front.'
        if kind.startswith("int"):
            return f'"{name}" is a whole number, such as 3.'
        what = "a list" if isinstance(found, SequenceNode) else "this"
        return f'"{name}" does not take {what}.'


def _entry(found: Scalar, step: object) -> range | None:
    """Where in a text with commas one of its entries stands, if the text is a list of several."""
    spots = [match.span() for match in re.finditer(r"[^\s,](?:[^,]*[^\s,])?", found.text)]
    is_one = isinstance(step, int) and len(spots) > 1 and step < len(spots)
    return range(*spots[step]) if is_one and isinstance(step, int) else None


def _blank(found: Node) -> str | None:
    """The blank of a template, which YAML takes for fields: {{first_name}}."""
    if isinstance(found, Scalar):
        return None
    blank = re.match(r"\{\{[^{}]*\}\}", found.source.lines[found.line][found.column :])
    return blank[0] if blank else None
