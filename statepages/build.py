"""Build and publish the site of a content folder: the engine's table of contents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from statepages.cache import Cache
from statepages.checking.lines import OnDisk, lines_of
from statepages.checking.settings import Start
from statepages.history import read_history
from statepages.inputs import Inputs, list_inputs
from statepages.paths import Paths, shown_name
from statepages.problem import Problem
from statepages.progress import Progress, no_progress
from statepages.publish.last_build import LastBuild, forget_last, remember_last, up_to_date
from statepages.publish.published import published
from statepages.publish.tree import Tree
from statepages.read import sorted_out
from statepages.source import RawFile
from statepages.workers import Workers

if TYPE_CHECKING:
    from statepages.checking.check import Checked


def build(
    paths: Paths,
    start: Start,
    *,
    cache: Cache | None = None,
    strict: bool = False,
    workers: int | None = None,
    progress: Progress = no_progress,
) -> Built:
    """Build the site of a content folder and publish it, unless there are errors.

    What has not changed since the last build comes from the `cache`. `progress` hears how far the build has
    come.
    """
    cache, inputs = cache or Cache(None, ""), list_inputs(paths)
    if last := up_to_date(cache, inputs.fingerprint, paths.output, start.now, strict=strict):
        return _as_before(paths, inputs, *last)
    # Imported only here: finding out that nothing has changed does not need them.
    from statepages.checking.check import check
    from statepages.plan import plan, same_until
    from statepages.publish.publish import publish

    with Workers(workers) as beside:
        if not published(cache).keys:
            beside.expect(len(inputs.content.listed))
        listed, history = inputs.content.listed, read_history(paths.content, inputs.commit, cache)
        checked = check(
            paths, start, cache=cache, workers=beside, listed=listed, history=lambda: history, strict=strict
        ).with_history(history)
        tasks, problems = plan(checked, paths)
        checked = checked.with_problems(*problems, strict=strict)
        if checked.has_errors:
            return _built(checked, start)
        forget_last(cache)
        tree, problems = publish(tasks, paths.output, cache, beside, progress)
    built = _built(checked.with_problems(*problems), start, tree)
    if tree and inputs.is_settled:
        span = checked.now, same_until(checked)
        remember_last(
            cache, LastBuild(inputs.fingerprint, strict, span, built.problems, built.events, built.base)
        )
    return built


class Built(Struct, frozen=True, dict=True):
    """What a build found and made.

    `raw` are the files of content/ by the path that people see, and `events` is how many events they hold.
    `base` is the path that the site is under, if its settings can be read. `tree` are the files of the site;
    None if problems left the last good site in place.
    """

    problems: tuple[Problem, ...]
    raw: Mapping[str, RawFile]
    events: int = 0
    base: str | None = None
    tree: Tree | None = None

    @property
    def published(self) -> bool:
        return self.tree is not None

    @property
    def fixed_files(self) -> int:
        """How many files had garbled text that could be read."""
        return len({problem.place.path for problem in self.problems if problem.code == "garbled"})

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of each file that has a problem, to show them."""
        return lines_of(self.problems, self.raw)


def _built(checked: Checked, start: Start, tree: Tree | None = None) -> Built:
    base = start.settings.value.base_path if start.settings.value else None
    return Built(checked.problems, checked.raw, len(checked.content.events), base, tree)


def _as_before(paths: Paths, inputs: Inputs, last: LastBuild, tree: Tree) -> Built:
    raw = OnDisk(paths.content, sorted_out(inputs.content.listed, shown_name(paths.content))[2])
    return Built(last.problems, raw, last.events, last.base, tree)
