"""What a change does to the site: the content before and after, each checked, planned and made."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from statepages import diff
from statepages.checking.check import Checked, check_closely, check_content
from statepages.checking.settings import begin, begin_from
from statepages.diff.snapshot import Snapshot
from statepages.output import Output
from statepages.paths import Paths, shown_name
from statepages.plan import plan
from statepages.publish.make import make
from statepages.read import content_of, read_content, read_site
from statepages.report import Report
from statepages.revision import read_revision
from statepages.weblink import addresses
from statepages.workers import Workers


class NothingBuilt(Exception):
    """Raised, with the reason in words, if there is no site to compare."""


def compare_with_revision(
    paths: Paths, revision: str, *, asked: datetime | None, clock: datetime, workers: int | None
) -> Report:
    """What has changed since a git revision. Raises NoRevision and NothingBuilt.

    Both sides use the engine and the theme of the work tree.
    """
    shown = shown_name(paths.content)
    now_there = read_content(paths.content, shown)
    # A path that git gives a meaning to may be an attack, so nothing in such content is compared.
    if of_git := next((problem for problem in now_there.problems if problem.code == "git-name"), None):
        raise NothingBuilt(f"{of_git.place.path}: {of_git.message}")
    was_there = content_of(read_revision(paths.content, revision), shown)
    after = begin_from(now_there, shown, asked, clock)
    # Both sides use the same time: the revision may have another time zone, and `asked` may have none.
    before = begin_from(was_there, shown, asked and after.now, clock)
    return diff.compare(
        _snapshot(check_content(was_there, before), paths, workers),
        _snapshot(check_content(now_there, after), paths, workers),
    )


def compare_with_site(
    paths: Paths, folder: Path, *, asked: datetime | None, clock: datetime, workers: int | None
) -> Report:
    """What differs from a built site, as far as its public data show. Raises NothingBuilt."""
    start = begin(paths, asked, clock)
    try:
        before = diff.of_outputs(read_site(folder), start.now)
    except diff.NoPublicData as reason:
        raise NothingBuilt(str(reason)) from reason
    outputs = _outputs(check_closely(paths, start), paths, workers)
    if outputs is None:
        raise NothingBuilt(
            "The content has errors, so there is no site to compare. Run: python build.py check"
        )
    return diff.compare(before, diff.of_outputs(outputs, start.now))


def _snapshot(checked: Checked, paths: Paths, workers: int | None) -> Snapshot:
    drafts = {file.name for file in checked.content.drafts}
    return diff.of_content(
        checked.content,
        now=checked.now,
        names=[raw.name for raw in checked.raw.values()],
        links=frozenset(
            link for node in checked.nodes if node.source.name not in drafts for link in addresses(node)
        ),
        problems=checked.problems,
        outputs=_outputs(checked, paths, workers),
    )


def _outputs(checked: Checked, paths: Paths, workers: int | None) -> list[Output] | None:
    """The files of the site by their paths; None if the content has errors.

    Raises NothingBuilt if a template or a script has an error.
    """
    tasks, problems = plan(checked, paths)
    with Workers(workers) as beside:
        made, further = make(tasks, as_it_is, beside)
    for problem in (*problems, *further):
        if problem.is_error:
            raise NothingBuilt(f"{problem.place}: {problem.message}")
    files = sorted((output for outputs in made for output in outputs), key=lambda output: output.path)
    return files or None


def as_it_is(output: Output) -> Output:
    """The same file: it stays in memory."""
    return output
