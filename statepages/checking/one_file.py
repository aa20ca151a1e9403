"""Read one content file through: its name, its text, its fields, its value, with all that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from statepages import rules
from statepages.clean import clean
from statepages.entry import Entry, Filed, Remark
from statepages.model.event import Event
from statepages.model.examples import examples_for
from statepages.model.fields.times import parse_frozen
from statepages.model.post import Post
from statepages.model.site import Settings
from statepages.model.state import StatePage
from statepages.model.states import EVERY_STATE, STATES
from statepages.node import Mapping as Fields
from statepages.node import Scalar, at
from statepages.parse import parse
from statepages.picture import Picture
from statepages.pipeline.agreeing import agreed
from statepages.pipeline.echoes import without_echoes, without_placeholders
from statepages.problem import Place, Problem, Slip
from statepages.shape import event_fields, shape_event, shape_post, shape_settings, shape_state
from statepages.source import RawFile, Source

SETTINGS = "site.yaml"
FALLBACK_ZONE = "America/New_York"
"""The zone of a site whose settings can not be read."""

MOST_PROBLEMS = 500
"""So many of a file are told. Only something that is no file of ours at all has more."""

_LINE_END = re.compile(r"\r\n|\n|\r")

T = TypeVar("T")

Value = Event | StatePage | Post | Settings


class Reading(Struct, frozen=True):
    """What a content file says, where it can be told, and all that is wrong with it.

    `frozen` is the instant of `as_of` in site.yaml, which may be there where `value` is not.
    """

    name: str
    path: str
    value: Value | None
    problems: tuple[Problem, ...]
    frozen: datetime | None = None


def check_file(raw: RawFile, now: datetime) -> list[Problem]:
    """All that can be told of one file by itself."""
    reading = read_settings(raw, now) if raw.name == SETTINGS else read_through(raw, FALLBACK_ZONE, now)
    return list(in_order(reading.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by place, each once."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.place, problem.code, problem.message)))


def read_settings(raw: RawFile, now: datetime) -> Reading:
    """Read site.yaml through."""
    source, node, problems = _nodes(raw)
    if source is None or node is None:
        return Reading(raw.name, raw.path, None, _with_examples(raw, _bounded(raw, problems), now))
    entry, found = shape_settings(source, node)
    found = without_placeholders(problems, found)
    problems = _bounded(raw, without_echoes(problems, found) + found)
    frozen = _frozen_at(node)
    if entry:
        problems += by_rules(entry, rules.SETTINGS_RULES, frozen or now)
    told = _with_examples(raw, _agreed(raw, problems), frozen or now)
    return Reading(raw.name, raw.path, entry.value if entry else None, told, frozen)


def _frozen_at(node: Fields) -> datetime | None:
    """The instant of `as_of`, also where other settings are in error: "over" must not depend on those."""
    written = node.get("as_of")
    try:
        return parse_frozen(written.plain()).instant.astimezone(UTC) if written else None
    except Slip:
        return None


def read_through(raw: RawFile, site_zone: str, now: datetime) -> Reading:
    """Read an event, a state page or a post through; any other file has just its name looked at."""
    problems = name_problems(raw)
    if not raw.name.lower().endswith((".yaml", ".yml", ".txt")):
        return Reading(raw.name, raw.path, None, _with_examples(raw, problems, now))
    source, node, told = _nodes(raw)
    entry: Entry[Event] | Entry[StatePage] | Entry[Post] | None = None
    if source and node:
        entry, ruled, found = _shaped(source, node, site_zone, now)
        found = without_placeholders(told, found)
        told = without_echoes(told, found) + found
        problems += ruled
    problems += _bounded(raw, told)
    whole = _agreed(raw, problems)
    return Reading(raw.name, raw.path, entry.value if entry else None, _with_examples(raw, whole, now))


def _agreed(raw: RawFile, problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems by place, each once, with fixes that go together."""
    found = in_order(problems)
    if sum(problem.fix is not None for problem in found) < 2:
        return found
    text = raw.data.decode("utf-8-sig", errors="replace")
    return tuple(agreed(_LINE_END.split(text), found))


Shaped = tuple[Entry[Event] | Entry[StatePage] | Entry[Post] | None, list[Problem], list[Problem]]
"""The entry of a file, if it makes one; what its rules say; what stands in its way."""


def _shaped(source: Source, node: Fields, site_zone: str, now: datetime) -> Shaped:
    kind, today = _kind(source.name), now.date()
    if kind == "events":
        event, found = shape_event(source, node, site_zone, today)
        return event, by_rules(event, rules.EVENT_RULES, now), found
    if kind == "states":
        state, found = shape_state(source, node, today)
        return state, by_rules(state, rules.STATE_RULES, now), found
    if kind == "posts":
        post, found = shape_post(source, node, today)
        return post, by_rules(post, rules.POST_RULES, now), found
    if source.name.startswith("events/"):
        # It lies where no page would have it; what it says is looked at all the same.
        return None, [], event_fields(node, today)
    return None, [], []


def pointed(remark: Remark, raw: Mapping[str, RawFile]) -> Problem | None:
    """The problem of a remark at its place in its file; None where the file has no such text."""
    if remark.at is None:
        return Problem(Place(remark.path), remark.level, remark.code, remark.message)
    node = _nodes(raw[remark.path])[1]
    spot = at(node, remark.at) if node else None
    if not isinstance(spot, Scalar):
        return None
    return spot.problem(remark.level, remark.code, remark.message, old=spot.text, new=remark.new)


def _with_examples(raw: RawFile, problems: Sequence[Problem], now: datetime) -> tuple[Problem, ...]:
    """Problems with examples of the file's own year and state."""
    if not problems:
        return ()
    examples = examples_for(now.date(), raw.name, raw.data.decode("utf-8", errors="replace"))
    return tuple(replace(problem, message=examples.fill(problem.message)) for problem in problems)


def _bounded(raw: RawFile, problems: list[Problem]) -> list[Problem]:
    """Problems, or the first of them where a file has more than a person can read."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    first = in_order(problems)[:MOST_PROBLEMS]
    message = (
        f"This file has more than {MOST_PROBLEMS} problems. The first of them are told: mend these first."
    )
    return [Problem(Place(raw.path), "error", "many-problems", message), *first]


def by_rules(
    entry: Entry[T] | None, its_rules: tuple[rules.EntryRule[T], ...], now: datetime
) -> list[Problem]:
    """What the rules of its kind say of an entry."""
    if entry is None:
        return []
    return [problem for rule in its_rules for problem in rule(entry, now)]


def name_problems(raw: RawFile | Filed[Picture]) -> list[Problem]:
    """What is wrong with the name of a file, or with where it lies."""
    return [problem for rule in rules.FILE_RULES for problem in rule(raw.name, raw.path)]


def _nodes(raw: RawFile) -> tuple[Source | None, Fields | None, list[Problem]]:
    """The text and the fields of a file, with what is wrong with either."""
    source, problems = clean(raw)
    if source is None:
        return None, None, problems
    for text_rule in rules.TEXT_RULES:
        problems += text_rule(source)
    node, found = parse(source)
    problems += found
    if node is not None:
        for node_rule in rules.NODE_RULES:
            problems += node_rule(node)
    return source, node, problems


def _kind(name: str) -> str | None:
    """What a file is about, by where it lies; None where that can not be told."""
    *folders, file = name.split("/")
    stem, _, ending = file.rpartition(".")
    if ending.lower() not in {"yaml", "yml", "txt"}:
        return None
    if folders == ["states"]:
        return "states" if stem.upper() in STATES else None
    if folders == ["posts"]:
        return "posts"
    if len(folders) == 2 and folders[0] == "events" and folders[1].upper() in {*STATES, EVERY_STATE}:
        return "events"
    return None
