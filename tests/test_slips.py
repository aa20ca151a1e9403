"""Whole files as people write them: what has one reading is read, and what has not is refused."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from statepages.checking.check_file import fix_file
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


WHENS = (
    "when:\n  - start: 2026-10-17 10 am\n    end: 1 pm\n",
    "when:\n  - start: 2026-10-17 14:00\n    end: 16:30\n  - start: 2026-10-18 2 pm\n",
    "when:\n  - start: 2026-10-06 6 pm\n    end: 8 pm\n    repeat: weekly\n    until: 2026-10-27\n",
    "when:\n  - start: 2026-10-17\n    end: 2026-10-18\n    all day: yes\n",
    "when:\n  - start: 2026-10-17 9 pm\n    end: 2026-10-18 1 am\n",
    "when: anytime\nuntil: 2026-10-30\n",
    "when: to be announced\n",
)
WHERES = (
    "where:\n  venue: The library\n  address: 415 N Church St\n  city: West Chester\n  zip: 19380\n",
    "where:\n  address: private\n  zip: 19380\n",
    "where:\n  zip: 19380\n  online: yes\n",
    "where: online\n",
)
OTHERS = (
    "",
    "helps: [NJ, PA]\nstatus: postponed\npriority: high\ndetails: |\n  Bring friends.\n\n  Lunch at 1 pm.\n"
    "bring: Water\ncontact:\n  name: Ana Lee\n  phone: 215-555-0100\nhost: Chester Neighbors\n",
    "signup: https://example.org/a?b=1#c\ntraining: https://example.org/t\nlanguages: [English, Spanish]\n"
    "accessibility: {status: partly, notes: Two steps.}\ncontact:\n  email: ana@example.org\n",
)
EVENTS = [
    f"title: Knock doors\nkind: canvass\n{when}{where}{other}"
    for when in WHENS
    for where in WHERES
    for other in OTHERS
]
NAMES = {
    "title": "Event name",
    "kind": "TYPE",
    "when": "Dates",
    "start": "begins",
    "end": "hasta",
    "where": "Location",
    "venue": "lugar",
    "zip": "Zip code",
    "bring": "What to bring",
    "signup": "Sign-up",
    "host": "Organizer",
    "phone": "Teléfono",
    "details": "description",
}
DAYS = (
    "10/17/2026",
    "Oct 17, 2026",
    "Saturday, October 17",
    "Sat 10/17",
    "17 de octubre de 2026",
    "17/10/2026",
)
FIELD = re.compile(r"(?P<front> *(?:- )?)(?P<name>[a-z ]+):(?P<value>.*)")

Slip = Callable[[str, re.Match[str]], str]
"""Changes the line of a field, so that it says the same in another way, or nothing that is certain."""

SLIPS: tuple[Slip, ...] = (
    lambda extra, line: f"{line['front']}{NAMES.get(line['name'], line['name'].title())}:{line['value']}",
    lambda extra, line: f"{line['front']}{line['name']}{extra}{line['value']}",
    lambda extra, line: line[0].replace(" ", "\u00a0", 2),
    lambda extra, line: f"\t{line[0]}",
    lambda extra, line: f" {line[0]}",
    lambda extra, line: line[0].removeprefix("  "),
    lambda extra, line: line[0].replace("- ", "-" if extra == ":" else "• "),
    lambda extra, line: f"{line[0]}  # {extra} to be checked",
    lambda extra, line: f"{line['front']}{line['name']}:{line['value'].strip()}",
    lambda extra, line: f"{line['front']}**{line['name']}:**{line['value']}",
    lambda extra, line: f"{line['front']}{line['name']} (required):{line['value']}",
    lambda extra, line: f"{line[0]}\n{line[0].replace('- ', '  ')}",
    lambda extra, line: line[0].replace("2026-10-17", DAYS[len(extra)]),
    lambda extra, line: f"{line[0]}\u200b",
)


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, str]:
    """An event, and the same with one to three slips."""
    event = draw(st.sampled_from(EVENTS))
    lines = event.splitlines()
    fields = [at for at, line in enumerate(lines) if FIELD.fullmatch(line)]
    spots = draw(st.sets(st.sampled_from(fields), min_size=1, max_size=3))
    for at in spots:
        slip, extra = (
            draw(st.sampled_from(SLIPS)),
            draw(st.sampled_from((":", " :", " -", " =", "：", " — "))),
        )
        found = FIELD.fullmatch(lines[at])
        assert found
        lines[at] = slip(extra, found)
    end = draw(st.sampled_from(("\n", "\r\n")))
    return event, end.join([*lines, ""])


@given(slipped())
def test_what_is_read_of_a_slip_is_what_was_meant(case: tuple[str, str]) -> None:
    event, text = case
    meant, (found, problems) = read(event, "pa")[0], read(text, "pa")
    assert meant
    assert found is None or fields_of(found) == fields_of(meant), [one.message for one in problems]


@given(slipped())
def test_a_fixed_file_says_what_was_read(case: tuple[str, str]) -> None:
    _, text = case
    found, problems = read(text, "pa")
    if any(problem.level == "warning" for problem in problems):
        return
    name = "events/pa/canvass.yaml"
    fixed = fix_file(RawFile(name, name, text.encode()), NOW).raw
    assert fix_file(fixed, NOW).raw == fixed
    again, left = read(fixed.data.decode(), "pa")
    assert again == found or found is None
    assert not any(problem.level == "note" for problem in left)
    assert ("\r\n" in text) == ("\r\n" in fixed.data.decode())
    assert [one for one in re.findall("# .*", text) if one not in fixed.data.decode()] == []
