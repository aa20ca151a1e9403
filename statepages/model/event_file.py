"""Events as a volunteer writes them."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag

from statepages.model.base import Cited, Contact, Image, Model
from statepages.model.fields.choices import Kind, Language, Yes, in_words, nearest, one_of, split_list
from statepages.model.fields.days import Day
from statepages.model.fields.links import Link
from statepages.model.fields.states import HelpedCode, StateCode, ZipCode
from statepages.model.fields.times import Start, Wall
from statepages.model.fields.words import Details, Line, Summary, Title
from statepages.model.fields.words import Tag as TagWord
from statepages.model.fields.zones import Zone
from statepages.problem import Slip

MOST_SLOTS = 366
"""The most times of an event."""

ANYTIME, TO_BE_ANNOUNCED, ONLINE = "anytime", "to-be-announced", "online"

_UNTIL = "The until of an event goes with anytime. To repeat a time, write repeat and until below its start."

Repeat = Literal["daily", "weekdays", "weekly", "every-2-weeks", "monthly"]
Status = Literal["scheduled", "full", "cancelled", "postponed", "moved-online"]
AccessStatus = Literal["accessible", "partly", "not-accessible", "unknown"]
Priority = Literal["high", "normal"]


class SlotFile(Model):
    """One time of an event, as written."""

    model_config = ConfigDict(
        json_schema_extra={
            "dependencies": {"repeat": ["until"], "until": ["repeat"]},
        }
    )

    start: Start = Field(description="Day and time, such as 2024-11-02 10 am")
    end: Wall | None = Field(None, description="A time on the same day, or a day and time")
    all_day: Yes = Field(False, alias="all day", description="yes for a whole day; start is then a day alone")
    repeat: Annotated[
        Repeat | None,
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
        ),
    ] = Field(None, description="How often it comes again")
    until: Day | None = Field(None, description="The last day of the repetition")


class WhereFile(Model):
    """A place, as written."""

    venue: Line | None = Field(None, description="The name of the place")
    address: Line | None = Field(None, description="Street and number; private for somebody's home")
    city: Line | None = Field(None, description="Default: the city of the ZIP")
    state: StateCode | None = Field(None, description="Default: the state of the ZIP")
    zip: ZipCode = Field(description="Five digits; state, city and time zone follow from it")
    directions: Line | None = Field(None, description="How to find it")
    online: Yes = Field(False, description="yes if people can also join online")


class Accessibility(Model):
    """Whether people who use a wheelchair can come, and what else to know."""

    status: Annotated[
        AccessStatus,
        one_of(
            "accessibility",
            *get_args(AccessStatus),
            also={
                "accessible": "yes wheelchair-accessible fully-accessible wheelchair full fully",
                "partly": "partial partially partly-accessible partially-accessible limited some",
                "not-accessible": "no none inaccessible",
                "unknown": "unsure not-sure",
            },
        ),
    ] = Field("unknown", description="Whether a wheelchair gets in")
    notes: Line | None = Field(None, description="What else to know: steps, an elevator, sign language")


def _shape_of_when(value: Any) -> str:
    return "word" if isinstance(value, str) else "slots"


def _shape_of_where(value: Any) -> str:
    return "word" if isinstance(value, str) else "place"


def as_list(value: Any) -> Any:
    """A list, also where its only entry was written in place of one."""
    if isinstance(value, list) and len(value) > MOST_SLOTS:
        raise Slip("too-many-times", f"These are {len(value):,} times; {MOST_SLOTS} is the most.")
    return [value] if isinstance(value, dict) else value


def _cure_of_status(text: str) -> str:
    if re.match(r"(?:over|past|done|ended|finished|closed)\b", text, re.IGNORECASE):
        return "The site sees by itself when an event is over. Delete this line."
    guess = nearest(text, get_args(Status))
    return (f'Did you mean "{guess}"? ' if guess else "") + f"Choose {in_words(get_args(Status))}."


def _cure_of_when(text: str) -> str:
    if any(sign.isdigit() for sign in text):
        return 'Times stand on the lines below, as "  - start: 2024-11-02 10 am".'
    return 'Write anytime, to be announced, or on the next line "  - start: 2024-11-02 10 am".'


def _cure_of_where(text: str) -> str:
    zip_code = re.search(r"\b[0-9]{5}\b", text)
    if "://" in text:
        return "Write where: online, and the link behind signup:."
    if zip_code:
        return (
            f'Write on the lines below "  zip: {zip_code[0]}", and the name of the place behind "  venue:".'
        )
    if re.fullmatch(r"hybrid|both|online and in.person|in.person and online", text, re.IGNORECASE):
        return 'Write "  online: yes" on a line below, and with it "  zip:" and the rest of the place.'
    if re.fullmatch(r"t\.?b\.?[ad]\.?|to be .*|unknown|\?+", text, re.IGNORECASE):
        return 'A place is found by its ZIP. Write on the next line that of the town: "  zip: 60540".'
    return 'Write online, or on the next line "  zip: 60540".'


WhenWord = Annotated[
    Literal["anytime", "to-be-announced"],
    one_of(
        "when",
        ANYTIME,
        TO_BE_ANNOUNCED,
        cure=_cure_of_when,
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
        also={ONLINE: "virtual zoom remote remotely on-line webinar virtually internet"},
    ),
]
When = Annotated[
    Annotated[WhenWord, Tag("word")]
    | Annotated[tuple[SlotFile, ...], BeforeValidator(as_list), Field(min_length=1), Tag("slots")],
    Discriminator(_shape_of_when),
]
Where = Annotated[
    Annotated[WhereWord, Tag("word")] | Annotated[WhereFile, Tag("place")], Discriminator(_shape_of_where)
]


class EventFile(Model):
    """An event, as written in content/events/."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["until"]},
            "then": {"properties": {"when": {"type": "string", "errorMessage": _UNTIL}}},
        }
    )

    title: Title = Field(description="What it is, in a few words")
    summary: Summary | None = Field(None, description="One or two sentences for lists")
    kind: Kind = Field(description="What one does there")
    when: When = Field(description="Its times; or anytime; or to be announced")
    until: Day | None = Field(None, description="For anytime: the last day")
    where: Where = Field(description="A place with its ZIP, or online")
    helps: Annotated[tuple[HelpedCode, ...], BeforeValidator(split_list)] = Field(
        (), description="The states that it helps; default: the folder"
    )
    timezone: Zone | None = Field(None, description="Such as America/Chicago; default: that of the ZIP")
    details: Details | None = Field(
        None, description="What people should know, in Markdown: **bold**, - lists, [links](https://...)"
    )
    bring: Line | None = Field(None, description="What to bring")
    signup: Link | None = Field(None, description="Where one signs up")
    training: Link | None = Field(None, description="Where one learns how")
    host: Line | None = Field(None, description="Who runs it")
    contact: Contact | None = None
    accessibility: Accessibility | None = None
    languages: Annotated[tuple[Language, ...], BeforeValidator(split_list)] = Field(
        (), description="Languages spoken, in English"
    )
    status: Annotated[
        Status,
        one_of(
            "status",
            *get_args(Status),
            cure=_cure_of_status,
            also={
                "scheduled": "confirmed on active upcoming open",
                "full": "sold-out booked booked-out",
                "cancelled": "canceled called-off cancel",
                "postponed": "delayed",
                "moved-online": "online virtual now-online moved-to-zoom",
            },
        ),
    ] = Field("scheduled", description="cancelled keeps it on the page, so that nobody goes there")
    pinned: Yes = Field(False, description="yes to show it first")
    priority: Annotated[
        Priority, one_of("priority", *get_args(Priority), also={"high": "urgent important top"})
    ] = Field("normal", description="high puts it on the home page")
    tags: Annotated[tuple[TagWord, ...], BeforeValidator(split_list)] = Field(
        (), description="Words that the search finds it by"
    )
    image: Image | None = None
    source: Cited | None = Field(None, description="Where the facts come from, and when somebody looked")
