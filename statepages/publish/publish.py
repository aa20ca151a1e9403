"""From the tasks of a site to the published folder. Files that have not changed are kept."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from statepages.cache import Cache
from statepages.paths import shown_name
from statepages.problem import Place, Problem
from statepages.progress import Progress
from statepages.publish.make import make
from statepages.publish.published import SPARE, Published, keep_published, published, take_spare
from statepages.publish.staging import NotOurs, stage
from statepages.publish.tree import Tree, put
from statepages.task import Task
from statepages.workers import Workers

_STILL_THERE = "The last good site is still in place."
_DENIED = "Allow writing there, or choose another folder with --output."
_ADVICE = {
    errno.ENOSPC: "Free some disk space, then build again.",
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: _DENIED,
}


def publish(
    tasks: Sequence[Task], target: Path, cache: Cache, workers: Workers, progress: Progress
) -> tuple[Tree | None, list[Problem]]:
    """Make what has to be made and publish the site. Returns its files, or what went wrong."""
    try:
        return _publish(tasks, target, cache, workers, progress)
    except (NotOurs, OSError) as error:
        what = (error.strerror if isinstance(error, OSError) else None) or str(error)
        advice = _ADVICE.get(error.errno or 0, "") if isinstance(error, OSError) else ""
        words = (f"The site could not be written: {what.rstrip('.')}.", advice, _STILL_THERE)
        message = " ".join(filter(None, words))
        return None, [Problem(Place(shown_name(target)), "error", "output", message)]


def _publish(
    tasks: Sequence[Task], target: Path, cache: Cache, workers: Workers, progress: Progress
) -> tuple[Tree | None, list[Problem]]:
    before, keys = published(cache), {task.address: task.key for task in tasks}
    altered = before.tree.altered(target)
    missing = [task for task in tasks if not before.has(task.address, keys[task.address], altered)]
    is_intact = not altered and before.tree.has_its_names(target)
    if not missing and before.keys == keys and is_intact:
        return before.tree, []
    spare = cache.folder / SPARE if cache.folder else None
    with stage(target, spare, take_spare(cache)) as staged:
        made, problems = make(missing, partial(put, staged.folder, staged.target), workers, progress)
        if problems:
            return None, problems
        remade = {task.address for task in missing}
        kept = (file for address in keys if address not in remade for file in before.files_of(address))
        tree = staged.complete((file for files in made for file in files), kept)
        is_spared = staged.publish(spare)
    keep_published(cache, Published(tree, keys), before.tree if is_spared and is_intact else None)
    return tree, []
