"""The names of the fields of each kind of file, and what each field takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.import_source import ImportSourceFile
from statepages.files.own_page import PageFile
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile
from statepages.model.field import About, FieldType
from statepages.problem import FieldError

NamePath = tuple[str, ...]
"""The names that lead to a field: ("when", "start"). The positions in lists are left out."""


class Field(Struct, frozen=True):
    """A field: whether it is required; whether it takes a list, fields of its own, any text, Markdown,
    a link, or yes and no; and its About.
    """

    name: str
    is_required: bool
    is_list: bool
    has_fields: bool
    is_text: bool
    is_markdown: bool
    is_link: bool
    is_yes: bool
    about: About


Table = Mapping[str, Field]

_EVERY: tuple[type[Model], ...] = (EventFile, StateFile, PostFile, PageFile, SettingsFile, ImportSourceFile)


def model_of(name: str) -> type[Model]:
    """The model of a content file by its path in content/; the model of an event if that is unclear."""
    if name == "site.yaml":
        return SettingsFile
    models: dict[str, type[Model]] = {
        "states": StateFile,
        "posts": PostFile,
        "pages": PageFile,
        "sources": ImportSourceFile,
    }
    return models.get(name.partition("/")[0], EventFile)


@cache
def tables(model: type[Model]) -> Mapping[NamePath, Table]:
    """The fields at each path of names in a model; () is the path of its own fields."""
    return {path: _table(below) for path, below in models(model).items()}


@cache
def models(model: type[Model]) -> Mapping[NamePath, type[Model]]:
    """The models at each path of names in a model; () is the path of the model itself."""
    found: dict[NamePath, type[Model]] = {(): model}
    for attribute, info in model.model_fields.items():
        for inner in _models_of(info):
            found |= {(info.alias or attribute, *path): below for path, below in models(inner).items()}
    return found


@cache
def link_names() -> frozenset[str]:
    """The names of all fields that take a link, in any kind of file."""
    return frozenset(field.name for field in _all_fields() if field.is_link)


@cache
def markdown_names() -> frozenset[str]:
    """The names of all fields that take Markdown, in any kind of file."""
    return frozenset(field.name for field in _all_fields() if field.is_markdown)


@cache
def action_names() -> frozenset[str]:
    """The names of all lists whose entries are links with words, in any kind of file: links, actions."""
    return frozenset(
        path[-1]
        for model in _EVERY
        for path, table in tables(model).items()
        if path and {"label", "link"} <= table.keys() and "title" not in table
    )


@cache
def reach_names() -> tuple[str, ...]:
    """The names of the fields that say how to reach somebody: those of a contact, without the name."""
    return tuple(name for name in tables(EventFile)["contact",] if name != "name")


def _all_fields() -> Iterator[Field]:
    for model in _EVERY:
        for table in tables(model).values():
            yield from table.values()


def _table(model: type[Model]) -> Table:
    return {
        info.alias or attribute: _field(info.alias or attribute, info)
        for attribute, info in model.model_fields.items()
    }


def _field(name: str, info: FieldInfo) -> Field:
    parts = _parts_of(info)
    types = [part for part in parts if isinstance(part, FieldType)]
    return Field(
        name=name,
        is_required=info.is_required(),
        is_list=tuple in parts,
        has_fields=bool(_models_of(info)),
        is_text=any(one.is_text for one in types),
        is_markdown=any(one.is_markdown for one in types),
        is_link=any(one.is_link for one in types),
        is_yes=bool in parts,
        about=next(part for part in parts if isinstance(part, About)),
    )


def _models_of(info: FieldInfo) -> list[type[Model]]:
    return [part for part in _parts_of(info) if isinstance(part, type) and issubclass(part, Model)]


def _parts_of(info: FieldInfo) -> list[Any]:
    """The types and metadata that a field is made of."""
    return [*_parts(info.annotation), *info.metadata]


def accepts(model: type[Model], path: NamePath, value: object) -> bool:
    """Whether the field at a path takes a value. For a list, whether an entry does."""
    try:
        adapter(model, path).validate_python(value)
    except ValidationError:
        return False
    return True


def meant_for(model: type[Model], path: NamePath, text: str) -> str | None:
    """The text that a field at a path accepts for this one: the same text, or what it certainly means."""
    try:
        adapter(model, path).validate_python(text)
    except ValidationError as invalid:
        errors = [detail.get("ctx", {}).get("error") for detail in invalid.errors(include_url=False)]
        certain = (error for error in errors if isinstance(error, FieldError) and not error.is_guess)
        return next((error.suggestion for error in certain if error.suggestion), None)
    return text


@cache
def adapter(model: type[Model], path: NamePath) -> TypeAdapter[Any]:
    """What reads the value of the field at a path. For a list of fields, it reads one entry."""
    fields = models(model)[path[:-1]].model_fields
    info = next(info for name, info in fields.items() if (info.alias or name) == path[-1])
    kind: Any = info.annotation
    return TypeAdapter(Annotated[kind, *info.metadata] if info.metadata else kind)


def _parts(annotation: Any) -> Iterator[Any]:
    """The types and metadata that an annotation is made of."""
    yield get_origin(annotation) or annotation
    for part in get_args(annotation):
        yield from _parts(part)


def named_path(model: type[Model], path: tuple[int | str, ...]) -> NamePath:
    """The names in a path, without steps that are not names of fields."""
    known = tables(model)
    names: NamePath = ()
    for step in path:
        if isinstance(step, str) and (step in known.get(names, {}) or (*names, step) in known):
            names = (*names, step)
    return names
