"""The way from content/ to output/ through all steps, each of which does no more than it has to.

read -> clean -> parse -> shape -> rules -> render + index -> write
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from statepages.cache import Cache
from statepages.pipeline.built import Built
from statepages.pipeline.checking import Checked, check
from statepages.pipeline.keys import same_until
from statepages.pipeline.looking import held_look, missing
from statepages.pipeline.making import Studio
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.progress import Progress
from statepages.pipeline.publishing import make_spare, publish
from statepages.pipeline.standing import Inputs, forget_last, keep_last
from statepages.pipeline.workers import Workers
from statepages.problem import Place, Problem
from statepages.write import NotOurs, Tree


def rebuild(
    paths: Paths,
    inputs: Inputs,
    cache: Cache,
    *,
    now: datetime | None,
    clock: datetime,
    strict: bool,
    workers: Workers,
    progress: Progress,
) -> Built:
    """Make the site anew where something has changed, and publish it, unless something is in error."""
    checked = check(paths, now=now, clock=clock, cache=cache, workers=workers, listed=inputs.content.listed)
    look = held_look(paths, inputs.beside, cache)
    if isinstance(look, Problem):
        return _built(checked.with_problems(look))
    checked = checked.with_problems(*missing(look))
    site = checked.site
    if site is None or checked.has_errors(strict):
        return _built(checked)
    studio = Studio(replace(site, events=()), checked.now, look)
    forget_last(cache)
    try:
        tree, problems = publish(studio, site, paths.output, cache, workers, progress)
    except (NotOurs, OSError) as error:
        return _built(checked.with_problems(_unwritable(paths, error)))
    if problems:
        return _built(checked.with_problems(*problems))
    built = _built(checked, tree)
    span = checked.now, same_until(site, checked.now)
    keep_last(cache, built, inputs, strict, now is None and site.settings.frozen_at is not None, span)
    return built


def prepare(paths: Paths, inputs: Inputs, cache: Cache, *, now: datetime | None, clock: datetime) -> None:
    """Have at hand what the next build needs, for somebody who waits for it."""
    check(paths, now=now, clock=clock, cache=cache, listed=inputs.content.listed)
    held_look(paths, inputs.beside, cache)
    make_spare(paths.output, cache)


def _built(checked: Checked, tree: Tree | None = None) -> Built:
    """What came of a build; without a tree nothing was published."""
    settings, files = checked.entries.settings, tree.files.values() if tree else ()
    return Built(
        checked.problems,
        checked.raw,
        events=len(checked.entries.events),
        base=settings.value.base_path if settings else None,
        published=tree is not None,
        pages=sum(file.path.endswith(".html") for file in files),
        files=len(files),
        size=sum(file.size for file in files),
    )


def _unwritable(paths: Paths, error: Exception) -> Problem:
    what = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    message = f"The site could not be written: {what.rstrip('.')}. The last good site is still in place."
    return Problem(Place(shown_name(paths.output)), "error", "output", message)
