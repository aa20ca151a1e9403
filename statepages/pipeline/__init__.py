"""From content/ to output/: the one place that knows the order of the steps.

read -> clean -> parse -> shape -> rules -> render + index -> write
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from statepages.look import Look
from statepages.pipeline.checking import Checked, check, settings_zone
from statepages.pipeline.comparing import NothingBuilt, Story, compare_with_revision, compare_with_site
from statepages.pipeline.linking import LinkRound, World, look_at_links
from statepages.pipeline.owning import Owners, owners
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.reading import check_file
from statepages.pipeline.units import make_all
from statepages.problem import Place, Problem
from statepages.read import read_look
from statepages.revision import NoRevision
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
    "look_at_links",
    "owners",
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
    try:
        look = read_look(paths.templates, paths.search, paths.lunr, paths.atlas)
    except (UnicodeDecodeError, OSError) as error:
        return Built(checked.with_problems(_unreadable(paths, error)))
    checked = checked.with_problems(*_missing(look))
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


def _missing(look: Look) -> Iterator[Problem]:
    """What the finder has to do without, since npm has not brought it."""
    place, cure = Place("package.json"), "Install Node with npm and run make, which brings it."
    if look.lunr is None:
        message = f"The site has no keyword box: the script lunr.js is not there. {cure}"
        yield Problem(place, "warning", "no-keywords", message)
    if look.atlas is None:
        message = f"The finder has no map: us-atlas, the borders of the states, is not there. {cure}"
        yield Problem(place, "warning", "no-map", message)


def _unreadable(paths: Paths, error: Exception) -> Problem:
    place = Place(shown_name(paths.templates))
    return Problem(place, "error", "template", f"A template can not be read: {error}.")


def _unwritable(paths: Paths, error: Exception) -> Problem:
    what = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    message = f"The site could not be written: {what.rstrip('.')}. The last good site is still in place."
    return Problem(Place(shown_name(paths.output)), "error", "output", message)
