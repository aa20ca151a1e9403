"""From values to disk: the new site takes the old one's place whole, or not at all."""

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
from pathlib import Path

from statepages.output import Output

if sys.platform != "win32":
    import fcntl

MARK = ".statepages"
"""A file that says: this folder was built, and the next build may replace it."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class NotOurs(Exception):
    """The folder to publish to holds something that no build has put there."""


def write(outputs: Iterable[Output], target: Path) -> int:
    """Publish files as the folder `target`, and say how many bytes they have.

    They are written beside it first. Then the two folders change places in one step where the
    system can do that (Linux), else by two renames; a build that was killed between those is
    mended by the next, which also sweeps up what killed builds have left. Builds at the same time
    leave the site of one of them. Raises NotOurs, and OSError where the disk is full or may not be
    written.
    """
    target = target.absolute()
    _make_parent(target)
    _recover(target)
    _refuse_foreign(target)
    _sweep(target)
    with _staging(target) as staged:
        size = _fill(staged, outputs)
        _swap(staged, target)
    return size


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


def _fill(folder: Path, outputs: Iterable[Output]) -> int:
    # A published tree is for everybody to read; mkdtemp makes it its owner's alone.
    folder.chmod(0o755)
    size = 0
    made: set[Path] = {folder}
    for output in outputs:
        path = folder / output.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(output.data)
        size += len(output.data)
    (folder / MARK).write_text("Built by Statepages. The next build replaces this folder.\n")
    return size


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise NotOurs(f"{target.name} is not a folder. Choose another with --output.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).exists():
        raise NotOurs(
            f"The folder {target.name} holds files that were not built here, and a build replaces the "
            "whole folder. Empty it, or choose another with --output."
        )


def _swap(staged: Path, target: Path) -> None:
    if not target.exists():
        with contextlib.suppress(FileExistsError):
            _rename(staged, target)
            return
    if not _exchange(staged, target):
        retired = _retired(target)
        target.rename(retired)
        try:
            staged.rename(target)
        except OSError:
            retired.rename(target)
            raise
        shutil.rmtree(retired, ignore_errors=True)


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
