"""The fields of a file against the model, and the model's complaints in a volunteer's words."""

from __future__ import annotations

import difflib
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from statepages.model.base import Model
from statepages.model.fields.choices import certain
from statepages.node import Mapping, Node, Path, Scalar, Sequence, at
from statepages.problem import Problem, Slip

M = TypeVar("M", bound=Model)

_EXAMPLES = {
    "title": '"..."',
    "kind": "canvass",
    "when": "a list of times below it",
    "where": "a place with its zip, or online",
    "start": "2024-11-02 10 am",
    "zip": "the five digits",
    "date": "2024-10-24",
    "link": "https://...",
    "url": "https://...",
    "timezone": "America/New_York",
}


def validate(model: type[M], node: Mapping) -> tuple[M | None, list[Problem]]:
    """The model made of a file's fields, or None and what is wrong with them."""
    problems: list[Problem] = []
    try:
        value = model.model_validate(node.plain())
    except ValidationError as error:
        value = None
        problems = _problems(model, node, error)
    if node.lost:
        # What could not be read has been told; a model without it would be a guess.
        value = None
    return value, problems


def _problems(model: type[Model], node: Mapping, error: ValidationError) -> list[Problem]:
    details = error.errors(include_url=False, include_input=False)
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    problems, meant = [], set[Path]()
    for detail in unknown:
        problem, loc = _unknown(model, node, detail["loc"], missing)
        problems.append(problem)
        if loc:
            meant.add(loc)
    for detail in details:
        loc = detail["loc"]
        if detail["type"] == "extra_forbidden" or loc in meant or (len(loc) == 1 and loc[0] in node.lost):
            continue
        problems.append(_problem(model, node, detail))
    return problems


def _problem(model: type[Model], node: Mapping, detail: Any) -> Problem:
    loc: Path = detail["loc"]
    found = at(node, loc)
    slip = detail.get("ctx", {}).get("error")
    if isinstance(slip, Slip):
        if isinstance(found, Scalar):
            return found.problem("error", slip.code, slip.message, old=_written(found), new=slip.instead)
        return found.problem("error", slip.code, slip.message)
    if detail["type"] == "missing":
        return _missing(node, loc)
    return found.problem("error", "field-kind", _expected(model, loc, detail["type"], found))


def _written(scalar: Scalar) -> str | None:
    """The text of a scalar as it stands in the file, where it stands there on one line."""
    line = scalar.source.lines[scalar.line]
    return scalar.text if scalar.text and scalar.text in line[scalar.column :] else None


def _missing(node: Mapping, loc: Path) -> Problem:
    name = str(loc[-1])
    example = _EXAMPLES.get(name, "...")
    cure = f"Add a line: {name}: {example}" if " " not in example[1:-1] else f"Add {name}: with {example}."
    parent = at(node, loc[:-1])
    spot: Node = parent.pairs[0][0] if isinstance(parent, Mapping) and parent.pairs else parent
    return spot.problem("error", "missing-field", f'The field "{name}" is missing. {cure}')


def _expected(model: type[Model], loc: Path, kind: str, found: Node) -> str:
    name = next((str(step) for step in reversed(loc) if step in _all_fields(model)), "file")
    if kind == "too_short":
        return f'"{name}" is an empty list. Write at least one entry below it.'
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        inside = ", ".join(_fields_at(model, loc)) or "fields"
        return f'"{name}" takes fields of its own below it: {inside}.'
    if kind in {"tuple_type", "list_type"}:
        return f'"{name}" is a list. Write each entry on a line of its own below it, with "- " in front.'
    if kind.startswith("int"):
        return f'"{name}" is a whole number, such as 3.'
    what = "a list" if isinstance(found, Sequence) else "this"
    return f'"{name}" does not take {what}.'


def _unknown(
    model: type[Model], node: Mapping, loc: Path, missing: list[Path]
) -> tuple[Problem, Path | None]:
    """The problem of a field that the model does not know, and the missing field it was meant for."""
    name = str(loc[-1])
    parent = at(node, loc[:-1])
    key = parent.key(name) if isinstance(parent, Mapping) else None
    spot = key or parent
    known = _fields_at(model, loc[:-1])
    near = difflib.get_close_matches(name.lower().replace("_", " "), known, n=1, cutoff=0.6)
    if near:
        message = f'Unknown field "{name}". Did you mean "{near[0]}"?'
        taken = isinstance(parent, Mapping) and parent.get(near[0]) is not None
        if isinstance(spot, Scalar):
            fix = None if taken else certain(name.replace("_", " "), known)
            problem = spot.problem("error", "unknown-field", message, old=name, new=fix)
        else:
            problem = spot.problem("error", "unknown-field", message)
        meant = (*loc[:-1], near[0])
        return problem, meant if meant in missing else None
    home = _home_of(model, name)
    cure = f'It belongs under "{home}".' if home else f"The fields here are {', '.join(known)}."
    return spot.problem("error", "unknown-field", f'Unknown field "{name}". {cure}'), None


@cache
def _tables(model: type[Model]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of the fields at each path of names below a model."""
    names = tuple(field.alias or name for name, field in model.model_fields.items())
    tables: dict[tuple[str, ...], tuple[str, ...]] = {(): names}
    for name, field in model.model_fields.items():
        for below in _models_in(field.annotation, *field.metadata):
            for path, inner in _tables(below).items():
                tables[(field.alias or name, *path)] = inner
    return tables


def _models_in(*annotations: Any) -> list[type[Model]]:
    found: list[type[Model]] = []
    for annotation in annotations:
        if isinstance(annotation, type) and issubclass(annotation, Model):
            found.append(annotation)
        else:
            found += _models_in(*get_args(annotation))
    return found


def _fields_at(model: type[Model], loc: Path) -> tuple[str, ...]:
    tables = _tables(model)
    path: tuple[str, ...] = ()
    for step in loc:
        if isinstance(step, str) and (*path, step) in tables:
            path = (*path, step)
    return tables[path]


def _all_fields(model: type[Model]) -> set[str]:
    return {name for names in _tables(model).values() for name in names}


def _home_of(model: type[Model], name: str) -> str | None:
    """The top field below which a field of this name belongs."""
    return next((path[0] for path, names in _tables(model).items() if path and name in names), None)
