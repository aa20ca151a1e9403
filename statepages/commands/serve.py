"""`serve`: the site in a browser while one writes."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
import time
import traceback
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct
from tornado.httpserver import HTTPServer
from watchfiles import awatch

from statepages import diagnostics
from statepages.caching import cache_of
from statepages.checking.check import Checked
from statepages.commands import options
from statepages.commands.preview import Preview, application
from statepages.humanize import how_many
from statepages.inputs import Inputs, list_inputs
from statepages.live_site import LiveSite
from statepages.paths import Paths
from statepages.problem import Problem

LOOPBACK = "127.0.0.1"
_PORTS_TRIED = 50
_SETTLE = 30  # ms: an editor may write a file in several goes
_PATIENCE = 2_000  # ms between two looks at the files where nothing tells of a change


@click.command("serve")
@options.all_options
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any.")
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Another name than localhost that the site is looked at under, where something forwards the port.",
)
def command(
    content: Path | None,
    output: Path | None,
    now: datetime | None,
    strict: bool,
    workers: int | None,
    no_cache: bool,
    port: int,
    hosts: tuple[str, ...],
) -> None:
    """Show the site on this machine, and show it anew whenever a file is saved.

    A page is made when a browser asks for it; nothing is written into output/. With an error in a file the
    last good site stays, with the problems over it.
    """
    paths = options.paths_of(content, output)
    site = LiveSite(paths, cache_of(paths, anew=no_cache), strict=strict, workers=workers)
    maker = Maker(site, Preview(site.find, hosts=hosts), now)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(maker, listen(port)))


class Maker(Struct):
    """Keeps the site of a preview up to date, and never fails."""

    site: LiveSite
    preview: Preview
    asked: datetime | None = None
    told: frozenset[Problem] = frozenset()

    def update(self, inputs: Inputs) -> None:
        """Read what has changed, and hand the preview what is wrong with it, if anything is."""
        self.preview.headline, self.preview.problems = self._outcome(inputs)
        self.preview.base = self.site.base

    def _outcome(self, inputs: Inputs) -> tuple[str, str]:
        began = time.monotonic()
        try:
            checked = self.site.update(inputs, self.asked, options.clock())
        except Exception:  # whatever it is, the next save may mend it
            traceback.print_exc()
            return "The site could not be read: this is a fault in Statepages.", traceback.format_exc()
        self._tell(checked, time.monotonic() - began)
        if not checked.has_errors:
            return "", ""
        problems = sorted(checked.problems, key=lambda problem: not problem.is_error)
        shown = "This is the last good site" if self.site else "There is no site yet"
        headline = f"{shown}: {diagnostics.count(problems)} to look at."
        return headline, diagnostics.as_text(problems, checked.lines)

    def _tell(self, checked: Checked, seconds: float) -> None:
        """Print the problems, but for those that are known, and what there is to see."""
        news = [problem for problem in checked.problems if problem not in self.told]
        self.told = frozenset(checked.problems)
        if news:
            diagnostics.show(news, checked.lines)
        counted = diagnostics.count(checked.problems)
        found = f"{counted[0].upper()}{counted[1:]} in {how_many(checked.files, 'file')}"
        events = how_many(len(checked.content.events), "event")
        what = "the last good site stays" if checked.has_errors else f"{events}, ready"
        diagnostics.say(f"{found}; {what} after {seconds:.1f} s.")


def listen(port: int) -> socket.socket:
    """A socket on the port, or on the next that is free, for this machine alone."""
    for candidate in range(port, min(port + _PORTS_TRIED, 65536)):
        try:
            listening = socket.create_server((LOOPBACK, candidate))
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
        else:
            listening.setblocking(False)
            return listening
    raise click.UsageError(f"No port is free from {port} on. Name another with --port.")


async def _serve(maker: Maker, listening: socket.socket) -> None:
    paths, cache = maker.site.paths, maker.site.cache
    seen = list_inputs(paths)
    maker.update(seen)
    cache.save()
    server = HTTPServer(application(maker.preview))
    server.add_socket(listening)
    maker.preview.port = listening.getsockname()[1]
    address = f"http://{LOOPBACK}:{maker.preview.port}{maker.preview.base}"
    click.echo(f"Serving at {address} (Ctrl-C ends it)")
    async for _ in _looks(paths):
        found = list_inputs(paths)
        if found.saved == seen.saved:
            continue
        seen = found
        maker.update(seen)
        maker.preview.changed()
        # Nobody waits for this.
        cache.save()


async def _looks(paths: Paths) -> AsyncIterator[None]:
    """The moments to look at the files: when the system tells of a change, and now and then."""
    yield
    while True:
        folders = {path: _inode(path) for path in (paths.content, paths.templates, paths.search)}
        if any(map(_leads_elsewhere, folders)):
            await asyncio.sleep(_PATIENCE / 1000)
            yield
            continue
        try:
            async for _ in _changes(path for path, inode in folders.items() if inode):
                yield
                # Of a folder that takes the place of another, the system tells nothing.
                if any(_inode(path) != inode for path, inode in folders.items()):
                    break
        except (OSError, RuntimeError):
            # It can not watch so many, or has just lost one.
            await asyncio.sleep(_PATIENCE / 1000)
            yield


def _changes(folders: Iterable[Path]) -> AsyncIterator[object]:
    return awatch(
        *folders,
        watch_filter=None,
        step=_SETTLE,
        debounce=10 * _SETTLE,
        rust_timeout=_PATIENCE,
        yield_on_timeout=True,
    )


def _leads_elsewhere(folder: Path) -> bool:
    """Whether a link to a folder lies below: what watches would follow it, be it through the whole disk."""
    return any(Path(above, name).is_symlink() for above, names, _ in os.walk(folder) for name in names)


def _inode(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None
