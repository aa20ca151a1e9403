"""A date more than two years away is usually a typo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from statepages.document import EventDocument
from statepages.node import FieldPath, Scalar
from statepages.problem import Problem

_DAYS_A_YEAR = 365.25
_MOST_YEARS = 2


def far_date(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """The first day of each slot that is too far away, and such a last day of an anytime action."""
    when = document.file.when
    rows: list[tuple[tuple[FieldPath, date | None], ...]] = [((("until",), document.file.until),)]
    for number, slot in enumerate(when if isinstance(when, tuple) else ()):
        at: FieldPath = ("when", number)
        end = slot.end.day if slot.end else None
        rows.append((((*at, "start"), slot.start.day), ((*at, "end"), end), ((*at, "until"), slot.until)))
    for row in rows:
        far = ((path, day) for path, day in row if day and _years(day, now) > _MOST_YEARS)
        path, day = next(far, (None, None))
        spot = document.at(*path) if path else None
        if day and isinstance(spot, Scalar):
            message = f"This date is {int(_years(day, now))} years away. Check the year."
            yield spot.problem("warning", "far-date", message, old=spot.text)


def _years(day: date, now: datetime) -> float:
    return (day - now.date()).days / _DAYS_A_YEAR
