"""Homes: places whose address must not be published because somebody lives there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from statepages.importers.record import Place, Remark

_HOME = re.compile(
    r"\b(?:(?:my|our|his|her|their|the|private|hosts?['’]?s?|organi[sz]er['’]?s?)\s+|\w+['’]s?\s+)"
    r"(?:private\s+)?(?:house|home|place|residence|apartment|apt|condo|backyard|back yard|yard|porch"
    r"|living room|garage|driveway)\b(?!\s+(?:of|depot|office))"
    r"|\bresidence of\b|\b(?:home|house) of (?!blues|representatives|delegates|prayer)"
    r"|\bprivate (?:home|house|residence|address|location)\b|\b(?:residence|casa de \w+)\s*$",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:park|library|church|temple|mosque|synagogue|chapel|caf[eé]|coffee|bar|pub|tavern|brew\w*|restaurant|grill"
    r"|pizz\w+|hall|cent(?:er|re)|school|college|university|theat(?:er|re)|cinema|museum|gallery|hotel|union|office"
    r"|headquarters|hq|club|plaza|square|market|mall|store|shop|books?\w*|ymca|ywca|legion|vfw|station|courthouse"
    r"|capitol|stadium|arena|field|beach|trail\w*|garden|farm|winery|vineyard|fairgrounds|studio|gym|community)\b",
    re.IGNORECASE,
)
_HOUSE_PARTY = re.compile(r"\bhouse[ -](?:part(?:y|ies)|meeting|warming)\b", re.IGNORECASE)
_MAY_BE_HOME = frozenset(
    {
        "debate-watch-party",
        "friend-to-friend-outreach",
        "fundraiser",
        "letter-writing",
        "meet-greet",
        "postcard-writing",
    }
)
_NUMBERED = re.compile(r"\d+[a-z]?\s+\S", re.IGNORECASE)
_IN_TEXT = re.compile(r"[\W_]+")
_LEAST_OF_ADDRESS = 6

GUESSED = Remark(
    (
        "This may be somebody's home, so its address was left out. "
        "If it is a public place, write the venue and the address.",
    ),
    needs_person=True,
)


def is_home(venue: str) -> bool:
    """Whether a venue says that it is a home: My house, Private residence, Ana's apartment."""
    return _HOME.search(venue) is not None and _PUBLIC.search(venue) is None


def may_be_home(kind: str, title: str, venue: str, *, by_volunteer: bool = False) -> bool:
    """Whether a place that does not say what it is may be a home.

    A house party is at one, unless its venue is clearly public. Other small gatherings may be where there is
    only a street address.
    """
    if kind == "house-party" or _HOUSE_PARTY.search(title):
        return _PUBLIC.search(venue) is None
    has_name = bool(venue) and not _NUMBERED.match(venue)
    return not has_name and (kind in _MAY_BE_HOME or by_volunteer)


def hidden(place: Place) -> Place:
    """A place as it may be published if somebody lives there."""
    return replace(place, venue=None, address=None, is_private=True)


def address_in(lines: Iterable[str], text: str) -> tuple[Remark, ...]:
    """A remark if a text gives away the street of a home."""
    words = _IN_TEXT.sub(" ", text).lower()
    streets = [_IN_TEXT.sub(" ", line).strip().lower() for line in lines]
    if any(len(street) >= _LEAST_OF_ADDRESS and street in words for street in streets):
        return (Remark(("The details give the address of a home. Delete it there.",), needs_person=True),)
    return ()


def checked(
    place: Place, *, kind: str, title: str, text: str, by_volunteer: bool = False
) -> tuple[Place, tuple[Remark, ...]]:
    """A place without its address if it is a home, or may be one, and what to say about that."""
    if place.is_online or not (place.venue or place.address):
        return place, ()
    lines = [line for line in (place.address, place.venue) if line and any(map(str.isdigit, line))]
    venue = place.venue or ""
    if is_home(venue):
        line = ("The place is a home, so its address was left out.",)
        return hidden(place), (Remark(line), *address_in(lines, text))
    if place.address and may_be_home(kind, title, venue, by_volunteer=by_volunteer):
        return hidden(place), (GUESSED, *address_in(lines, text))
    return place, ()
