"""Shows the progress of a build."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_SOON = 1.0  # seconds before a bar appears; faster builds do not need one
_SELDOM = 5.0  # seconds between lines in a log
_LINE_GONE = "\x1b[A\x1b[2K"


class Progress:
    """Called with (done, total). Shows a bar on a terminal, or a line every few seconds in a log."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._bar: ProgressBar[int] | None = None
        self._last = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar and not self._bar.hidden:
            self._bar.render_finish()
            click.echo(_LINE_GONE, self._stream, nl=False)

    def __call__(self, done: int, total: int) -> None:
        waited = time.monotonic() - self._last
        if self._stream.isatty():
            # Created at the first call, because it estimates the remaining time from then on.
            self._bar = self._bar or _hidden_bar(total, self._stream)
            self._bar.hidden = waited <= _SOON
            self._bar.update(done - self._bar.pos)
        elif waited > _SELDOM:
            click.echo(f"Building: {done:,} of {total:,}", self._stream)
            self._last += waited


def _hidden_bar(total: int, stream: TextIO) -> ProgressBar[int]:
    return click.progressbar(length=total, label="Building", show_pos=True, file=stream, hidden=True)
