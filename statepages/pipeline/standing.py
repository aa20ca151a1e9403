"""Whether all of the last build still stands, told by what the system says of the files alone."""

from __future__ import annotations

import contextlib
import json
import time
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from statepages.cache import Cache
from statepages.packing import packer
from statepages.pipeline.built import Built
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.texts import OnDisk
from statepages.problem import Problem
from statepages.read import SETTLED, Listed, list_content, list_files
from statepages.write import Tree

_NAME, _TREE = "build", "tree"

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Inputs:
    """The files that a site is made from: those of content/, and hex digits that change with any of all.

    A file that `is_settled` shows any change from now on by the time of its change.
    """

    content: list[Listed]
    digest: str
    is_settled: bool

    @classmethod
    def of(cls, paths: Paths) -> Inputs:
        content = list_content(paths.content, shown_name(paths.content))
        files = [*content, *list_files(paths.beside_content)]
        latest = max((file.stamp[2] for file in files if file.stamp), default=0)
        stamps = json.dumps([[file.path, file.stamp] for file in files])
        return cls(content, sha256(stamps.encode()).hexdigest(), latest < time.time_ns() - SETTLED)


@dataclass(frozen=True)
class Last:
    """A build that published a site, and the instants between which it comes to the same.

    It holds at any time where the clock of the site is frozen and nobody asks for another.
    """

    inputs: str
    strict: bool
    frozen: bool
    since: datetime
    until: datetime
    problems: tuple[Problem, ...]
    counts: tuple[int, ...]
    base: str | None

    def holds(self, inputs: Inputs, now: datetime | None, clock: datetime, *, strict: bool) -> bool:
        """Whether a build would come to the same."""
        moment = now or clock
        in_time = self.since <= moment < self.until or (self.frozen and now is None)
        return self.inputs == inputs.digest and self.strict == strict and in_time


_LAST = packer(Last)


def standing(
    paths: Paths, inputs: Inputs, cache: Cache, now: datetime | None, clock: datetime, *, strict: bool
) -> Built | None:
    """The last build, if nothing has changed since: no file, neither here nor there, and not the day."""
    plain = cache.get(_NAME)
    last: Last | None = _LAST.unpack(plain) if plain else None
    if last is None or not last.holds(inputs, now, clock, strict=strict):
        return None
    tree = kept_tree(cache)
    if tree.altered(paths.output) or not tree.has_its_names(paths.output):
        return None
    events, pages, files, size = last.counts
    raw = OnDisk(paths.content, (file for file in inputs.content if not file.name.startswith("images/")))
    return Built(last.problems, raw, events, last.base, True, pages, files, size)


def forget_last(cache: Cache) -> None:
    """Take no build for the last one until the next is done: what is published is about to change."""
    # Where this can not be deleted nothing can be kept either, and the files of the site will not fit.
    with contextlib.suppress(OSError):
        cache.drop(_NAME)


def keep_last(cache: Cache, built: Built, inputs: Inputs, strict: bool, frozen: bool, span: Span) -> None:
    """Remember a build that published a site; `span` are the instants between which it comes to the same."""
    if inputs.is_settled:
        counts = (built.events, built.pages, built.files, built.size)
        last = Last(inputs.digest, strict, frozen, *span, built.problems, counts, built.base)
        cache.put(_NAME, _LAST.pack(last))


def kept_tree(cache: Cache) -> Tree:
    """The files of the published site as the last build left them."""
    held = cache.held.get(_TREE)
    return held if isinstance(held, Tree) else Tree.read(cache.get(_TREE))


def keep_tree(cache: Cache, tree: Tree) -> None:
    """Remember the files of the published site."""
    cache.held[_TREE] = tree
    cache.put(_TREE, tree.as_plain())
