"""Days as cells of a table write them: Sat Jun 4th 2022, 20190307, Tues Oct 9."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from statepages.fields.calendar_words import A_WEEKDAY
from statepages.fields.clocks import reads
from statepages.fields.days import MOST_CHARACTERS, take_day
from statepages.fields.entries import TO
from statepages.fields.missing_years import NoYear, weekday_of
from statepages.fields.plain_times import candidates
from statepages.fields.spans import times_after_day
from statepages.importers.clock_cells import doubtful
from statepages.importers.record import Remark
from statepages.problem import FieldError
from statepages.report import Untrusted

_YEARS_AROUND = 12
_WEEKDAY = re.compile(rf"\s*\(?{A_WEEKDAY}\)?,?\s*", re.IGNORECASE)


class Dated(Struct, frozen=True):
    """The day that a cell begins with, and what follows it; no day in other cells.

    `is_lost` for a cell with a day that nobody can tell: the remarks say why. `is_several` for one with
    several days.
    """

    day: date | None
    rest: str
    remarks: tuple[Remark, ...] = ()
    is_lost: bool = False
    is_several: bool = False


def read_dated(text: str, today: date) -> Dated:
    """The day of a cell. A day without its year is never guessed."""
    if len(text) > MOST_CHARACTERS:
        return Dated(None, text)
    try:
        day, rest = take_day(text)
    except NoYear as error:
        return Dated(None, text, (_which_year(text, error, today),), is_lost=True)
    except FieldError as error:
        return _refused(text, error, today)
    if day is None:
        return _meant(text, today)
    if _has_another(rest):
        return Dated(None, text, is_several=True)
    return Dated(day, times_after_day(rest))


def _has_another(rest: str) -> bool:
    """Whether what follows a day begins with another one: - 2026-10-20."""
    between = re.match(r"\s*[,&]\s*", rest) or TO.match(rest)
    try:
        return between is not None and take_day(rest[between.end() :])[0] is not None
    except FieldError:
        return False


def _meant(text: str, today: date) -> Dated:
    """The day of a cell that has it after other words, or in another language."""
    for candidate in candidates(text):
        if candidate.is_guess:
            break
        try:
            day, rest = take_day(candidate.text)
        except NoYear as error:
            clock = times_after_day(error.rest)
            if clock and not reads(clock):
                continue
            return Dated(None, text, (_which_year(text, error, today),), is_lost=True)
        except FieldError as error:
            day, rest = take_day(error.suggestion) if error.suggestion and not error.is_guess else (None, "")
        if day:
            return Dated(day, times_after_day(rest))
    return Dated(None, text)


def _refused(text: str, error: FieldError, today: date) -> Dated:
    if error.code == "weekday":
        found = read_dated(_WEEKDAY.sub(" ", text).strip(), today)
        if found.day:
            said = doubtful(
                f"{found.day} is a {found.day:%A}, but the row says ",
                Untrusted(text[:80]),
                ". We kept the date. Check it.",
            )
            return Dated(found.day, found.rest, (*found.remarks, said))
    if error.suggestion and not error.is_guess:
        return read_dated(error.suggestion, today)
    if error.code == "two-times":
        return Dated(None, text, is_several=True)
    said = doubtful(
        "We cannot read this date: ", Untrusted(text[:80]), ". Write it with year, month and day."
    )
    return Dated(None, text, (said,), is_lost=True)


def _which_year(text: str, error: NoYear, today: date) -> Remark:
    """What to say of a day without its year: the two nearest days that it can be."""
    month, number = error.readings[0]
    days = [
        day
        for ahead in range(-_YEARS_AROUND, _YEARS_AROUND + 1)
        if (day := _day(today.year + ahead, month, number))
    ]
    fit = [day for day in days if error.weekday in {None, weekday_of(day)}]
    near = sorted(sorted(fit, key=lambda day: abs((day - today).days))[:2])
    shown = " or ".join(f"{day:%A}, {day:%B} {day.day}, {day.year}" for day in near)
    meant = f". It can be {shown}." if near else ". No year near fits it."
    return doubtful("This date has no year: ", Untrusted(text[:80]), f"{meant} Write it with its year.")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
