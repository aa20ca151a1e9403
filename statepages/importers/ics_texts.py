"""What an event of a calendar says in words: its title, place, details and links. Nothing about persons."""

from __future__ import annotations

import re

from msgspec import Struct

from statepages.importers.ics_lines import Component, pieces
from statepages.importers.record import Remark
from statepages.importers.signup_hosts import is_signup
from statepages.importers.texts import from_html, from_text, plain
from statepages.importers.titles import read_title
from statepages.report import Untrusted

_HTML = re.compile(
    r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE
)
_LINK = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)
_STATUSES = {"CANCELLED": "cancelled", "CANCELED": "cancelled"}
_MEETINGS = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)
_MOST_DETAILS = 100_000
_MOST_ON_A_LINE = 1_000
_MOST_TAGS = 20
_MOST_SHOWN = 80


class Texts(Struct, frozen=True):
    """The words of an event. `location` and `details` are as records have them."""

    title: str
    status: str
    location: str
    details: str


def is_private(component: Component) -> bool:
    """Whether its calendar says that others must not see what it is about."""
    return component.words("CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"}


def texts_of(component: Component) -> Texts:
    """The words of an event."""
    if is_private(component):
        return Texts("", _STATUSES.get(component.words("STATUS").upper(), "scheduled"), "", "")
    title, said = read_title(component.words("SUMMARY")[:_MOST_ON_A_LINE])
    status = _STATUSES.get(component.words("STATUS").upper()) or said or "scheduled"
    lines = component.words("LOCATION")[:_MOST_ON_A_LINE].splitlines()
    location = ", ".join(filter(None, (plain(line).strip(" ,") for line in lines)))
    return Texts(title, status, location, _details(component))


def _details(component: Component) -> str:
    text = component.words("DESCRIPTION") or component.words("X-ALT-DESC")
    text = text[:_MOST_DETAILS]
    return from_html(text) if _HTML.search(text) else from_text(text)


def tags_of(component: Component) -> tuple[str, ...]:
    """Its categories."""
    found = (
        plain(piece)
        for each in component.properties("CATEGORIES")
        for piece in pieces(each.text[:_MOST_ON_A_LINE])
    )
    return tuple(dict.fromkeys(tag for tag in found if tag))[:_MOST_TAGS]


def link_of(component: Component) -> str | None:
    """The page of the event."""
    texts = (component.words(name) for name in ("URL", "X-TRUMBA-LINK"))
    return next((text for text in texts if _LINK.fullmatch(text)), None)


def signup_of(component: Component) -> str | None:
    """The page of the event, if people sign up there."""
    link = link_of(component)
    return link if link and is_signup(link) else None


def left_out(component: Component) -> list[Remark]:
    """What the event says and a record does not."""
    remarks = []
    url = component.words("URL")
    if url and not _LINK.fullmatch(url):
        remarks.append(
            Remark(("Its link is left out, since it is not a web address: ", Untrusted(url[:_MOST_SHOWN])))
        )
    if any(component.first(name) for name in _MEETINGS):
        line = "It has a link to an online meeting, which is left out. If people can join online, say so."
        remarks.append(Remark((line,)))
    if len(component.words("DESCRIPTION") or component.words("X-ALT-DESC")) > _MOST_DETAILS:
        remarks.append(Remark((f"Its details are cut after {_MOST_DETAILS:,} characters.",)))
    return remarks
