"""How much room the page of an event needs on paper, as a poster for a wall.

Lengths are in millimeters, for the sizes in templates/assets/css/poster.css, and too long rather than too
short.
"""

from __future__ import annotations

from datetime import datetime
from math import ceil

from statepages.model.event import Event

_SHEET = 160
"""The room for title, facts and text on US Letter, between the name of the site and the strips."""

_MOST_TIMES, _OPEN = 30, 6
"""If there are more times, the sheet shows the next few."""


def is_long(event: Event, now: datetime) -> bool:
    """Whether an event needs more than a sheet. Then its text goes on the next sheet, after the poster."""
    return _head(event) + max(62, _facts(event, now)) + _text(event) > _SHEET


def _head(event: Event) -> int:
    notice = 0 if event.status == "scheduled" else 24
    return max(38, 11 * _lines(event.title, 34) + 10) + notice


def _facts(event: Event, now: datetime) -> int:
    times, place = len(event.coming(now)), event.location
    when = 8 * max(1, times) if times < 3 else 5 * ceil((times if times <= _MOST_TIMES else _OPEN) / 2) + 5
    where = 8 * (1 + bool(place and place.venue) + bool(place and place.address))
    more = 5 * _lines(place.directions or "", 70) if place else 0
    return 28 + when + where + more + 6 * (bool(event.signup) + bool(event.training))


def _text(event: Event) -> int:
    access = event.accessibility
    notes = (event.bring, access and (access.notes or access.status), event.host, event.contact, event.source)
    rows = [note for note in (*notes, event.languages) if note]
    long_rows = 4 * sum(_lines(note, 36) for note in rows if isinstance(note, str))
    return (
        6 * _lines(event.summary or "", 75)
        + (8 + 6 * _lines(event.details, 95) if event.details else 0)
        + (10 + 6 * ceil(len(rows) / 2) + long_rows // 2 if rows else 0)
    )


def _lines(text: str, letters: int) -> int:
    """How many lines a text needs, at so many letters a line."""
    return sum(1 + len(line) // letters for line in text.splitlines())
