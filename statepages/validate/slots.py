"""From times as written to slots in UTC: defaults, repeats, clock changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from statepages.fields.times import WallTime
from statepages.fields.zones import is_clock_of
from statepages.files.event import MOST_SLOTS, SlotFile
from statepages.model.examples import DAY
from statepages.model.slot import Slot, clock, slot_of, start_of_day
from statepages.node import MappingNode, Node, Scalar, SequenceNode, at
from statepages.problem import FieldError, Problem
from statepages.validate.repeats import about_exceptions, all_days


def expand(
    files: tuple[SlotFile, ...], zone: str, node: MappingNode
) -> tuple[tuple[Slot, ...], list[Problem]]:
    """All slots of an event in order of time, each once, and what is wrong with them."""
    slots: set[Slot] = set()
    problems = []
    when = node.get("when") or node
    for number, file in enumerate(files):
        spot = at(when, (number,)) if isinstance(when, SequenceNode) else when
        try:
            start, end = _wall_span(file)
            days = all_days(file, start.date())
            kept = [day for day in days if day not in file.excepted]
            made = list(_slots(file, kept, start, end, ZoneInfo(zone)))
        except FieldError as error:
            problems.append(_problem(_field(spot, error.field or ""), error, file))
            continue
        problems += about_exceptions(file, days, _field(spot, "except"))
        slots.update(made)
        if len(made) > MOST_SLOTS:
            problems.append(_too_many(_field(spot, "until"), len(made)))
    if len(slots) > MOST_SLOTS and not problems:
        problems.append(_too_many(when, len(slots)))
    return tuple(sorted(slots, key=lambda slot: (slot.start, slot.expires))), problems


def _problem(spot: Node, error: FieldError, file: SlotFile) -> Problem:
    if not isinstance(spot, Scalar):
        return spot.problem("error", error.code, error.message)
    problem = spot.problem("error", error.code, error.message, old=spot.text, new=error.suggestion)
    # After a morning, 12 am is noon to many people.
    is_morning = file.start.clock is not None and file.start.clock < time(12)
    is_noon = is_morning and re.match(r"12(?:[:.]00)?\s*a", spot.text, re.IGNORECASE) is not None
    return replace(problem, is_guess=error.is_guess or is_noon)


def _too_many(spot: Node, number: int) -> Problem:
    message = f"This would make {number:,} times. The most is {MOST_SLOTS}. Choose an earlier last day."
    return spot.problem("error", "too-many-times", message)


def _field(spot: Node, name: str) -> Node:
    if isinstance(spot, MappingNode):
        return spot.get(name) or spot
    return spot


def _slots(
    file: SlotFile, days: list[date], start: datetime, end: datetime | None, zone: ZoneInfo
) -> Iterator[Slot]:
    length = None if end is None else end - start

    def instant(wall: datetime, field: str) -> datetime:
        # A day begins at midnight, even if clocks skip that hour.
        return start_of_day(wall.date(), zone.key) if file.all_day else instant_at(wall, zone, field)

    for day in days:
        first = datetime.combine(day, start.time())
        begins = instant(first, "start")
        ends = None if length is None else instant(first + length, "end")
        _check_zone(file.start, begins, zone, "start")
        _check_zone(file.end, ends, zone, "end")
        yield slot_of(begins, ends, zone.key, all_day=file.all_day)


def _check_zone(wall: WallTime | None, instant: datetime | None, zone: ZoneInfo, field: str) -> None:
    """Raises FieldError for a time with a zone that is not the event's: 10 am EDT in Denver."""
    if wall is None or wall.zone is None or instant is None or is_clock_of(wall.zone, zone.key, instant):
        return
    message = (
        f'"{wall.zone}" is not the time zone of this event, {zone.key}. Write the local time, '
        "without a zone. If the event is in another zone, add a line that begins with timezone:"
    )
    raise FieldError("time-zone", message, field=field)


def _wall_span(file: SlotFile) -> tuple[datetime, datetime | None]:
    """Start and end in local time."""
    day, clock = file.start.day, file.start.clock
    if day is None:
        raise FieldError("no-date", f"The start has no date. Write it as {DAY} 10 am.", field="start")
    if file.all_day:
        if clock is not None or (file.end and file.end.clock is not None):
            raise FieldError(
                "all-day",
                "An all-day event has dates but no times. Delete the times, or the line all day: yes",
                field="start",
            )
        last = (file.end and file.end.day) or day
        if last < day:
            raise FieldError("end-before-start", "The end is before the start. Fix one of them.", field="end")
        return datetime.combine(day, time(0)), datetime.combine(last + timedelta(days=1), time(0))
    if clock is None:
        message = "The start has no time. Write one after the date, such as 10 am, or add a line all day: yes"
        raise FieldError("no-time", message, field="start")
    start = datetime.combine(day, clock)
    return start, _wall_end(file, start)


def _wall_end(file: SlotFile, start: datetime) -> datetime | None:
    if file.end is None:
        return None
    if file.end.clock is None:
        raise FieldError("no-time", "The end has no time. Write one, such as 3 pm.", field="end")
    end = datetime.combine(file.end.day or start.date(), file.end.clock)
    if end <= start:
        raise _end_before_start(file.end, start, end)
    return end


def _end_before_start(written: WallTime, start: datetime, end: datetime) -> FieldError:
    advice, suggestion = "Fix one of them.", None
    if written.day is None and end.time() == time(0):
        suggestion = f"{end.date() + timedelta(days=1)} 0:00"
        advice = f"Midnight is on the next day. Write {suggestion}."
    elif written.day is None and end.time() == time(12):
        following = f"{end.date() + timedelta(days=1)} 0:00"
        advice = f"12 pm is noon. For midnight, write {following}."
    elif written.day is None and end < start <= end + timedelta(hours=12) and end.hour < 12:
        later = clock(end + timedelta(hours=12))
        advice = f"For the afternoon, write {later}. If it ends after midnight, add the date."
    elif written.day is None:
        advice = "If it ends after midnight, add the date."
    order = "the same as" if end == start else "before"
    message = f"The end, {_shown(end, start)}, is {order} the start, {_shown(start, end)}. {advice}"
    return FieldError("end-before-start", message, suggestion, field="end")


def instant_at(wall: datetime, zone: ZoneInfo, field: str) -> datetime:
    """The instant of a local time, in UTC. If clocks show that hour twice, the first of the two."""
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    back = instant.astimezone(zone).replace(tzinfo=None)
    if back != wall:
        jump = f"{wall:%B} {wall.day}, {wall.year}"
        message = (
            f"{clock(wall)} does not exist on {jump}: clocks skip from {wall.hour} to {back.hour}. "
            "Choose another time."
        )
        raise FieldError("clock-jump", message, field=field)
    return instant


def _shown(wall: datetime, other: datetime) -> str:
    return clock(wall) if wall.date() == other.date() else f"{wall:%Y-%m-%d} {clock(wall)}"
