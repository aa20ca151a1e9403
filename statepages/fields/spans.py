"""Two times where one belongs, and times with their zone behind them."""

from __future__ import annotations

import re
from datetime import time

from statepages.fields.clocks import read_clock, reads
from statepages.fields.days import MOST_CHARACTERS, take_day
from statepages.fields.zones import place_of
from statepages.problem import Slip

_WITH_ZONE = re.compile(
    r"(?P<time>.*?[0-9apmn.])\s*\(?"
    r"(?P<zone>(?:GMT|UTC)\s?[+-][0-9]{1,2}(?::?[0-9]{2})?|[A-Z]{2,9}/[A-Z_]+"
    r"|(?:[A-Z]{1,4}|eastern|central|mountain|pacific)(?: standard| daylight)?(?: time)?"
    r"|[+-][0-9]{2}:?[0-9]{2})\)?",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?P<first>.*?[0-9apm.]|)\s*(?:,|;|/|&|\+|\band\b|\bor\b)\s*(?P<second>[0-9a-z].*)", re.IGNORECASE
)
_SPAN = re.compile(
    r"(?:from\s|between\s|de\s(?:las?\s)?|desde\s(?:las?\s)?|von\s)?\s*(?P<first>.*?)\s*"
    r"(?:-|\b(?:a|hasta|bis)\s(?:las?\s)?(?=[0-9])|\bto\b|\buntil\b"
    r"|\btill?\b|\bthrough\b|\bthru\b|,?\s*\bends?\b(?: at)?:?"
    r"|(?<=m)\s|(?<=m\.)\s)\s*(?P<second>\S.*)",
    re.IGNORECASE,
)
_INTERVAL = re.compile(r"T(?P<first>[0-9:]+)/(?P<second>.*[0-9])")
_SHORT = re.compile(r"(?:0?[1-9]|1[0-2])(?::[0-5][0-9])?")
_LONG_CLOCK = re.compile(r"(?P<hour>1[3-9]|2[0-3])[:.][0-9]{2}")
_HALF = re.compile(r"\s*([ap])\.?\s?m?\.?$", re.IGNORECASE)


def with_zone(text: str) -> Slip | None:
    """What to say of "10 am EDT": the zone has a line of its own."""
    found = _WITH_ZONE.fullmatch(text)
    if not found or not reads(found["time"]):
        return None
    zone = found["zone"]
    place = zone if "/" in zone else place_of(zone)
    if zone[0] in "+-" or re.match(r"(?:Z|UTC|GMT)\b", zone, re.IGNORECASE):
        message = f'Times go by the clocks of the place. Write this one without "{zone}".'
    elif place is not None:
        line = f"timezone: {place or 'America/Phoenix, or America/Denver'}"
        message = f'A time has no zone behind it here. Delete "{zone}" and add a line {line}.'
    else:
        return None
    return Slip("time-zone", message)


def two_times(text: str) -> Slip | None:
    """What to say of "10-11 am": the end has a line of its own."""
    found = _SPAN.fullmatch(text)
    second = found and _without_zone(found["second"])
    if found and second and reads(second) and _begins_like_a_time(found["first"]):
        cure = f"Write the second on a line of its own: end: {second}"
        return Slip("two-times", f"Two times stand here. {cure}")
    found = _LIST.fullmatch(text)
    if found and (not found["first"] or reads(found["first"])) and reads(found["second"]):
        return Slip("two-times", "Two times stand here. Write each as an entry of its own: - start: ...")
    return None


def _begins_like_a_time(text: str) -> bool:
    return not text or reads(text) or text.strip().isdigit()


def _without_zone(text: str) -> str:
    found = _WITH_ZONE.fullmatch(text)
    is_zone = found and with_zone(text) and not reads(text)
    return found["time"].strip() if found and is_zone else text


def span_of(text: str) -> tuple[str, str] | None:
    """The start and the end of "2024-10-19 10-11:30 am", each with its half of the day; None of others."""
    if len(text) > MOST_CHARACTERS:
        return None
    try:
        day, rest = take_day(text)
        rest = re.sub(r"^\s*(?:,|@|at\b|[⋅·•|])\s*", "", rest).strip()
        found = _INTERVAL.fullmatch(rest) or _SPAN.fullmatch(rest)
        if day is None or found is None or not found["first"]:
            return None
        first, second = found["first"], _without_zone(found["second"])
        other, clock = take_day(second)
        if other and clock[:1] in {"T", " "}:
            # The second time has a day of its own; that of the first says no more.
            return (f"{day} {first}", clock[1:] if other == day else f"{other} {clock[1:]}")
        if not _HALF.search(first) and (half := _HALF.search(second)) and _SHORT.fullmatch(first):
            hour = int(first.partition(":")[0])
            first = f"{first} {_half_before(hour, second, half[1])}m"
        elif first.isdigit() and (end := _LONG_CLOCK.fullmatch(second)) and int(first) < int(end["hour"]):
            first = f"{first}:00"
        if read_clock(first) is None or read_clock(second) is None:
            return None
    except Slip as slip:
        # 10/19/2024 10 am - 1 pm: the same day, written otherwise.
        return span_of(slip.instead) if slip.instead and slip.code.startswith("date") else None
    return f"{day} {first}", second


def _half_before(hour: int, second: str, half: str) -> str:
    """a or p, as is meant by 10 in "10-1 pm"; the half of the second time where that comes later."""
    end = read_clock(second) or time(0)
    is_later = hour % 12 < end.hour % 12 or (hour % 12 == end.hour % 12 and end.minute > 0)
    return half.lower() if is_later else "ap"[half.lower() == "a"]
