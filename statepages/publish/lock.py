"""Locks on folders, which end with the process that holds them, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextlib.contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Lock a folder until the block, or the process, ends.

    False if the folder is gone, or may be another's. On systems without such locks, the folders of killed
    builds stay.
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
