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
from statepages.problem import Place, Problem, Slip
from statepages.shape import event_fields, shape_event, shape_post, shape_settings, shape_state
from statepages.source import RawFile, Source

SETTINGS = "site.yaml"
FALLBACK_ZONE = "America/New_York"
"""The zone of a site whose settings can not be read."""

MOST_PROBLEMS = 500
"""So many of a file are told. Only something that is no file of ours at all has more."""

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
    found = _without_placeholders(problems, found)
    return entry, _frozen_at(node), _without_echoes(problems, found) + found


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
        self.problems += _bounded(raw, self._problems_of(raw))

    def _problems_of(self, raw: RawFile) -> list[Problem]:
        """Keep the entry of a file, if it makes one; what is wrong with its text and its fields."""
        if not raw.name.lower().endswith((".yaml", ".yml", ".txt")):
            return []
        source, node, problems = _nodes(raw)
        found: list[Problem] = []
        if source and node:
            found = _without_placeholders(problems, self._shape(source, node))
        return _without_echoes(problems, found) + found

    def _shape(self, source: Source, node: Fields) -> list[Problem]:
        """Keep the entry that a file makes, with what its rules say; what stands in its way."""
        kind, today = _kind(source.name), self.now.date()
        found: list[Problem] = []
        if kind == "events":
            event, found = shape_event(source, node, self.site_zone, today)
            self._keep(event, self.events, rules.EVENT_RULES)
        elif kind == "states":
            state, found = shape_state(source, node, today)
            self._keep(state, self.states, rules.STATE_RULES)
        elif kind == "posts":
            post, found = shape_post(source, node, today)
            self._keep(post, self.posts, rules.POST_RULES)
        elif source.name.startswith("events/"):
            # It lies where no page would have it; what it says is looked at all the same.
            found = event_fields(node, today)
        return found

    def _keep(
        self, entry: Entry[T] | None, entries: list[Entry[T]], its_rules: tuple[rules.EntryRule[T], ...]
    ) -> None:
        if entry:
            entries.append(entry)
            self.problems += by_rules(entry, its_rules, self.now)


def _bounded(raw: RawFile, problems: list[Problem]) -> list[Problem]:
    """Problems, or the first of them where a file has more than a person can read."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    first = in_order(problems)[:MOST_PROBLEMS]
    message = (
        f"This file has {len(problems):,} problems. The first {MOST_PROBLEMS} are told: mend these first."
    )
    return [Problem(Place(raw.path), "error", "many-problems", message), *first]


# What is said of how a value is written, and of what stands in it.
_WRITTEN = frozenset({"colon", "comma", "first-character", "quote-in-quotes"})
_STANDS = frozenset(
    {
        "curly-quotes",
        "leftover",
        "dropped-text",
        "markdown-link",
        "stray-sign",
        "link-end",
        "html-tag",
        "private-link",
    }
)


def _without_echoes(problems: list[Problem], refused: list[Problem]) -> list[Problem]:
    """Problems without those of values of which another step has told: one slip is told once."""
    kept = [problem for problem in problems if problem.code not in _WRITTEN or not _is_echo(problem, refused)]
    told = [*refused, *(problem for problem in kept if problem.code in _WRITTEN | {"email-placeholder"})]
    return [problem for problem in kept if problem.code not in _STANDS or not _is_echo(problem, told)]


def _without_placeholders(problems: list[Problem], refused: list[Problem]) -> list[Problem]:
    """What the model refuses without that which has its own word: placeholders, names without a colon."""
    places = {problem.place for problem in problems if problem.code == "email-placeholder"}
    bare = {problem.place.line for problem in problems if problem.code == "no-colon"}
    return [
        problem
        for problem in refused
        if problem.place not in places and not (problem.code == "empty" and problem.place.line in bare)
    ]


def _is_echo(problem: Problem, told: list[Problem]) -> bool:
    """Whether something was told of a value that begins before it on its line."""
    place = problem.place
    return any(
        other.code != "unknown-field"
        and other.place.line == place.line
        and other.place.column <= place.column
        for other in told
    )


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
    if ending.lower() not in {"yaml", "yml", "txt"}:
        return None
    if folders == ["states"]:
        return "states" if stem.upper() in STATES else None
    if folders == ["posts"]:
        return "posts"
    if len(folders) == 2 and folders[0] == "events" and folders[1].upper() in {*STATES, EVERY_STATE}:
        return "events"
    return None
