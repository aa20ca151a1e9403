"""Calendars as people's programs read them: icalendar here, and ical.js in a node that answers for many."""

import json
import subprocess
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from icalendar import Calendar

from statepages.model.event import Event
from statepages.model.site import Site
from statepages.model.slot import Slot
from statepages.outputs import calendars
from tests.render.pages import theme
from tests.search.events import NOON

READER = Path(__file__).with_name("read_calendars.mjs")


@cache
def _node() -> "subprocess.Popen[str]":
    """It answers as long as this process lives: to start one takes longer than most answers."""
    pipe = subprocess.PIPE
    return subprocess.Popen(["node", READER], stdin=pipe, stdout=pipe, encoding="utf-8")


def stop() -> None:
    """End it."""
    if _node.cache_info().currsize:
        with _node() as node:
            assert node.stdin
            node.stdin.close()
            node.wait()
        _node.cache_clear()


def by_ical_js(data: bytes) -> Any:
    """The name of a calendar, what it says of itself, and its events, as ical.js reads them."""
    node = _node()
    assert node.stdin and node.stdout
    node.stdin.write(json.dumps(data.decode()) + "\n")
    node.stdin.flush()
    line = node.stdout.readline()
    assert line, "node has ended; what it said is in the output"
    return json.loads(line)


def by_icalendar(data: bytes) -> Any:
    """The same, as icalendar reads them."""
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    events = calendar.walk("VEVENT")
    assert not [error for event in events for error in event.errors]
    head = {"name": _text(calendar.get("X-WR-CALNAME")), "about": _text(calendar.get("X-WR-CALDESC"))}
    return {**head, "events": list(map(_said, events))}


def _said(event: Any) -> dict[str, Any]:
    def time(name: str) -> str | None:
        return _time(event[name].dt) if name in event else None

    return {
        "uid": _text(event.get("UID")),
        "title": _text(event.get("SUMMARY")),
        "text": _text(event.get("DESCRIPTION")),
        "place": _text(event.get("LOCATION")),
        "address": _text(event.get("URL")),
        "status": _text(event.get("STATUS")),
        "start": time("DTSTART"),
        "end": time("DTEND"),
        "stamp": time("DTSTAMP"),
        "sequence": event.get("SEQUENCE"),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _time(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    assert value.utcoffset() == UTC.utcoffset(value)
    return f"{value:%Y-%m-%dT%H:%M:%SZ}"


def read(data: bytes) -> Any:
    """What a calendar says, which all programs read alike; its lines are as the standard wants them."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert not any(sign < 32 and sign != 9 for sign in line)
        line.decode()  # no character is in two lines
    found = by_icalendar(data)
    assert by_ical_js(data) == found
    return found


def files(made: Site, now: datetime = NOON) -> dict[str, bytes]:
    """All files of calendars of a site."""
    tasks = calendars.plan(made, theme(), now)
    return {output.path: output.data for task in tasks for output in task.outputs()}


WORDS = {
    "cancelled": "Canceled: ",
    "postponed": "Postponed: ",
    "full": "Full: ",
    "moved-online": "Moved online: ",
}
STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}


def expected(made: Site, event: Event, slot: Slot, name: str) -> dict[str, Any]:
    """What all calendars have to say of an event at a time, but for its text."""
    start, end = _utc(slot.start), _utc(slot.end) if slot.end else None
    if slot.all_day:
        start, end = slot.local_start.date().isoformat(), str(slot.local_end.date() if slot.local_end else "")
    return {
        "uid": f"{event.id.replace('/', '.')}.{name}@{made.settings.host}",
        "title": WORDS.get(event.status, "") + event.title,
        "address": made.settings.url + event.path,
        "status": STATUS.get(event.status, "CONFIRMED"),
        "start": start,
        "end": end,
    }


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
