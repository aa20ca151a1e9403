"""Where an event is in one word, online, and what to write in place of other words."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from statepages.fields.choices import one_of
from statepages.fields.text import is_unknown
from statepages.model.examples import CITY, ZIP

ONLINE = "online"

_SUCH_AS = f", such as {ZIP} for {CITY}."
_SEVERAL_PLACES = re.compile(
    r"\b(?:various|multiple|several|different|many|statewide|county-?wide|nationwide|everywhere|throughout)\b"
    r"|\ball over\b|\bacross (?:the|[a-z]+$)",
    re.IGNORECASE,
)


_MAP = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:maps?\.|goo\.gl/maps|google\.[\w.]+/maps|waze\.com|openstreetmap\.org|osm\.org"
    r"|bing\.com/maps|mapquest\.com|what3words\.com|w3w\.co|plus\.codes)",
    re.IGNORECASE,
)


def is_map(text: str) -> bool:
    """Whether a text is only a link to a map."""
    return _MAP.match(text) is not None and not re.search(r"\s", text)


def is_several_places(text: str) -> bool:
    """Whether a text says that there is more than one place: Various locations."""
    return _SEVERAL_PLACES.search(text) is not None


def _advice_on_where(text: str) -> str | None:
    zip_code = re.search(r"\b[0-9]{5}\b", text)
    if _MAP.search(text):
        return (
            'This is a link to a map. Write two lines below it: "  zip: " with the ZIP code of the place, '
            'and "  venue: " with its name. The link can go after "  directions: ".'
        )
    if "://" in text:
        return "Write where: online, and the link after signup:"
    if re.search(r"\b(?:private|after|upon|once|provided|sent|shared|given|rsvp)\b", text, re.IGNORECASE):
        digits = f'"  zip: {zip_code[0]}"' if zip_code else '"  zip: " with the ZIP code'
        return f'Write two lines below it: "  address: private", and {digits}. The site shows nothing else.'
    if zip_code:
        return (
            f'Write two lines below it: "  zip: {zip_code[0]}", and "  venue: " with the name of the place.'
        )
    if is_several_places(text):
        return (
            'Write a line below it: "  zip: " with the ZIP code of one place. List all places in details. '
            "If people can take part from home, write where: online."
        )
    if re.search(r"\b(?:from|at) (?:your |own )?home\b|from anywhere|^anywhere", text, re.IGNORECASE):
        return "If people can take part from home, write where: online."
    if re.fullmatch(r"hybrid|both|online and in.person|in.person and online", text, re.IGNORECASE):
        return 'Write two lines below it: "  zip: " with the ZIP code of the place, and "  online: yes".'
    if is_unknown(text) or re.fullmatch(r"to be .*", text, re.IGNORECASE):
        return (
            'Every place needs a ZIP code. Write a line below it: "  zip: " with the ZIP code of the town'
            f"{_SUCH_AS}"
        )
    return None


WhereWord = Annotated[
    Literal["online"],
    one_of(
        "where",
        ONLINE,
        advise=_advice_on_where,
        otherwise=f'Write online, or a line below it: "  zip: " with the ZIP code of the place{_SUCH_AS}',
        also={ONLINE: "virtual zoom remote remotely on-line webinar virtually internet en-línea en-linea"},
    ),
]
