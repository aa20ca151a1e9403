"""Calendars (.ics, iCalendar, RFC 5545)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from statepages.fields.zone_names import named_zone
from statepages.importers.ics_entries import Entry, read_entry
from statepages.importers.ics_groups import continued, groups_of, origins_of
from statepages.importers.ics_lines import MOST_BYTES, Component, Scan, is_calendar, scan
from statepages.importers.ics_records import Source, record_of, spot_of
from statepages.importers.ics_rules import LAST_YEAR, Work
from statepages.importers.ics_series import Span
from statepages.importers.ics_zones import Zones
from statepages.importers.record import Options, Reading, Record, Remark
from statepages.importers.source_type import SourceType
from statepages.importers.texts import plain
from statepages.report import Failure, Untrusted

MOST_EVENTS = 20_000
MOST_TIMES = 100_000
MOST_DAYS = 5_000_000
"""How many days the rules of an input may look at."""

_OTHERS = {
    "VTODO": "to-do items",
    "VJOURNAL": "journal entries",
    "VFREEBUSY": "busy times",
    "VAVAILABILITY": "office hours",
}
_MOST_SHOWN = 80


def recognizes(data: bytes, name: str) -> bool:
    """Whether bytes are a calendar."""
    return is_calendar(data)


def read(data: bytes, options: Options) -> Reading:
    """The events of calendars. Raises Failure."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise Failure(f"The calendar has more than {most} MB. Export a part of it, such as one year.")
    found = scan(data)
    if not found.calendars:
        raise Failure("This is not a calendar. Calendars begin with BEGIN:VCALENDAR.")
    entries = list(islice(_entries(found.calendars, options), MOST_EVENTS))
    records = tuple(_records(entries))
    return Reading(
        records=records,
        remarks=tuple(_remarks(found, len(entries))),
        name=next((name for calendar in found.calendars if (name := _name(calendar))), None),
        is_whole=not found.is_cut and len(entries) < MOST_EVENTS,
    )


def _entries(calendars: Iterable[Component], options: Options) -> Iterator[tuple[Entry, Source]]:
    """All events of calendars, each with what its calendar says."""
    work = Work(MOST_DAYS)
    number = 0
    for calendar in calendars:
        blocks = [part for part in calendar.parts if part.name == "VTIMEZONE"]
        years = (options.since.year - 1, min(options.until.year, LAST_YEAR - 1))
        zones = Zones(blocks, years, work)
        home = zones.home(calendar.words("X-WR-TIMEZONE"))
        span = Span(options.since, options.until, home)
        source = Source(span, calendar.words("METHOD").upper(), work)
        for part in calendar.parts:
            if part.name == "VEVENT":
                number += 1
                yield read_entry(part, number, zones), source


def _records(entries: Sequence[tuple[Entry, Source]]) -> Iterator[Record]:
    sources = {entry.number: source for entry, source in entries}
    groups = groups_of(entry for entry, _ in entries)
    origins = origins_of(groups)
    firsts = dict(continued(groups))
    times = 0
    for at, group in enumerate(groups):
        if times > MOST_TIMES:
            why = f"The calendar has more than {MOST_TIMES:,} times. Import it in parts."
            yield Record(spot=spot_of(group.entry), origin=origins[at], skipped=(why,))
            continue
        record = record_of(group.entry, group.changes, sources[group.entry.number])
        times += len(record.times)
        remarks = [*record.remarks, *group.remarks]
        if at in firsts:
            remarks.append(_continues(groups[firsts[at]].entry))
        yield replace(record, origin=origins[at], remarks=tuple(remarks))


def _continues(first: Entry) -> Remark:
    title = Untrusted(first.component.words("SUMMARY")[:_MOST_SHOWN])
    join = ". To import them as one event, use --join."
    return Remark((f"It is of the same series as {spot_of(first)}, ", title, join))


def _name(calendar: Component) -> str:
    return plain(calendar.words("X-WR-CALNAME") or calendar.words("NAME"))


def _remarks(found: Scan, count: int) -> Iterator[Remark]:
    """What to say about the calendars themselves."""
    for calendar in found.calendars:
        zone = calendar.words("X-WR-TIMEZONE")
        if zone and named_zone(zone) is None:
            line = ("We do not know its time zone, ", Untrusted(zone[:_MOST_SHOWN]), ". Check the times.")
            yield Remark(line, needs_person=True)
    if found.is_cut:
        yield Remark(
            ("The end of the calendar is missing, so events may be missing too. Download it again.",),
            needs_person=True,
        )
    if found.old_lines:
        number, shown = len(found.old_lines), Untrusted(found.old_lines[0][:_MOST_SHOWN])
        lines = "1 line is" if number == 1 else f"{number:,} lines are"
        yield Remark((f"{lines} not in UTF-8, and read as older Windows programs write them. Check: ", shown))
    parts = Counter(part.name for calendar in found.calendars for part in calendar.parts)
    if parts["VEVENT"] > count:
        yield Remark(
            (f"It has {parts['VEVENT']:,} events. The first {count:,} are read. Import it in parts.",),
            needs_person=True,
        )
    if not parts["VEVENT"]:
        yield Remark(("The calendar has no events.",))
    for name, words in _OTHERS.items():
        if parts[name]:
            yield Remark((f"It also has {words} ({parts[name]:,}), which are left out.",))


ICS = SourceType(name="ics", recognizes=recognizes, read=read)
