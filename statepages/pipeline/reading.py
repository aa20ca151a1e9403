"""Read one content file through: its name, its text, its fields, its entry, with all that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from statepages import rules
from statepages.clean import clean
from statepages.entry import Entry, EventEntry, PostEntry, SettingsEntry, StateEntry
from statepages.model.fields.times import parse_frozen
from statepages.model.states import EVERY_STATE, STATES
from statepages.node import Mapping as Fields
from statepages.parse import parse
from statepages.problem import Problem, Slip
from statepages.shape import shape_event, shape_post, shape_settings, shape_state
from statepages.source import RawFile, Source

SETTINGS = "site.yaml"
FALLBACK_ZONE = "America/New_York"
"""The zone of a site whose settings can not be read."""

T = TypeVar("T")


def check_file(raw: RawFile, now: datetime) -> list[Problem]:
    """All that can be told of one file by itself."""
    if raw.name == SETTINGS:
        settings, _, problems = read_settings(raw)
        if settings:
            problems += by_rules(settings, rules.SETTINGS_RULES, now)
        return list(in_order(problems))
    read = Reading(now, FALLBACK_ZONE, [])
    read.take(raw)
    return list(in_order(read.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by place, each once."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.place, problem.code, problem.message)))


ReadSettings = tuple[SettingsEntry | None, datetime | None, list[Problem]]
"""The settings, the instant their clock is frozen at, and what is wrong with them."""


def read_settings(raw: RawFile) -> ReadSettings:
    """Read site.yaml through."""
    source, node, problems = _nodes(raw)
    if source is None or node is None:
        return None, None, problems
    entry, found = shape_settings(source, node)
    return entry, _frozen_at(node), problems + found


def _frozen_at(node: Fields) -> datetime | None:
    """The instant of `as_of`, also where other settings are in error: "over" must not depend on those."""
    written = node.get("as_of")
    try:
        return parse_frozen(written.plain()).instant.astimezone(UTC) if written else None
    except Slip:
        return None


@dataclass
class Reading:
    """The entries and problems of the files taken so far."""

    now: datetime
    site_zone: str
    problems: list[Problem]
    states: list[StateEntry] = field(default_factory=list)
    events: list[EventEntry] = field(default_factory=list)
    posts: list[PostEntry] = field(default_factory=list)

    def take(self, raw: RawFile) -> None:
        """Read one file through."""
        self.problems += name_problems(raw)
        if not raw.name.endswith((".yaml", ".yml")):
            return
        source, node, found = _nodes(raw)
        self.problems += found
        if source is None or node is None:
            return
        kind = _kind(raw.name)
        if kind == "events":
            event, found = shape_event(source, node, self.site_zone)
            self._keep(event, found, self.events, rules.EVENT_RULES)
        elif kind == "states":
            state, found = shape_state(source, node)
            self._keep(state, found, self.states, rules.STATE_RULES)
        elif kind == "posts":
            post, found = shape_post(source, node)
            self._keep(post, found, self.posts, rules.POST_RULES)

    def _keep(
        self,
        entry: Entry[T] | None,
        found: list[Problem],
        entries: list[Entry[T]],
        its_rules: tuple[rules.EntryRule[T], ...],
    ) -> None:
        self.problems += found
        if entry:
            entries.append(entry)
            self.problems += by_rules(entry, its_rules, self.now)


def by_rules(entry: Entry[T], its_rules: tuple[rules.EntryRule[T], ...], now: datetime) -> list[Problem]:
    """What the rules of its kind say of an entry."""
    return [problem for rule in its_rules for problem in rule(entry, now)]


def name_problems(raw: RawFile) -> list[Problem]:
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
    if ending not in {"yaml", "yml"}:
        return None
    if folders == ["states"]:
        return "states" if stem.upper() in STATES else None
    if folders == ["posts"]:
        return "posts"
    if len(folders) == 2 and folders[0] == "events" and folders[1].upper() in {*STATES, EVERY_STATE}:
        return "events"
    return None
