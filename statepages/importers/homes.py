"""Homes: places whose address must not be published because somebody lives there."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.importers.place_parts import STREET_WORDS
from statepages.importers.record import Place, Record, Remark

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
_IS_SUFFIX = re.compile(STREET_WORDS, re.IGNORECASE)
_UNIT = r"[\W_]{1,3}(?:apt|apartment|unit|ste|suite)[\W_]{1,3}\w{1,5}\b|,? ?# ?\w{1,5}\b"
_LENGTHS_OF_STREET = range(6, 80)
_MOST_STREETS = 5
_LEFT_OUT = "(address left out)"

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


def without_streets(text: str, lines: str) -> str:
    """A text without the streets of a home, which `lines` have, however they are shortened."""
    for street in re.split(r"[,;\n]\s*", lines, maxsplit=_MOST_STREETS)[:_MOST_STREETS]:
        words = re.findall(r"\w+", street)
        if len(street) in _LENGTHS_OF_STREET and _NUMBERED.match(street) and len(words) > 1:
            text = re.sub(_street(words), _LEFT_OUT, text, flags=re.IGNORECASE)
    return text


def _street(words: list[str]) -> str:
    """A pattern for a street with its number: 12 Elm St is also 12 Elm Street."""
    number, *rest = map(re.escape, words)
    end = next((at for at, word in enumerate(words[1:]) if at and _IS_SUFFIX.fullmatch(word)), len(rest))
    name = r"[\W_]{1,4}".join([number, *rest[:end]])
    return rf"\b{name}\b(?:[\W_]{{1,3}}(?:{STREET_WORDS})\b)?(?:{_UNIT})?"


def hide_streets(record: Record, lines: str) -> Record:
    """A record whose texts do not have the streets of a home."""
    texts = (record.title, record.summary, record.details)
    title, summary, details = (without_streets(text, lines) for text in texts)
    if (title, summary, details) == texts:
        return record
    line = (f"Its texts gave the address of a home. They now say {_LEFT_OUT}.",)
    remarks = (*record.remarks, Remark(line, needs_person=True))
    return replace(record, title=title, summary=summary, details=details, remarks=remarks)


def check_home(record: Record, *, by_volunteer: bool = False) -> Record:
    """A record without the address of its place if that is a home, or may be one."""
    place = record.place
    venue = place.venue or ""
    if place.is_private or not (venue or place.address):
        return record
    if is_home(venue):
        said = Remark(("The place is a home, so its address was left out.",))
    elif may_be_home(record.kind, record.title, venue, by_volunteer=by_volunteer):
        said = GUESSED
    else:
        return record
    lines = ", ".join(line for line in (place.address, place.venue) if line)
    found = hide_streets(replace(record, remarks=(*record.remarks, said)), lines)
    return replace(found, place=hidden(place))
