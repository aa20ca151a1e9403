"""An event at 12 am is usually meant to be at noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from statepages.document import EventDocument
from statepages.fields.calendar_words import WEEKDAYS
from statepages.files.event import SlotFile
from statepages.node import Scalar
from statepages.problem import Problem

_TWELVE_AM = re.compile(
    r"(?<![0-9:.])12(?P<minutes>[:.][0-5][0-9])?(?::00)?\s*a\.?\s?m?\.?\s*$", re.IGNORECASE
)


def midnight(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """Starts between 12 am and 1 am that are written with 12."""
    if not isinstance(document.file.when, tuple):
        return
    for number, slot in enumerate(document.file.when):
        if slot.start.clock is None or slot.start.clock.hour > 0:
            continue
        start = document.at("when", number, "start")
        found = _TWELVE_AM.search(start.text) if isinstance(start, Scalar) else None
        if isinstance(start, Scalar) and found:
            yield _problem(start, found, slot)


def _problem(start: Scalar, found: re.Match[str], slot: SlotFile) -> Problem:
    minutes = found["minutes"] or ""
    is_exact = minutes in {"", ":00", ".00"}
    what, noon = ("midnight", "noon") if is_exact else ("just after midnight", "the afternoon")
    weekday = WEEKDAYS[slot.start.day.weekday()] if slot.start.day else "the day"
    message = f"12{minutes} am is {what}, at the start of {weekday}. For {noon}, write 12{minutes} pm."
    return start.problem("warning", "midnight", message, old=found[0].rstrip(), start=found.start())
