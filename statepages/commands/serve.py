"""`serve`: the site in a browser while one writes."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from tornado.httpserver import HTTPServer

from statepages import report
from statepages.cache import Cache
from statepages.commands import options
from statepages.commands.build import tell
from statepages.commands.preview import Preview, application
from statepages.pipeline import building
from statepages.pipeline.caching import cache_of
from statepages.pipeline.paths import Paths

LOOPBACK = "127.0.0.1"
_PORTS_TRIED = 50
_PAUSE = 0.12  # seconds between two looks at the files
_SETTLE = 0.03  # an editor may write a file in several goes
_REST = 4  # times as long as a look takes: 10,000 files must not keep a core busy

Snapshot = dict[str, tuple[int, int]]


@click.command("serve")
@options.all_options
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any.")
def command(
    content: Path | None,
    output: Path | None,
    now: datetime | None,
    strict: bool,
    workers: int | None,
    no_cache: bool,
    port: int,
) -> None:
    """Build, show the site on this machine, and build again whenever a file is saved.

    With an error in a file the last good site stays, with the problems over it.
    """
    paths = options.paths_of(content, output)
    cache = cache_of(paths, anew=no_cache)
    maker = Maker(paths, options.instant(now, paths), strict, workers, cache, Preview(paths.output))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(maker, listen(port)))


@dataclass
class Maker:
    """Builds the site again and again for a preview, and never fails."""

    paths: Paths
    now: datetime | None
    strict: bool
    workers: int | None
    cache: Cache
    preview: Preview

    def make(self) -> None:
        """Build, and hand the preview what kept the site from being published, if anything did."""
        self.preview.headline, self.preview.problems = self._outcome()

    def _outcome(self) -> tuple[str, str]:
        began = time.monotonic()
        try:
            built = building.build(
                self.paths,
                now=self.now,
                clock=options.clock(),
                cache=self.cache,
                strict=self.strict,
                workers=self.workers,
            )
        except Exception:  # whatever it is, the next save may mend it
            traceback.print_exc()
            return "The build broke off: this is a fault in Statepages.", traceback.format_exc()
        tell(built, self.paths, seconds=time.monotonic() - began, strict=self.strict)
        if built.base:
            self.preview.base = built.base
        if built.published:
            return "", ""
        problems = report.judged(built.problems, strict=self.strict)
        problems.sort(key=lambda problem: not problem.is_error)
        shown = "This is the last good site" if self.paths.output.is_dir() else "There is no site yet"
        headline = f"{shown}: {report.count(problems)} to look at."
        return headline, report.as_text(problems, built.lines).plain


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
    seen = snapshot(maker.paths)
    maker.make()
    maker.cache.save()
    server = HTTPServer(application(maker.preview))
    server.add_socket(listening)
    maker.preview.port = listening.getsockname()[1]
    address = f"http://{LOOPBACK}:{maker.preview.port}{maker.preview.base}"
    click.echo(f"Serving at {address} (Ctrl-C ends it)")
    while True:
        seen = await _change(maker.paths, seen)
        maker.make()
        maker.preview.changed()
        maker.cache.save()


async def _change(paths: Paths, seen: Snapshot) -> Snapshot:
    """Wait until the files differ from what was seen, and hold still again."""
    while True:
        began = time.monotonic()
        found = snapshot(paths)
        if found != seen:
            while True:
                await asyncio.sleep(_SETTLE)
                seen, found = found, snapshot(paths)
                if seen == found:
                    return seen
        await asyncio.sleep(max(_PAUSE, _REST * (time.monotonic() - began)))


def snapshot(paths: Paths) -> Snapshot:
    """The time and size of each file that a site is made from."""
    folders = (paths.content, paths.templates, paths.search)
    return dict(entry for folder in folders for entry in _files(folder))


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~") or entry.name == "__pycache__":
            continue
        with contextlib.suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                found = entry.stat(follow_symlinks=False)
                yield entry.path, (found.st_mtime_ns, found.st_size)
