"""A pattern of days for editors."""

from __future__ import annotations

from statepages.fields import editors
from statepages.fields.calendar_words import MONTHS, WEEKDAYS
from statepages.fields.numbered_days import numbered_pattern


def _day_pattern() -> str:
    """A pattern of days that have a year, for editors."""
    names = (
        *(editors.in_any_capitals(name) for name in MONTHS),
        *(editors.in_any_capitals(name[:3]) for name in MONTHS),
        editors.in_any_capitals("sept"),
    )
    month, weekday = (
        rf"(?:{'|'.join(names)})\.?",
        "|".join(editors.in_any_capitals(day[:3]) for day in WEEKDAYS),
    )
    day, year = r"(?:0?[1-9]|[12]\d|3[01])", r"\d{4}"
    ending = r"(?:[Ss][Tt]|[Nn][Dd]|[Rr][Dd]|[Tt][Hh])?"
    of = editors.in_any_capitals("of")
    marked = "|".join(rf"{year}{mark}(?:0?[1-9]|1[0-2]){mark}{day}" for mark in ("-", "/", r"\."))
    spoken = rf"{month}\s*{day}{ending},?\s+{year}|{day}{ending}\s+(?:{of}\s+)?{month},?\s*{year}"
    named = rf"(?:{weekday})[A-Za-z]*\.?"
    before, after = rf"{named},?\s*", rf"\s*,?\s*\(?{named},?\)?"
    bare = rf"(?:{before})?(?:{marked}|{numbered_pattern()}|{spoken})(?:{after})?"
    proven = rf"{day}[-/.]{day}[-/.](?:{year}|[2-5]\d)"
    return rf"(?:{bare}|{before}{proven}|{proven}{after})"


DAY_PATTERN = _day_pattern()
