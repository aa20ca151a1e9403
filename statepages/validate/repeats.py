"""The days of a time that repeats, and the days that are left out."""

from __future__ import annotations

from datetime import date

from statepages.fields.repeat_words import other_start
from statepages.files.event import MOST_SLOTS, SlotFile
from statepages.model.examples import LAST_DAY
from statepages.model.repetition import Repetition
from statepages.model.slot import long_day
from statepages.node import Node, SequenceNode
from statepages.problem import FieldError, Problem


def all_days(file: SlotFile, first: date) -> list[date]:
    """The days on which a time starts, with those that are left out. Raises FieldError."""
    if (file.repeat is None) != (file.until is None):
        missing, there = ("until", "repeat") if file.repeat else ("repeat", "until")
        line = f"with the last day, such as until: {LAST_DAY}" if file.repeat else "such as repeat: weekly"
        raise FieldError("repeat", f'"{there}" also needs "{missing}". Add a line {line}.', field=there)
    if file.repeat is None or file.until is None:
        if file.excepted:
            message = '"except" also needs "repeat" and "until". Add them, or delete this line.'
            raise FieldError("except", message, field="except")
        return [first]
    if file.until < first:
        raise FieldError("repeat", "The last day is before the first. Fix one of them.", field="until")
    if (file.until - first).days > MOST_SLOTS * 31:
        message = "This repeats for more than thirty years. Choose an earlier last day."
        raise FieldError("repeat", message, field="until")
    if file.repeat.needs_weeks:
        raise _unclear_weeks(file.repeat)
    if not file.repeat.fits(first):
        message = f"{other_start(file.repeat, first)} Change the start, or repeat."
        raise FieldError("repeat", message, field="start")
    return list(file.repeat.days(first, file.until))


def _unclear_weeks(repeat: Repetition) -> FieldError:
    one, *_, last = (Repetition("weekly", repeat.weeks, (day,)) for day in repeat.weekdays)
    message = (
        "Weeks begin on Sunday for some people and on Monday for others, so this can be read two ways. "
        f"Write an entry for each day, such as repeat: {one}, and repeat: {last}"
    )
    return FieldError("repeat", message, field="repeat")


def about_exceptions(file: SlotFile, days: list[date], node: Node) -> list[Problem]:
    """What is wrong with the days that are left out: each must be one of its days, and one must remain."""
    entries = node.items if isinstance(node, SequenceNode) else ()
    problems = []
    for number, day in enumerate(file.excepted):
        if day not in days:
            spot = entries[number] if number < len(entries) else node
            problems.append(spot.problem("error", "except", _not_a_day(day, days)))
    if not problems and set(days) <= set(file.excepted):
        message = "This leaves out every day, so it never takes place. Delete one of these days."
        problems.append(node.problem("error", "except", message))
    return problems


def _not_a_day(day: date, days: list[date]) -> str:
    before = max((one for one in days if one < day), default=None)
    after = min((one for one in days if one > day), default=None)
    near = " and ".join(long_day(one) for one in (before, after) if one)
    are = "days are" if before and after else "day is"
    return f"This does not take place on {long_day(day)}. The nearest {are} {near}. Fix or delete this day."
