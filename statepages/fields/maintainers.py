"""Who looks after content: names of users and teams where the pull requests are."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from statepages.fields.text import quoted, typed
from statepages.problem import FieldError

_PART = r"[a-z0-9](?:[a-z0-9._-]{0,60}[a-z0-9])?"
_NAME = re.compile(rf"{_PART}(?:/{_PART}){{0,3}}", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/(?:orgs/(?P<org>[^/\s]+)/teams/)?@?(?P<name>[^/\s?#]+)/?"
)


def parse_maintainer(value: object) -> str:
    """The name of a user, or of a team after its organization, with or without @ in front."""
    text = typed(value)
    name = text.removeprefix("@")
    if _NAME.fullmatch(name):
        return name
    found = _ADDRESS.fullmatch(text)
    if found:
        inside = f"{found['org']}/{found['name']}" if found["org"] else found["name"]
        if _NAME.fullmatch(inside):
            raise FieldError("maintainer", f"Write only the name here: {inside}", inside)
    advice = "Write a user name, such as mona, or a team, such as porchlight/ohio."
    raise FieldError("maintainer", f"{quoted(text)} is not the name of a user or a team. {advice}")


Maintainer = Annotated[str, PlainValidator(parse_maintainer), WithJsonSchema({"type": "string"})]
