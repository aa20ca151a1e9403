"""Places as the services write them, in fields: venue, lines of an address, city, state and ZIP."""

from __future__ import annotations

import re

from statepages.fields.states import parse_state
from statepages.fields.text import is_unknown
from statepages.importers.json_input import Object, as_text
from statepages.importers.record import Place, Remark
from statepages.importers.texts import plain
from statepages.problem import FieldError
from statepages.report import Untrusted

_ONLINE = re.compile(
    r"(?:an? )?(?:(?:on|over|by|via) )?(?:online|on-line|virtual(?:ly)?|zoom|remote(?:ly)?|webinar"
    r"|google meet|(?:microsoft )?teams|discord|livestream|facebook live|(?:the )?phone)"
    r"(?=\s*(?:$|[.,;:!(\[/|–—-]|(?:events?|meetings?|calls?|only|via|on|over|at|in|with|and|link|room|webinar"
    r"|training|location|venue|session|gathering|platform|zoom)\b))",
    re.IGNORECASE,
)
_HERE = frozenset(
    {
        "",
        "US",
        "USA",
        "UNITED STATES",
        "UNITED STATES OF AMERICA",
        "PR",
        "GU",
        "VI",
        "AS",
        "MP",
        "PUERTO RICO",
    }
)


def is_online(venue: str) -> bool:
    """Whether the name of a venue says that there is none: Virtual, Zoom, Online (Discord)."""
    return _ONLINE.match(venue) is not None


def one_line(thing: Object, name: str) -> str:
    """A text on one line, without tags and entities; nothing for TBD."""
    text = plain(thing.text(name))
    return "" if is_unknown(text) else text


def lines_of(thing: Object, name: str) -> str:
    """The lines of an address on one line."""
    lines = (plain(as_text(line)) for line in thing.items(name))
    return ", ".join(line for line in lines if line and not is_unknown(line))


def place_of(
    *, venue: str, address: str, city: str, region: str, zip_code: str, country: str
) -> tuple[Place, tuple[Remark, ...]]:
    """A place, and what to say about a state or a country that is not one of ours."""
    state, remarks = _state(region)
    if country.upper() not in _HERE:
        line = ("The place is in another country: ", Untrusted(country))
        remarks = (Remark(line, needs_person=True),)
    place = Place(
        venue=venue or None, address=address or None, city=city or None, state=state, zip=zip_code or None
    )
    return place, remarks


def _state(region: str) -> tuple[str | None, tuple[Remark, ...]]:
    if not region:
        return None, ()
    try:
        return parse_state(region), ()
    except FieldError as error:
        code = None if error.is_guess else error.suggestion
    return code, () if code else (Remark((Untrusted(region), " is not a state, so it was left out.")),)


def location(thing: Object) -> tuple[Place, tuple[Remark, ...]]:
    """A location as OSDI and Mobilize write it. Its coordinates are not used: they are often wrong."""
    return place_of(
        venue=one_line(thing, "venue"),
        address=lines_of(thing, "address_lines"),
        city=one_line(thing, "locality"),
        region=one_line(thing, "region"),
        zip_code=one_line(thing, "postal_code"),
        country=one_line(thing, "country"),
    )


def online_instead(place: Place) -> tuple[Place, tuple[Remark, ...]]:
    """Online, in place of an address that the source also has."""
    if not (place.venue or place.address or place.city or place.zip):
        return Place(is_online=True), ()
    # Not the address: reports are public, and it may be a home.
    return Place(is_online=True), (Remark(("It is online, so its address was left out.",)),)
