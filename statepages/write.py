"""From values to disk: the new site takes the old one's place whole, or not at all."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from statepages.output import Output

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
    mended by the next. Raises NotOurs, and OSError where the disk is full or may not be written.
    """
    target = target.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    _recover(target)
    _refuse_foreign(target)
    staged = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        size = _fill(staged, outputs)
        _swap(staged, target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return size


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
        staged.rename(target)
    elif not _exchange(staged, target):
        retired = _retired(target)
        target.rename(retired)
        staged.rename(target)
        shutil.rmtree(retired, ignore_errors=True)


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
