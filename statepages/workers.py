"""Processes that work beside this one, started when there is enough to do."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

WORTH = 400
"""Fewer files to read, or pages to make, take less time than it takes to start processes."""

Job = TypeVar("Job")
Done = TypeVar("Done")


class Workers:
    """So many processes at most; without a number, as many as the machine has cores."""

    def __init__(self, count: int | None = None) -> None:
        self.asked = count
        self.count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _would_start(self, jobs: int, *, worth: bool) -> bool:
        """Whether so many jobs are done in processes."""
        return self.count > 1 and jobs > 1 and (worth or (self.asked or 1) > 1)

    def each(
        self, do: Callable[[Job], Done], jobs: Sequence[Job], *, worth: bool
    ) -> Iterator[tuple[int, Done]]:
        """What comes of each job, with its number, in the order in which they are done.

        Where it is not `worth` starting processes, and nobody asked for them, they are done here.
        """
        if not self._would_start(len(jobs), worth=worth):
            yield from ((number, do(job)) for number, job in enumerate(jobs))
            return
        from concurrent.futures import as_completed

        with _own_modules():
            pool = self._start()
            futures = {pool.submit(do, job): number for number, job in enumerate(jobs)}
        for future in as_completed(futures):
            yield futures.pop(future), future.result()

    def expect(self, jobs: int) -> None:
        """Prepare for so many jobs, if they are worth it: that can be done while others are found out."""
        if self._would_start(jobs, worth=jobs > WORTH):
            _prepare()

    def _start(self) -> ProcessPoolExecutor:
        # Here and below, since small sites are made without processes.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        if self._pool is None:
            _prepare()
            # Never a plain fork: the command line may have a thread that draws the progress bar.
            context = multiprocessing.get_context("forkserver" if _forks() else "spawn")
            self._pool = ProcessPoolExecutor(self.count, context, initializer=_begin)
        return self._pool


def _forks() -> bool:
    import multiprocessing

    return "forkserver" in multiprocessing.get_all_start_methods()


def _prepare() -> None:
    """Start the process that the others are forked from, where the system has such."""
    if _forks():
        import multiprocessing
        from multiprocessing import forkserver

        multiprocessing.set_forkserver_preload(["statepages.preloaded"])
        with _own_modules():
            forkserver.ensure_running()


@contextmanager
def _own_modules() -> Iterator[None]:
    """Processes started meanwhile find modules where this one's lie, and not in the folder one stands in.

    Python looks there first by itself. In content/, a pull request decides what it would find.
    """
    own = {"PYTHONSAFEPATH": "1", "PYTHONPATH": str(Path(__file__).parents[1])}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _begin() -> None:
    """Let a worker end with its build: that of one that was killed would wait for work for ever."""
    gc.set_threshold(500_000)  # as in the process that started it
    threading.Thread(target=_wait_for_build, daemon=True).start()


def _wait_for_build() -> None:
    import multiprocessing

    build = multiprocessing.parent_process()
    if build:
        build.join()
        os._exit(1)
