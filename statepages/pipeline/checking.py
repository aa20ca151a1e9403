"""Read a content folder through, and tell all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from statepages import rules
from statepages.clean import clean
from statepages.entry import Entries, Entry, EventEntry, PostEntry, SettingsEntry, StateEntry
from statepages.model.site import Site
from statepages.model.states import EVERY_STATE, STATES
from statepages.node import Mapping as Fields
from statepages.parse import parse
from statepages.pipeline.paths import Paths, shown_name
from statepages.problem import Place, Problem
from statepages.read import read_content
from statepages.shape import shape_event, shape_post, shape_settings, shape_state
from statepages.source import RawFile, Source

SETTINGS = "site.yaml"
_FALLBACK_ZONE = "America/New_York"

T = TypeVar("T")


@dataclass(frozen=True)
class Checked:
    """What a content folder says, and all that is wrong with it, sorted by place.

    `site` is None where anything is in error. `raw` are the files by the path that people see.
    """

    site: Site | None
    now: datetime
    problems: tuple[Problem, ...]
    raw: Mapping[str, RawFile] = field(repr=False)

    def has_errors(self, strict: bool = False) -> bool:
        """Whether anything forbids publishing; `strict` counts warnings too."""
        return any(strict or problem.is_error for problem in self.problems)

    def with_problems(self, *problems: Problem) -> Checked:
        return replace(self, problems=in_order([*self.problems, *problems]))

    @property
    def files(self) -> int:
        return len(self.raw)

    @property
    def repaired(self) -> int:
        """How many files have garbled text that was repaired."""
        return len({problem.place.path for problem in self.problems if problem.code == "garbled"})

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of each file that has a problem, as on disk, for showing them."""
        paths = {problem.place.path for problem in self.problems} & self.raw.keys()
        return {path: tuple(_lines(self.raw[path].data)) for path in sorted(paths)}


def check(paths: Paths, *, now: datetime | None, clock: datetime) -> Checked:
    """Read a content folder and tell all that is wrong with it.

    `now` is the instant that "over" and "today" refer to; without it the site's `as_of`, else
    `clock`, the time of the machine.
    """
    content = read_content(paths.content, shown_name(paths.content))
    raw = {file.name: file for file in content.files}
    problems = list(content.problems)
    settings, found = _settings(raw.get(SETTINGS), paths)
    problems += found
    frozen = settings.value.frozen_at if settings else None
    moment = now or frozen or clock.astimezone(UTC)
    if settings:
        problems += _by_rules(settings, rules.SETTINGS_RULES, moment)
    for image in content.images:
        problems += _name_problems(image)
    read = _Reading(moment, settings.value.timezone if settings else _FALLBACK_ZONE, problems)
    for name, file in raw.items():
        if name != SETTINGS:
            read.take(file)
    images = {image.name.removeprefix("images/"): image.data for image in content.images}
    entries = Entries(settings, tuple(read.states), tuple(read.events), tuple(read.posts), images)
    for rule in rules.SITE_RULES:
        problems += rule(entries)
    told = in_order(problems)
    site = None if any(problem.is_error for problem in told) else _site(entries)
    return Checked(site, moment, told, {file.path: file for file in content.files})


def check_file(raw: RawFile, now: datetime) -> list[Problem]:
    """All that can be told of one file by itself."""
    if raw.name == SETTINGS:
        settings, problems = _read_settings(raw)
        if settings:
            problems += _by_rules(settings, rules.SETTINGS_RULES, now)
        return list(in_order(problems))
    read = _Reading(now, _FALLBACK_ZONE, [])
    read.take(raw)
    return list(in_order(read.problems))


def settings_zone(paths: Paths) -> str | None:
    """The time zone of the site, where site.yaml can be read and names one."""
    content = read_content(paths.content, shown_name(paths.content))
    raw = next((file for file in content.files if file.name == SETTINGS), None)
    settings, _ = _settings(raw, paths)
    return settings.value.timezone if settings else None


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by place, each once."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.place, problem.code, problem.message)))


@dataclass
class _Reading:
    """The entries and problems of the files taken so far."""

    now: datetime
    site_zone: str
    problems: list[Problem]
    states: list[StateEntry] = field(default_factory=list)
    events: list[EventEntry] = field(default_factory=list)
    posts: list[PostEntry] = field(default_factory=list)

    def take(self, raw: RawFile) -> None:
        """Read one file through."""
        self.problems += _name_problems(raw)
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
            self.problems += _by_rules(entry, its_rules, self.now)


def _by_rules(entry: Entry[T], its_rules: tuple[rules.EntryRule[T], ...], now: datetime) -> list[Problem]:
    return [problem for rule in its_rules for problem in rule(entry, now)]


def _name_problems(raw: RawFile) -> list[Problem]:
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


def _settings(raw: RawFile | None, paths: Paths) -> tuple[SettingsEntry | None, list[Problem]]:
    if raw is not None:
        return _read_settings(raw)
    place = Place(f"{shown_name(paths.content)}/{SETTINGS}")
    message = "The file site.yaml is missing. It names the site: name, url and timezone."
    return None, [Problem(place, "error", "no-settings", message)]


def _read_settings(raw: RawFile) -> tuple[SettingsEntry | None, list[Problem]]:
    source, node, problems = _nodes(raw)
    if source is None or node is None:
        return None, problems
    entry, found = shape_settings(source, node)
    return entry, problems + found


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


def _site(entries: Entries) -> Site | None:
    if entries.settings is None:
        return None
    shown = {event.value.image.file for event in entries.events if event.value.image}
    states = [entry.value for entry in entries.states]
    posts = [entry.value for entry in entries.posts]
    return Site(
        settings=entries.settings.value,
        states=tuple(sorted(states, key=lambda page: (page.order, page.name))),
        events=tuple(sorted((entry.value for entry in entries.events), key=lambda event: event.id)),
        posts=tuple(sorted(posts, key=lambda post: post.sort_key(), reverse=True)),
        images=tuple((name, data) for name, data in sorted(entries.images.items()) if name in shown),
    )


def _lines(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return (line.removesuffix("\r") for line in text.split("\n"))
