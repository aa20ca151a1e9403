"""The events of a calendar as it writes them, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from msgspec import Struct

from statepages.importers.ics_lines import Component
from statepages.importers.ics_rules import BadRule, Rule, TooFine, read_rule
from statepages.importers.ics_times import BadTime, Period, Stamp, read_stamp, read_stamps
from statepages.importers.ics_values import read_duration
from statepages.importers.ics_zones import Zones
from statepages.importers.record import Remark
from statepages.report import Untrusted

MOST_DATES = 5_000
"""How many single times an event may add or leave out."""

_DAY = timedelta(days=1)
_MOST_RULES = 10
_MOST_SHOWN = 80


class Entry(Struct, frozen=True, kw_only=True):
    """A VEVENT, with the times that it says.

    `number` is its place among all events of the input. `length` is from its start to its end, as clocks
    show it; for days, the end is the day after the last one. If it `is_change`, it is in place of one time of
    a series, `replaces`. If it `is_for_later`, it is in place of later ones too.
    """

    number: int
    component: Component
    uid: str
    version: tuple[int, str, int]
    start: Stamp | None
    length: timedelta | None
    rules: tuple[Rule, ...]
    excluding: tuple[Rule, ...]
    added: tuple[Stamp | Period, ...]
    excluded: tuple[Stamp | Period, ...]
    is_change: bool
    replaces: Stamp | None
    is_for_later: bool
    remarks: tuple[Remark, ...]


def read_entry(component: Component, number: int, zones: Zones) -> Entry:
    """The times of an event, with remarks about those that cannot be read."""
    reader = _Reader(component, zones)
    start = _as_day(component, reader.stamp("DTSTART", "start"))
    rules, excluding = reader.rules("RRULE"), reader.rules("EXRULE")
    found = component.first("RECURRENCE-ID")
    sequence = component.words("SEQUENCE")
    return Entry(
        number=number,
        component=component,
        uid=" ".join(component.words("UID").split()),
        version=(
            int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0,
            component.words("LAST-MODIFIED") or component.words("DTSTAMP"),
            number,
        ),
        start=start,
        length=reader.length(start) if start else None,
        rules=rules,
        excluding=excluding,
        added=reader.dates("RDATE"),
        excluded=reader.dates("EXDATE"),
        is_change=found is not None,
        replaces=reader.stamp("RECURRENCE-ID", "time that it changes") if found else None,
        is_for_later=found is not None and found.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
        remarks=tuple(reader.remarks()),
    )


def _as_day(component: Component, start: Stamp | None) -> Stamp | None:
    """A start as a day, where Outlook says that an event with times is an all-day one."""
    if start is None or component.words("X-MICROSOFT-CDO-ALLDAYEVENT").upper() != "TRUE":
        return start
    is_midnight = isinstance(start.wall, datetime) and start.wall.time() == time(0)
    return Stamp(start.day) if is_midnight else start


class _Reader:
    """Reads the times of one event, and gathers remarks."""

    def __init__(self, component: Component, zones: Zones) -> None:
        self._component = component
        self._zones = zones
        self._remarks: list[Remark] = []
        self._unknown: dict[str, None] = {}

    def remarks(self) -> Iterator[Remark]:
        """What to tell about the times."""
        if self._component.is_cut:
            yield Remark(("Its end is missing in the file. Check it.",), needs_person=True)
        for name in self._unknown:
            line = ("The time zone ", Untrusted(name[:_MOST_SHOWN]), " is not known. Check its times.")
            yield Remark(line, needs_person=True)
        yield from self._remarks

    def stamp(self, name: str, what: str, *, is_needed: bool = True) -> Stamp | None:
        """The time of a property."""
        found = self._component.first(name)
        if found is None:
            return None
        try:
            stamp = read_stamp(found, self._zones)
        except BadTime:
            self._cannot_read(f"Its {what}", found.text, is_needed=is_needed)
            return None
        if stamp.unknown:
            self._unknown[stamp.unknown] = None
        return stamp

    def length(self, start: Stamp) -> timedelta | None:
        """How long the event takes; None if it does not say so, or not in a way that makes sense."""
        end = self.stamp("DTEND", "end", is_needed=False)
        found = self._component.first("DURATION")
        if end is None and found:
            duration = read_duration(found.text)
            if duration is None:
                self._cannot_read("How long it takes", found.text, is_needed=False)
                return None
            end = _whole_days(start, duration) if start.is_day else start.later(duration)
        return None if end is None else self._between(start, end)

    def _between(self, start: Stamp, end: Stamp) -> timedelta | None:
        last = end.seen_in(start.zone)
        if not isinstance(start.wall, datetime):
            # An end with a time is on the last day, unless it is at midnight.
            is_inside = isinstance(last, datetime) and last.time() != time(0)
            length = end.day + (_DAY if is_inside else timedelta(0)) - start.day
        elif isinstance(last, datetime):
            length = last - start.wall
        else:
            length = timedelta(0)
            if last != start.day:
                self._cannot_read("Its end", f"{last} (a day without a time)", is_needed=False)
        if length < timedelta(0):
            self._remarks.append(Remark(("It ends before it starts, so the end is left out.",)))
        return length if length > timedelta(0) else None

    def rules(self, name: str) -> tuple[Rule, ...]:
        """Its rules. A rule that cannot be followed is left out."""
        rules = []
        for found in list(self._component.properties(name))[:_MOST_RULES]:
            try:
                rules.append(read_rule(found.text))
            except TooFine:
                line = "It repeats more than once a day, so only its first time is here. Add the others."
                self._remarks.append(Remark((line,), needs_person=True))
            except BadRule:
                shown = Untrusted(found.text[:_MOST_SHOWN])
                lines = ("It repeats by a rule that cannot be read, ", shown, ". Check its times.")
                self._remarks.append(Remark(lines, needs_person=True))
        return tuple(rules)

    def dates(self, name: str) -> tuple[Stamp | Period, ...]:
        """Single times that it adds or leaves out."""
        stamps: list[Stamp | Period] = []
        for found in self._component.properties(name):
            if len(stamps) + found.text.count(",") >= MOST_DATES:
                what = "leaves out" if name == "EXDATE" else "adds"
                line = f"It {what} more than {MOST_DATES:,} single times. Check its times."
                self._remarks.append(Remark((line,), needs_person=True))
                break
            try:
                stamps += read_stamps(found, self._zones)
            except BadTime:
                what = "A time that it leaves out" if name == "EXDATE" else "A time that it adds"
                self._cannot_read(what, found.text, is_needed=True)
        return tuple(stamps)

    def _cannot_read(self, what: str, text: str, *, is_needed: bool) -> None:
        line = (f"{what} cannot be read: ", Untrusted(text[:_MOST_SHOWN]))
        self._remarks.append(Remark(line, needs_person=is_needed))


def _whole_days(start: Stamp, duration: timedelta) -> Stamp:
    days = -(-duration // _DAY)
    return Stamp(start.day + days * _DAY)
