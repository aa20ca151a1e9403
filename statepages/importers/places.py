"""A location in one line, as calendars have it, taken apart into a place."""

from __future__ import annotations

import re

from msgspec import Struct

from statepages.fields.private_places import comes_later, is_a_home, is_not_for_all
from statepages.fields.text import in_plain_signs, is_unknown
from statepages.fields.where_words import is_several_places
from statepages.importers.online_words import is_also_in_person, without_online
from statepages.importers.place_line import public_line
from statepages.importers.place_parts import (
    city_at_end,
    is_foreign,
    is_of_city,
    read_zip,
    state_at_end,
    venue_and_address,
    without_country,
    zip_at_end,
)
from statepages.importers.record import Place, Remark
from statepages.importers.texts import plain
from statepages.model.states import state_name
from statepages.model.zips import Zip, find_zip, zips_of_city
from statepages.report import Line, Untrusted

_SEPARATORS = re.compile(r"\s*[,;|•·]\s*|:\s+|\.\s+(?=[A-Z]\w*\s+(?:for|to|at)\b)|\s+[-–—]\s+(?=\S)")
_INSIDE = re.compile(r"\s*\(([^()]*)\)\s*")
_MORE_INSIDE = re.compile(
    r", |[0-9]{2}|\b(?:zoom|online|virtual|discord|hybrid|teams|remote)\b", re.IGNORECASE
)
_NO_WORD = re.compile(r"[\W\d_]*(?:[ap]\.?m\.?[\W\d_]*)*|[A-Z-]+=\S*", re.IGNORECASE)
_LABEL = re.compile(r"(?:location|where|place|address|venue|lugar|direcci[oó]n) *: *", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"(?:(?:the )?(?:exact )?(?:location|place|venue|address|lugar) *(?:is |: *|- *)?)?"
    r"(?:t\.?b\.?[acd]\.?|to be (?:announced|determined|decided|confirmed)"
    r"|por (?:confirmar|definir|anunciar))[.!]?",
    re.IGNORECASE,
)
_MOST_CHARACTERS = 300


class _Found(Struct):
    """What a location says, while it is taken apart."""

    segments: list[str]
    remarks: list[Remark]
    is_online: bool = False

    def say(self, *line: str | Untrusted, needs_person: bool = False) -> None:
        self.remarks.append(Remark(tuple(line), needs_person))


def read_location(text: str, zone: str | None = None) -> tuple[Place, tuple[Remark, ...]]:
    """The place that a location in one line means, and what to tell the person who imports.

    A ZIP code counts only if it is in `zone`, the zone of the event, or if its state is named.
    """
    line = in_plain_signs(plain(text[: 4 * _MOST_CHARACTERS].strip().replace("\n", "<br>")))
    line = _LABEL.sub("", line, count=1) if _LABEL.match(line) else line
    found = _Found([], [])
    if len(line) > _MOST_CHARACTERS:
        found.say(f"The location has {len(line):,} characters, and was left out.", needs_person=True)
        return Place(), tuple(found.remarks)
    public = public_line(line, "the location")
    found.is_online = public.is_online
    found.remarks += public.remarks
    place = _place(public.words, zone, found)
    return place, tuple(found.remarks)


def _place(line: str, zone: str | None, found: _Found) -> Place:
    """The place that words without links mean."""
    if not line.strip(" ,.;:-"):
        return Place(is_online=found.is_online)
    if is_unknown(line) or _UNKNOWN.fullmatch(line):
        found.say("The place is not known yet: ", Untrusted(line), needs_person=True)
        return Place(is_online=found.is_online)
    segments = without_country(_segments(line))
    places, left_out, is_online = without_online(segments)
    found.is_online = found.is_online or is_online
    if left_out:
        found.say("Left out of the location: ", Untrusted(", ".join(left_out)))
    if is_foreign(places):
        found.say("This place may be outside the United States: ", Untrusted(line), needs_person=True)
        return Place(venue=", ".join(places), is_online=found.is_online)
    place = _parted(places, zone, found)
    if is_also_in_person(line) and place in {Place(is_online=True), Place(state=place.state, is_online=True)}:
        found.say("People can also come, but the location does not say where.", needs_person=True)
    if place.zip is None and place.address is None and not found.is_online:
        place = _doubtful(place, line, found)
    return place


def _segments(line: str) -> list[str]:
    """The parts of a location between commas, and those in parentheses that are more than a word."""
    line = _INSIDE.sub(_opened, line)
    return [
        piece.strip(" ,;.:-") if len(piece) > 3 else piece.strip(" ,;:-")
        for piece in _SEPARATORS.split(line)
        if piece.strip(" ,;.:-")
    ]


def _opened(found: re.Match[str]) -> str:
    inside = found[1]
    is_more = re.search(
        r"[0-9],|, |[0-9]{2}|\b(?:zoom|online|virtual|discord|hybrid|teams|remote)\b", inside, re.IGNORECASE
    )
    return f", {inside}, " if is_more or found.start() == 0 else found[0]


def _parted(segments: list[str], zone: str | None, found: _Found) -> Place:
    """A place by its segments."""
    is_home = any(map(is_a_home, segments))
    hidden = [one for one in segments if comes_later(one) or is_not_for_all(one)]
    segments = [one for one in segments if one not in hidden]
    whole = segments
    segments, digits = zip_at_end(segments)
    segments, state = state_at_end(segments, has_zip=digits is not None)
    if digits and not state and _is_number(digits, whole, segments):
        segments, digits = whole, None
    entry = _zip(digits, state, zone, found)
    segments, city = city_at_end(segments, state or (entry.state if entry else None), entry)
    venue, address = venue_and_address(segments)
    state = state or (entry.state if entry else None)
    code = entry.code if entry else _only_zip(city, state, digits, found)
    is_private = (is_home or bool(hidden)) and not (found.is_online and not (code or city))
    if is_private:
        found.say(*_reason(is_home=is_home))
        venue = address = None
    return Place(venue, address, city, state, code, is_private=is_private, is_online=found.is_online)


def _is_number(digits: str, whole: list[str], before: list[str]) -> bool:
    """Whether digits at the end of a segment are no ZIP code: Room 10115."""
    entry = read_zip(digits, None)
    return len(before) == len(whole) and not (entry and is_of_city(before[-1], entry))


def _reason(*, is_home: bool) -> Line:
    if is_home:
        return ("This looks like somebody's home. The site shows only the city and the ZIP code.",)
    return ("People get the address later. The site shows only the city and the ZIP code.",)


def _zip(digits: str | None, state: str | None, zone: str | None, found: _Found) -> Zip | None:
    """The ZIP code that digits mean, if it can be the one of this place."""
    if digits is None:
        return None
    entry = read_zip(digits, state)
    if entry is None:
        found.say(f"There is no ZIP code {digits}. Check the location.", needs_person=True)
    elif entry.code != digits:
        found.say(f"The ZIP code {digits} has lost its zero. It was read as {entry.code}.")
    elif state and state not in entry.states:
        message = (
            f"ZIP {entry.code} is in {state_name(entry.state)}, but the location says {state_name(state)}."
        )
        found.say(message, needs_person=True)
    elif state is None and zone and entry.zone and zone not in (entry.zone, entry.further_zone):
        message = f"ZIP {entry.code} is in {state_name(entry.state)}, with another time zone than {zone}."
        found.say(message, needs_person=True)
    return entry


def _only_zip(city: str | None, state: str | None, digits: str | None, found: _Found) -> str | None:
    """The ZIP code of a city that has only one."""
    codes = zips_of_city(city, state) if city and state and digits is None else []
    if len(codes) != 1 or not find_zip(codes[0]):
        return None
    found.say(f"ZIP {codes[0]} is the only one of ", Untrusted(city or ""), f", {state}. It was added.")
    return codes[0]


def _doubtful(place: Place, line: str, found: _Found) -> Place:
    """What is left of a location that may be no place."""
    if is_several_places(line):
        found.say("There is more than one place: ", Untrusted(line), needs_person=True)
    elif place.venue and _NO_WORD.fullmatch(place.venue):
        found.say("The location is not a place: ", Untrusted(line), needs_person=True)
        return Place(city=place.city, state=place.state, is_private=place.is_private)
    return place
