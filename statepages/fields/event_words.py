"""The few words that some fields of an event take, and what to write in place of others."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, get_args

from statepages.fields.calendar_words import WEEKDAYS
from statepages.fields.choices import one_of, or_list
from statepages.fields.missing_years import weekday_of
from statepages.fields.text import quoted
from statepages.model.examples import LAST_DAY, NEXT_DAY
from statepages.problem import FieldError

ANYTIME, TO_BE_ANNOUNCED = "anytime", "to-be-announced"

Repeat = Literal["daily", "weekdays", "weekly", "every-2-weeks", "monthly"]
Status = Literal["scheduled", "full", "cancelled", "postponed", "moved-online"]
AccessStatus = Literal["accessible", "partly", "not-accessible", "unknown"]
Priority = Literal["high", "normal"]


_DAY_OF_WEEK = "|".join(rf"{day[:3]}(?:{day[3:]})?s?" for day in WEEKDAYS).lower()


_ELSEWHERE = re.compile(
    r"re-?scheduled\b|moved\b(?! (?:to )?(?:online|zoom))|new (?:date|time|place)", re.IGNORECASE
)


class EveryWeekday(FieldError):
    """Raised for "every Saturday". The word for it is certain where the start is on that day: `from_`."""

    def __init__(self, text: str, word: str, weekday: str) -> None:
        super().__init__("unknown-repeat", f"For {quoted(text)}, write {word}.", word, is_guess=True)
        self.weekday = weekday[:3].title()

    def from_(self, start: date) -> FieldError:
        """This slip where the first day is known."""
        return FieldError(
            self.code, self.message, self.suggestion, is_guess=weekday_of(start) != self.weekday
        )


def _repeat_meant(text: str) -> FieldError | None:
    """What to say of other words for one of the words: every Saturday, Mon-Fri."""
    word = text.lower()
    if found := re.fullmatch(rf"(?:weekly,? )?(?:on |every |each )?({_DAY_OF_WEEK})", word):
        return EveryWeekday(text, "weekly", found[1])
    if found := re.fullmatch(rf"every (?:other|second|2nd) ({_DAY_OF_WEEK})", word):
        return EveryWeekday(text, "every-2-weeks", found[1])
    if re.fullmatch("once a week|cada semana|semanal(?:mente)?", word):
        return FieldError("unknown-repeat", f"For {quoted(text)}, write weekly.", "weekly")
    if re.fullmatch(r"(?:mon|monday)s?\s*(?:-|–|to|through|thru)\s*(?:fri|friday)s?|m\s*[-–]\s*f", word):
        return FieldError("unknown-repeat", f"For {quoted(text)}, write weekdays.", "weekdays")
    return None


def _advice_on_repeat(text: str) -> str | None:
    if re.match(r"(?:no|none|never|once|n/a)$|does ?n", text, re.IGNORECASE):
        return "This happens once, so it does not repeat. Delete this line."
    if re.search(r"\b(?:until|till|through|thru)\b", text, re.IGNORECASE):
        return "Write only how often here, such as weekly. Write the last day after until: on the line below."
    if re.search(
        r"\b(?:first|second|third|last|1st|2nd|3rd|twice|two|three)\b|weekend|[0-9] ?x|,| and |&", text, re.I
    ):
        return f'Write each day as a separate entry in when: "  - start: {NEXT_DAY} 10 am".'
    return None


RepeatWord = Annotated[
    Repeat,
    one_of(
        "repeat",
        *get_args(Repeat),
        also={
            "daily": "every-day each-day",
            "weekdays": "weekday every-weekday",
            "weekly": "week every-week each-week every-7-days",
            "every-2-weeks": "biweekly bi-weekly fortnightly every-two-weeks every-other-week",
            "monthly": "month every-month each-month",
        },
        advise=_advice_on_repeat,
        meant=_repeat_meant,
    ),
]


def _advice_on_status(text: str) -> str | None:
    if re.match(r"(?:over|past|done|ended|finished|closed)\b", text, re.IGNORECASE):
        return "The site knows when an event is over. Delete this line."
    if re.match(
        r"re-?scheduled\b|moved\b(?! (?:to )?(?:online|zoom))|new (?:date|time|place)", text, re.IGNORECASE
    ):
        return "Write the new time after start: or the new place below where:, and delete this line."
    if re.match(r"tentative|pending|draft|t\.?b\.?[cd]|unconfirmed|maybe|none|n/a", text, re.IGNORECASE):
        return "There is no status for what is not certain yet. Delete this line, and say so in details."
    return None


StatusWord = Annotated[
    Status,
    one_of(
        "status",
        *get_args(Status),
        advise=_advice_on_status,
        also={
            "scheduled": "confirmed on active upcoming open",
            "full": "sold-out booked booked-out waitlist wait-list",
            "cancelled": "canceled called-off cancel",
            "postponed": "delayed",
            "moved-online": "online virtual now-online moved-to-zoom moved-to-online",
        },
    ),
]
AccessWord = Annotated[
    AccessStatus,
    one_of(
        "accessibility",
        *get_args(AccessStatus),
        advise=lambda _: f"Choose {or_list(get_args(AccessStatus))}. Write the rest after notes:",
        also={
            "accessible": "yes wheelchair-accessible fully-accessible wheelchair full fully ada "
            "ada-accessible ada-compliant step-free sí si accesible",
            "partly": "partial partially partly-accessible partially-accessible limited some",
            "not-accessible": "no inaccessible",
            "unknown": "unsure not-sure",
        },
    ),
]
PriorityWord = Annotated[
    Priority,
    one_of(
        "priority",
        *get_args(Priority),
        also={
            "high": "urgent important top highest very-high yes",
            "normal": "medium low regular none no",
        },
    ),
]


def _advice_on_when(text: str) -> str | None:
    if re.match(r"any ?time\b", text, re.IGNORECASE):
        return f"Write only anytime, and the last day on the line below: until: {LAST_DAY}"
    if any(sign.isdigit() for sign in text):
        return f'Write each time on a line below, such as "  - start: {NEXT_DAY} 10 am".'
    return None


WhenWord = Annotated[
    Literal["anytime", "to-be-announced"],
    one_of(
        "when",
        ANYTIME,
        TO_BE_ANNOUNCED,
        advise=_advice_on_when,
        otherwise="Write anytime, or to be announced, or a time on the line below: "
        f'"  - start: {NEXT_DAY} 10 am".',
        also={
            ANYTIME: "any-time ongoing always whenever flexible rolling at-any-time",
            TO_BE_ANNOUNCED: "tba tbd to-be-determined to-be-decided t.b.a. t.b.d. date-tba",
        },
    ),
]
