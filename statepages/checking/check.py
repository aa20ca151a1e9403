"""Read a content folder through, and tell all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from statepages import rules
from statepages.cache import Cache
from statepages.entry import Entries, Filed
from statepages.model.event import Event
from statepages.model.post import Post
from statepages.model.site import Settings, Site
from statepages.model.state import StatePage
from statepages.picture import Picture
from statepages.pipeline.keeping import Terms, read_all
from statepages.pipeline.owning import owners
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.pictures import read_pictures
from statepages.pipeline.reading import (
    FALLBACK_ZONE,
    SETTINGS,
    Reading,
    in_order,
    name_problems,
    pointed,
    read_settings,
    read_through,
)
from statepages.pipeline.texts import OnDisk, lines_of
from statepages.pipeline.workers import Workers
from statepages.problem import Place, Problem
from statepages.read import Content, Listed, list_content, read_file, sorted_out
from statepages.source import RawFile


class Checked(Struct, frozen=True, dict=True):
    """What a content folder says, and all that is wrong with it, sorted by place.

    `site` is None where anything is in error; `entries` are the files that could be read through
    all the same. `raw` are all files by the path that people see.
    """

    site: Site | None
    now: datetime
    problems: tuple[Problem, ...]
    entries: Entries
    raw: Mapping[str, RawFile]

    def has_errors(self, strict: bool = False) -> bool:
        """Whether anything forbids publishing; `strict` counts warnings too."""
        return any(strict or problem.is_error for problem in self.problems)

    def with_problems(self, *problems: Problem) -> Checked:
        return replace(self, problems=in_order([*self.problems, *problems]))

    @property
    def files(self) -> int:
        return len(self.raw)

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of each file that has a problem, as on disk, for showing them."""
        return lines_of(self.problems, self.raw)


def check(
    paths: Paths,
    *,
    now: datetime | None,
    clock: datetime,
    cache: Cache | None = None,
    workers: Workers | None = None,
    listed: Sequence[Listed] | None = None,
) -> Checked:
    """Read a content folder and tell all that is wrong with it.

    `now` is the instant that "over" and "today" refer to; without it the site's `as_of`, else
    `clock`, the time of the machine. Files that stand in the `cache` are not read
    again; `listed` are the files, where somebody has listed them already.
    """
    shown = shown_name(paths.content)
    cache = cache or Cache(None, "")
    listed = listed or list_content(paths.content, shown)
    strays, images, texts = sorted_out(listed, shown)
    first = next((file for file in texts if file.name == SETTINGS), None)
    raw = read_file(paths.content / SETTINGS, SETTINGS, first.path) if first else None
    settings = _settings(raw, shown, clock)
    moment = now or settings.frozen or clock.astimezone(UTC)
    terms = Terms(paths.content, shown, _zone(settings), moment)
    others = [file for file in texts if file is not first]
    readings, problems = read_all(others, terms, cache, workers or Workers(1))
    pictures = [read_file(paths.content / file.name, file.name, file.path) for file in images]
    checked = _checked(
        [settings, *readings],
        read_pictures((file for file in pictures if isinstance(file, RawFile)), cache),
        [*strays, *problems, *(file for file in pictures if isinstance(file, Problem))],
        moment,
        OnDisk(paths.content, texts),
    )
    stale = None if checked.has_errors() else owners(paths, checked.entries).problem
    return checked.with_problems(stale) if stale else checked


def check_content(content: Content, shown: str, *, now: datetime | None, clock: datetime) -> Checked:
    """The same for a content folder that has been read already; `shown` is how people name it."""
    files = {file.name: file for file in content.files}
    settings = _settings(files.pop(SETTINGS, None), shown, clock)
    moment = now or settings.frozen or clock.astimezone(UTC)
    readings = [read_through(file, _zone(settings), moment) for file in files.values()]
    raw = {file.path: file for file in content.files}
    pictures = read_pictures(content.images, Cache(None, ""))
    return _checked([settings, *readings], pictures, content.problems, moment, raw)


def settings_zone(paths: Paths, clock: datetime) -> str | None:
    """The time zone of the site, where site.yaml can be read and names one."""
    raw = read_file(paths.content / SETTINGS, SETTINGS, SETTINGS)
    reading = read_settings(raw, clock) if isinstance(raw, RawFile) else None
    return reading.value.timezone if reading and isinstance(reading.value, Settings) else None


def frozen_at(paths: Paths, clock: datetime) -> datetime | None:
    """The instant that the clock of the site is frozen at, where site.yaml says so."""
    raw = read_file(paths.content / SETTINGS, SETTINGS, SETTINGS)
    return read_settings(raw, clock).frozen if isinstance(raw, RawFile) else None


def _settings(raw: RawFile | Problem | None, shown: str, clock: datetime) -> Reading:
    if isinstance(raw, RawFile):
        return read_settings(raw, clock)
    path = f"{shown}/{SETTINGS}"
    message = "The file site.yaml is missing. It names the site: name, url and timezone."
    missing = Problem(Place(path), "error", "no-settings", message)
    return Reading(SETTINGS, path, None, (missing,) if raw is None else (raw, missing))


def _zone(settings: Reading) -> str:
    return settings.value.timezone if isinstance(settings.value, Settings) else FALLBACK_ZONE


def _checked(
    readings: list[Reading],
    pictures: tuple[Filed[Picture], ...],
    problems: Iterable[Problem],
    now: datetime,
    raw: Mapping[str, RawFile],
) -> Checked:
    """All that was read, with what the rules for the whole say of it."""
    told = [*problems, *(problem for reading in readings for problem in reading.problems)]
    for picture in pictures:
        told += name_problems(picture)
    entries = _entries(readings, pictures)
    for rule in rules.SITE_RULES:
        for remark in rule(entries):
            problem = pointed(remark, raw)
            told += [problem] if problem else []
    told = list(in_order(_without_renames(told)))
    site = None if any(problem.is_error for problem in told) else _site(entries)
    return Checked(site, now, tuple(told), entries, raw)


def _entries(readings: Iterable[Reading], pictures: tuple[Filed[Picture], ...]) -> Entries:
    settings: list[Filed[Settings]] = []
    states: list[Filed[StatePage]] = []
    events: list[Filed[Event]] = []
    posts: list[Filed[Post]] = []
    for reading in readings:
        name, path, value = reading.name, reading.path, reading.value
        if isinstance(value, Event):
            events.append(Filed(name, path, value))
        elif isinstance(value, StatePage):
            states.append(Filed(name, path, value))
        elif isinstance(value, Post):
            posts.append(Filed(name, path, value))
        elif value:
            settings.append(Filed(name, path, value))
    return Entries(next(iter(settings), None), tuple(states), tuple(events), tuple(posts), pictures)


def _without_renames(problems: list[Problem]) -> list[Problem]:
    """Problems without the better names that another file has already."""
    taken = {problem.place.path for problem in problems if problem.code == "same-address"}
    return [problem for problem in problems if problem.code != "file-name" or problem.place.path not in taken]


def _site(entries: Entries) -> Site | None:
    if entries.settings is None:
        return None
    pictures = {entry.name.removeprefix("images/"): entry.value for entry in entries.images}
    shown = {event.value.image.file for event in entries.events if event.value.image}
    states = [entry.value for entry in entries.states]
    posts = [entry.value for entry in entries.posts]
    return Site(
        settings=entries.settings.value,
        states=tuple(sorted(states, key=lambda page: (page.order, page.name))),
        events=tuple(sorted((entry.value for entry in entries.events), key=lambda event: event.id)),
        posts=tuple(sorted(posts, key=lambda post: post.sort_key(), reverse=True)),
        images=tuple((name, picture) for name, picture in sorted(pictures.items()) if name in shown),
    )
