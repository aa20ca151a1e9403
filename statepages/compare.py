"""What a change does to the site: the content as it was and as it is, each taken through the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from statepages import diff
from statepages.clean import clean
from statepages.diff.snapshot import Snapshot
from statepages.look import Look
from statepages.node import Mapping as Fields
from statepages.output import Output
from statepages.parse import parse
from statepages.pipeline.checking import Checked, check, check_content
from statepages.pipeline.looking import look_of
from statepages.pipeline.making import Studio, make_all
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.workers import Workers
from statepages.problem import Problem
from statepages.read import content_of, read_content, read_site
from statepages.report import Report
from statepages.revision import read_revision
from statepages.source import RawFile
from statepages.weblink import addresses


class NothingBuilt(Exception):
    """Raised, with the reason in words, where there is no site to compare."""


def compare_with_revision(
    paths: Paths, revision: str, *, now: datetime | None, clock: datetime, workers: int | None
) -> Report:
    """What is other than in a revision of git. Raises NoRevision and NothingBuilt.

    The engine and the templates are those of the work tree for both sides.
    """
    shown, look = shown_name(paths.content), _look(paths)
    now_there = read_content(paths.content, shown)
    # What git would take for its own is no content: whoever put it there has more in mind than an event.
    if of_git := next((problem for problem in now_there.problems if problem.code == "git-name"), None):
        raise NothingBuilt(f"{of_git.place.path} is in the way. {of_git.message}")
    sides = content_of(read_revision(paths.content, revision), shown), now_there
    before, after = (
        _of_content(check_content(content, shown, now=now, clock=clock), look, workers) for content in sides
    )
    return diff.compare(before, after)


def compare_with_site(
    paths: Paths, folder: Path, *, now: datetime | None, clock: datetime, workers: int | None
) -> Report:
    """What is other than in a built site, as far as its pages tell. Raises NothingBuilt."""
    checked = check(paths, now=now, clock=clock)
    outputs = _outputs(checked, _look(paths), workers)
    if outputs is None:
        raise NothingBuilt("The content has errors, so there is no site to compare. See: build.py check")
    before = diff.of_outputs(read_site(folder), checked.now)
    return diff.compare(before, diff.of_outputs(outputs, checked.now))


def _look(paths: Paths) -> Look:
    look = look_of(paths)
    if isinstance(look, Problem):
        raise NothingBuilt(look.message)
    return look


def _of_content(checked: Checked, look: Look, workers: int | None) -> Snapshot:
    outputs = _outputs(checked, look, workers)
    return diff.of_content(
        checked.entries,
        now=checked.now,
        names=[raw.name for raw in checked.raw.values()],
        links=frozenset(link for node in nodes(checked) for link in addresses(node)),
        problems=checked.problems,
        outputs=outputs,
    )


def _outputs(checked: Checked, look: Look, workers: int | None) -> Sequence[Output] | None:
    """The files of the site; None where problems stand in the way."""
    if checked.site is None:
        return None
    studio = Studio(replace(checked.site, events=()), checked.now, look)
    with Workers(workers) as beside:
        outputs, problems = make_all(studio, checked.site, beside)
    return None if problems else outputs


def nodes(checked: Checked) -> Iterator[Fields]:
    """The fields of all files of which fields can be read, also of those that the model refused."""
    for raw in checked.raw.values():
        node = _node(raw)
        if node is not None:
            yield node


def _node(raw: RawFile) -> Fields | None:
    if not raw.name.endswith((".yaml", ".yml")):
        return None
    source, _ = clean(raw)
    return parse(source)[0] if source else None
