"""The work of a build in units that know nothing of each other, here or in worker processes."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import datetime
from functools import cache
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from search import index, outlines, zips
from statepages import render
from statepages.look import Look
from statepages.model.site import Site
from statepages.output import Output
from statepages.problem import Place, Problem

_WORTH_WORKERS = 400
"""Below this many events, starting processes takes longer than they save."""

Unit = tuple[str, str]
Made = tuple[list[Output], Problem | None]


def make_all(
    site: Site, now: datetime, look: Look, workers: int | None, progress: Callable[[int, int], None]
) -> tuple[list[Output], list[Problem]]:
    """All files of the site in the order of their paths, or the problems of the templates."""
    units = _units(site)
    count = workers or (os.cpu_count() or 1 if len(site.events) >= _WORTH_WORKERS else 1)
    made = _in_processes(units, site, now, look, count) if count > 1 else _here(units, site, now, look)
    outputs: list[Output] = []
    problems: set[Problem] = set()
    for done, (some, problem) in enumerate(made, start=1):
        outputs += some
        if problem:
            problems.add(problem)
        progress(done, len(units))
    return sorted(outputs, key=lambda output: output.path), sorted(problems)


def _units(site: Site) -> list[Unit]:
    return [
        *(("folder", folder) for folder in render.folders(site)),
        *(("index", state) for state in index.states(site)),
        ("shared", ""),
        ("manifest", ""),
        ("zips", ""),
        ("outlines", ""),
    ]


def _make(unit: Unit, site: Site, now: datetime, look: Look) -> Made:
    try:
        return list(_outputs(unit, site, now, look)), None
    except TemplateError as error:
        return [], _template_problem(error)


def _outputs(unit: Unit, site: Site, now: datetime, look: Look) -> Iterator[Output]:
    kind, name = unit
    if kind == "folder":
        yield from render.render_folder(site, name, now, look)
    elif kind == "shared":
        yield from render.render_shared(site, now, look)
    elif kind == "index":
        yield from index.index_state(site, name, now, with_words=look.lunr is not None)
    elif kind == "manifest":
        yield from index.index_shared(site, now, look)
    elif kind == "zips":
        yield from _zip_files()
    elif look.atlas is not None:
        yield from outlines.outline_files(look.atlas)


@cache
def _zip_files() -> tuple[Output, ...]:
    return tuple(zips.zip_files())


def _here(units: list[Unit], site: Site, now: datetime, look: Look) -> Iterator[Made]:
    return (_make(unit, site, now, look) for unit in units)


_shared: tuple[Site, datetime, Look] | None = None


def _share(site: Site, now: datetime, look: Look) -> None:
    global _shared
    _shared = (site, now, look)
    threading.Thread(target=_end_with_build, daemon=True).start()


def _end_with_build() -> None:
    """A worker of a build that was killed would wait for work for ever."""
    build = multiprocessing.parent_process()
    if build:
        build.join()
        os._exit(1)


def _make_shared(unit: Unit) -> Made:
    assert _shared, "a worker begins with _share"  # noqa: S101
    return _make(unit, *_shared)


def _in_processes(units: list[Unit], site: Site, now: datetime, look: Look, count: int) -> Iterator[Made]:
    # Never a plain fork: the command line may have a thread that draws the progress bar.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(count, context, _share, (site, now, look)) as pool:
        for future in as_completed([pool.submit(_make_shared, unit) for unit in units]):
            yield future.result()


def _template_problem(error: TemplateError) -> Problem:
    """The slip in a template: its file and line, as Jinja tells them or as the traceback does."""
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name, error.lineno
    else:
        frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        name, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (None, 1)
    place = Place(f"templates/{name or ''}".rstrip("/"), line)
    return Problem(place, "error", "template", f"This template can not be used: {error.message}.")
