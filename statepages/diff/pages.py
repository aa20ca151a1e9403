"""A snapshot of a built site: what its pages tell of the events, and where they link to.

It knows less than the content does: of an event the ten times that search engines get, and not
whether it is full; of states and posts only that a page differs.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from statepages.diff.content import files
from statepages.diff.snapshot import Seen, Snapshot
from statepages.model.slot import Slot, slot_of
from statepages.output import Output

_EVENT = re.compile(r"events/(?P<id>[a-z]{2}/[^/]+)/index\.html")
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_PLACE = re.compile(r"<address>(.*?)</address>", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*?\bhref="((?:https?|mailto|tel):[^"]*)"')
_STATUS = {
    "EventCancelled": "cancelled",
    "EventPostponed": "postponed",
    "EventMovedOnline": "moved-online",
}


def of_outputs(outputs: Iterable[Output], now: datetime) -> Snapshot:
    """A built site as of `now`: times that are over by then do not count."""
    outputs = list(outputs)
    pages = [output for output in outputs if output.path.endswith(".html")]
    links = {html.unescape(link) for page in pages for link in _LINK.findall(_text(page))}
    events = {event.id: event for page in pages for event in _events(page, now)}
    return Snapshot(now=now, events=events, links=frozenset(links), files=files(outputs))


def _text(page: Output) -> str:
    return page.data.decode("utf-8", errors="replace")


def _events(page: Output, now: datetime) -> Iterator[Seen]:
    """The event that a page is about, if it is about one."""
    found = _EVENT.fullmatch(page.path)
    if not found:
        return
    text = _text(page)
    entries = _entries(text)
    if not entries:
        return
    try:
        slots = tuple(sorted(set(_slots(entries)), key=lambda slot: (slot.start, slot.expires)))
    except (ValueError, TypeError, OverflowError):
        slots = ()
    coming = tuple(slot for slot in slots if not slot.is_over(now))
    place = _PLACE.search(text)
    yield Seen(
        id=found["id"],
        title=str(entries[0].get("name")),
        slots=coming,
        when="Over" if slots else "Without a time",
        place=html.unescape(re.sub(r"\s*<br>\s*", ", ", place[1])) if place else "",
        status=_STATUS.get(str(entries[0].get("eventStatus")).rpartition("/")[2], "scheduled"),
        is_over=bool(slots) and not coming,
        fields={"description": str(entries[0].get("description"))},
    )


def _entries(text: str) -> list[dict[str, Any]]:
    """What a page says of its event to search engines, an entry for each time."""
    data = _DATA.search(text)
    try:
        whole = json.loads(data[1]) if data else None
    except (ValueError, RecursionError):
        return []
    entries = whole.get("@graph", [whole]) if isinstance(whole, dict) else []
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _slots(entries: Iterable[dict[str, Any]]) -> Iterator[Slot]:
    for entry in entries:
        start, end = entry.get("startDate"), entry.get("endDate")
        if start and "T" in start:
            moment = datetime.fromisoformat(start)
            yield slot_of(_utc(moment), _utc(datetime.fromisoformat(end)) if end else None, _zone(moment))
        elif start and end:
            last = date.fromisoformat(end) + timedelta(days=1)
            yield slot_of(_midnight(date.fromisoformat(start)), _midnight(last), "UTC", all_day=True)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), UTC)


def _zone(moment: datetime) -> str:
    """A zone with the offset that a time is written in: a page tells no other."""
    hours, rest = divmod(moment.utcoffset() or timedelta(), timedelta(hours=1))
    return f"Etc/GMT{-hours:+d}" if hours and not rest and -12 <= hours <= 14 else "UTC"
