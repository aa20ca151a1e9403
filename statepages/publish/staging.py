"""The next site, made beside the one that is published, and put in its place in one step."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from statepages.publish.leftovers import folder_beside, sweep
from statepages.publish.swap import one_at_a_time, put_back, swap
from statepages.publish.tree import Tree, Written, keep, tree_of

MARK = ".statepages"
"""A file that says: this folder was built, and the next build may replace it."""


class NotOurs(Exception):
    """The folder to publish to holds something that no build has put there."""


class Stage(Struct, frozen=True):
    """The next site in `folder`, beside the one that is published as `target`."""

    folder: Path
    target: Path

    def complete(self, fresh: Iterable[Written], kept: Iterable[Written]) -> Tree:
        """Add files of the published site to those that were put into the folder; what it has then."""
        files = [*fresh, *(keep(self.folder, self.target, file) for file in kept)]
        (self.folder / MARK).write_text("Built by Statepages. The next build replaces this folder.\n")
        # A published tree is for everybody to read; mkdtemp makes it its owner's alone.
        self.folder.chmod(0o755)
        return tree_of(self.folder, files)

    def publish(self) -> None:
        """Let the folder take the place of the published site."""
        with one_at_a_time(self.target):
            old = swap(self.folder, self.target)
            if old:
                shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def stage(target: Path) -> Iterator[Stage]:
    """A new folder to make the next site in.

    When all of it is there it is published in one step where the system can do that
    (Linux), else by two renames; a build that was killed between those is mended by the next, which
    also sweeps up what killed builds have left. Builds at the same time leave the site of one of
    them. Raises NotOurs, and OSError where the disk is full or may not be written.
    """
    target = target.absolute()
    _make_parent(target)
    with one_at_a_time(target):
        put_back(target)
        # Between two renames of another build its mark is in neither place.
        _refuse_foreign(target)
    sweep(target)
    with folder_beside(target) as staged:
        yield Stage(staged, target)


def _make_parent(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        what = "a link that leads to no folder" if target.parent.is_symlink() else "no folder"
        raise NotOurs(
            f"{target.parent.name} is {what}, so there can be no {target.name} in it. Choose another "
            "with --output."
        ) from error


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink():
        raise NotOurs(
            f"{target.name} is a link, and a build replaces the whole folder. Delete the link, or choose "
            "another folder with --output."
        )
    if target.exists() and not target.is_dir():
        raise NotOurs(f"{target.name} is not a folder. Choose another with --output.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).exists():
        raise NotOurs(
            f"The folder {target.name} holds files that were not built here, and a build replaces the "
            "whole folder. Empty it, or choose another with --output."
        )
