"""Where an imported event comes from, in words that only `import` reads: "mobilize 897512"."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator

from statepages.fields import editors
from statepages.fields.text import typed
from statepages.problem import FieldError

MOST_CHARACTERS = 300

MOST_ORIGINS = 400
"""An event with the most times can come from as many entries of a calendar."""


def parse_origin(value: object) -> str:
    """Any text, as it is: with another space or letter inside, it would be another event of the source."""
    text = typed(value)
    if len(text) > MOST_CHARACTERS:
        message = f"An origin has at most {MOST_CHARACTERS} characters, and this one has {len(text):,}."
        raise FieldError("too-long", f"{message} Copy it from the last version that import wrote.")
    return text


def as_origins(value: Any) -> Any:
    """A list, also where one text was written in place of one. Commas are part of a text."""
    if isinstance(value, list) and len(value) > MOST_ORIGINS:
        message = f"The list has {len(value):,} entries. The most is {MOST_ORIGINS}."
        raise FieldError("too-long", message)
    return [value] if isinstance(value, str) else value


Origins = Annotated[
    tuple[Annotated[str, PlainValidator(parse_origin), editors.text(MOST_CHARACTERS)], ...],
    BeforeValidator(as_origins),
]
