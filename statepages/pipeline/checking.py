"""Read a content folder through, and tell all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property

from statepages import rules
from statepages.entry import Entries
from statepages.model.site import Site
from statepages.pipeline.owning import owners
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.reading import (
    FALLBACK_ZONE,
    SETTINGS,
    Reading,
    ReadSettings,
    by_rules,
    in_order,
    name_problems,
    read_settings,
)
from statepages.problem import Place, Problem
from statepages.read import Content, read_content, read_file
from statepages.source import RawFile


@dataclass(frozen=True)
class Checked:
    """What a content folder says, and all that is wrong with it, sorted by place.

    `site` is None where anything is in error; `entries` are the files that could be read through
    all the same. `raw` are all files by the path that people see.
    """

    site: Site | None
    now: datetime
    problems: tuple[Problem, ...]
    entries: Entries = field(repr=False)
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
    shown = shown_name(paths.content)
    checked = check_content(read_content(paths.content, shown), shown, now=now, clock=clock)
    stale = None if checked.has_errors() else owners(paths, checked.entries).problem
    return checked.with_problems(stale) if stale else checked


def check_content(content: Content, shown: str, *, now: datetime | None, clock: datetime) -> Checked:
    """The same for a content folder that has been read already; `shown` is how people name it."""
    raw = {file.name: file for file in content.files}
    problems = list(content.problems)
    settings, frozen, found = _settings(raw.get(SETTINGS), shown)
    problems += found
    moment = now or frozen or clock.astimezone(UTC)
    if settings:
        problems += by_rules(settings, rules.SETTINGS_RULES, moment)
    for image in content.images:
        problems += name_problems(image)
    read = Reading(moment, settings.value.timezone if settings else FALLBACK_ZONE, problems)
    for name, file in raw.items():
        if name != SETTINGS:
            read.take(file)
    images = {image.name.removeprefix("images/"): image.data for image in content.images}
    entries = Entries(settings, tuple(read.states), tuple(read.events), tuple(read.posts), images)
    for rule in rules.SITE_RULES:
        problems += rule(entries)
    told = in_order(_without_renames(problems))
    site = None if any(problem.is_error for problem in told) else _site(entries)
    return Checked(site, moment, told, entries, {file.path: file for file in content.files})


def _without_renames(problems: list[Problem]) -> list[Problem]:
    """Problems without the better names that another file has already."""
    taken = {problem.place.path for problem in problems if problem.code == "same-address"}
    return [problem for problem in problems if problem.code != "file-name" or problem.place.path not in taken]


def settings_zone(paths: Paths) -> str | None:
    """The time zone of the site, where site.yaml can be read and names one."""
    raw = read_file(paths.content / SETTINGS, SETTINGS, SETTINGS)
    settings = read_settings(raw)[0] if isinstance(raw, RawFile) else None
    return settings.value.timezone if settings else None


def frozen_at(paths: Paths) -> datetime | None:
    """The instant that the clock of the site is frozen at, where site.yaml says so."""
    raw = read_file(paths.content / SETTINGS, SETTINGS, SETTINGS)
    return read_settings(raw)[1] if isinstance(raw, RawFile) else None


def _settings(raw: RawFile | None, shown: str) -> ReadSettings:
    if raw is not None:
        return read_settings(raw)
    place = Place(f"{shown}/{SETTINGS}")
    message = "The file site.yaml is missing. It names the site: name, url and timezone."
    return None, None, [Problem(place, "error", "no-settings", message)]


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


def _lines(data: bytes) -> list[str]:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8", errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
