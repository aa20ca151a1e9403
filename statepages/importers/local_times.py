"""The times of an event as clocks show them where it takes place, and as its file has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from statepages.compose import Plain, wall_words
from statepages.fields.times import WallTime
from statepages.files.event import MOST_SLOTS
from statepages.humanize import and_list, how_many
from statepages.importers.record import Remark, Time
from statepages.model.slot import clock, long_day

_MOST_NAMED = 5


class LocalTimes(Struct, frozen=True):
    """Times as clocks show them (days, or datetimes without a zone), in order, and what to say about them.

    `over` is how many were left out because they are over, and `last` the last day of those.
    """

    times: tuple[Time, ...] = ()
    remarks: tuple[Remark, ...] = ()
    over: int = 0
    last: date | None = None


def local_times(times: Iterable[Time], here: str | None, theirs: str | None, since: date) -> LocalTimes:
    """The times from the day `since` on, in the zone `here` where the event is.

    Times without a zone are in the zone `theirs`, or here. If nobody knows a zone, instants are in UTC.
    """
    remarks: list[Remark] = []
    found: dict[tuple[object, ...], Time] = {}
    for one in times:
        start = _local(one.start, here, theirs, remarks)
        end = one.end if one.end is None else _local(one.end, here, theirs, remarks)
        if start is None:
            continue
        if end is not None and not _is_after(start, end):
            day = long_day(_day(start))
            remarks.append(Remark((f"On {day} the end is not after the start. Check it.",), True))
            end = None
        key = (str(start), str(end))
        found.setdefault(key, replace(one, start=start, end=end))
    ordered = sorted(found.values(), key=lambda one: (str(one.start), str(one.end)))
    coming = [one for one in ordered if last_day(one) >= since]
    over = len(ordered) - len(coming)
    if len(coming) > MOST_SLOTS:
        last = long_day(last_day(coming[MOST_SLOTS - 1]))
        words = f"It has {len(coming):,} times. The first {MOST_SLOTS} are in its file, up to {last}."
        remarks.append(Remark((words,)))
        coming = coming[:MOST_SLOTS]
    last_over = max(map(last_day, ordered), default=None)
    return LocalTimes(tuple(coming), tuple(dict.fromkeys(remarks)), over, last_over)


def _local(
    moment: datetime | date, here: str | None, theirs: str | None, remarks: list[Remark]
) -> datetime | date | None:
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None and theirs and here and theirs != here:
        moment = moment.replace(tzinfo=ZoneInfo(theirs))
    zone = ZoneInfo(here or "UTC")
    if moment.tzinfo is None:
        wall = moment.replace(second=0, microsecond=0)
        back = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        if back != wall and here:
            words = f"{clock(wall)} does not exist on {long_day(wall.date())}: clocks skip that hour."
            remarks.append(Remark((words,), True))
            return None
        return wall
    there = moment.astimezone(zone)
    if there.fold:
        words = f"On {long_day(there.date())} clocks show {clock(there)} twice. The source means the second."
        remarks.append(Remark((words,), True))
    return there.replace(tzinfo=None, fold=0, second=0, microsecond=0)


def _is_after(start: datetime | date, end: datetime | date) -> bool:
    if isinstance(start, datetime) != isinstance(end, datetime):
        return False
    return end > start if isinstance(start, datetime) else end >= start


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def first_day(one: Time) -> date:
    """The day on which a local time starts."""
    return _day(one.start)


def last_day(one: Time) -> date:
    """The last day of a local time. An end at midnight belongs to the day before."""
    if isinstance(one.end, datetime):
        return max(first_day(one), (one.end - timedelta(microseconds=1)).date())
    return one.end or first_day(one)


def named_days(times: Sequence[Time]) -> str:
    """The days of some times in words: "Tuesday, June 9, 2026 and Friday, June 12, 2026"."""
    days = [long_day(first_day(one)) for one in times[:_MOST_NAMED]]
    more = len(times) - len(days)
    return and_list([*days, how_many(more, "more day")] if more else days)


def left_out(over: int) -> tuple[Remark, ...]:
    """What to say about times that are left out because they are over."""
    if over <= 0:
        return ()
    they_are = "it is" if over == 1 else "they are"
    return (Remark((f"{how_many(over, 'time')} left out, because {they_are} over.",)),)


def slot_values(one: Time) -> dict[str, object]:
    """A local time as a slot in a file."""
    start, end = one.start, one.end
    if not isinstance(start, datetime):
        last = None if end is None or end == start else Plain(str(end))
        return {"start": Plain(start.isoformat()), "end": last, "all day": True}
    values: dict[str, object] = {"start": _words(start, None)}
    if isinstance(end, datetime):
        values["end"] = _words(end, start.date())
    return values


def _words(wall: datetime, day: date | None) -> Plain:
    same = wall.date() == day and wall.time() != time(0)
    return wall_words(WallTime(None if same else wall.date(), wall.time()))


def walls(times: Iterable[Time]) -> Iterator[tuple[str, str]]:
    """What identifies local times: their starts and ends as text."""
    for one in times:
        is_day = not isinstance(one.start, datetime)
        yield str(one.start), str(one.end or (one.start if is_day else ""))


def once(times: Sequence[Time]) -> tuple[Time, ...]:
    """Local times in order, each once."""
    by_wall = dict(zip(walls(times), times, strict=True))
    return tuple(by_wall[wall] for wall in sorted(by_wall))
