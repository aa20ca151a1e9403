"""The folders that builds make beside the published site, and those that killed builds have left there."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from statepages.publish.lock import locked


@contextlib.contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """A temporary folder beside the target, which no other build removes."""
    # Imported here, since a build that finds all up to date does not need it.
    import tempfile

    while True:
        staged = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        with locked(staged) as is_ours:
            # Another build may have removed it before it was locked.
            if not is_ours:
                continue
            try:
                yield staged
            finally:
                shutil.rmtree(staged, ignore_errors=True)
            return


def sweep(target: Path) -> None:
    """Remove the folders of killed builds: those without a lock."""
    ours = re.compile(re.escape(_prefix(target)) + r"[a-z0-9_]{8}")
    with contextlib.suppress(OSError):
        for path in target.parent.iterdir():
            if not (ours.fullmatch(path.name) and path.is_dir()) or path.is_symlink():
                continue
            with locked(path, wait=False) as is_ours:
                if is_ours:
                    shutil.rmtree(path, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}-staged-"
