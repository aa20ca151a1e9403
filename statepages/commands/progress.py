"""How far a build has come."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    import rich.progress

_SOON = 1.0  # seconds before a bar appears: what is quicker needs none
_SELDOM = 5.0  # seconds between the lines of a log


class Progress:
    """Called with (done, total): a bar on a terminal, now and then a line elsewhere; on stderr."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._bar: rich.progress.Progress | None = None
        self._last = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        waited = time.monotonic() - self._last
        if self._console.is_terminal:
            if not self._bar and waited > _SOON:
                self._bar = _bar(self._console)
                self._bar.start()
            if self._bar:
                self._bar.update(self._bar.task_ids[0], completed=done, total=total)
        elif waited > _SELDOM:
            self._console.print(f"Building: {done:,} of {total:,}")
            self._last += waited


def _bar(console: Console) -> rich.progress.Progress:
    # Here, since most builds are over before anybody needs a bar.
    import rich.progress

    bar = rich.progress.Progress(
        rich.progress.TextColumn("Building"),
        rich.progress.BarColumn(),
        rich.progress.MofNCompleteColumn(),
        rich.progress.TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    bar.add_task("Building")
    return bar
