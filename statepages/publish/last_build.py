"""Whether all of the last build still stands, told by what the system says of the files alone."""

from __future__ import annotations

import contextlib
import json
import time
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from msgspec import Struct

from statepages.cache import Cache
from statepages.foreign import foreign
from statepages.packing import packer
from statepages.pipeline.built import Built
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.published import published
from statepages.pipeline.texts import OnDisk
from statepages.problem import Problem
from statepages.read import SETTLED, Listed, list_content, list_files, sorted_out

_NAME = "build"

Span = tuple[datetime, datetime]


class Files(Struct, frozen=True, dict=True):
    """Some files, unread, as the system lists them at the time `at` (ns)."""

    listed: list[Listed]
    at: int

    @cached_property
    def digest(self) -> str:
        """Hex digits that change with any of the files."""
        stamps = json.dumps([[file.path, file.stamp] for file in self.listed])
        return sha256(stamps.encode()).hexdigest()

    @cached_property
    def is_settled(self) -> bool:
        """Whether any change from now on shows by its time."""
        return max((file.stamp[2] for file in self.listed if file.stamp), default=0) < self.at - SETTLED


class Inputs(Struct, frozen=True, dict=True):
    """The files that a site is made from: those of content/, and those of the look and what checks go by."""

    content: Files
    beside: Files

    @classmethod
    def of(cls, paths: Paths) -> Inputs:
        at = time.time_ns()
        content = list_content(paths.content, shown_name(paths.content))
        return cls(Files(content, at), Files(list(list_files(paths.beside_content)), at))

    @cached_property
    def saved(self) -> list[Listed]:
        """The files that somebody writes. Of what an editor keeps beside them, only that it is there."""
        content = [
            file._replace(stamp=None) if foreign(file.name, "") else file for file in self.content.listed
        ]
        return [*content, *(file for file in self.beside.listed if not file.path.endswith("~"))]

    @property
    def digest(self) -> str:
        """Hex digits that change with any of the files."""
        return f"{self.content.digest} {self.beside.digest}"

    @property
    def is_settled(self) -> bool:
        """Whether any change from now on shows by its time."""
        return self.content.is_settled and self.beside.is_settled


class Last(Struct, frozen=True):
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
    tree = published(cache).tree
    if tree.altered(paths.output) or not tree.has_its_names(paths.output):
        return None
    events, pages, files, size = last.counts
    raw = OnDisk(paths.content, sorted_out(inputs.content.listed, shown_name(paths.content))[2])
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
