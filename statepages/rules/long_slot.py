"""One time of an event lasts hours or days, not weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from statepages.document import EventDocument
from statepages.files.event import SlotFile
from statepages.node import Scalar
from statepages.problem import Problem

_MOST = timedelta(days=4, hours=12)
_MOST_DAYS = timedelta(days=14)
_FAR = timedelta(days=2 * 365)


def long_slot(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """Slots that last more than four and a half days, or all-day slots that last more than two weeks."""
    when = document.file.when
    for number, slot in enumerate(when if isinstance(when, tuple) else ()):
        length = _length(slot)
        if length is None or length <= (_MOST_DAYS if slot.all_day else _MOST):
            continue
        if slot.end and slot.end.day and slot.end.day > now.date() + _FAR:
            continue  # far-date reports the year.
        spot = document.at("when", number, "end")
        if isinstance(spot, Scalar):
            # The last day of an all-day slot counts too.
            days = length.days + 1 if slot.all_day else round(length / timedelta(days=1))
            advice = "Check the end date. If it happens several times, write each time separately."
            yield spot.problem("warning", "long-slot", f"This lasts {days} days. {advice}", old=spot.text)


def _length(slot: SlotFile) -> timedelta | None:
    """How long a slot lasts by the calendar, if its end has a date."""
    if slot.end is None or slot.end.day is None or slot.start.day is None:
        return None
    first = datetime.combine(slot.start.day, slot.start.clock or datetime.min.time())
    return datetime.combine(slot.end.day, slot.end.clock or datetime.min.time()) - first
