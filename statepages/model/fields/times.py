"""Times of day, and days with their times, as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import PlainValidator

from statepages.model.fields import editors
from statepages.model.fields.days import DAY_PATTERN, MOST_CHARACTERS, take_day
from statepages.model.fields.text import quoted, typed_plainly
from statepages.model.fields.time_slips import candidates, in_words
from statepages.model.fields.zones import parse_zone, place_of
from statepages.problem import Slip

T = TypeVar("T")

_BETWEEN = re.compile(r"\s*(?:T(?=[0-9])|,|@|at\b|-(?=\s))?\s*", re.IGNORECASE)
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?(?::00)?(?:\s*(?P<half>[ap])\.?\s?(?:m\.?)?)?",
    re.IGNORECASE,
)
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_WITH_ZONE = re.compile(
    r"(?P<time>.*?[0-9apm.])\s*\(?"
    r"(?P<zone>(?:[A-Z]{1,4}|eastern|central|mountain|pacific)(?: standard| daylight)?(?: time)?"
    r"|[+-][0-9]{2}:?[0-9]{2})\)?",
    re.IGNORECASE,
)
_AS_OF = "Write it as 2024-10-14T12:00 America/New_York."
_LIST = re.compile(
    r"(?P<first>.*?[0-9apm.])\s*(?:,|;|/|&|\+|\band\b|\bor\b)\s*(?P<second>[0-9a-z].*)", re.IGNORECASE
)
_SPAN = re.compile(r"(?P<first>.*?)\s*(?:-|\bto\b|\buntil\b)\s*(?P<second>\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WallTime:
    """What a clock on the wall says: a day, a time, or both; at least one is there."""

    day: date | None
    clock: time | None


@dataclass(frozen=True, slots=True)
class Frozen:
    """A moment with its zone, written "2024-10-14T12:00 America/New_York"."""

    instant: datetime


def parse_wall_time(value: object) -> WallTime:
    """A day, a time of day, or a day and a time: "2024-11-02 10 am", "10:00", "Nov 2, 2024"."""
    text = typed_plainly(value)
    if len(text) > MOST_CHARACTERS:
        raise _unreadable(text)
    try:
        return _wall_time(text)
    except Slip as slip:
        raise (None if slip.instead else _meant(text)) or slip from slip


def _wall_time(text: str) -> WallTime:
    day, rest = take_day(text)
    rest = rest[found.end() :] if (found := _BETWEEN.match(rest)) and day else rest
    if day and not rest:
        return WallTime(day, None)
    if day and re.fullmatch(r"24[:.]00", rest):
        following = f"{day + timedelta(days=1)} 0:00"
        raise Slip("time", f"The day ends at 0:00 of the next one. Write {following}.", following)
    clock = _clock(rest)
    if clock is None:
        is_stamp = re.search(r"[0-9]T[0-9]", text) is not None
        raise (None if is_stamp else _span(rest)) or _with_zone(rest) or _unreadable(text, rest)
    return WallTime(day, clock)


def _meant(text: str) -> Slip | None:
    """What to say of a text that is a time but for how it is written: 22:00h, 10 am on 2024-10-19."""
    for candidate in candidates(text):
        try:
            _wall_time(candidate)
        except Slip:
            continue
        return Slip("time", f"{quoted(text)} is not a time that we can read. Write {candidate}.", candidate)
    return None


def _clock(text: str) -> time | None:
    """A time of day; None for a text that is none. Raises Slip for a time that does not exist."""
    word = re.sub(r"^12(?::00)?\s?(?=noon|midnight)", "", text.strip().lower())
    if word in _WORDS:
        return _WORDS[word]
    found = _TIME.fullmatch(word)
    if not found:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if (hour, minute) == (24, 0):
        raise Slip("time", "The day ends at 0:00 of the next one. Write that day and 0:00.")
    if minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        raise Slip("time", f"There is no time {quoted(text)}. Write it as 10 am, 6:30 pm or 18:30.")
    if not half and not found["minute"]:
        choices = f"{hour} am, {hour} pm or {hour}:00" if 1 <= hour <= 12 else f"{hour}:00"
        raise Slip("time", f"{quoted(text)} says neither am nor pm. Write {choices}.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


def _with_zone(text: str) -> Slip | None:
    """What to say of "10 am EDT": the zone has a line of its own."""
    found = _WITH_ZONE.fullmatch(text)
    if not found or not _reads(found["time"]):
        return None
    zone, place = found["zone"], place_of(found["zone"])
    if zone[0] in "+-" or zone.upper() in {"Z", "UTC", "GMT"}:
        message = f'Times go by the clocks of the place. Write this one without "{zone}".'
    elif place is not None:
        line = f"timezone: {place or 'America/Phoenix, or America/Denver'}"
        message = f'A time has no zone behind it here. Delete "{zone}" and add a line {line}.'
    else:
        return None
    return Slip("time-zone", message)


def _span(text: str) -> Slip | None:
    """What to say of "10-11 am": the end has a line of its own."""
    found = _SPAN.fullmatch(text)
    if found and _reads(found["second"]) and _begins_like_a_time(found["first"]):
        cure = f"Write the second on a line of its own: end: {found['second']}"
        return Slip("two-times", f"Two times stand here. {cure}")
    found = _LIST.fullmatch(text)
    if found and _reads(found["first"]) and _reads(found["second"]):
        return Slip("two-times", "Two times stand here. Write each as an entry of its own: - start: ...")
    return None


def _begins_like_a_time(text: str) -> bool:
    return not text or _reads(text) or text.strip().isdigit()


def _reads(text: str) -> bool:
    try:
        return take_day(text)[0] is not None or _clock(text) is not None
    except Slip:
        return True


def _unreadable(text: str, rest: str = "") -> Slip:
    words = in_words(rest.strip(" ,.")) or in_words(text)
    return Slip(
        "time", words or f"{quoted(text)} is not a time that we can read. Write it as 2024-10-19 10 am."
    )


def parse_frozen(value: object) -> Frozen:
    """A moment with its zone."""
    text = typed_plainly(value)
    moment, _, zone = text.rpartition(" ")
    if "/" not in zone or not moment:
        raise Slip("as-of", f"{quoted(text)} has no time zone. {_AS_OF}")
    zone = _within(parse_zone, zone, moment + " ", "")
    wall = _within(parse_wall_time, moment, "", " " + zone)
    if wall.day is None:
        raise Slip("as-of", f"{quoted(text)} has no day. {_AS_OF}")
    return Frozen(datetime.combine(wall.day, wall.clock or time(0), ZoneInfo(zone)))


def _within(parse: Callable[[object], T], text: str, before: str, behind: str) -> T:
    """A part of a text parsed; what a slip offers instead is then the whole."""
    try:
        return parse(text)
    except Slip as slip:
        slip.instead = slip.instead and before + slip.instead + behind
        raise


_HALF = r"\s*[AaPp]\.?\s?(?:[Mm]\.?)?"
_NAMED = "|".join(map(editors.in_any_capitals, ("noon", "midday", "midnight")))
_CLOCK = (
    rf"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::00)?(?:{_HALF})?|(?::00)?{_HALF})"
    rf"|(?:12(?::00)?\s?)?(?:{_NAMED})"
)
_DATED = rf"{DAY_PATTERN}\s*(?:[Tt,@\-]|[Aa][Tt]\b)?\s*(?:{_CLOCK})?"
Wall = Annotated[
    WallTime,
    PlainValidator(parse_wall_time),
    editors.read_as(
        f"{_DATED}|{_CLOCK}",
        "Write a time, such as 3 pm, or a day and a time, such as 2024-11-02 3 pm.",
        "3 pm",
        "2024-11-02 3 pm",
        # YAML takes 15.30 for a number.
        type=["string", "number"],
        maximum=24,
    ),
]
Start = Annotated[
    WallTime,
    PlainValidator(parse_wall_time),
    editors.read_as(_DATED, "Write day and time, such as 2024-11-02 10 am.", "2024-11-02 10 am"),
]
AsOf = Annotated[
    Frozen,
    PlainValidator(parse_frozen),
    editors.read_as(rf"(?:{_DATED})\s+[A-Za-z_]+/[\w/+\-]+", _AS_OF, "2024-10-14T12:00 America/New_York"),
]
