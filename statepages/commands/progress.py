"""How far a build has come."""

from __future__ import annotations

import time
from types import TracebackType

import rich.progress
from rich.console import Console

_SOON = 1.0  # seconds before a bar appears: what is quicker needs none
_SELDOM = 5.0  # seconds between the lines of a log


class Progress:
    """Called with (done, total): a bar on a terminal, now and then a line elsewhere; on stderr."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._bar = rich.progress.Progress(
            rich.progress.TextColumn("Building"),
            rich.progress.BarColumn(),
            rich.progress.MofNCompleteColumn(),
            rich.progress.TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._task = self._bar.add_task("Building")
        self._last = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar.live.is_started:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        waited = time.monotonic() - self._last
        self._bar.update(self._task, completed=done, total=total)
        if self._console.is_terminal:
            if waited > _SOON:
                self._bar.start()
        elif waited > _SELDOM:
            self._console.print(f"Building: {done:,} of {total:,}")
            self._last += waited
