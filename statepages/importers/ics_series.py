"""The times of an event that repeats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct

from statepages.importers.ics_entries import Entry
from statepages.importers.ics_rules import LAST_YEAR, Rule, TooMuchWork, Work, days_of
from statepages.importers.ics_times import Period, Stamp, Wall, day_of
from statepages.importers.record import Remark

MOST_TIMES = 366
"""How many times an event may have."""

MOST_DAYS = 50_000
"""How many days the rules of an event may look at."""

_MOST_IN_A_PERIOD = 366
_DAY = timedelta(days=1)
_LAST = date(LAST_YEAR - 1, 12, 31)


class Span(Struct, frozen=True):
    """Endless rules give times from `since` to `until`. `home` is the zone of the calendar."""

    since: date
    until: date
    home: ZoneInfo | None = None


class Series(Struct, frozen=True):
    """The local times of an event, in order, each with its end.

    `left_out` are those that its calendar excludes, and those that an event has no room for. All others from
    `since` to `until` are here.
    """

    ends: dict[Wall, Wall | None]
    left_out: frozenset[Wall] = frozenset()
    since: date = date.min
    until: date = date.max
    remarks: tuple[Remark, ...] = ()


def series(entry: Entry, start: Stamp, span: Span, work: Work) -> Series:
    """The times of an event, without what others say that replace some of them."""
    ends, excluded = _single(entry, start)
    try:
        walls = {*_walls(entry.rules, start, span, work), *ends}
        leaving = {*_walls(entry.excluding, start, span, work)}
    except TooMuchWork:
        line = "It repeats by a rule with too many days, so only its first time is here. Check its times."
        return Series(
            {start.wall: end_of(start.wall, entry.length)}, remarks=(Remark((line,), needs_person=True),)
        )
    if _begins(entry, start, span):
        walls.add(start.wall)
    days = frozenset(stamp.day for stamp in entry.excluded if isinstance(stamp, Stamp) and stamp.is_day)
    out = frozenset(wall for wall in walls if wall in excluded or wall in leaving or day_of(wall) in days)
    found = sorted(walls - out)
    is_endless = any(rule.is_endless for rule in entry.rules)
    if is_endless:
        found = [wall for wall in found if span.since <= day_of(wall) <= span.until]
    kept = _kept(found, span.since)
    return Series(
        {wall: ends.get(wall) or end_of(wall, entry.length) for wall in kept},
        out.union(found) - frozenset(kept),
        span.since if is_endless else date.min,
        span.until if is_endless else date.max,
        tuple(_remarks(entry, start, kept, len(found), is_endless=is_endless)),
    )


def end_of(wall: Wall, length: timedelta | None) -> Wall | None:
    """The end of a time, or the last of several days."""
    if length is None:
        return None
    if isinstance(wall, datetime):
        return wall + length
    return wall + length - _DAY if length > _DAY else None


def seen_by(start: Stamp, stamp: Stamp) -> Wall:
    """What a time is for the clocks of an event that starts as `start` does."""
    if start.is_day or not isinstance(start.wall, datetime):
        return stamp.day
    if stamp.is_day:
        return datetime.combine(stamp.day, start.wall.time())
    return stamp.seen_in(start.zone)


def _single(entry: Entry, start: Stamp) -> tuple[dict[Wall, Wall | None], set[Wall]]:
    """Single times that the event adds, with their ends, and those that it leaves out."""
    ends: dict[Wall, Wall | None] = {}
    for added in entry.added:
        if isinstance(added, Stamp):
            ends[seen_by(start, added)] = None
        else:
            end = None if start.is_day else seen_by(start, added.end)
            ends[seen_by(start, added.start)] = end
    stamps = (each.start if isinstance(each, Period) else each for each in entry.excluded)
    return ends, {seen_by(start, stamp) for stamp in stamps}


def _walls(rules: tuple[Rule, ...], start: Stamp, span: Span, work: Work) -> Iterator[Wall]:
    for rule in rules:
        # The start is the first time, even where the rule would not give it.
        left = None if rule.count is None else rule.count - (not _is_on_pattern(rule, start))
        for wall in _all_walls(rule, start, span, work):
            if left == 0 or _is_over(rule, wall, start, span.home):
                break
            left = None if left is None else left - 1
            yield wall


def _all_walls(rule: Rule, start: Stamp, span: Span, work: Work) -> Iterator[Wall]:
    """The times of a rule until the last day of the span, or somewhat after its own end."""
    since, last = (span.since - _DAY, span.until) if rule.is_endless else (start.day, _last_day(rule))
    clock = _clock(rule, start)
    for day in days_of(rule, start.day, work, since=since, last=last):
        wall = day if clock is None else datetime.combine(day, clock)
        if wall >= start.wall:
            yield wall


def _last_day(rule: Rule) -> date:
    return _LAST if rule.until is None else min(_LAST, day_of(rule.until) + 2 * _DAY)


def _clock(rule: Rule, start: Stamp) -> time | None:
    if not isinstance(start.wall, datetime):
        return None
    hour, minute, second = rule.clock
    clock = start.wall.time()
    return clock.replace(
        hour=clock.hour if hour is None else hour,
        minute=clock.minute if minute is None else minute,
        second=clock.second if second is None else second,
    )


def _is_on_pattern(rule: Rule, start: Stamp) -> bool:
    """Whether the start is a time that the rule gives."""
    days = days_of(rule, start.day, Work(_MOST_IN_A_PERIOD), since=start.day, last=start.day)
    clock = _clock(rule, start)
    is_clock = clock is None or not isinstance(start.wall, datetime) or clock == start.wall.time()
    return is_clock and next(days, None) == start.day


def _is_over(rule: Rule, wall: Wall, start: Stamp, home: tzinfo | None) -> bool:
    """Whether a time is after the end of a rule."""
    if rule.until is None:
        return False
    if not isinstance(rule.until, datetime):
        return day_of(wall) > rule.until
    until = _until(rule.until, start, home)
    return day_of(wall) > day_of(until) if start.is_day else wall > until


def _until(until: datetime, start: Stamp, home: tzinfo | None) -> Wall:
    """The end of a rule as clocks at the event show it."""
    if until.tzinfo is None:
        return until
    bare = until.replace(tzinfo=None)
    if start.is_day and bare.time() == time(0):
        return bare.date()  # a day, written as an instant
    return Stamp(bare, UTC).seen_in(start.zone or home)


def _begins(entry: Entry, start: Stamp, span: Span) -> bool:
    """Whether the start is a time of the event: not if its rules end before it, as where all were deleted."""
    is_over = [_is_over(rule, start.wall, start, span.home) for rule in entry.rules]
    return not is_over or not all(is_over)


def _kept(found: list[Wall], since: date) -> list[Wall]:
    """The times that an event has room for: those from the first day that counts, if there are too many."""
    if len(found) <= MOST_TIMES:
        return found
    later = [wall for wall in found if day_of(wall) >= since]
    return later[:MOST_TIMES] if later else found[-MOST_TIMES:]


def _remarks(
    entry: Entry, start: Stamp, kept: list[Wall], count: int, *, is_endless: bool
) -> Iterator[Remark]:
    if entry.rules and not any(_is_on_pattern(rule, start) for rule in entry.rules):
        line = f"Its first day, {start.day}, does not follow the rule by which it repeats. Check it."
        yield Remark((line,), needs_person=True)
    if not kept:
        return
    first, last = day_of(kept[0]), day_of(kept[-1])
    if is_endless:
        yield Remark((f"It repeats without an end. Its times from {first} to {last} are here.",))
    elif len(kept) < count:
        yield Remark((f"It has {count:,} times. {len(kept)} of them are here, from {first} to {last}.",))
