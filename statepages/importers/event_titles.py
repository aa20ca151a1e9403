"""What the title of an event in a service says besides its name: a status, a day, a blank to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from statepages.fields.days import take_day
from statepages.fields.missing_years import NoYear
from statepages.fields.numbered_days import TwoReadings
from statepages.importers.record import Remark, Time
from statepages.problem import FieldError
from statepages.report import Untrusted

_MOST_CHARACTERS = 300
_MOST_DAYS = 31
_ALWAYS = re.compile(r"24/7\b")
_BLANK = re.compile(r"\[[^\]\n]{1,60}\](?!\()")
_BLANK_IN_TEXT = re.compile(
    r"\[\s*(?:(?:insert|enter|add|your|the|name of|host)\s[^\]\n]{1,50}"
    r"|(?:host|group|chapter|organization|candidate|city|state|town|county|date|time|day|location|venue|address|link"
    r"|name|phone|e-?mail)(?:\s(?:name|here|goes here))?)\s*\](?!\()",
    re.IGNORECASE,
)


def blanks(title: str, details: str) -> tuple[Remark, ...]:
    """A remark about what a template left to fill in: [City], [insert address]."""
    found = _BLANK.search(title) or _BLANK_IN_TEXT.search(details)
    if found is None:
        return ()
    return (Remark(("Fill in what a template left open: ", Untrusted(found[0])), needs_person=True),)


def other_days(title: str, times: Iterable[Time], zone: str | None) -> tuple[Remark, ...]:
    """A remark about each day in a title on which the event does not take place."""
    days = {(day.month, day.day, day.year) for time in times for day in _days_of(time, zone)}
    if not days:
        return ()
    remarks: list[Remark] = []
    for written, readings in _days_in(title[:_MOST_CHARACTERS]):
        if not any(_is_among(reading, days) for reading in readings):
            line = ("The title says ", Untrusted(written), ", but the event is on another day. Check both.")
            remarks.append(Remark(line))
    return tuple(dict.fromkeys(remarks))


_Reading = tuple[int, int, int | None]


def _is_among(reading: _Reading, days: set[tuple[int, int, int]]) -> bool:
    month, day, year = reading
    return any((month, day) == found[:2] and year in {None, found[2]} for found in days)


def _days_of(time: Time, zone: str | None) -> Iterator[date]:
    """The days from the start of a time to its end, where it takes place."""
    first, last = _day(time.start, zone), _day(time.end or time.start, zone)
    for number in range(min((last - first).days, _MOST_DAYS) + 1):
        yield first + timedelta(days=number)


def _day(moment: datetime | date, zone: str | None) -> date:
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(ZoneInfo(zone)) if zone and moment.tzinfo else moment).date()


def _days_in(title: str) -> Iterator[tuple[str, list[_Reading]]]:
    """The days that a title names, each with what it can mean."""
    at = 0
    for word in re.finditer(r"[^\s(\[,;|]+", title):
        if word.start() < at or _ALWAYS.match(word[0]):
            continue
        readings, rest = _first_day(title[word.start() :])
        if readings:
            at = len(title) - len(rest)
            yield title[word.start() : at].strip(" ,.;:!"), readings


def _first_day(text: str) -> tuple[list[_Reading], str]:
    try:
        day, rest = take_day(text)
    except NoYear as error:
        return [(month, day, None) for month, day in error.readings], error.rest
    except TwoReadings as error:
        return [(day.month, day.day, day.year) for day in error.days], error.rest
    except FieldError:
        return [], text
    return ([(day.month, day.day, day.year)] if day else []), rest
