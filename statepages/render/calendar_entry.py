"""An event in a calendar: what the calendar says about it, and how."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from statepages.markup import shortened
from statepages.markup.text import to_lines
from statepages.model.event import Event, slot_uid
from statepages.model.site import Change
from statepages.model.slot import Slot
from statepages.render import icalendar
from statepages.render.badges import labelled_title
from statepages.render.dates import Dates
from statepages.render.language import Language
from statepages.render.place import town_line
from statepages.task import Shared

Time = tuple[str, Slot]
"""A slot with its name: see Event.slot_names."""

_MOST_WORDS = 200
"""How many characters of its text an event has if the calendar would be too large."""
_MOST = 2**31 - 1
"""The largest number that a calendar may contain."""
_STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
_UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)
"""The stamp of an event with no known change: it needs one, and always the same."""
_NO_YEAR = datetime(1, 1, 3, tzinfo=UTC)
"""Calendars are read for years, so as of this instant every day is written with its year."""


class CalendarSite(Shared, frozen=True):
    """What all calendars of a site have in common. `host` is the last part of each event's ID."""

    url: str
    host: str
    language: Language


class CalendarEntry(Struct, frozen=True, array_like=True):
    """What calendars say about an event. `place` is one line; `signup` is None once nobody can sign up.

    `checked` is the day on which somebody last checked its source, as an instant.
    """

    id: str
    path: str
    title: str
    status: str
    times: tuple[Time, ...]
    place: str
    is_private: bool
    is_hybrid: bool
    signup: str | None
    summary: str | None
    details: str | None
    change: Change | None
    checked: datetime | None


def calendar_entry(event: Event, change: Change | None, language: Language) -> CalendarEntry:
    """The entry of an event with all its times."""
    checked = event.source.checked if event.source else None
    is_there = event.location is not None and not event.is_only_online
    return CalendarEntry(
        id=event.id,
        path=event.path,
        title=labelled_title(event, language),
        status=_STATUS.get(event.status, "CONFIRMED"),
        times=tuple(zip(event.slot_names, event.slots, strict=True)),
        place=_place(event) if is_there else language.gettext("Online"),
        is_private=is_there and event.location is not None and event.location.is_private,
        is_hybrid=is_there and event.is_online,
        signup=None if event.is_cancelled else event.signup,
        summary=event.summary,
        details=event.details,
        change=change,
        checked=datetime.combine(checked, time(0), UTC) if checked else None,
    )


def _place(event: Event) -> str:
    """The place on one line, as maps read it. A private home's venue would lead to a stranger's house."""
    location = event.location
    if location is None:
        return ""
    town = town_line(location)
    return town if location.is_private else ", ".join(filter(None, (location.venue, location.address, town)))


class EntryWriter:
    """Writes an event as VEVENTs, one for each of its times; a short one has less text."""

    def __init__(self, site: CalendarSite, entry: CalendarEntry, *, is_short: bool = False) -> None:
        self.id = entry.id
        self.host = site.host
        self.language = site.language
        self.about = _about(site, entry, is_short=is_short)
        self.common = b"".join(
            (
                *_changes(entry),
                icalendar.text("SUMMARY", entry.title),
                icalendar.text("LOCATION", " ".join(entry.place.split())),
                icalendar.plain("URL", site.url + entry.path),
                icalendar.plain("STATUS", entry.status),
            )
        )

    def at(self, named: Time) -> bytes:
        """The event at one of its times."""
        name, slot = named
        uid = icalendar.plain("UID", slot_uid(self.id, name, self.host))
        words = icalendar.text("DESCRIPTION", f"{_when(slot, self.language)}\n{self.about}")
        return icalendar.component("VEVENT", (uid, *_bounds(slot), self.common, words))


def entry_writer(site: CalendarSite, entry: CalendarEntry, *, is_short: bool = False) -> EntryWriter:
    """The writer of an entry, which is the same for all of its times."""
    return _writer(site, replace(entry, times=()), is_short)


# An event is in its own files, and in the calendars of several states.
@lru_cache(maxsize=10_000)
def _writer(site: CalendarSite, entry: CalendarEntry, is_short: bool) -> EntryWriter:
    return EntryWriter(site, entry, is_short=is_short)


# Many events share days and hours.
@lru_cache(maxsize=10_000)
def _when(slot: Slot, language: Language) -> str:
    """A time in its own time zone, always with the year."""
    return Dates(language, _NO_YEAR, slot.zone).moment(slot).label


def _changes(entry: CalendarEntry) -> tuple[bytes, ...]:
    """When it changed. Calendars take an event as newer if SEQUENCE is larger."""
    change = entry.change
    if change is None:
        return (icalendar.instant("DTSTAMP", entry.checked or _UNKNOWN),)
    return (
        icalendar.instant("DTSTAMP", change.last),
        icalendar.instant("CREATED", change.first),
        icalendar.instant("LAST-MODIFIED", change.last),
        icalendar.plain("SEQUENCE", str(min(int((change.last - change.first).total_seconds()), _MOST))),
    )


def _bounds(slot: Slot) -> tuple[bytes, ...]:
    """Start and end. All-day times end on the day after the last, and do not block the reader's own time."""
    if slot.all_day:
        after = slot.last_day + timedelta(days=1)
        free = icalendar.plain("TRANSP", "TRANSPARENT")
        return icalendar.day("DTSTART", slot.day), icalendar.day("DTEND", after), free
    start = icalendar.instant("DTSTART", slot.start)
    # Calendars reject an end that is not after the start.
    is_known = slot.end is not None and slot.end > slot.start
    return (start, icalendar.instant("DTEND", slot.end)) if slot.end and is_known else (start,)


def _about(site: CalendarSite, entry: CalendarEntry, *, is_short: bool) -> str:
    """The text of the entry: what to do first, and then the details."""
    words = site.language
    lines = []
    if entry.is_private:
        lines.append(words.gettext("You will get the address when you sign up."))
    if entry.is_hybrid:
        lines.append(words.gettext("You can also join online."))
    if entry.signup:
        lines.append(f"{words.gettext('Sign up:')} {entry.signup}")
    lines.append(f"{words.gettext('Latest details:')} {site.url}{entry.path}")
    texts = [entry.summary or "", to_lines(entry.details) if entry.details else ""]
    if is_short:
        texts = [shortened(" ".join(texts), _MOST_WORDS)]
    return "\n\n".join(filter(None, ("\n".join(lines), *texts)))
