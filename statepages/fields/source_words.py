"""Where an import gets events: the kind of the source, its address, and a group at a service."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import one_of
from statepages.fields.keyed_addresses import public_instead, secret_in
from statepages.fields.links import WEB, parse_link
from statepages.fields.text import quoted, typed, without_marks
from statepages.problem import FieldError

SourceTypeName = Literal[
    "mobilize", "ics", "csv", "xlsx", "action-network", "eventbrite", "the-events-calendar"
]
WITH_ORGANIZATIONS = ("mobilize", "action-network", "eventbrite")
"""The services where a group has a number or a name of its own."""

_CALENDAR = re.compile(r"webcals?(?=://)", re.IGNORECASE)
_ORGANIZATION = re.compile(r"[A-Za-z0-9_-]{1,100}")


def parse_source_address(value: object) -> str:
    """A public web address. That of a calendar (webcal:) becomes the same with https:."""
    text = _CALENDAR.sub("https", without_marks(typed(value)), count=1)
    secret = secret_in(text) if "://" in text else None
    if secret:
        message = (
            f"This address holds {secret}. Anyone who reads the repository could read everything that it "
            f"opens. {public_instead(text)}"
        )
        raise FieldError("keyed-address", message)
    try:
        link = parse_link(text)
    except FieldError as error:
        if error.suggestion is None or _is_of_web(error.suggestion):
            raise
        link = error.suggestion
    if not _is_of_web(link):
        raise FieldError("link-scheme", "This is not the address of a web page. Write one with https://")
    return link


def _is_of_web(link: str) -> bool:
    return link.lower().startswith(("http:", "https:"))


def parse_organization(value: object) -> str:
    """The number or the name of a group at a service, as the service writes it in addresses."""
    text = typed(value)
    if _ORGANIZATION.fullmatch(text):
        return text
    if "://" in text:
        raise FieldError("organization", "For an address, write address: instead of organization:")
    raise FieldError(
        "organization",
        f"{quoted(text)} cannot be the number or name of a group. It has only letters, digits and hyphens.",
    )


SourceWord = Annotated[
    SourceTypeName,
    one_of(
        "type",
        *get_args(SourceTypeName),
        also={
            "ics": "ical icalendar calendar google-calendar outlook webcal",
            "xlsx": "excel xls",
            "csv": "google-sheets google-sheet sheet spreadsheet",
            "action-network": "actionnetwork",
            "mobilize": "mobilize-america mobilizeamerica mobilize.us",
            "the-events-calendar": "events-calendar tec wordpress",
        },
    ),
]
SourceAddress = Annotated[
    str,
    PlainValidator(parse_source_address),
    editors.read_as(
        rf"(?:{WEB}|[Ww][Ee][Bb][Cc][Aa][Ll][Ss]?://[^\s\\]+)(?:[/?#][^\s\\]*)?",
        "This is the public web address of the events. It begins with https:// and has no spaces.",
        "https://example.org/events.ics",
    ),
]
OrganizationId = Annotated[
    str,
    PlainValidator(parse_organization),
    editors.read_as(
        _ORGANIZATION.pattern,
        "This is the number or the name of the group, as in the address of its page.",
        1234,
        type=["string", "integer"],
    ),
]
