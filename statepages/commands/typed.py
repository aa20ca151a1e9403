"""What people type or paste into the form, cleaned up before it is read, with notes on what was changed."""

from __future__ import annotations

import re
from datetime import date

from statepages.clean import read_back
from statepages.commands.form import answers_in
from statepages.fields.days import MOST_CHARACTERS, take_day
from statepages.fields.missing_years import NoYear
from statepages.problem import FieldError

Notes = dict[str, str]
"""Notes on answers, by the name of the question."""

_DAYS = ("start", "end", "until")
_PICTURE = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)|!\[[^\]\n]*\]\[[^\]\n]*\]|<(img|video|picture|source)\b[^<>]*>(?:\s*</\1>)?"
    r"|^https://github\.com/user-attachments/assets/\S+$",
    re.IGNORECASE | re.MULTILINE,
)
_PICTURE_NOTE = "The picture was left out, because text cannot have pictures. A maintainer can add it."
_MONTH_FIRST = re.compile(
    r"(?P<month>[0-9]{1,2})([-/.])(?P<day>[0-9]{1,2})\2(?P<year>(?:20)?[0-9]{2})(?![0-9])"
)


def typed_answers(text: str, today: date) -> tuple[dict[str, str], Notes]:
    """The answers in the text of an issue, each as it was meant, with notes for the person who wrote it."""
    before = answers_in(text)
    typed = {name: read_back(answer) for name, answer in before.items()}
    notes = {
        name: f"This text was garbled. It was read as “{answer}”."
        for name, answer in typed.items()
        if answer != before[name]
    }
    for name, answer in typed.items():
        if _PICTURE.search(answer):
            typed[name], notes[name] = _without_pictures(answer), _PICTURE_NOTE
        elif name in _DAYS:
            typed[name], day = _in_full(answer, today)
            if day:
                notes[name] = f"Read as {day:%A}, {day:%B} {day.day}, {day.year}."
    return {name: answer for name, answer in typed.items() if answer}, notes


def _without_pictures(answer: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", _PICTURE.sub("", answer)).strip()


def _in_full(text: str, today: date) -> tuple[str, date | None]:
    """A text with its day as year, month and day; and the day, if it was written another way.

    The form is for one country, so the month comes first if nothing says otherwise. A day without a year is
    the next such day.
    """
    if len(text) > MOST_CHARACTERS:
        return text, None
    try:
        day, rest = take_day(text)
    except FieldError as error:
        whole = _meant(text, error, today)
        day, rest = _day_at_start(whole)
    if day is None or text.startswith(day.isoformat()):
        return text, None
    return f"{day} {rest.lstrip(' ,')}".rstrip(), day


def _meant(text: str, error: FieldError, today: date) -> str:
    if isinstance(error, NoYear):
        return error.dated(today).suggestion or text
    if error.suggestion and error.code.startswith("date"):
        return error.suggestion
    found = _MONTH_FIRST.search(text) if error.code == "date-order" else None
    if not found:
        return text
    year = int(found["year"]) % 100
    return f"20{year:02}-{int(found['month']):02}-{int(found['day']):02}{text[found.end() :]}"


def _day_at_start(text: str) -> tuple[date | None, str]:
    try:
        return take_day(text)
    except FieldError:
        return None, text
