"""Times as programs write them, and zones: read without trust."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from statepages.fields.zones import parse_zone
from statepages.importers.json_input import as_number, as_text
from statepages.importers.record import Remark, Time
from statepages.problem import FieldError
from statepages.report import Untrusted

_YEARS = range(2000, 2200)
_STAMP = re.compile(
    r"(?P<wall>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_NO_PLACE = re.compile(r"(?:UTC|GMT|Etc/|Z\b)", re.IGNORECASE)


def from_unix(value: object) -> datetime | None:
    """An instant in seconds since 1970, as a number or as text; None for one that cannot be an event."""
    number = as_number(value)
    if number is None:
        return None
    try:
        instant = datetime.fromtimestamp(int(number), UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return instant if instant.year in _YEARS else None


def wall_time(text: str) -> datetime | None:
    """What clocks show in 2024-10-19T18:00:00Z, whatever the zone after it is."""
    found = _STAMP.fullmatch(text)
    return _datetime(found["wall"]) if found else None


def from_utc(text: str) -> datetime | None:
    """The instant of a time in UTC, with or without Z."""
    found = _STAMP.fullmatch(text)
    if found is None or found["zone"] not in {None, "Z", "+00:00", "+0000"}:
        return None
    wall = _datetime(found["wall"])
    return wall.replace(tzinfo=UTC) if wall else None


def _datetime(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def read_zone(text: str) -> tuple[str | None, tuple[Remark, ...]]:
    """A zone named by a place, and what to say of any other text: UTC-7, or nothing."""
    if not text:
        return None, ()
    try:
        zone = None if _NO_PLACE.match(text) else parse_zone(text)
    except FieldError as error:
        zone = None if error.is_guess else error.suggestion
    if zone and zone.lower() == text.lower():
        return zone, ()
    read_as = f" is not the name of a time zone. It was read as {zone}." if zone else (
        " is not a time zone with a place, so the zone follows from the place of the event."
    )  # fmt: skip
    return zone, (Remark((Untrusted(text), read_as)),)


def shows(instant: datetime, wall: datetime, zone: str) -> bool:
    """Whether clocks in a zone show this time at an instant."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall


def in_order(start: datetime | date, end: datetime | date | None) -> tuple[Time, tuple[Remark, ...]]:
    """A time. An end before its start is left out, with a remark; so is one that is the same moment."""
    if end is None or _is_same_moment(start, end):
        return Time(start), ()
    if _is_before(end, start):
        line = (f"It ends before it starts ({_shown(start)}), so the end was left out.",)
        return Time(start), (Remark(line, needs_person=True),)
    return Time(start, end), ()


def _is_same_moment(start: datetime | date, end: datetime | date) -> bool:
    return isinstance(start, datetime) and start == end


def _is_before(end: datetime | date, start: datetime | date) -> bool:
    if isinstance(end, datetime) and isinstance(start, datetime):
        if (end.tzinfo is None) != (start.tzinfo is None):
            return end.date() < start.date()
        return end < start
    return not isinstance(end, datetime) and not isinstance(start, datetime) and end < start


def _shown(moment: datetime | date) -> str:
    return f"{moment:%B} {moment.day}, {moment.year}"


def unreadable(what: str, value: object) -> Remark:
    """What to say of a start or an end that is not a time."""
    words = Untrusted(as_text(value)[:60] or "no text and no number")
    return Remark((f"Its {what} is not a time that can be read: ", words), needs_person=True)
