"""A rule in place of a long list of times, where it gives exactly the same times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from statepages.compose import Plain
from statepages.importers.local_times import first_day, slot_values
from statepages.importers.record import Time
from statepages.model.repetition import ORDINALS, Repetition

_LEAST = 4
"""A list with fewer times is as easy to read."""
_MOST_WEEKS = 4
_MOST_EXCEPTED = 6


def when_values(times: Sequence[Time]) -> list[dict[str, object]]:
    """Local times as the slots of a file: a rule for times with the same hours, if there is one."""
    groups: dict[tuple[object, ...], list[Time]] = {}
    for one in times:
        groups.setdefault(_hours(one), []).append(one)
    made: list[tuple[date, dict[str, object]]] = []
    for group in groups.values():
        rule = _rule(group)
        if rule:
            made.append((first_day(group[0]), slot_values(group[0]) | rule))
        else:
            made += [(first_day(one), slot_values(one)) for one in group]
    return [values for _, values in sorted(made, key=lambda pair: pair[0])]


def _hours(one: Time) -> tuple[object, ...]:
    """What times with one rule share: the time of day and the length."""
    if isinstance(one.start, datetime):
        length = one.end - one.start if isinstance(one.end, datetime) else None
        return one.start.time(), length
    length = one.end - one.start if one.end else timedelta(0)
    return None, length


def _rule(group: Sequence[Time]) -> dict[str, object] | None:
    days = [first_day(one) for one in group]
    if len(days) < _LEAST or len(set(days)) < len(days):
        return None
    best: tuple[int, dict[str, object]] | None = None
    for repetition in _candidates(days):
        if not repetition.fits(days[0]) or repetition.needs_weeks:
            continue
        all_days = set(repetition.days(days[0], days[-1]))
        excepted = sorted(all_days - set(days))
        if not set(days) <= all_days or len(excepted) > min(_MOST_EXCEPTED, len(days) // 2):
            continue
        # A week without it is easier to read than a list of the weeks of a month.
        cost = len(excepted) + max(0, len(repetition.in_month) - 1)
        if best is None or cost < best[0]:
            values: dict[str, object] = {
                "repeat": Plain(str(repetition)),
                "until": Plain(days[-1].isoformat()),
            }
            if excepted:
                values["except"] = Plain(f"[{', '.join(map(str, excepted))}]")
            best = cost, values
    return best[1] if best else None


def _candidates(days: Sequence[date]) -> Iterator[Repetition]:
    """Rules that could give some days, the simplest first."""
    weekdays = tuple(sorted({day.weekday() for day in days}))
    if len(weekdays) == 1:
        for weeks in range(1, _MOST_WEEKS + 1):
            yield Repetition("weekly", weeks)
        numbers = {_ordinals(day) for day in days}
        shared = set.intersection(*map(set, numbers))
        for number in sorted(shared, key=list(ORDINALS).index):
            yield Repetition("monthly", in_month=((number, weekdays[0]),))
        both = tuple(sorted({number for found in numbers for number in found if number > 0}))
        if 1 < len(both) < 4:
            yield Repetition("monthly", in_month=tuple((number, weekdays[0]) for number in both))
        return
    yield Repetition("daily")
    if weekdays == (0, 1, 2, 3, 4):
        yield Repetition("weekdays")
    if len(weekdays) < 6:
        for weeks in range(1, _MOST_WEEKS + 1):
            yield Repetition("weekly", weeks, weekdays)
    if len({day.day for day in days}) == 1:
        yield Repetition("monthly")


def _ordinals(day: date) -> tuple[int, ...]:
    """Which of its weekdays a day is in its month: the third, or also the last."""
    number = (day.day - 1) // 7 + 1
    is_last = (day + timedelta(days=7)).month != day.month
    return (number, -1) if is_last else (number,)
