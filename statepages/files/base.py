"""How the model of a file is made: from the data that it becomes.

    class PostFile(Model, of=Post):

has all fields of Post that have an `About`, each with its validator. A class names only the fields that
people write in a different form, or that only the file has.
"""

from __future__ import annotations

import inspect
from types import new_class
from typing import Annotated, Any, get_args

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields
from pydantic import BaseModel, ConfigDict, Field, model_validator

from statepages.files.types import as_written
from statepages.model.field import About, Email, Link, Phone
from statepages.model.parts import Contact
from statepages.problem import FieldError

_MODELS: dict[type[Struct], type[Model]] = {}
"""The model of each group of fields."""


class Model(BaseModel):
    """Fields as somebody wrote them, and no others."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, defer_build=True, arbitrary_types_allowed=True
    )

    def __init_subclass__(cls, of: type[Struct] | None = None, **config: Any) -> None:
        """Add the fields of the data, before pydantic looks at the class."""
        super().__init_subclass__(**config)
        data = {field.name: field for field in fields(of) if about_in(field.type)} if of else {}
        hints: dict[str, Any] = {name: field.type for name, field in data.items()}
        for name, hint in inspect.get_annotations(cls, eval_str=True).items():
            hints = _with(hints, name, hint)
        for name, hint in hints.items():
            default = data[name].default if name in data else NODEFAULT
            setattr(cls, name, _described(hint, cls.__dict__.get(name, default)))
        cls.__annotations__ = {name: as_written(hint, group_model) for name, hint in hints.items()}
        if of:
            _MODELS[of] = cls


def group_model(group: type[Struct]) -> type[Model] | type[Struct]:
    """The model of a group of fields; for a value, such as a day with a time, the value itself.

    A group needs no class of its own if people write it just as the data has it.
    """
    if not any(about_in(field.type) for field in fields(group)):
        return group
    if group not in _MODELS:
        body = {"__doc__": group.__doc__, "__module__": __name__}
        new_class(f"{group.__name__}File", (Model,), {"of": group}, lambda space: space.update(body))
    return _MODELS[group]


def about_in(hint: Any) -> About | None:
    """The About of a field, from its type."""
    return next((part for part in get_args(hint) if isinstance(part, About)), None)


def _with(hints: dict[str, Any], name: str, hint: Any) -> dict[str, Any]:
    """The types of fields with one more in the right place, or with a new type for an existing field."""
    about = about_in(hint)
    if about is None:
        return hints | {name: Annotated[hint, about_in(hints[name])]}
    before = list(hints)
    at = before.index(about.after) + 1 if about.after else len(before)
    order = [*before[:at], name, *before[at:]]
    return {one: hint if one == name else hints[one] for one in order}


def _described(hint: Any, default: object) -> Any:
    """The pydantic field, with what schemas say about it."""
    about = about_in(hint)
    assert about, "only fields with an About are in a file"  # noqa: S101
    return Field(
        ... if default is NODEFAULT else default,
        alias=about.written or None,
        description=about.hint,
    )


class ContactFile(Model, of=Contact):
    """Who to ask."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"not": {"anyOf": [{"required": ["phone"]}, {"required": ["link"]}]}},
            "then": {"required": ["email"]},
        }
    )

    email: Email | None
    phone: Phone | None
    link: Link | None

    @model_validator(mode="after")
    def _reachable(self) -> ContactFile:
        if not (self.email or self.phone or self.link):
            raise FieldError(
                "contact", "A contact needs an email address, a phone number or a link. Add one."
            )
        return self
