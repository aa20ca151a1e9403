"""The names that a site gives to kinds of its own."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.text import quoted, typed
from statepages.problem import FieldError
from statepages.slug import slug

MOST_CHARACTERS = 40
_NAME = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


def parse_kind_name(value: object) -> str:
    """A name in kebab case, as event files and addresses have it: food-distribution."""
    text = typed(value)
    if len(text) > MOST_CHARACTERS:
        message = f"The name has {len(text):,} characters. The most is {MOST_CHARACTERS}."
        raise FieldError("kinds", message)
    if re.fullmatch(_NAME, text):
        return text
    better = slug(text).strip("-")
    how = "The name of a kind has lowercase letters, digits and hyphens, and begins with a letter."
    if re.fullmatch(_NAME, better):
        raise FieldError("kinds", f"{how} Write {better}.", better)
    raise FieldError(
        "kinds", f"{quoted(text)} is not a name for a kind. {how} Write one such as food-distribution."
    )


KindName = Annotated[
    str,
    PlainValidator(parse_kind_name),
    editors.read_as(
        _NAME,
        "Write lowercase letters with hyphens, such as food-distribution.",
        "food-distribution",
    ),
]
