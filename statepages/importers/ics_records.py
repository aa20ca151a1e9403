"""The events of calendars as records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from statepages.importers.ics_changes import Change, changed, changes_of, differences, time_of
from statepages.importers.ics_entries import Entry
from statepages.importers.ics_rules import Work
from statepages.importers.ics_series import MOST_DAYS, Span, end_of, series
from statepages.importers.ics_texts import Texts, is_private, left_out, link_of, signup_of, tags_of, texts_of
from statepages.importers.ics_times import Stamp
from statepages.importers.record import Record, Remark, Time
from statepages.report import Line

_ONLY_BUSY = re.compile(
    r"\W*(?:busy|free|tentative|private(?: (?:event|appointment|meeting))?|out of (?:the )?office|ooo|away"
    r"|unavailable|not available|working elsewhere|no title|ocupado)\W*",
    re.IGNORECASE,
)
_ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
_INVITATIONS = frozenset({"REQUEST", "ADD"})


class Source(Struct, frozen=True):
    """The calendar that an event is in."""

    span: Span
    method: str
    work: Work


def record_of(entry: Entry, others: Sequence[Entry], source: Source) -> Record:
    """An event with its changed times, which are entries of their own."""
    spot = spot_of(entry)
    texts = texts_of(entry.component)
    why = _skipped(entry, texts, source)
    if why:
        return Record(spot=spot, skipped=why)
    times, remarks = _times(entry, others, texts, source)
    tags = tags_of(entry.component)
    if entry.start and not times:
        remarks = []
    return Record(
        spot=spot,
        title=texts.title,
        kind=tags[0] if tags else "",
        times=tuple(times),
        zone=_zone(entry.start, source),
        location=texts.location,
        details=texts.details,
        signup=signup_of(entry.component),
        link=link_of(entry.component),
        status="cancelled" if source.method == "CANCEL" else texts.status,
        tags=tags,
        remarks=(*entry.remarks, *remarks, *_about(entry, source), *left_out(entry.component)),
        skipped=_without_times(entry, source) if entry.start and not times else None,
    )


def spot_of(entry: Entry) -> str:
    """Where an event is in its input."""
    return f"event {entry.number}"


def _skipped(entry: Entry, texts: Texts, source: Source) -> Line | None:
    if is_private(entry.component):
        return ("Its calendar says that it is private.",)
    if _ONLY_BUSY.fullmatch(texts.title):
        return ("It says only that somebody is busy.",)
    if source.method in _ANSWERS:
        return ("It is an answer to an invitation.",)
    return None


def _times(
    entry: Entry, others: Sequence[Entry], texts: Texts, source: Source
) -> tuple[list[Time], list[Remark]]:
    start = entry.start
    if start is None:
        is_said = entry.component.first("DTSTART") is not None
        return [], [] if is_said else [Remark(("It has no start.",), needs_person=True)]
    changes = changes_of(others, start)
    if entry.is_change:
        return _parts(entry, changes, start)
    found = series(entry, start, source.span, Work(MOST_DAYS, source.work))
    times, remarks = changed(found, changes, start, source.span)
    since = source.span.since
    return _in_order(times), [
        *found.remarks,
        *remarks,
        *differences(changes, texts, since),
        *_drift(entry, times, source),
    ]


def _parts(entry: Entry, changes: Sequence[Change], start: Stamp) -> tuple[list[Time], list[Remark]]:
    """Times of a series that is not in the calendar itself."""
    line = "Its calendar has only some times of an event that repeats. Check for others."
    times = [change.time for change in changes]
    if not times:
        times = [time_of(start.wall, end_of(start.wall, entry.length), start.zone)]
    return _in_order(times), [Remark((line,))]


def _in_order(times: Sequence[Time]) -> list[Time]:
    """Times in order, each once."""
    return list({key: time for time in sorted(times, key=_key) if (key := _key(time))}.values())


def _key(time: Time) -> datetime:
    if not isinstance(time.start, datetime):
        return datetime(time.start.year, time.start.month, time.start.day)  # noqa: DTZ001
    return time.start.astimezone(UTC).replace(tzinfo=None) if time.start.tzinfo else time.start


def _zone(start: Stamp | None, source: Source) -> str | None:
    """The zone in which an event was meant: that of its start, else that of its calendar."""
    if start is None or start.unknown:
        return None
    if isinstance(start.zone, ZoneInfo) and not start.zone.key.startswith("Etc/"):
        return start.zone.key
    return source.span.home.key if source.span.home else None


def _drift(entry: Entry, times: Sequence[Time], source: Source) -> list[Remark]:
    """What to say about an event that repeats in UTC, so that clocks show another hour in winter."""
    home = source.span.home
    if not entry.rules or entry.start is None or entry.start.zone is not UTC or home is None:
        return []
    offsets = {time.start.astimezone(home).utcoffset() for time in times if isinstance(time.start, datetime)}
    line = "It repeats by the clock of UTC, so its hour changes when clocks change. Check its times."
    return [Remark((line,), needs_person=True)] if len(offsets) > 1 else []


def _about(entry: Entry, source: Source) -> list[Remark]:
    remarks = []
    if source.method in _INVITATIONS:
        remarks.append(Remark(("It is an invitation. Check that everyone is invited.",), needs_person=True))
    if entry.component.words("STATUS").upper() == "TENTATIVE":
        remarks.append(Remark(("Its calendar says that it is not certain yet.",), needs_person=True))
    return remarks


def _without_times(entry: Entry, source: Source) -> Line:
    if any(rule.is_endless for rule in entry.rules):
        return (f"It has no times from {source.span.since} to {source.span.until}.",)
    return ("Its calendar leaves out all of its times.",)
