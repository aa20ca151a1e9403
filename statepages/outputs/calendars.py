"""Calendars: a file for each event and for each time of a series, and calendars to subscribe to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from statepages.model.region import Region
from statepages.model.site import Site
from statepages.model.state import StatePage
from statepages.render import icalendar
from statepages.render.calendar_entry import (
    CalendarEntry,
    CalendarSite,
    EntryWriter,
    Time,
    calendar_entry,
    entry_writer,
)
from statepages.render.context import render_context
from statepages.render.dates import day_of_year
from statepages.render.language import Language
from statepages.render.layout import EVENTS
from statepages.task import Task
from statepages.theme import Theme

FILE = "calendar.ics"
DAYS_BACK, DAYS_AHEAD = 30, 400
MOST_BYTES = 1_000_000
"""Some services reject larger calendars."""

_MOST_TIMES = MOST_BYTES // 250
"""No calendar has room for more, however short they are."""
_ROOM = MOST_BYTES - 4_000
"""The bytes that events may use; the rest is for what a calendar says of itself."""
_FRESH_FOR = "PT12H"

_HEAD = (
    icalendar.plain("VERSION", "2.0"),
    icalendar.plain("PRODID", "-//Statepages//Statepages//EN"),
    icalendar.plain("CALSCALE", "GREGORIAN"),
    icalendar.plain("METHOD", "PUBLISH"),
)

At = tuple[CalendarEntry, Time]


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """The files of all events that have a time, then the calendars of the site, its states and regions."""
    language, settings = render_context(site, theme, now).language, site.settings
    whose = CalendarSite(settings.url, settings.host, language)
    window = Window.around(now)
    entries: dict[str, CalendarEntry] = {}
    for event in site.events:
        if not event.slots:
            continue
        entry = calendar_entry(event, site.changes.get(f"events/{event.id}"), language)
        yield from _event_files(whose, entry)
        shown = window.of(entry)
        if shown.times:
            entries[event.id] = shown
    about = CalendarFacts(
        settings.name, language.gettext("Events of %(name)s.") % {"name": settings.name}, EVENTS
    )
    yield Task(FILE, calendar, (whose, about, _first(entries.values())))
    for of, concerning in site.lists():
        here = (entries[event.id] for event in concerning if event.id in entries)
        yield Task(of.short_path + FILE, calendar, (whose, _facts(of, site, language), _first(here)))


class CalendarFacts(Struct, frozen=True):
    """The name and description of a calendar, and the address of its list below the site."""

    name: str
    description: str
    path: str


def _facts(of: StatePage | Region, site: Site, language: Language) -> CalendarFacts:
    names = {"name": of.full_name, "site": site.settings.name}
    return CalendarFacts(
        # Some programs show the backslash in front of a comma here, so a region comes without its state.
        f"{of.name} – {site.settings.name}",
        language.gettext("Events for %(name)s, from %(site)s.") % names,
        of.path,
    )


class Window(Struct, frozen=True):
    """The times in calendars that people subscribe to, from shortly before `since`."""

    since: datetime
    until: datetime

    @classmethod
    def around(cls, now: datetime) -> Window:
        """It moves once a day, at midnight UTC, so calendars stay the same in between."""
        today = datetime.combine(now.astimezone(UTC).date(), time(0), UTC)
        return cls(today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD + 1))

    def of(self, entry: CalendarEntry) -> CalendarEntry:
        """An entry with only those of its times that are in the window."""
        times = tuple(one for one in entry.times if one[1].expires > self.since and one[1].start < self.until)
        return entry if len(times) == len(entry.times) else replace(entry, times=times)


def _event_files(whose: CalendarSite, entry: CalendarEntry) -> Iterator[Task]:
    yield Task(f"{entry.path}event.ics", event_file, (whose, entry))
    if len(entry.times) > 1:
        for named in entry.times:
            yield Task(f"{entry.path}{named[0]}.ics", event_file, (whose, replace(entry, times=(named,))))


def _first(found: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """Entries with no more times than a calendar may have room for: the first ones."""
    entries = tuple(found)
    starts = [slot.start for entry in entries for _, slot in entry.times]
    if len(starts) <= _MOST_TIMES:
        return entries
    until = sorted(starts)[_MOST_TIMES] + timedelta(microseconds=1)
    window = Window(datetime.min.replace(tzinfo=UTC), until)
    return tuple(entry for entry in map(window.of, entries) if entry.times)


def _in_order(entries: Iterable[CalendarEntry]) -> list[At]:
    """All times of some entries, the earliest first."""
    times = ((entry, named) for entry in entries for named in entry.times)
    return sorted(times, key=lambda at: (at[1][1].start, at[0].id))


def event_file(whose: CalendarSite, entry: CalendarEntry) -> bytes:
    """An event with all its times, to add to a calendar: a copy, which later changes do not reach."""
    events = _at_all_times(entry_writer(whose, entry), entry)
    if sum(map(len, events)) > _ROOM:
        events = _at_all_times(entry_writer(whose, entry, is_short=True), entry)
    return _calendar((), events)


def _at_all_times(writer: EntryWriter, entry: CalendarEntry) -> list[bytes]:
    return [writer.at(named) for named in entry.times]


def calendar(whose: CalendarSite, about: CalendarFacts, entries: Sequence[CalendarEntry]) -> bytes:
    """A calendar to subscribe to. If it is too large it gets less text, then fewer days, and says so."""
    words, times = whose.language, _in_order(entries)
    said = [about.description, f"{words.gettext('Latest details:')} {whose.url}{about.path}"]
    events = _written(whose, times)
    if len(events) < len(times):
        said.append(words.gettext("There are many events, so their descriptions are cut short."))
        events = _written(whose, times, is_short=True)
    if len(events) < len(times):
        events = events[: _whole_days(times, len(events))]
        last = {"day": day_of_year(times[len(events) - 1][1][1].day, words)}
        said.append(words.gettext("It includes events through %(day)s. Later events are on the site.") % last)
    head = (
        icalendar.text("NAME", about.name),
        icalendar.text("X-WR-CALNAME", about.name),
        icalendar.text("X-WR-CALDESC", " ".join(said)),
        icalendar.plain("REFRESH-INTERVAL;VALUE=DURATION", _FRESH_FOR),
        icalendar.plain("X-PUBLISHED-TTL", _FRESH_FOR),
    )
    return _calendar(head, events)


def _written(whose: CalendarSite, times: Iterable[At], *, is_short: bool = False) -> list[bytes]:
    """The first of some events' times, as many as fit into a calendar."""
    writers: dict[str, EntryWriter] = {}
    found, room = [], _ROOM
    for entry, named in times:
        writer = writers.get(entry.id)
        if writer is None:
            writer = writers[entry.id] = entry_writer(whose, entry, is_short=is_short)
        event = writer.at(named)
        room -= len(event)
        if room < 0:
            break
        found.append(event)
    return found


def _whole_days(times: Sequence[At], count: int) -> int:
    """How many of the first times to keep, so that no day is cut in two.

    The day to drop may not be that of the next time: while it is Friday in Guam, it is Thursday in Hawaii.
    """
    day, whole = min(named[1].day for _, named in times[count:]), count
    while whole and times[whole - 1][1][1].day >= day:
        whole -= 1
    return whole or count


def _calendar(properties: Iterable[bytes], events: Iterable[bytes]) -> bytes:
    return icalendar.component("VCALENDAR", (*_HEAD, *properties, *events))
