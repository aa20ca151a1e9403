"""Making the pieces of a site, here or in worker processes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from traceback import extract_tb
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from msgspec import Struct
from msgspec.structs import replace

from search import index, outlines, zips
from search.bundle import ScriptError
from statepages import render
from statepages.look import Look
from statepages.model.site import Site
from statepages.output import Output
from statepages.piece import Bundle, Piece, pieces_of
from statepages.pipeline.progress import Progress, no_progress
from statepages.pipeline.workers import WORTH, Workers
from statepages.problem import Place, Problem

_A_JOB = 60
"""So many pieces, of which most are the page of an event, are made at a go."""


class Studio(Struct, frozen=True):
    """What all pieces are made with. Of the events, `site` has none."""

    site: Site
    now: datetime
    look: Look


class Made(Struct, frozen=True):
    """What came of a piece: files, what the manifest says of it, or what is wrong with how it is made."""

    files: tuple[Any, ...] = ()
    entry: dict[str, Any] | None = None
    problem: Problem | None = None


Put = Callable[[Output], Any]
"""What becomes of a file; what it gives goes into Made in its place. It can be sent to a process."""


def bundles(studio: Studio, site: Site) -> Iterator[Bundle]:
    """The pieces that a site is made in, but for the manifest."""
    yield from render.bundles(site, studio.now, studio.look)
    yield from index.bundles(site)
    yield Bundle.of(Piece("zips", ""))
    if studio.look.atlas is not None:
        yield Bundle.of(Piece("outlines", ""))


def make_all(studio: Studio, site: Site, workers: Workers) -> tuple[list[Output], list[Problem]]:
    """All files of the site in the order of their paths, or the problems of templates and scripts."""
    every = list(pieces_of(bundles(studio, site)))
    made = make_some(studio, every, as_it_is, workers)
    entries = {piece.name: one.entry for piece, one in zip(every, made, strict=True) if one.entry}
    outputs = [index.manifest(entries), *(output for one in made for output in one.files)]
    return sorted(outputs, key=lambda output: output.path), problems_of(made)


def problems_of(made: Iterable[Made]) -> list[Problem]:
    """The problems of templates and scripts, each once."""
    return sorted({one.problem for one in made if one.problem})


def as_it_is(output: Output) -> Output:
    """A file that stays in memory."""
    return output


def make_some(
    studio: Studio,
    pieces: Sequence[Piece],
    put: Put,
    workers: Workers,
    progress: Progress = no_progress,
) -> list[Made]:
    """What comes of some pieces, in their order."""
    # Those of a state lie side by side, so that an event is sent to a process once or twice.
    order = sorted(range(len(pieces)), key=lambda number: (-len(pieces[number].events), number))
    heavy = [[number] for number in order if len(pieces[number].events) > 1]
    light = [number for number in range(len(pieces)) if len(pieces[number].events) <= 1]
    jobs = [*heavy, *(light[start : start + _A_JOB] for start in range(0, len(light), _A_JOB))]
    worth = len(pieces) > WORTH
    shared = pickle.dumps(studio) if workers.would_start(len(jobs), worth=worth) else studio
    tasks = [(shared, put, [pieces[number] for number in job]) for job in jobs]
    made: dict[int, Made] = {}
    for done, (number, some) in enumerate(workers.each(_make_job, tasks, worth=worth), start=1):
        made.update(zip(jobs[number], some, strict=True))
        progress(done, len(jobs))
    return [made[number] for number in range(len(pieces))]


def _make_job(task: tuple[Studio | bytes, Put, list[Piece]]) -> list[Made]:
    shared, put, pieces = task
    studio = _opened(shared) if isinstance(shared, bytes) else shared
    return [_make(studio, piece, put) for piece in pieces]


@lru_cache(maxsize=1)
def _opened(shared: bytes) -> Studio:
    """What is sent along with each job, unpacked once: templates are compiled for this very look."""
    studio: Studio = pickle.loads(shared)  # noqa: S301  # from the process that started this one
    return studio


def _make(studio: Studio, piece: Piece, put: Put) -> Made:
    site = replace(studio.site, events=piece.events)
    try:
        if piece.kind == "index":
            found = index.index_state(site, piece.name, studio.now, with_words=studio.look.lunr is not None)
            return Made(tuple(map(put, found.files)), found.entry)
        return Made(tuple(map(put, _files(studio, piece, site))))
    except TemplateError as error:
        return Made(problem=_template_problem(error))
    except ScriptError as error:
        return Made(problem=_script_problem(error))


def _files(studio: Studio, piece: Piece, site: Site) -> Iterator[Output]:
    if piece.kind == "finder":
        yield from index.finder_files(studio.look)
    elif piece.kind == "zips":
        yield from zips.zip_files()
    elif piece.kind == "outlines":
        if studio.look.atlas is not None:
            yield from outlines.outline_files(studio.look.atlas)
    else:
        yield from render.make(piece, site, studio.now, studio.look)


def _script_problem(error: ScriptError) -> Problem:
    place = Place(f"search/finder/{error.name or ''}".rstrip("/"), error.line, error.column)
    return Problem(place, "error", "script", f"This script can not be used: {error}.")


def _template_problem(error: TemplateError) -> Problem:
    """The slip in a template: its file and line, as Jinja tells them or as the traceback does."""
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name, error.lineno
    else:
        frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        name, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (None, 1)
    place = Place(f"templates/{name or ''}".rstrip("/"), line)
    return Problem(place, "error", "template", f"This template can not be used: {error.message}.")
