"""Read a content folder, and report everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from statepages import rules
from statepages.cache import Cache
from statepages.checking.content_cache import File, ReadOptions, read_all
from statepages.checking.drafts import dated
from statepages.checking.lines import OnDisk, lines_of
from statepages.checking.one_file import FALLBACK_ZONE, read_through
from statepages.checking.owners import owners
from statepages.checking.pictures import read_pictures
from statepages.checking.settings import SETTINGS, Start
from statepages.content import Content, ContentFile
from statepages.files.event import ORIGIN
from statepages.model.draft import Draft
from statepages.model.event import Event
from statepages.model.import_source import ImportSource
from statepages.model.own_page import OwnPage
from statepages.model.post import Post
from statepages.model.settings import Settings
from statepages.model.site import History, Site
from statepages.model.state import StatePage
from statepages.node import MappingNode
from statepages.paths import Paths, shown_name
from statepages.picture import Picture
from statepages.problem import Problem, in_order
from statepages.read import Listed, RawContent, list_content, read_content, read_file, sorted_out
from statepages.source import RawFile
from statepages.workers import Workers

T = TypeVar("T")


class Checked(Struct, frozen=True, dict=True):
    """What a content folder says, and everything that is wrong with it, by place.

    `site` is None if there are errors; `content` still has the files that could be read. `raw` has all
    files by the path that people see. `nodes` are the fields of the files, if all were just read, without
    those that only `import` reads.
    `others` are files outside content/ that can have problems.
    """

    site: Site | None
    now: datetime
    problems: tuple[Problem, ...]
    content: Content
    raw: Mapping[str, RawFile]
    nodes: tuple[MappingNode, ...] = ()
    others: Mapping[str, RawFile] = {}

    @property
    def has_errors(self) -> bool:
        """Whether an error keeps the site from being published."""
        return any(problem.is_error for problem in self.problems)

    def with_problems(self, *problems: Problem, strict: bool = False) -> Checked:
        """The same with more problems. Under `strict`, warnings are errors."""
        return replace(self, problems=in_order([*self.problems, *problems], strict=strict))

    def with_history(self, history: History) -> Checked:
        """The same with a site that knows when its files changed."""
        return replace(self, site=self.site and replace(self.site, history=history))

    @property
    def files(self) -> int:
        return len(self.raw)

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of each file that has a problem, as they are on disk."""
        return lines_of(self.problems, self.raw) | lines_of(self.problems, self.others)


def check(
    paths: Paths,
    start: Start,
    *,
    cache: Cache | None = None,
    workers: Workers | None = None,
    listed: Sequence[Listed] | None = None,
    history: Callable[[], History] = tuple,
    strict: bool = False,
) -> Checked:
    """Read a content folder, and report everything that is wrong with it.

    Files that have not changed since they were put into the `cache` are not read again. `listed` are the
    files, if they have been listed already. `history` says since when drafts wait. It is asked only if there
    are some: that takes git a while.
    """
    shown, cache = shown_name(paths.content), cache or Cache(None, "")
    strays, images, texts = sorted_out(listed or list_content(paths.content, shown), shown)
    options = ReadOptions(shown, start.zone or FALLBACK_ZONE, start.now.date(), start.kinds)
    others = [file for file in texts if file.name != SETTINGS]
    files, problems = read_all(paths.content, others, options, start.now, cache, workers or Workers(1))
    pictures = [read_file(paths.content / file.name, file.name, file.path) for file in images]
    problems += [*strays, *(file for file in pictures if isinstance(file, Problem))]
    readable = (file for file in pictures if isinstance(file, RawFile))
    content = _content(start, files, read_pictures(readable, cache), history)
    return _checked(start, files, content, problems, OnDisk(paths.content, texts), paths, strict=strict)


def check_closely(paths: Paths, start: Start, history: Callable[[], History] = tuple) -> Checked:
    """The same, with the fields of all files, so nothing comes from a cache."""
    shown = shown_name(paths.content)
    checked = check_content(read_content(paths.content, shown), start, paths, history)
    # Files that cannot be read count too.
    texts = sorted_out(list_content(paths.content, shown), shown)[2]
    return replace(checked, raw=OnDisk(paths.content, texts))


def check_content(
    raw: RawContent, start: Start, paths: Paths | None = None, history: Callable[[], History] = tuple
) -> Checked:
    """The same for a content folder that has been read already. `paths` says where it is, if on disk."""
    zone = start.zone or FALLBACK_ZONE
    read = [read_through(file, zone, start.now, start.kinds) for file in raw.files if file.name != SETTINGS]
    files, nodes = [file for file, _ in read], [start.node, *(node for _, node in read)]
    content = _content(start, files, read_pictures(raw.images, Cache(None, "")), history)
    by_path = {file.path: file for file in raw.files}
    checked = _checked(start, files, content, raw.problems, by_path, paths)
    return replace(checked, nodes=tuple(node.without(ORIGIN) for node in nodes if node is not None))


def _checked(
    start: Start,
    files: Iterable[File],
    content: Content,
    problems: Iterable[Problem],
    raw: Mapping[str, RawFile],
    paths: Paths | None,
    *,
    strict: bool = False,
) -> Checked:
    """Everything that was read, with the problems that the rules for the whole site report."""
    every: list[ContentFile[object]] = [start.settings, *files, *content.images]
    reported = [*problems, *(problem for file in every for problem in file.problems)]
    for rule in rules.SITE_RULES:
        reported += rule(content)
    others: dict[str, RawFile] = {}
    if paths and not any(problem.is_error for problem in reported):
        codeowners = owners(paths, content)
        reported += [codeowners.problem] if codeowners.problem else []
        others[codeowners.raw.path] = codeowners.raw
    found = in_order(_without_renames(reported), strict=strict)
    site = None if any(problem.is_error for problem in found) else _site(content)
    return Checked(site, start.now, found, content, raw, others=others)


def _content(
    start: Start,
    files: Sequence[File],
    pictures: tuple[ContentFile[Picture], ...],
    history: Callable[[], History],
) -> Content:
    drafts = _of(files, Draft)
    return Content(
        settings=next(iter(_of([start.settings], Settings)), None),
        states=_of(files, StatePage),
        events=_of(files, Event),
        drafts=dated(drafts, history(), start.zone or FALLBACK_ZONE) if drafts else (),
        posts=_of(files, Post),
        pages=_of(files, OwnPage),
        images=pictures,
        sources=_of(files, ImportSource),
        unread=tuple(file.name for file in files if file.value is None),
    )


def _of(files: Iterable[ContentFile[object]], kind: type[T]) -> tuple[ContentFile[T], ...]:
    """The files whose value has a certain type."""
    return tuple(cast("ContentFile[T]", file) for file in files if isinstance(file.value, kind))


def _without_renames(problems: list[Problem]) -> list[Problem]:
    """Problems without suggested names that another file already has."""
    taken = {problem.place.path for problem in problems if problem.code == "same-address"}
    return [problem for problem in problems if problem.code != "file-name" or problem.place.path not in taken]


def _site(content: Content) -> Site | None:
    if content.settings is None:
        return None
    pictures = {file.name.removeprefix("images/"): file.value for file in content.images}
    shown = {file.value.image.file for file in content.events if file.value.image}
    if logo := content.settings.value.logo:
        shown.add(logo.file)
    states = [file.value for file in content.states]
    posts = [file.value for file in content.posts]
    return Site(
        settings=content.settings.value,
        states=tuple(sorted(states, key=lambda page: (page.order, page.name))),
        events=tuple(sorted((file.value for file in content.events), key=lambda event: event.id)),
        posts=tuple(sorted(posts, key=lambda post: post.sort_key(), reverse=True)),
        pages=tuple(sorted((file.value for file in content.pages), key=lambda page: page.id)),
        images=tuple((name, picture) for name, picture in sorted(pictures.items()) if name in shown),
    )
