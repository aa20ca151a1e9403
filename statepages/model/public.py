"""The public data of a site, as in the files of api/v1/. The published JSON Schema is made from this.

Within version 1 nothing is removed or renamed, and nothing optional becomes required.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

VERSION: Final = 1
KEPT_DAYS = 30
"""How many days events stay after their end, so that programs can tell ended events from deleted ones."""

FOLDER = "api/v1/"
"""Where the files are, below the site."""

_WEB = Meta(extra_json_schema={"format": "uri"})
_DAY = Meta(extra_json_schema={"format": "date"})

Address = Annotated[str, _WEB]
Day = Annotated[str, _DAY]
Html = Annotated[str, Meta(description="Safe HTML: text, lists, headings, and links with whole addresses.")]
DayOrTime = Annotated[
    str,
    Meta(
        description="Local time with its UTC offset; the day for an all-day time.",
        extra_json_schema={"anyOf": [{"format": "date-time"}, {"format": "date"}]},
    ),
]
Instant = Annotated[
    str,
    Meta(
        description="When its file last changed. Missing if the history is not known.",
        extra_json_schema={"format": "date-time"},
    ),
]


class PublicTime(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A time at which an event takes place. An all-day time ends on its last day, which is part of it."""

    uid: Annotated[str, Meta(description="Its ID, the same as in the calendars of the site.")]
    start: DayOrTime
    zone: Annotated[str, Meta(description="The IANA time zone of the local time.")]
    end: DayOrTime | UnsetType = UNSET
    all_day: bool = False


class PublicPlace(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an event is. A private address is not part of this data."""

    city: str
    state: Annotated[str, Meta(description="Two capital letters.")]
    zip: Annotated[str, Meta(description="Five digits.", pattern="^[0-9]{5}$")]
    venue: str | UnsetType = UNSET
    address: str | UnsetType = UNSET
    directions: str | UnsetType = UNSET
    private: Annotated[bool, Meta(description="Whether people get the address when they sign up.")] = False


class PublicImage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A picture, its size in pixels, and what it shows in words."""

    url: Address
    alt: str = ""
    width: int | UnsetType = UNSET
    height: int | UnsetType = UNSET


class PublicSource(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The source of facts, and the day on which somebody last checked it."""

    url: Address
    checked: Day | UnsetType = UNSET


class PublicAccess(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether people who use a wheelchair can come, and what else to know."""

    status: Literal["accessible", "partly", "not-accessible", "unknown"]
    notes: str | UnsetType = UNSET


class PublicRegion(Struct, frozen=True, kw_only=True):
    """A region of a state: a county, a chapter, whatever the site calls it."""

    state: Annotated[str, Meta(description="Two capital letters.")]
    name: str
    url: Annotated[str, _WEB, Meta(description="Its page.")]


class PublicEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event. Unknown facts are left out. Contacts are on its page, but not here."""

    id: Annotated[str, Meta(description="Folder and file name. It stays the same when the event changes.")]
    url: Annotated[str, _WEB, Meta(description="Its page.")]
    title: str
    kind: Annotated[
        str, Meta(description="Such as canvass or phone-bank. The index has the labels; new kinds may come.")
    ]
    status: Literal["scheduled", "full", "cancelled", "postponed", "moved-online"]
    when: Annotated[
        Literal["times", "anytime", "to-be-announced"],
        Meta(description="Whether its times are known. If not, the list of times is empty."),
    ]
    times: tuple[PublicTime, ...]
    helps: Annotated[
        tuple[str, ...], Meta(description="The codes of the states that it helps; US for every state.")
    ]
    online: Annotated[bool, Meta(description="Whether people can take part from home.")]
    until: Annotated[Day, Meta(description="The last day of an anytime action.")] | UnsetType = UNSET
    place: PublicPlace | UnsetType = UNSET
    regions: Annotated[
        tuple[PublicRegion, ...], Meta(description="The regions that it belongs to: at most one in a state.")
    ] = ()
    summary: str | UnsetType = UNSET
    details_html: Html | UnsetType = UNSET
    bring: str | UnsetType = UNSET
    signup: Address | UnsetType = UNSET
    training: Address | UnsetType = UNSET
    host: str | UnsetType = UNSET
    accessibility: PublicAccess | UnsetType = UNSET
    languages: Annotated[tuple[str, ...], Meta(description="Codes such as en and es.")] = ()
    tags: tuple[str, ...] = ()
    pinned: bool = False
    priority: Literal["normal", "high"] = "normal"
    image: PublicImage | UnsetType = UNSET
    source: PublicSource | UnsetType = UNSET
    updated: Instant | UnsetType = UNSET


class PublicLink(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something to do, with a link. An invitation also has a title."""

    label: str
    url: Address
    title: str | UnsetType = UNSET
    text: str | UnsetType = UNSET


class PublicFigure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A number that makes the case."""

    label: str
    value: str
    source: PublicSource | UnsetType = UNSET


class PublicState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A state, with the words of its page if it has one. US means every state."""

    code: str
    name: str
    url: Annotated[str, _WEB, Meta(description="Its page.")] | UnsetType = UNSET
    regions: tuple[PublicRegion, ...] = ()
    headline: str | UnsetType = UNSET
    pitch_html: Html | UnsetType = UNSET
    this_week: str | UnsetType = UNSET
    actions: tuple[PublicLink, ...] = ()
    figures: tuple[PublicFigure, ...] = ()
    links: tuple[PublicLink, ...] = ()
    community: tuple[PublicLink, ...] = ()
    updated: Instant | UnsetType = UNSET


class PublicFile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another file, and how many events are in it."""

    state: str
    url: Address
    events: int


class PublicList(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file of events: those in `events`, and those in the `files` that it names, if there are any."""

    version: Literal[1]
    schema: Address
    events: tuple[PublicEvent, ...]
    files: tuple[PublicFile, ...]
    state: PublicState | UnsetType = UNSET


class PublicKind(Struct, frozen=True, kw_only=True):
    """A kind of event, as the events have it, with the words for one and for several."""

    name: str
    label: str
    plural: str


class PublicIndex(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a site is, and where its data are."""

    version: Literal[1]
    schema: Address
    name: str
    url: Address
    language: str
    timezone: str
    events: Annotated[str, _WEB, Meta(description="The file of all events.")]
    states: Annotated[tuple[PublicFile, ...], Meta(description="The files of each state, and of US.")]
    tagline: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    links: tuple[PublicLink, ...] = ()
    kinds: Annotated[tuple[PublicKind, ...], Meta(description="The kinds of events of the site.")] = ()
    updated: Instant | UnsetType = UNSET
