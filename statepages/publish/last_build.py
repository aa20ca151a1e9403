"""Whether the last build is up to date, judged only by the system's data about the files."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from statepages.cache import Cache
from statepages.problem import Problem
from statepages.publish.published import published
from statepages.publish.tree import Tree

_NAME = "build"


class LastBuild(Struct, frozen=True):
    """A build that published a site. It stays valid from the first instant of `span` to the second.

    `inputs` is the fingerprint of the files that it was made from. For `events` and `base` see Built.
    """

    inputs: str
    strict: bool
    span: tuple[datetime, datetime]
    problems: tuple[Problem, ...]
    events: int
    base: str | None


def up_to_date(
    cache: Cache, inputs: str, output: Path, now: datetime, *, strict: bool
) -> tuple[LastBuild, Tree] | None:
    """The last build and its files, if nothing has changed since: no file on either side, and not the day."""
    last = cache.get(_NAME, LastBuild)
    if last is None or (last.inputs, last.strict) != (inputs, strict):
        return None
    tree, (since, until) = published(cache).tree, last.span
    return (last, tree) if since <= now < until and tree.is_untouched(output) else None


def forget_last(cache: Cache) -> None:
    """Forget the last build until the next one is done: the published site is about to change."""
    # If this cannot be deleted, nothing can be kept either, and the files of the site will not match.
    with contextlib.suppress(OSError):
        cache.drop(_NAME)


def remember_last(cache: Cache, build: LastBuild) -> None:
    """Remember a build that published a site."""
    cache.put(_NAME, build)
