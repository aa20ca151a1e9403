"""Files with a kind of event: which kinds there are depends on the site."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from msgspec.structs import replace
from pydantic import create_model

from statepages.fields.kind import kind_type
from statepages.files.base import Model, about_in
from statepages.model.kinds import CAMPAIGN, Kinds

M = TypeVar("M", bound=Model)


def with_kinds(model: type[M], kinds: Kinds) -> type[M]:
    """The model of a file on a site with some kinds. Only its field "kind" depends on the site."""
    if kinds == CAMPAIGN:
        return model
    about = about_in(model.__annotations__["kind"])
    assert about, "as every field in a file"  # noqa: S101
    about = replace(about, example=kinds[0].name if kinds else about.example)
    is_required = model.model_fields["kind"].is_required()
    one = kind_type(kinds)
    kind: Any = Annotated[one if is_required else one | None, about]
    default = ... if is_required else None
    return create_model(model.__name__, __base__=model, __doc__=model.__doc__, kind=(kind, default))
