"""One event as its source says it, whatever kind of source that is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from statepages.report import Line


class Time(Struct, frozen=True):
    """A time of an event.

    A datetime with a zone is an instant. One without is what clocks show at the event. Days (dates) are an
    all-day time, and `end` is its last day.
    """

    start: datetime | date
    end: datetime | date | None = None
    is_cancelled: bool = False
    is_full: bool = False


class Remark(Struct, frozen=True):
    """What to tell the person who imports: something was read, changed or left out.

    If it `needs_person`, the event is a draft until somebody has looked at it.
    """

    line: Line
    needs_person: bool = False


class Place(Struct, frozen=True):
    """Where an event takes place, as far as its source says. `state` is a code."""

    venue: str | None = None
    address: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    is_private: bool = False
    is_online: bool = False


class Record(Struct, frozen=True, kw_only=True):
    """One event of a source.

    `spot` says where it is in the input: "row 5", "event 3". `origin` identifies it in its source for good;
    None if the source does not identify its events. `kind` is the source's own word. `zone` is an IANA name:
    the zone of times without one, and of an event without a place. `word` is in place of times: anytime, or
    to be announced. `location` is a place in one line, not taken apart; `place` is one that the source itself
    takes apart. `summary` and `details` are Markdown. `link` is the event's page in its source. `skipped`
    says why it is not imported.
    """

    spot: str
    origin: str | None = None
    title: str = ""
    kind: str = ""
    times: tuple[Time, ...] = ()
    word: str | None = None
    zone: str | None = None
    location: str = ""
    place: Place = Place()
    summary: str = ""
    details: str = ""
    signup: str | None = None
    link: str | None = None
    host: str | None = None
    status: str = "scheduled"
    access: str = "unknown"
    access_notes: str | None = None
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skipped: Line | None = None


class Reading(Struct, frozen=True):
    """What an input says: its events, and what to say about the input itself.

    `following` is the address of its next page, and `more` what to say if nobody follows it. `places` are
    places by their names in small letters, which other inputs may mention. `name` is what the source calls
    itself. If it is not `is_whole`, events may be missing.
    """

    records: tuple[Record, ...] = ()
    remarks: tuple[Remark, ...] = ()
    following: str | None = None
    more: Remark | None = None
    places: Mapping[str, Place] = {}
    name: str | None = None
    is_whole: bool = True


class Options(Struct, frozen=True, kw_only=True):
    """What an adapter may need to know to read an input.

    Times that repeat forever go on to the day `until`. `since` is the first day that counts. `columns` are
    names of columns in a spreadsheet, by our names of fields: {"start": "When does it start?"}.
    """

    now: datetime
    since: date
    until: date
    columns: Mapping[str, str] = {}
