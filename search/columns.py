"""The columns of a shard: what the finder filters, sorts and shows, one array a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import gcd
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from search.compact import point_columns, steps
from statepages.model.event import Event
from statepages.model.languages import text_language
from statepages.model.slot import Slot

TIMED, OPEN, ALL_DAY = 0, 1, 2
"""The forms of a slot: with an end, without one, all-day."""

DAY = 24 * 60
WEEK = 7 * DAY

_EPOCH = date(1970, 1, 1)


def columns(events: Sequence[Event], state: str, now: datetime) -> dict[str, Any]:
    """The table of the events in a shard of a state, in their order, with the slots coming at `now`."""
    slots = [event.coming(now) for event in events]
    kinds, kind = _numbered(event.kind for event in events)
    hosts, host = _numbered(event.host or "" for event in events)
    places = [event.location for event in events]
    return {
        "kinds": kinds,
        "hosts": hosts,
        "id": [_short_id(event, state, some) for event, some in zip(events, slots, strict=True)],
        "title": [event.title for event in events],
        "kind": kind,
        "venue": [place.venue or "" if place else "" for place in places],
        "city": [place.city if place else "" for place in places],
        "state": _rows_by(events, lambda event: _but(state, event.location.state if event.location else "")),
        **point_columns(place.point if place else None for place in places),
        "helps": _rows_by(events, lambda event: _but(state, " ".join(event.helps))),
        "host": host,
        "online": _where(events, lambda event: event.is_online),
        "pinned": _where(events, lambda event: event.pinned),
        "anytime": _where(events, lambda event: event.is_anytime),
        "unscheduled": _where(events, lambda event: event.is_unscheduled),
        "accessible": _where(events, lambda event: event.is_accessible),
        "status": _rows_by(events, lambda event: _but("scheduled", event.status)),
        "languages": _rows_by(events, lambda event: event.languages),
        "titles": _rows_by(events, _title_language),
        "until": _until(events),
        **_slots(slots, now),
    }


def _short_id(event: Event, state: str, slots: Sequence[Slot]) -> str:
    """An id without the folder of the shard's state, and with "@" for the day of its first slot."""
    folder, _, name = event.id.partition("/")
    day = f"{slots[0].day}-" if slots else ""
    if day and name.startswith(day):
        name = "@" + name.removeprefix(day)
    return name if folder == state.lower() else f"{folder}/{name}"


def _title_language(event: Event) -> Sequence[str]:
    language = text_language(event.title, event.languages)
    return (language,) if language else ()


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days


def minute(instant: datetime) -> int:
    """Minutes since 1970-01-01 00:00 UTC."""
    return int(instant.timestamp()) // 60


def _numbered(words: Iterable[str]) -> tuple[list[str], list[int]]:
    """The words that occur, in order, and the position of each in them."""
    every = list(words)
    distinct = sorted(set(every))
    places = {word: place for place, word in enumerate(distinct)}
    return distinct, [places[word] for word in every]


def _where(events: Sequence[Event], holds: Callable[[Event], bool]) -> list[int]:
    """The rows that pass a test."""
    return [row for row, event in enumerate(events) if holds(event)]


def _rows_by(events: Sequence[Event], words: Callable[[Event], Sequence[str]]) -> dict[str, list[int]]:
    """The rows of the events for each word that some of them have, by the words in order."""
    found: dict[str, list[int]] = {}
    for row, event in enumerate(events):
        for word in words(event):
            found.setdefault(word, []).append(row)
    return dict(sorted(found.items()))


def _but(usual: str, word: str) -> tuple[str, ...]:
    """A word, unless it is the usual one, which is not written."""
    return () if word == usual else (word,)


def _until(events: Sequence[Event]) -> list[list[int]]:
    """Row, last day and minute of its end, for each anytime action that has a last day."""
    return [
        [row, day_number(event.until), minute(event.expires)]
        for row, event in enumerate(events)
        if event.is_anytime and event.until and event.expires
    ]


class Run(NamedTuple):
    """Slots that differ only in their start and are equally long: a series, up to a change of clocks. All but
    the number of slots and the zone are minutes."""

    start: int
    every: int
    times: int
    minutes: int
    zone: str
    form: int


def _slots(slots: Sequence[Sequence[Slot]], now: datetime) -> dict[str, Any]:
    """The columns of all slots as runs, one event's after another's."""
    runs = [_runs(some) for some in slots]
    every = [run for some in runs for run in some]
    last = max((slot.expires for some in slots for slot in some), default=now)
    zones, zone = _numbered(run.zone for run in every)
    unit = gcd(*(number for run in every for number in (run.start, run.every, run.minutes))) or 1
    return {
        "unit": unit,
        "zones": [_clock_changes(ZoneInfo(name), now, last) for name in zones],
        "runs": [len(some) for some in runs],
        "start": steps(run.start // unit for run in every),
        "series": [[at, run.every // unit, run.times] for at, run in enumerate(every) if run.times > 1],
        "minutes": [run.minutes // unit for run in every],
        "zone": zone,
        "form": [run.form for run in every],
    }


def _runs(slots: Sequence[Slot]) -> list[Run]:
    """The slots of an event as few runs: in their order, or each weekday and hour separately."""
    single = [
        Run(start := minute(slot.start), 0, 1, minute(slot.expires) - start, slot.zone, _form(slot))
        for slot in slots
    ]
    if len(single) < 2:
        return single
    by_weekday = sorted(single, key=lambda run: (run[3:], run.start % WEEK, run.start))
    return min(_joined(single), _joined(by_weekday), key=len)


def _joined(single: Sequence[Run]) -> list[Run]:
    """Runs of one slot each, joined with those before them if they continue those."""
    runs: list[Run] = []
    for one in single:
        last = runs[-1] if runs else None
        gap = one.start - last.start - last.every * (last.times - 1) if last else 0
        if last and last[3:] == one[3:] and (gap == last.every or (last.times == 1 and gap > 0)):
            runs[-1] = last._replace(every=gap, times=last.times + 1)
        else:
            runs.append(one)
    return runs


def _form(slot: Slot) -> int:
    if slot.all_day:
        return ALL_DAY
    return TIMED if slot.end else OPEN


def _clock_changes(zone: ZoneInfo, now: datetime, last: datetime) -> list[list[Any]]:
    """When the clocks of a zone change from the day (UTC) of `now` to `last`: browsers have no zone data.

    Rows of [minute it begins, minutes east of UTC, "CDT"]. The first begins at 0, since what was before that
    day does not matter.
    """
    first = minute(now) // DAY * DAY
    changes = (_clock_change(zone, start) for start in range(first, minute(last), DAY))
    return [[0, *_reading(first, zone)], *(list(change) for change in changes if change)]


# All shards ask for the same days.
@lru_cache(maxsize=10_000)
def _clock_change(zone: ZoneInfo, start: int) -> tuple[int, int, str] | None:
    """The minute at which clocks change in the day from `start` on, and what they say then."""
    before, after = _reading(start, zone), _reading(start + DAY, zone)
    if before == after:
        return None
    change = next(at for at in range(start, start + DAY + 1) if _reading(at, zone) == after)
    return change, *after


def _reading(at: int, zone: ZoneInfo) -> tuple[int, str]:
    """Minutes east of UTC and the letters of the zone at a minute; UTC-3 if it has none."""
    local = datetime.fromtimestamp(at * 60, zone)
    letters = re.sub(r"^([+-])0?(\d+)$", r"UTC\1\2", local.tzname() or "")
    return (local.utcoffset() or timedelta()) // timedelta(minutes=1), letters
