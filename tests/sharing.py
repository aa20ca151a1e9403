"""What is made once in a test run, by whichever process needs it first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, filled by `make`. No test changes it, since other tests use it too."""
    base = factory.getbasetemp()
    # The processes of a run have folders side by side; a single process has no neighbors, only earlier runs.
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = root / "made-once" / name
    folder.parent.mkdir(exist_ok=True)
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / "done"
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what a failed attempt left
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
