"""The next site is made beside the published one, and then replaces it in one step."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from statepages.publish.leftovers import folder_beside, sweep
from statepages.publish.swap import one_at_a_time, put_back, swap
from statepages.publish.tree import Tree, Written, keep, remove, tree_of

MARK = ".statepages"
"""A file that says: a build made this folder, and the next build may replace it."""


class NotOurs(Exception):
    """The folder to publish to contains something that no build put there."""


class Stage(Struct, frozen=True):
    """The next site in `folder`, beside the published one in `target`.

    `had` is what was in the folder when it was taken over from an earlier build.
    """

    folder: Path
    target: Path
    had: Tree

    def complete(self, fresh: Iterable[Written], kept: Iterable[Written]) -> Tree:
        """Leave in the folder the new files and the kept files of the published site, and no others."""
        files = {file.path: file for file in fresh}
        changed = set(files)
        for file in kept:
            # The folder may have it already, as another name of the same file.
            if self.had.files.get(file.path) != file:
                changed.add(file.path)
                file = keep(self.folder, self.target, file)
            files[file.path] = file
        for path in self.had.files.keys() - files.keys():
            remove(self.folder, path)
            changed.add(path)
        if not (self.folder / MARK).exists():
            (self.folder / MARK).write_text("Built by Statepages. The next build replaces this folder.\n")
        # Everybody may read a published site, but only the owner may read a folder of mkdtemp.
        self.folder.chmod(0o755)
        return tree_of(self.folder, files, self.had, changed)

    def publish(self, spare: Path | None = None) -> bool:
        """Replace the published site with the folder. The old site may become the spare one."""
        with one_at_a_time(self.target):
            old = swap(self.folder, self.target)
            if old and spare:
                with contextlib.suppress(OSError):
                    spare.parent.mkdir(exist_ok=True)
                    shutil.rmtree(spare, ignore_errors=True)
                    old.rename(spare)
                    return True
            if old:
                shutil.rmtree(old, ignore_errors=True)
            return False


@contextlib.contextmanager
def stage(target: Path, spare: Path | None = None, had: Tree | None = None) -> Iterator[Stage]:
    """A folder to make the next site in.

    It is the `spare` site, the one before the published one, if nobody has changed it (`had`). Then little
    has to be written: giving ten thousand files a new name takes longer than the rest of a build. The
    finished site is published in one step if the system can do that (Linux), else by two renames. After a
    build that was killed between those, the next one puts the old site back, and removes what killed builds
    have left. If several builds run at the same time, one wins.

    Raises NotOurs, and OSError if the disk is full or cannot be written to.
    """
    target = target.absolute()
    _make_parent(target)
    with one_at_a_time(target):
        put_back(target)
        # Between two renames of another build, its mark is in neither place.
        _refuse_foreign(target)
    sweep(target)
    with folder_beside(target) as staged:
        taken = _take_over(spare, staged, had) if spare and had else Tree()
        yield Stage(staged, target, taken)


def _take_over(spare: Path, staged: Path, had: Tree) -> Tree:
    """Move the spare site into the staged folder, if nobody has changed it. Returns what is there then."""
    # First make it ours, in one step: another build may want the same.
    taken = staged / ".taken"
    try:
        spare.rename(taken)
        if had.is_untouched(taken):
            for path in taken.iterdir():
                path.rename(staged / path.name)
            taken.rmdir()
            return had
    except OSError:
        pass
    for path in staged.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return Tree()


def _make_parent(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        what = "a link that does not lead to a folder" if target.parent.is_symlink() else "not a folder"
        raise NotOurs(
            f"{target.parent.name} is {what}, so {target.name} cannot be in it. Choose another with --output."
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
            f"The folder {target.name} has files that no build made, and a build replaces the "
            "whole folder. Empty it, or choose another with --output."
        )
