"""An event that is over is not listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from statepages.document import EventDocument
from statepages.files.event import SlotFile
from statepages.node import FieldPath, Scalar
from statepages.problem import Problem

_LONG = 200  # days


def event_over(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """Events that are over, reported at the value that says when they end."""
    if not document.value.is_over(now):
        return
    spot = document.at(*_last(document.file.when))
    message = "This event is over, so it is not listed."
    if document.value.expires and (now.date() - document.value.expires.date()).days > _LONG:
        message += " Check the year."
    if isinstance(spot, Scalar):
        yield spot.problem("warning", "event-over", message, old=spot.text)
    else:
        yield spot.problem("warning", "event-over", message)


def _last(when: str | tuple[SlotFile, ...]) -> FieldPath:
    """The path of the value that says when an event ends."""
    if isinstance(when, str):
        return ("until",)
    number = max(range(len(when)), key=lambda number: (_last_day(when[number]), number))
    slot = when[number]
    return ("when", number, "until" if slot.until else "end" if slot.end else "start")


def _last_day(slot: SlotFile) -> date:
    return slot.until or (slot.end and slot.end.day) or slot.start.day or date.min
