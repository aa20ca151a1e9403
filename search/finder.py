"""The scripts of the finder, and lunr.js."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from search.bundle import bundle
from statepages.model.site import Site
from statepages.store import cached_files
from statepages.task import Task, unchanged
from statepages.theme import Bundled, Bundler, Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """The bundled scripts, and lunr.js if there is one."""
    arguments = (theme.finder, theme.main_script, theme.finder_version, theme.bundler)
    yield Task("search/finder/", finder_scripts, arguments)
    if theme.lunr is not None:
        yield Task("search/lunr.js", unchanged, (theme.lunr,))


def finder_scripts(
    scripts: Mapping[str, bytes], main: str | None, version: str, bundler: Bundler | Bundled | None
) -> dict[str, bytes]:
    """The files of search/finder/ by name. Raises ProblemError."""
    # The bundler takes longer to start than a small site takes to make.
    return cached_files("finder", lambda: bundle(scripts, main, version, bundler), version.encode())
