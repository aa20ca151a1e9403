"""The few words that some fields of an event take, and what to write in place of others."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from statepages.fields.choices import in_words, one_of
from statepages.fields.days import WEEKDAYS
from statepages.model.examples import CITY, LAST_DAY, NEXT_DAY, ZIP

ANYTIME, TO_BE_ANNOUNCED, ONLINE = "anytime", "to-be-announced", "online"

Repeat = Literal["daily", "weekdays", "weekly", "every-2-weeks", "monthly"]
Status = Literal["scheduled", "full", "cancelled", "postponed", "moved-online"]
AccessStatus = Literal["accessible", "partly", "not-accessible", "unknown"]
Priority = Literal["high", "normal"]


_SUCH_AS = f", such as {ZIP} for {CITY}."
_DAY_OF_WEEK = "|".join(rf"{day[:3]}(?:{day[3:]})?s?" for day in WEEKDAYS).lower()


_ELSEWHERE = re.compile(
    r"re-?scheduled\b|moved\b(?! (?:to )?(?:online|zoom))|new (?:date|time|place)", re.IGNORECASE
)


def _repeat_meant(text: str) -> str | None:
    """The word for "every Saturday", which the start says too."""
    if re.fullmatch(rf"(?:once a week|(?:weekly,? )?(?:on |every |each )?(?:{_DAY_OF_WEEK}))", text):
        return "weekly"
    if re.fullmatch(rf"every (?:other|second|2nd) (?:{_DAY_OF_WEEK})", text):
        return "every-2-weeks"
    if re.fullmatch(r"(?:mon|monday)s?\s*(?:-|–|to|through|thru)\s*(?:fri|friday)s?|m\s*[-–]\s*f", text):
        return "weekdays"
    return None


def _cure_of_repeat(text: str) -> str | None:
    if re.match(r"(?:no|none|never|once|n/a)$|does ?n", text, re.IGNORECASE):
        return "A time that comes once needs no such line. Delete it."
    if re.search(r"\b(?:until|till|through|thru)\b", text, re.IGNORECASE):
        return "Write how often here, such as weekly, and the last day on a line until: below."
    if re.search(
        r"\b(?:first|second|third|last|1st|2nd|3rd|twice|two|three)\b|weekend|[0-9] ?x|,| and |&", text, re.I
    ):
        return f'Write each day as an entry of its own in when: "  - start: {NEXT_DAY} 10 am".'
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
        cure=_cure_of_repeat,
        meant=_repeat_meant,
    ),
]


def _cure_of_status(text: str) -> str | None:
    if re.match(r"(?:over|past|done|ended|finished|closed)\b", text, re.IGNORECASE):
        return "The site sees by itself when an event is over. Delete this line."
    if re.match(
        r"re-?scheduled\b|moved\b(?! (?:to )?(?:online|zoom))|new (?:date|time|place)", text, re.IGNORECASE
    ):
        return "Write the new time behind start:, the new place below where:, and delete this line."
    if re.match(r"tentative|pending|draft|t\.?b\.?[cd]|unconfirmed|maybe|none|n/a", text, re.IGNORECASE):
        return "What is not certain has no word of its own. Delete this line, and say so in details."
    return None


StatusWord = Annotated[
    Status,
    one_of(
        "status",
        *get_args(Status),
        cure=_cure_of_status,
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
        cure=lambda _: (
            f"Choose {in_words(get_args(AccessStatus))}; what else there is to say goes behind notes:"
        ),
        also={
            "accessible": "yes wheelchair-accessible fully-accessible wheelchair full fully ada "
            "ada-accessible ada-compliant step-free",
            "partly": "partial partially partly-accessible partially-accessible limited some",
            "not-accessible": "no none inaccessible",
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


def _cure_of_when(text: str) -> str | None:
    if re.match(r"any ?time\b", text, re.IGNORECASE):
        return f"Write anytime alone, and the last day on a line of its own: until: {LAST_DAY}"
    if any(sign.isdigit() for sign in text):
        return f'Times stand on the lines below, as "  - start: {NEXT_DAY} 10 am".'
    return None


_SEVERAL_PLACES = re.compile(
    r"\b(?:various|multiple|several|different|many|statewide|county-?wide|nationwide|everywhere|throughout)\b"
    r"|\ball over\b|\bacross (?:the|[a-z]+$)",
    re.IGNORECASE,
)


_MAP = re.compile(
    r"https?://(?:[\w-]+\.)*(?:maps?\.|goo\.gl/maps|google\.[\w.]+/maps|waze\.com|openstreetmap\.org|osm\.org"
    r"|bing\.com/maps|mapquest\.com|what3words\.com|w3w\.co|plus\.codes)",
    re.IGNORECASE,
)


def _cure_of_where(text: str) -> str | None:
    zip_code = re.search(r"\b[0-9]{5}\b", text)
    if _MAP.search(text):
        return (
            f'Write on the lines below "  zip: " with the ZIP code of the place, such as {ZIP} for {CITY}, '
            'and "  venue:" with its name; the link to the map goes behind "  directions:".'
        )
    if "://" in text:
        return "Write where: online, and the link behind signup:."
    if zip_code:
        return (
            f'Write on the lines below "  zip: {zip_code[0]}", and the name of the place behind "  venue:".'
        )
    if _SEVERAL_PLACES.search(text):
        return (
            'One place stands here. Write on the next line "  zip:" and the ZIP of one of them, and all of '
            "them in details. Where people take part from home, write where: online."
        )
    if re.search(r"\b(?:from|at) (?:your |own )?home\b|from anywhere|^anywhere", text, re.IGNORECASE):
        return "Where people take part from home, write where: online."
    if re.search(r"\b(?:private|after|upon|once|provided|sent|shared|given|rsvp)\b", text, re.IGNORECASE):
        return (
            'Write on the next lines "  address: private", and "  zip:" with the ZIP: only those are shown.'
        )
    if re.fullmatch(r"hybrid|both|online and in.person|in.person and online", text, re.IGNORECASE):
        return 'Write "  online: yes" on a line below, and with it "  zip:" and the rest of the place.'
    if re.fullmatch(r"t\.?b\.?[ad]\.?|to be .*|unknown|\?+", text, re.IGNORECASE):
        return (
            f'A place is found by its ZIP. Write on the next line "  zip: " with that of the town{_SUCH_AS}'
        )
    return None


WhenWord = Annotated[
    Literal["anytime", "to-be-announced"],
    one_of(
        "when",
        ANYTIME,
        TO_BE_ANNOUNCED,
        cure=_cure_of_when,
        otherwise=f'Write anytime, to be announced, or on the next line "  - start: {NEXT_DAY} 10 am".',
        also={
            ANYTIME: "any-time ongoing always whenever flexible rolling at-any-time",
            TO_BE_ANNOUNCED: "tba tbd to-be-determined to-be-decided t.b.a. t.b.d. date-tba",
        },
    ),
]
WhereWord = Annotated[
    Literal["online"],
    one_of(
        "where",
        ONLINE,
        cure=_cure_of_where,
        otherwise=f'Write online, or on the next line "  zip: " with the ZIP code of the place{_SUCH_AS}',
        also={ONLINE: "virtual zoom remote remotely on-line webinar virtually internet en-línea en-linea"},
    ),
]
