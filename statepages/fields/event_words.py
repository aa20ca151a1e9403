"""The few words that some fields of an event take, and what to write in place of others."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from statepages.fields.choices import one_of, or_list
from statepages.model.examples import LAST_DAY, NEXT_DAY

ANYTIME, TO_BE_ANNOUNCED = "anytime", "to-be-announced"

Status = Literal["scheduled", "full", "cancelled", "postponed", "moved-online"]
AccessStatus = Literal["accessible", "partly", "not-accessible", "unknown"]
Priority = Literal["high", "normal"]

_ELSEWHERE = re.compile(
    r"re-?scheduled\b|moved\b(?! (?:to )?(?:online|zoom))|new (?:date|time|place)", re.IGNORECASE
)


def _advice_on_status(text: str) -> str | None:
    if re.match(r"(?:over|past|done|ended|finished|closed)\b", text, re.IGNORECASE):
        return "The site knows when an event is over. Delete this line."
    if _ELSEWHERE.match(text):
        return "Write the new time after start: or the new place below where:, and delete this line."
    if re.match(r"(?:draft|borrador|unpublished|hidden)\b", text, re.IGNORECASE):
        return "To keep it off the site for now, write draft: yes instead of this line."
    if re.match(r"tentative|pending|t\.?b\.?[cd]|unconfirmed|maybe|none|n/a", text, re.IGNORECASE):
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
