"""Worker processes, started only when there is enough to do."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from statepages.engine import ENGINE, IS_INSTALLED

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

WORTH = 400
"""Fewer files or pages than this take less time than starting processes does."""

_MOST_ON_WINDOWS = 61
"""It cannot wait for more processes than this."""

Job = TypeVar("Job")
Done = TypeVar("Done")


class Workers:
    """At most so many processes; without a number, one for each core of the machine."""

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
        """Whether so many jobs will be done in processes."""
        return self.count > 1 and jobs > 1 and (worth or (self.asked or 1) > 1)

    def each(
        self, do: Callable[[Job], Done], jobs: Sequence[Job], *, worth: bool
    ) -> Iterator[tuple[int, Done]]:
        """The result of each job with its number, in the order in which they finish.

        The jobs are done in this process if they are not `worth` starting others and nobody asked for any.
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
        """Start processes for so many jobs, if they are worth it, while the jobs are still being found."""
        if self._would_start(jobs, worth=jobs > WORTH):
            _prepare()

    def _start(self) -> ProcessPoolExecutor:
        # Imported here and below, since small sites are made without processes.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        if self._pool is None:
            _prepare()
            # Never a plain fork: a thread of the command line may be drawing the progress bar.
            context = multiprocessing.get_context("forkserver" if _forks() else "spawn")
            most = _MOST_ON_WINDOWS if sys.platform == "win32" else self.count
            self._pool = ProcessPoolExecutor(min(self.count, most), context, initializer=_begin)
        return self._pool


def _forks() -> bool:
    import multiprocessing

    return "forkserver" in multiprocessing.get_all_start_methods()


def _prepare() -> None:
    """Start the process that the others are forked from, on systems that have one."""
    if _forks():
        import multiprocessing
        from multiprocessing import forkserver

        multiprocessing.set_forkserver_preload(["statepages.preloaded"])
        with _own_modules():
            forkserver.ensure_running()


@contextmanager
def _own_modules() -> Iterator[None]:
    """New processes import our modules from this checkout or package, not from the current folder.

    Python looks in the current folder first. If that is content/, a pull request decides what it finds.
    """
    own = {"PYTHONSAFEPATH": "1"}
    if not IS_INSTALLED:
        own["PYTHONPATH"] = str(ENGINE)
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
    """Let a worker end with its build: after a killed build it would wait for work forever."""
    gc.set_threshold(500_000)  # as in the process that started it
    threading.Thread(target=_wait_for_build, daemon=True).start()


def _wait_for_build() -> None:
    import multiprocessing

    build = multiprocessing.parent_process()
    if build:
        build.join()
        os._exit(1)
