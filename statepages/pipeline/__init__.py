"""From content/ to output/: the one place that knows the order of the steps.

read -> clean -> parse -> shape -> rules -> render + index -> write
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from statepages.pipeline.checking import Checked, check, frozen_at, settings_zone
from statepages.pipeline.comparing import NothingBuilt, Story, compare_with_revision, compare_with_site
from statepages.pipeline.linking import LinkRound, World, look_at_links
from statepages.pipeline.looking import look_of, missing
from statepages.pipeline.owning import Owners, owners
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.reading import check_file
from statepages.pipeline.units import make_all
from statepages.problem import Place, Problem
from statepages.revision import NoRevision
from statepages.schema import schema_files, schema_line
from statepages.stale import stale
from statepages.write import NotOurs, write

__all__ = [
    "Built",
    "Checked",
    "LinkRound",
    "NoRevision",
    "NothingBuilt",
    "Owners",
    "Paths",
    "Story",
    "World",
    "build",
    "check",
    "check_file",
    "compare_with_revision",
    "compare_with_site",
    "frozen_at",
    "look_at_links",
    "owners",
    "schema_files",
    "schema_line",
    "settings_zone",
    "shown_name",
    "stale",
]


@dataclass(frozen=True)
class Built:
    """What a build made. `published` is False where problems left the last good site in place."""

    checked: Checked
    published: bool = False
    pages: int = 0
    files: int = 0
    size: int = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.checked.problems


def _no_progress(done: int, total: int) -> None:
    pass


def build(
    paths: Paths,
    *,
    now: datetime | None,
    clock: datetime,
    strict: bool = False,
    workers: int | None = None,
    progress: Callable[[int, int], None] = _no_progress,
) -> Built:
    """Make the site of a content folder and publish it, unless something is in error.

    `progress` is told the units of work done, and how many there are.
    """
    checked = check(paths, now=now, clock=clock)
    look = look_of(paths)
    if isinstance(look, Problem):
        return Built(checked.with_problems(look))
    checked = checked.with_problems(*missing(look))
    site = checked.site
    if site is None or checked.has_errors(strict):
        return Built(checked)
    outputs, problems = make_all(site, checked.now, look, workers, progress)
    if problems:
        return Built(checked.with_problems(*problems))
    try:
        size = write(outputs, paths.output)
    except (NotOurs, OSError) as error:
        return Built(checked.with_problems(_unwritable(paths, error)))
    pages = sum(output.path.endswith(".html") for output in outputs)
    return Built(checked, published=True, pages=pages, files=len(outputs), size=size)


def _unwritable(paths: Paths, error: Exception) -> Problem:
    what = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    message = f"The site could not be written: {what.rstrip('.')}. The last good site is still in place."
    return Problem(Place(shown_name(paths.output)), "error", "output", message)
