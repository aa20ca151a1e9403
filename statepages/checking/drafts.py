"""Drafts: what an event lacks can wait as long as its file says `draft: yes`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from statepages.content import ContentFile
from statepages.fields.choices import parse_yes
from statepages.fields.text import is_unknown, quoted
from statepages.model.draft import Draft
from statepages.model.event import Event
from statepages.model.kinds import Kinds
from statepages.model.site import History
from statepages.model.states import STATES
from statepages.node import MappingNode, Node, Scalar, SequenceNode, last_line, mappings, scalars
from statepages.problem import FieldError, Problem
from statepages.source import Source
from statepages.validate import validate_event

_LACKS = frozenset(
    {
        "missing-field", "empty", "contact", "date-year", "no-date", "no-time", "no-timezone",
        "unknown-where",
    }
)  # fmt: skip
"""Codes of what is missing, or not yet complete. What is wrong stays an error: it is there to be read."""

_OF_ZONES = frozenset({"time-zone", "clock-jump"})
"""What a wrong zone leads to, and so also a stand-in for one."""

_HALVES = (("repeat", "until"), ("until", "repeat"))
_MOST_ROUNDS = 10
_MISSING = re.compile(r'The field "(?P<name>[^"]*)" is missing\.')
_CALLED = {"zip": "ZIP code", "when": "time", "where": "place", "title": "title", "kind": "kind"}
_ADVICE = re.compile(r"(?<=[.!?]) (?=(?:Add|Write|Fill|Delete|Choose)\b)")
BEFORE = 'Before you remove "draft: yes", '


def is_draft(node: MappingNode) -> bool:
    """Whether a file says that it is a draft."""
    written = node.get("draft")
    try:
        return isinstance(written, Scalar) and parse_yes(written.text)
    except FieldError:
        return False


def filled_in(
    source: Source, node: MappingNode, site_zone: str, today: date, kinds: Kinds
) -> tuple[MappingNode, list[Problem]]:
    """The fields of a draft, with stand-ins for what it lacks, and what was found on the way.

    With the stand-ins, everything that is written can be checked as in any event.
    """
    found: list[Problem] = []
    for _ in range(_MOST_ROUNDS):
        event, problems = validate_event(source, node, site_zone, today, kinds)
        made_up = [problem for problem in problems if problem.code in _OF_ZONES and _is_made_up(node)]
        lacks = [problem for problem in problems if _can_wait(problem, node)]
        found += (problem for problem in problems if problem not in (*found, *made_up))
        if event or not (lacks or made_up):
            break
        node = _with_stand_ins(node, [*lacks, *made_up], site_zone, kinds)
    return node, found


def softened(problems: Iterable[Problem], node: MappingNode) -> list[Problem]:
    """The problems of a draft. What it lacks is a warning, which says until when it can wait."""
    return [_softened(problem) if _can_wait(problem, node) else problem for problem in problems]


def draft_of(full: MappingNode, event: Event, node: MappingNode, problems: Iterable[Problem]) -> Draft:
    """The draft that a file is. The `event` is that of its fields with stand-ins, `full`."""
    return Draft(
        title=event.title if full.get("title") is node.get("title") else None,
        event=event,
        is_complete=not any(problem.can_wait for problem in problems),
    )


def dated(
    drafts: Collection[ContentFile[Draft]], history: History, zone: str
) -> tuple[ContentFile[Draft], ...]:
    """Drafts with the days when they were first committed."""
    stems = {file.name.rpartition(".")[0]: file for file in drafts}
    first = {name: change.first.astimezone(ZoneInfo(zone)) for name, change in history if name in stems}
    days = {name: moment.date() for name, moment in first.items()}
    return tuple(
        replace(file, value=replace(file.value, added=days.get(stem))) for stem, file in stems.items()
    )


def _can_wait(problem: Problem, node: MappingNode) -> bool:
    """Whether a problem is about something that is missing, or not known yet: zip: TBD."""
    is_certain = bool(problem.edits) and not problem.is_guess
    if not problem.is_error or is_certain:
        return False
    return problem.code in _LACKS or _is_unknown(problem, node) or _is_half(problem, node)


def _is_unknown(problem: Problem, node: MappingNode) -> bool:
    return any(_is_at(problem, scalar) and is_unknown(scalar.text) for scalar in scalars(node))


def _is_half(problem: Problem, node: MappingNode) -> bool:
    """Whether a time repeats without a last day, or has a last day and does not repeat."""
    pairs = ((fields.get(name), fields.get(other)) for fields in mappings(node) for name, other in _HALVES)
    return problem.code == "repeat" and any(
        isinstance(there, Scalar) and _is_at(problem, there) and missing is None for there, missing in pairs
    )


def _is_at(problem: Problem, scalar: Scalar) -> bool:
    return problem.place == scalar.source.place(scalar.line, scalar.column)


def _softened(problem: Problem) -> Problem:
    message = _MISSING.sub(_has_none, problem.message)
    advice = _ADVICE.search(message)
    if advice is None:
        message = f'{message} Fix this before you remove "draft: yes".'
    else:
        wrong, first, rest = message[: advice.end()], message[advice.end()], message[advice.end() + 1 :]
        message = f"{wrong}{BEFORE}{first.lower()}{rest}"
    return replace(problem, level="warning", can_wait=True, message=message)


def _has_none(found: re.Match[str]) -> str:
    name = found["name"]
    return f"This draft has no {_CALLED.get(name, quoted(name))} yet."


def _with_stand_ins(
    node: MappingNode, lacks: Collection[Problem], site_zone: str, kinds: Kinds
) -> MappingNode:
    """The fields without those that lack something. Those that every event needs get a stand-in."""
    unclear = set(_unclear(node, lacks))
    stand_ins = {
        "title": "Draft",
        "kind": kinds[0].name if kinds else "other",
        "when": "to be announced",
        "where": "online",
    }
    has_zone = "where" not in unclear and node.get("where") is not None
    if not has_zone or any(problem.code == "no-timezone" for problem in lacks):
        folder = node.source.name.upper().split("/")[1]
        stand_ins["timezone"] = STATES[folder].zones[0] if folder in STATES else site_zone
    kept = replace(node, pairs=tuple(_clear_pairs(node, unclear, lacks)))
    spot = _spot(node)
    bare = replace(spot, end_line=spot.line, style="plain", end_column=-1)
    added = (
        (replace(bare, text=name), replace(bare, text=text))
        for name, text in stand_ins.items()
        if kept.get(name) is None
    )
    return replace(kept, pairs=(*kept.pairs, *added))


def _unclear(node: MappingNode, lacks: Iterable[Problem]) -> Iterator[str]:
    """The names of the fields that the problems are in."""
    for problem in lacks:
        is_absent = problem.code == "missing-field" and _is_at(problem, node.pairs[0][0])
        if is_absent or problem.code == "no-timezone":
            continue  # About a field that is not there.
        yield from node.fields_on(problem.place.line)


def _clear_pairs(
    node: MappingNode, unclear: Collection[str], lacks: Collection[Problem]
) -> Iterator[tuple[Scalar, Node]]:
    """The fields that lack nothing, and of the times those that lack nothing."""
    for key, value in node.pairs:
        if key.text not in unclear:
            yield key, value
        elif key.text == "when" and isinstance(value, SequenceNode):
            whole = tuple(item for item in value.items if not any(_is_in(one, item) for one in lacks))
            if whole and len(whole) < len(value.items):
                yield key, replace(value, items=whole)


def _is_in(problem: Problem, node: Node) -> bool:
    """Whether a problem is on the lines of a node."""
    place = node.source.place
    return place(node.line, 0).line <= problem.place.line <= place(last_line(node), 0).line


def _is_made_up(node: MappingNode) -> bool:
    """Whether the time zone is a stand-in."""
    zone, spot = node.get("timezone"), _spot(node)
    return zone is not None and (zone.line, zone.column) == (spot.line, spot.column)


def _spot(node: MappingNode) -> Scalar:
    """Where stand-ins are said to be. Nothing else has its value there."""
    return node.key("draft") or node.pairs[0][0]
