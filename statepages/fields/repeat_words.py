"""How often an event repeats, as people write it: weekly on Tuesday and Thursday."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.calendar_words import A_WEEKDAY, WEEKDAYS
from statepages.fields.choices import one_of, or_list
from statepages.fields.repeat_tokens import MOST_CHARACTERS, read_repetition
from statepages.fields.text import quoted, typed
from statepages.model.examples import NEXT_DAY
from statepages.model.repetition import ORDINALS, Repetition
from statepages.model.slot import long_day
from statepages.problem import FieldError

Repeat = Literal["daily", "weekdays", "weekly", "every-2-weeks", "monthly"]

_ALSO = {
    "daily": "every-day each-day",
    "weekdays": "weekday every-weekday",
    "weekly": "week every-week each-week every-7-days",
    "every-2-weeks": "biweekly bi-weekly fortnightly every-two-weeks every-other-week",
    "monthly": "month every-month each-month",
}
_LIKE = "weekly on Tuesday and Thursday, or monthly on the third Wednesday"
_WITH_DAYS = f"With days: {_LIKE}."


_DAY_TO_DAY = re.compile(
    rf"\b{A_WEEKDAY}\s*(?:-|–|to|a|through|thru)\s*{A_WEEKDAY.replace('?P<weekday>', '')}", re.IGNORECASE
)
_DAYS_OR_NUMBERS = re.compile(
    r"\b(?:first|second|third|last|1st|2nd|3rd|twice|two|three)\b|weekend|[0-9] ?x|,| and |&", re.IGNORECASE
)


class RepeatMeant(FieldError):
    """Raised for other words whose days are known. They are certain if the start is on one: `from_`."""

    def __init__(self, text: str, repetition: Repetition) -> None:
        message = f"For {quoted(text)}, write {repetition}."
        has_days = bool(repetition.weekdays or repetition.in_month)
        super().__init__("unknown-repeat", message, str(repetition), is_guess=has_days)
        self.repetition = repetition

    def from_(self, start: date) -> FieldError:
        """This slip where the first day is known."""
        if self.repetition.fits(start):
            return FieldError(self.code, self.message, self.suggestion)
        message = f"{self.message} {other_start(self.repetition, start)}"
        return FieldError(self.code, message, self.suggestion, is_guess=True)


def other_start(repetition: Repetition, start: date) -> str:
    """What to say of a first day that is not one of the days."""
    before, after = map(long_day, repetition.nearest(start))
    return (
        f'The start, {long_day(start)}, is not on "{repetition}". The nearest days are {before} and {after}.'
    )


def _meant(text: str) -> FieldError | None:
    """What to say of other words: every Saturday, Mon-Fri, third Wednesdays."""
    readings = read_repetition(text)
    if not readings:
        return None
    if len(readings) > 1:
        one, other = readings
        message = f"{quoted(text)} can be read two ways. Write repeat: {one}, or repeat: {other}"
        return FieldError("unknown-repeat", message)
    return RepeatMeant(text, readings[0])


def _advise(text: str) -> str | None:
    if re.match(r"(?:no|none|never|once|n/a)$|does ?n", text, re.IGNORECASE):
        return "This happens once, so it does not repeat. Delete this line."
    if _DAY_TO_DAY.search(text):
        return "Write each of the days, such as weekly on Tuesday, Wednesday and Thursday."
    if re.search(r"\b(?:until|till|through|thru)\b", text, re.IGNORECASE):
        return "Write only how often here, such as weekly. Write the last day after until: on the line below."
    if re.search(r"\b(?:except|excepto|excluding|skip|but not|not on)\b", text, re.IGNORECASE):
        return "Write only how often here, such as weekly. Write the days without it below, after except:"
    if re.match(rf"monthly\b.*\b{A_WEEKDAY}", text, re.IGNORECASE):
        return "Say which one of the month, such as monthly on the third Wednesday."
    if re.match(r"(?:weekly|every \w+ weeks)[\s_-]+on\b", text, re.IGNORECASE):
        return f"Write {_LIKE}."
    if _DAYS_OR_NUMBERS.search(text):
        return f'Write {_LIKE}. Or write each day as a separate entry in when: "  - start: {NEXT_DAY} 10 am".'
    return None


def _with_days() -> str:
    """The pattern of repetitions with days, and of those every few weeks."""
    space = r"[\s_-]+"
    part = rf"(?:,\s*|{space})(?:{editors.in_any_capitals('and')}{space})?"

    def word(text: str) -> str:
        return editors.in_any_capitals(text)

    def several(one: str) -> str:
        return rf"(?:{one})(?:{part}(?:{one}))*"

    day = f"(?:{'|'.join(word(name) for name in WEEKDAYS)})"
    ordinal = f"(?:{'|'.join(word(name) for name in ORDINALS.values())})"
    on, the = word("on"), rf"(?:{word('the')}{space})?"
    weeks = rf"{word('every')}{space}(?:[2-9]|[1-4][0-9]|5[0-2]){space}{word('weeks')}"
    in_month = rf"{the}{several(ordinal)}{space}{day}"
    return (
        rf"(?:{word('weekly')}|{weeks}){space}{on}{space}{several(day)}|{weeks}"
        rf"|{word('monthly')}{space}{on}{space}{several(in_month)}"
    )


_TAKEN_TEXT = _with_days()
_TAKEN = re.compile(_TAKEN_TEXT)
_word_of = one_of("repeat", *get_args(Repeat), also=_ALSO, advise=_advise, meant=_meant, more=_WITH_DAYS).func


def parse_repeat(value: object) -> Repetition:
    """How often, and on which days if it says so."""
    text = typed(value)
    if len(text) <= MOST_CHARACTERS and _TAKEN.fullmatch(text):
        readings = read_repetition(text)
        if len(readings) == 1:
            return readings[0]
    word = _word_of(value)  # type: ignore[call-arg]
    return Repetition("weekly", 2) if word == "every-2-weeks" else Repetition(str(word))


_SPELLED = editors.spelled([*_ALSO, *(other for words in _ALSO.values() for other in words.split())])
RepeatWord = Annotated[
    Repetition,
    PlainValidator(parse_repeat),
    editors.one_word(
        dict.fromkeys(get_args(Repeat), ""),
        f"{_SPELLED}|{_TAKEN_TEXT}",
        f"Choose {or_list(get_args(Repeat))}. {_WITH_DAYS}",
    ),
]
