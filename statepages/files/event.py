"""Events as a volunteer writes them."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, create_model

from statepages.fields.choices import Yes, split_list
from statepages.fields.days import Day
from statepages.fields.event_words import (
    AccessWord,
    PriorityWord,
    RepeatWord,
    StatusWord,
    WhenWord,
    WhereWord,
)
from statepages.fields.kind import Kind, kind_type
from statepages.fields.language import Language
from statepages.fields.links import Link
from statepages.fields.states import HelpedCode, StateCode, ZipCode
from statepages.fields.times import Start, Wall
from statepages.fields.words import Details, Line, Name, Summary, Title
from statepages.fields.words import Tag as TagWord
from statepages.fields.zones import Zone
from statepages.files.base import CitedFile, ContactFile, ImageFile, Model
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.problem import Slip

MOST_SLOTS = 366
"""The most times of an event."""

_UNTIL = "The until of an event goes with anytime. To repeat a time, write repeat and until below its start."


class SlotFile(Model):
    """One time of an event, as written."""

    model_config = ConfigDict(
        json_schema_extra={
            "dependencies": {"repeat": ["until"], "until": ["repeat"]},
        }
    )

    start: Start = Field(description="Day and time, such as 2024-11-02 10 am")
    end: Wall | None = Field(None, description="A time on the same day, such as 3 pm, or a day and time")
    all_day: Yes = Field(False, alias="all day", description="yes for a whole day; start is then a day alone")
    repeat: RepeatWord | None = Field(None, description="How often it comes again, such as weekly")
    until: Day | None = Field(None, description="The last day of the repetition, such as 2024-11-30")


class WhereFile(Model):
    """A place, as written."""

    venue: Name | None = Field(None, description="The name of the place")
    address: Name | None = Field(None, description="Street and number; private for somebody's home")
    city: Name | None = Field(None, description="Default: the city of the ZIP")
    state: StateCode | None = Field(None, description="Default: the state of the ZIP")
    zip: ZipCode = Field(description="Five digits; state, city and time zone follow from it")
    directions: Line | None = Field(None, description="How to find it")
    online: Yes = Field(False, description="yes if people can also join online")


class AccessibilityFile(Model):
    """Whether people who use a wheelchair can come, and what else to know."""

    status: AccessWord = Field("unknown", description="Whether a wheelchair gets in")
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

    kinds: ClassVar[Kinds] = CAMPAIGN

    title: Title = Field(description="What it is, in a few words")
    summary: Summary | None = Field(None, description="One or two sentences for lists")
    kind: Kind = Field(description="What people do there, such as canvass or phone-bank")
    when: When = Field(description="Its times; or anytime; or to be announced")
    until: Day | None = Field(None, description="For anytime: the last day, such as 2024-11-05")
    where: Where = Field(description="A place with its ZIP, or online")
    helps: Annotated[tuple[HelpedCode, ...], BeforeValidator(split_list)] = Field(
        (), description="The states that it helps; default: the folder"
    )
    timezone: Zone | None = Field(None, description="Such as America/Chicago; default: that of the ZIP")
    details: Details | None = Field(
        None, description="What people should know, in Markdown: **bold**, - lists, [links](https://...)"
    )
    bring: Line | None = Field(None, description="What to bring")
    signup: Link | None = Field(
        None, description="The page where people sign up, such as https://example.org/canvass"
    )
    training: Link | None = Field(
        None, description="The page where people learn how, such as https://example.org/training"
    )
    host: Name | None = Field(None, description="Who runs it")
    contact: ContactFile | None = None
    accessibility: AccessibilityFile | None = None
    languages: Annotated[tuple[Language, ...], BeforeValidator(split_list)] = Field(
        (), description="Languages spoken, in English"
    )
    status: StatusWord = Field(
        "scheduled", description="cancelled keeps it on the page, so that nobody goes there"
    )
    pinned: Yes = Field(False, description="yes to show it first")
    priority: PriorityWord = Field("normal", description="high puts it on the home page")
    tags: Annotated[tuple[TagWord, ...], BeforeValidator(split_list)] = Field(
        (), description="Words that the search finds it by"
    )
    image: ImageFile | None = None
    source: CitedFile | None = Field(None, description="Where the facts come from, and when somebody looked")


@lru_cache(maxsize=16)
def event_file(kinds: Kinds) -> type[EventFile]:
    """The model of the events of a site that has some kinds: the only field of it that a site decides on."""
    if kinds == CAMPAIGN:
        return EventFile
    words = " or ".join(kind.name for kind in kinds[:2]) or "canvass"
    field = Field(description=f"What people do there, such as {words}")
    made = create_model(
        "EventFile", __base__=EventFile, __doc__=EventFile.__doc__, kind=(kind_type(kinds), field)
    )
    made.kinds = kinds
    return made
