"""Replace a folder with another: in one step if the system can, else in two that the next build can undo."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from pathlib import Path

from statepages.publish.lock import locked

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def one_at_a_time(target: Path) -> contextlib.AbstractContextManager[bool]:
    """Keep other builds from replacing the site: between two renames they would find none."""
    return locked(target.parent)


def swap(staged: Path, target: Path) -> Path | None:
    """Exchange two folders. Returns where the old site is now, if there was one."""
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
    """Raises FileExistsError if a build at the same time was faster."""
    try:
        staged.rename(target)
    except OSError as error:
        if error.errno == errno.ENOTEMPTY:
            raise FileExistsError(*error.args) from error
        raise


def put_back(target: Path) -> None:
    """Put the old site back after a build that was killed between two renames, and remove leftovers."""
    retired = _retired(target)
    if retired.exists():
        if target.exists():
            shutil.rmtree(retired, ignore_errors=True)
        else:
            retired.rename(target)


def _retired(target: Path) -> Path:
    return target.with_name(f".{target.name}-retired")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False if the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    # Imported here, since a build that finds all up to date does not need it.
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
        failed = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
        return not failed
    return False
