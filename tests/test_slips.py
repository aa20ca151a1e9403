"""Whole files as people write them: what has one reading is read, and what has not is refused."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from statepages.checking.one_file import read_through
from statepages.model.event import Event
from statepages.model.slot import Slot
from statepages.problem import Problem
from statepages.source import RawFile
from tests.cases import labelled

NOW = datetime(2026, 9, 1, 16, tzinfo=UTC)


def read(text: str, folder: str) -> tuple[Event | None, tuple[Problem, ...]]:
    """The event in a file, and its problems; None where anything forbids publishing it."""
    name = f"events/{folder}/canvass.yaml"
    file, _ = read_through(RawFile(name, name, text.encode()), "America/New_York", NOW)
    is_event = isinstance(file.value, Event) and not any(problem.is_error for problem in file.problems)
    return (file.value if is_event else None), file.problems  # type: ignore[return-value]


def shown(slot: Slot) -> str:
    """A slot in local time: 2026-10-17 10:00 to 13:00."""
    start, end = (one and one.astimezone(ZoneInfo(slot.zone)) for one in (slot.start, slot.end))
    assert start
    if end is None:
        return f"{start:%Y-%m-%d %H:%M}"
    return f"{start:%Y-%m-%d %H:%M} to {end:{'%H:%M' if end.date() == start.date() else '%Y-%m-%d %H:%M'}}"


def fields_of(event: Event) -> dict[str, Any]:
    """What an event says, without what is empty."""
    plain = msgspec.json.decode(msgspec.json.encode(event))
    place = event.location
    where = (
        {name: getattr(place, name) for name in ("venue", "address", "city", "zip", "directions")}
        if place
        else {}
    )
    plain |= {"when": [shown(slot) for slot in event.slots] or event.word}
    plain |= {"where": {name: text for name, text in where.items() if text} or "online"}
    for name in ("contact", "accessibility"):
        plain[name] = {key: text for key, text in (plain[name] or {}).items() if text}
    return {name: value for name, value in plain.items() if value not in (None, {}, [], ())}


@labelled("slips")
def test_a_slip(case: dict[str, Any]) -> None:
    event, problems = read(case["text"], case.get("folder", "pa"))
    if "reads" in case:
        assert event, [problem.message for problem in problems]
        fields = fields_of(event)
        assert {name: fields.get(name) for name in case["reads"]} == case["reads"]
        assert problems
    else:
        assert event is None
        errors = [problem for problem in problems if problem.is_error]
        assert [f"{problem.place.line} {problem.code}" for problem in errors] == case["says"]
        assert case.get("words", "") in errors[0].message
