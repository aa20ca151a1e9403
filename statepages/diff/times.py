"""How an event moves in time, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from statepages.diff.snapshot import Seen
from statepages.humanize import how_many
from statepages.model.slot import Slot

Say = Callable[[Slot], str]

_MOST_NAMED = 5
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def time_changes(before: Seen, after: Seen, say: Say) -> Iterator[str]:
    """Sentences about the times of an event that have changed, in our own words."""
    gone = _without(before.slots, after.slots)
    new = _without(after.slots, before.slots)
    if not before.slots or not after.slots:
        whens = [_when(seen, say) for seen in (before, after)]
        if whens[0] != whens[1]:
            yield f"When: from {whens[0]} to {whens[1]}"
    elif gone and len(gone) == len(new):
        yield from _moves(gone, new, len(after.slots), say)
    else:
        if gone:
            yield f"Times removed: {_named(gone, say)}"
        if new:
            yield f"Times added: {_named(new, say)}"


def _without(slots: tuple[Slot, ...], others: tuple[Slot, ...]) -> list[Slot]:
    there = {(slot.start, slot.end, slot.all_day) for slot in others}
    return [slot for slot in slots if (slot.start, slot.end, slot.all_day) not in there]


def _when(seen: Seen, say: Say) -> str:
    return _named(list(seen.slots), say) if seen.slots else seen.when


def _named(slots: list[Slot], say: Say) -> str:
    named = "; ".join(map(say, slots[:_MOST_NAMED]))
    more = len(slots) - _MOST_NAMED
    return f"{named}; and {how_many(more, 'more time')}" if more > 0 else named


def _moves(gone: list[Slot], new: list[Slot], count: int, say: Say) -> Iterator[str]:
    """Sentences about as many removed times as new ones: each removed time became a new one."""
    pairs = list(zip(gone, new, strict=True))
    moves = {_move(*pair) for pair in pairs}
    first = f"from {say(gone[0])} to {say(new[0])}"
    if len(pairs) == 1:
        yield f"{_capital(*moves)}: {first}"
    elif len(moves) == 1:
        which = f"All {count} times" if len(pairs) == count else f"{len(pairs)} of {count} times"
        yield f"{which}, {''.join(moves)}; the first {first}"
    else:
        for one, other in pairs[:_MOST_NAMED]:
            yield f"{_capital(_move(one, other))}: from {say(one)} to {say(other)}"
        if len(pairs) > _MOST_NAMED:
            yield f"{how_many(len(pairs) - _MOST_NAMED, 'more time')} changed"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _move(before: Slot, after: Slot) -> str:
    """ "2 hours later", "1 hour longer", "1 day later and all day"."""
    moved = _shift(before, after)
    if before.end is None or after.end is None:
        end = "" if before.end == after.end else "with an end" if after.end else "without an end"
    else:
        longer = (after.end - after.start) - (before.end - before.start)
        end = f"{_span(abs(longer))} {'longer' if longer > timedelta() else 'shorter'}" if longer else ""
    if before.all_day != after.all_day:
        end = "all day" if after.all_day else "no longer all day"
    return " and ".join(filter(None, (moved, end))) or "the same moment in another time zone"


def _shift(before: Slot, after: Slot) -> str:
    """How far the start moved."""
    days = (after.day - before.day).days
    by = after.start - before.start
    if days and before.local_start.time() == after.local_start.time():
        # By local time: a day on which clocks change still counts as one day.
        by = days * _DAY
    return f"{_span(abs(by))} {'later' if by > timedelta() else 'earlier'}" if by else ""


def _span(by: timedelta) -> str:
    """ "2 weeks", "1 day and 4 hours", "30 minutes"."""
    if by.days and by.days % 7 == 0 and by == by.days * _DAY:
        return how_many(by.days // 7, "week")
    hours, rest = divmod(by - by.days * _DAY, _HOUR)
    parts = ((by.days, "day"), (hours, "hour"), (rest // timedelta(minutes=1), "minute"))
    return " and ".join(how_many(number, unit) for number, unit in parts if number)
