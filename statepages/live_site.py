"""A site in memory, whose files are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from statepages import styleguide
from statepages.cache import Cache
from statepages.checking.check import Checked, check
from statepages.checking.settings import begin
from statepages.history import read_history
from statepages.inputs import Inputs
from statepages.outputs.offline import switched_off
from statepages.paths import Paths
from statepages.plan import plan_lazily
from statepages.task import Task
from statepages.workers import Workers


class LiveSite:
    """The last good site of a content folder, under the path `base`.

    It `is_empty` until there is a good site. It also has a styleguide, which a build does not make. `asked`
    replaces the current time. Only the `cache` is written to disk.
    """

    def __init__(
        self,
        paths: Paths,
        cache: Cache,
        asked: datetime | None = None,
        *,
        strict: bool = False,
        workers: int | None = None,
    ) -> None:
        self.paths, self.cache, self.asked, self.strict, self.workers = paths, cache, asked, strict, workers
        self.base = "/"
        self.is_empty = True
        self._tasks: dict[str, Task] = {}
        self._further: Iterator[Task] = iter(())
        self._made: dict[str, tuple[bytes, dict[str, bytes]]] = {}

    def update(self, inputs: Inputs, clock: datetime) -> Checked:
        """Read what has changed and plan the site again. If there are errors, the last good site stays."""
        start = begin(self.paths, self.asked, clock, self.cache)
        history = read_history(self.paths.content, inputs.commit, self.cache)
        with Workers(self.workers) as beside:
            checked = check(
                self.paths,
                start,
                cache=self.cache,
                workers=beside,
                listed=inputs.content.listed,
                history=lambda: history,
                strict=self.strict,
            ).with_history(history)
        tasks, problems = plan_lazily(checked, self.paths, styleguide.plan)
        checked = checked.with_problems(*problems, strict=self.strict)
        settings = start.settings.value
        # Pages of the last good site, and what they link to, keep their addresses.
        if settings and (self.is_empty or not checked.has_errors):
            self.base = settings.base_path
        if not checked.has_errors:
            # A copy that the browser keeps offline would hide the next preview on the same port.
            self.is_empty, self._tasks, self._further = False, {}, map(switched_off, tasks)
        return checked

    def find(self, path: str) -> bytes | None:
        """A file by its path below the site; None if there is none. Raises ProblemError."""
        task = self._task(path)
        return self._files(task).get(path) if task else None

    def _task(self, path: str) -> Task | None:
        """The task that makes a file. Plans further only if it has to."""
        # A task makes one file, or all files of a folder.
        addresses = {path, *(f"{folder}/" for folder in PurePosixPath(path).parents)}
        for address in addresses & self._tasks.keys():
            return self._tasks[address]
        try:
            for task in self._further:
                self._tasks[task.address] = task
                if task.address in addresses:
                    return task
        except Exception as error:
            # This error stops the planning of all later files, whoever asks for them.
            self._further = map(_raised, [error])
            raise
        return None

    def _files(self, task: Task) -> dict[str, bytes]:
        """The files of a task by their paths, made again only if something about them has changed."""
        key, (known, files) = task.key, self._made.get(task.address, (b"", {}))
        if key != known:
            files = {output.path: output.data for output in task.outputs()}
            self._made[task.address] = key, files
        return files


def _raised(error: Exception) -> Task:
    raise error
