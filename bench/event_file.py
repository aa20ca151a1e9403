"""A made-up event as a volunteer would write it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import datetime

from bench import words
from bench.details import clock
from bench.samples import Sample
from statepages.model.states import STATES

_COMMENT_FIRST = ("status", "timezone", "until", "helps", "where", "signup")
"""The fields that most often have a comment."""


def as_yaml(event: Sample) -> str:
    """The file of an event. Most have their fields in the order of the guide."""
    fields = {name: lines for name, lines in _fields(event).items() if lines}
    if "comment" in event.habits:
        name = next(name for name in _COMMENT_FIRST if name in fields)
        notes = words.COMMENTS[name]
        fields[name][0] += f"    # {notes[len(event.title) % len(notes)]}"
    if "own order" in event.habits:
        fields = _shuffled(fields, event.id)
    end = "\r\n" if "Windows" in event.habits else "\n"
    return end.join([*(line for lines in fields.values() for line in lines), ""])


def _fields(event: Sample) -> dict[str, list[str]]:
    """The lines of each field, or no lines for fields that it leaves out."""
    more = event.extras
    access = {"status": more.access, "notes": more.access_notes} if more.access else {}
    source = {"link": more.source, "checked": "2024-10-14"} if more.source else {}
    is_quoted = not {"colon", "quotes"}.isdisjoint(event.habits)
    return {
        "title": [f'title: "{event.title}"' if is_quoted else f"title: {event.title}"],
        "kind": [f"kind: {event.kind}"],
        "status": _line("status", None if more.status == "scheduled" else more.status),
        "priority": _line("priority", "high" if more.is_urgent else None),
        "when": _when(event),
        "until": _line("until", None if event.times.starts else event.times.until),
        "where": _where(event),
        "timezone": _line("timezone", event.zone if _needs_zone(event) else None),
        "helps": _list("helps", _helps(event)),
        "summary": _line("summary", more.summary),
        "details": ["details: |", *(line and f"  {line}" for line in event.details.split("\n"))],
        "bring": _line("bring", more.bring),
        "signup": [f"signup: https://example.org/signup/{event.name}"],
        "training": _line("training", more.training),
        "host": [f"host: {event.host}"],
        "contact": _map("contact", more.contact, event),
        "accessibility": _map("accessibility", access, event),
        "languages": _list("languages", ("English", "Spanish") if event.is_bilingual else ()),
        "tags": _list("tags", more.tags),
        "source": _map("source", source, event),
    }


def _when(event: Sample) -> list[str]:
    times = event.times
    if not times.starts:
        return ["when: to be announced" if times.is_later else "when: anytime"]
    lines = ["when:"]
    for start in times.starts:
        if times.is_all_day:
            lines += [f"  - start: {start.date()}", "    all day: yes"]
            continue
        lines.append(f"  - start: {start.date()} {_clock(start, event)}")
        lines += _line("    end", _end(start, event))
    if times.repeat:
        lines += [f"    repeat: {times.repeat}", f"    until: {times.until}"]
    return lines


def _end(start: datetime, event: Sample) -> str | None:
    if event.times.length is None:
        return None
    end = start + event.times.length
    return f"{end.date()} {_clock(end, event)}" if "whole end" in event.habits else _clock(end, event)


def _clock(moment: datetime, event: Sample) -> str:
    if "times of 24 hours" in event.habits:
        return f"{moment:%H:%M}"
    return clock(moment.hour, moment.minute)


def _where(event: Sample) -> list[str]:
    place = event.place
    if place is None:
        return ["where: online"]
    code = place.zip.code
    return [
        "where:",
        *_line("  venue", place.venue),
        *_line("  address", place.address),
        f"  city: {place.zip.city}",
        *_line("  state", place.zip.state if place.names_state else None),
        f'  zip: "{code}"' if "quoted ZIP" in event.habits else f"  zip: {code}",
        *_line("  address", "private" if place.is_private else None),
        *_line("  directions", place.directions),
        *_line("  online", "yes" if place.is_hybrid else None),
    ]


def _needs_zone(event: Sample) -> bool:
    """Where there are two time zones, the file has to say which. Some other online events do so too."""
    if event.place:
        return event.place.zip.is_of_two_zones
    return "zone" in event.habits or STATES[event.folder].zone is None


def _helps(event: Sample) -> Sequence[str]:
    if "names of states" in event.habits:
        return [STATES[code].name for code in event.helps]
    return event.helps


def _line(name: str, value: object) -> list[str]:
    return [f"{name}: {value}"] if value else []


def _list(name: str, values: Sequence[str]) -> list[str]:
    return [f"{name}: [{', '.join(values)}]"] if values else []


def _map(name: str, values: Mapping[str, str | None], event: Sample) -> list[str]:
    given = {field: value for field, value in values.items() if value}
    if not given:
        return []
    if "maps on lines" in event.habits:
        return [f"{name}:", *(f"  {field}: {value}" for field, value in given.items())]
    # A comma would end the value.
    safe = {field: f'"{value}"' if "," in value else value for field, value in given.items()}
    return [f"{name}: {{{', '.join(f'{field}: {value}' for field, value in safe.items())}}}"]


def _shuffled(fields: dict[str, list[str]], seed: str) -> dict[str, list[str]]:
    """The fields in another order. The title and the kind stay on top, as in all files that people write."""
    first, rest = list(fields)[:2], list(fields)[2:]
    random.Random(seed).shuffle(rest)  # noqa: S311  # no secrets here
    return {name: fields[name] for name in [*first, *rest]}
