"""A site whose files are made when somebody asks for them, in memory."""

from __future__ import annotations

from datetime import datetime

from statepages.cache import Cache
from statepages.checking.check import Checked, check
from statepages.checking.settings import begin
from statepages.inputs import Inputs
from statepages.paths import Paths
from statepages.plan import plan
from statepages.task import Task
from statepages.workers import Workers


class LiveSite:
    """The last good site of a content folder: its tasks, and the files that have been made of them."""

    def __init__(
        self, paths: Paths, cache: Cache, *, strict: bool = False, workers: int | None = None
    ) -> None:
        self.paths, self.cache, self.strict, self.workers = paths, cache, strict, workers
        self.base = "/"
        self._tasks: dict[str, Task] = {}
        self._made: dict[str, tuple[bytes, dict[str, bytes]]] = {}

    def __bool__(self) -> bool:
        """Whether there has been a good site."""
        return bool(self._tasks)

    def update(self, inputs: Inputs, asked: datetime | None, clock: datetime) -> Checked:
        """Read what has changed and plan anew. With an error the last good site stays."""
        start = begin(self.paths, asked, clock, self.cache)
        with Workers(self.workers) as beside:
            listed = inputs.content.listed
            checked = check(
                self.paths, start, cache=self.cache, workers=beside, listed=listed, strict=self.strict
            )
        tasks, problems = plan(checked, self.paths)
        checked = checked.with_problems(*problems, strict=self.strict)
        if start.settings.value:
            self.base = start.settings.value.base_path
        if not checked.has_errors:
            self._tasks = {task.address: task for task in tasks}
        return checked

    def find(self, path: str) -> bytes | None:
        """A file by its path below the site; None where there is none. Raises CannotMake."""
        if path in self._tasks:
            return self._files(self._tasks[path]).get(path)
        for address, task in self._tasks.items():
            if address.endswith("/") and path.startswith(address):
                return self._files(task).get(path)
        return None

    def _files(self, task: Task) -> dict[str, bytes]:
        """The files of a task by their paths, made anew only where something about them has changed."""
        key, (known, files) = task.key, self._made.get(task.address, (b"", {}))
        if key != known:
            files = {output.path: output.data for output in task.outputs()}
            self._made[task.address] = key, files
        return files
