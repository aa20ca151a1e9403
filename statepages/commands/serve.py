"""`serve`: shows the site in a browser while you write."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
import time
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct
from tornado.httpserver import HTTPServer
from watchfiles import awatch

from statepages import diagnostics
from statepages.caching import cache_of
from statepages.commands import options
from statepages.commands.notice import Notice, fault
from statepages.commands.preview import Preview, application
from statepages.humanize import how_many
from statepages.inputs import Inputs, list_inputs
from statepages.live_site import LiveSite
from statepages.paths import Paths
from statepages.problem import Problem, ProblemError
from statepages.styleguide import FOLDER as STYLEGUIDE

LOOPBACK = "127.0.0.1"
_PORTS_TRIED = 50
_SETTLE = 30  # ms: an editor may write a file in several steps
_PATIENCE = 2_000  # ms between checks of the files when the system does not report changes


@click.command("serve")
@options.all_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    default=8000,
    help="The port of its address. Default: 8000. Use 0 for any free port.",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Also answer to this name, if something forwards the port under it.",
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
    """Show the site on this machine, and reload it whenever you save a file.

    It makes a page when a browser asks for it, and writes nothing into output/. If a file has an error, the
    last good site stays, with the problems shown at the top.
    """
    paths = options.paths_of(content, output)
    site = LiveSite(paths, cache_of(paths, ignore_cache=no_cache), now, strict=strict, workers=workers)
    maker = Maker(site)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(maker, Preview(maker.find, hosts=hosts), listen(port)))


class Maker(Struct):
    """Keeps a site up to date, and prints what is wrong. `reported` are the problems already printed."""

    site: LiveSite
    reported: frozenset[Problem] = frozenset()

    def find(self, path: str) -> bytes | None:
        """A file of the site by its path. Raises ProblemError with a problem that has been printed."""
        try:
            return self.site.find(path)
        except ProblemError as error:
            if error.problem not in self.reported:
                diagnostics.show([error.problem], {})
                self.reported |= {error.problem}
            raise

    def update(self, inputs: Inputs) -> Notice | None:
        """Read what has changed, without ever failing. Returns the notice to show on the pages, if any."""
        began = time.monotonic()
        try:
            checked = self.site.update(inputs, options.clock())
        except Exception:  # whatever it is, the next save may fix it
            return fault("The site could not be read")
        seconds = time.monotonic() - began
        if news := [problem for problem in checked.problems if problem not in self.reported]:
            diagnostics.show(news, checked.lines)
        self.reported = frozenset(checked.problems)
        problems = sorted(checked.problems, key=lambda problem: not problem.is_error)
        counted = diagnostics.count(problems)
        found = f"{counted[0].upper()}{counted[1:]} in {how_many(checked.files, 'file')}"
        said = f"{found}. {how_many(len(checked.content.events), 'event')} read in {seconds:.2f} s."
        if not checked.has_errors:
            diagnostics.say(said)
            return None
        shown = "There is no site yet" if self.site.is_empty else "This is the last good site"
        diagnostics.say(f"{said} {shown}.")
        return Notice(
            f"{shown}. {counted[0].upper()}{counted[1:]} to fix.",
            diagnostics.as_text(problems, checked.lines),
        )


def listen(port: int) -> socket.socket:
    """A socket on the port, or on the next free one, only for this machine."""
    for candidate in range(port, min(port + _PORTS_TRIED, 65536)):
        try:
            listening = socket.create_server((LOOPBACK, candidate))
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
        else:
            listening.setblocking(False)
            return listening
    raise click.UsageError(f"Port {port} is in use, and so are the next ones. Choose another with --port.")


async def _serve(maker: Maker, preview: Preview, listening: socket.socket) -> None:
    site = maker.site
    seen = list_inputs(site.paths)
    _update(maker, preview, seen)
    server = HTTPServer(application(preview))
    server.add_socket(listening)
    preview.port = listening.getsockname()[1]
    address = f"http://{LOOPBACK}:{preview.port}{preview.base}"
    click.echo(f"Serving at {address} (press Ctrl-C to stop)")
    click.echo(f"Styleguide, which only this preview has: {address}{STYLEGUIDE}")
    site.cache.save()
    async for _ in _looks(site.paths):
        # Pages are served in the meantime.
        found = await asyncio.to_thread(list_inputs, site.paths)
        if found.saved == seen.saved:
            continue
        seen = found
        _update(maker, preview, seen)
        preview.changed()
        # Nobody waits for this.
        site.cache.save()


def _update(maker: Maker, preview: Preview, inputs: Inputs) -> None:
    preview.notice = maker.update(inputs)
    preview.base = maker.site.base


async def _looks(paths: Paths) -> AsyncIterator[None]:
    """Yields when it is time to check the files: when the system reports a change, and from time to time."""
    yield
    while True:
        folders = {path: _inode(path) for path in (paths.content, *paths.theme)}
        if any(map(_leads_elsewhere, folders)):
            await asyncio.sleep(_PATIENCE / 1000)
            yield
            continue
        try:
            async for _ in _changes(path for path, inode in folders.items() if inode):
                yield
                # If one folder replaces another, the system reports nothing.
                if any(_inode(path) != inode for path, inode in folders.items()):
                    break
        except (OSError, RuntimeError):
            # The system cannot watch that many folders, or one has just disappeared.
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
    """Whether there is a link below the folder. The watcher would follow it, even across the whole disk."""
    return any(Path(above, name).is_symlink() for above, names, _ in os.walk(folder) for name in names)


def _inode(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None
