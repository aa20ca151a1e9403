"""The next site, made beside the one that is published, and put in its place in one step."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from statepages.write.tree import Tree, Written, above, keep, remove

if sys.platform != "win32":
    import fcntl

MARK = ".statepages"
"""A file that says: this folder was built, and the next build may replace it."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class NotOurs(Exception):
    """The folder to publish to holds something that no build has put there."""


@dataclass
class Stage:
    """The next site in `folder`, beside the one that is published as `target`.

    `had` is what was in the folder when it was taken over from an earlier build.
    """

    folder: Path
    target: Path
    had: Tree

    def fill(self, fresh: Iterable[Written], kept: Iterable[Written]) -> Tree:
        """Let the folder hold the files that were put into it, those of the published site, and no others."""
        files = {written.path: written for written in fresh}
        changed = set(files)
        for written in kept:
            had = self.had.files.get(written.path)
            if had is None or had.digest != written.digest:
                had = keep(self.folder, self.target, written)
                changed.add(written.path)
            files[written.path] = had
        for path in self.had.files.keys() - files.keys():
            remove(self.folder, path)
            changed.add(path)
        if not (self.folder / MARK).exists():
            (self.folder / MARK).write_text("Built by Statepages. The next build replaces this folder.\n")
        # A published tree is for everybody to read; mkdtemp makes it its owner's alone.
        self.folder.chmod(0o755)
        touched = {"", *(folder for path in changed for folder in above(path))}
        return Tree.of(self.folder, files, {k: v for k, v in self.had.folders.items() if k not in touched})

    def publish(self, spare: Path | None) -> bool:
        """Let the folder take the place of the published site, which becomes `spare`; whether it did."""
        with _one_at_a_time(self.target):
            old = _swap(self.folder, self.target)
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

    It is the `spare` folder, where that is just as an earlier build left it (`had`): then little is
    to write. When all of it is there it is published in one step where the system can do that
    (Linux), else by two renames; a build that was killed between those is mended by the next, which
    also sweeps up what killed builds have left. Builds at the same time leave the site of one of
    them. Raises NotOurs, and OSError where the disk is full or may not be written.
    """
    target = target.absolute()
    _make_parent(target)
    with _one_at_a_time(target):
        _recover(target)
    _refuse_foreign(target)
    _sweep(target)
    with _staging(target) as staged:
        taken = _take_over(spare, staged, had) if spare and had else Tree()
        yield Stage(staged, target, taken)


def _take_over(spare: Path, staged: Path, had: Tree) -> Tree:
    """Move an earlier site into the staged folder, if it is as it was left; what is there then."""
    # First make it ours, in one step: another build may want the same.
    taken = staged / ".taken"
    try:
        spare.rename(taken)
        if had.has_its_names(taken) and not had.altered(taken):
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
        raise NotOurs(
            f"{target.parent.name} is no folder, so there can be no {target.name} in it. Choose another "
            "with --output."
        ) from error


@contextlib.contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """A folder beside the target that is gone in the end, and that no other build sweeps up till then."""
    while True:
        staged = Path(tempfile.mkdtemp(prefix=_staged_prefix(target), dir=target.parent))
        with _locked(staged) as is_ours:
            # Another build may have taken it for a dead one's before the lock was on it.
            if not is_ours:
                continue
            try:
                yield staged
            finally:
                shutil.rmtree(staged, ignore_errors=True)
            return


def _one_at_a_time(target: Path) -> contextlib.AbstractContextManager[bool]:
    """Let no other build put a site in its place: between two renames it would find none."""
    return _locked(target.parent)


@contextlib.contextmanager
def _locked(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold a folder with a lock that goes when its process does, however that ends.

    False where the folder has gone, or may be another's. Where the system has no such locks, what
    killed builds leave stays.
    """
    handle = None
    try:
        if sys.platform != "win32":
            handle = os.open(folder, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except FileNotFoundError:
        is_ours = False
    except OSError:
        is_ours = wait
    else:
        is_ours = wait if handle is None else _is_at(folder, handle)
    try:
        yield is_ours
    finally:
        if handle is not None:
            os.close(handle)


def _is_at(folder: Path, handle: int) -> bool:
    """Whether an open folder still has its name."""
    try:
        return os.path.samestat(folder.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _sweep(target: Path) -> None:
    """Remove the folders of builds that were killed: those that nobody holds a lock on."""
    ours = re.compile(re.escape(_staged_prefix(target)) + r"[a-z0-9_]{8}")
    with contextlib.suppress(OSError):
        for path in target.parent.iterdir():
            if not (ours.fullmatch(path.name) and path.is_dir()) or path.is_symlink():
                continue
            with _locked(path, wait=False) as is_ours:
                if is_ours:
                    shutil.rmtree(path, ignore_errors=True)


def _staged_prefix(target: Path) -> str:
    return f".{target.name}-staged-"


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise NotOurs(f"{target.name} is not a folder. Choose another with --output.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).exists():
        raise NotOurs(
            f"The folder {target.name} holds files that were not built here, and a build replaces the "
            "whole folder. Empty it, or choose another with --output."
        )


def _swap(staged: Path, target: Path) -> Path | None:
    """Let two folders change places; where the old site is now, if there was one."""
    if not target.exists():
        with contextlib.suppress(FileExistsError):
            _rename(staged, target)
            return None
    if _exchange(staged, target):
        return staged
    retired = _retired(target)
    target.rename(retired)
    try:
        staged.rename(target)
    except OSError:
        retired.rename(target)
        raise
    return retired


def _rename(staged: Path, target: Path) -> None:
    """Raises FileExistsError where a build at the same time was quicker."""
    try:
        staged.rename(target)
    except OSError as error:
        if error.errno == errno.ENOTEMPTY:
            raise FileExistsError(*error.args) from error
        raise


def _recover(target: Path) -> None:
    """Put the old site back where a build was killed between two renames; sweep up after others."""
    retired = _retired(target)
    if retired.exists():
        if target.exists():
            shutil.rmtree(retired, ignore_errors=True)
        else:
            retired.rename(target)


def _retired(target: Path) -> Path:
    return target.with_name(f".{target.name}-retired")


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
        failed = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
        return not failed
    return False
