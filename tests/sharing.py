"""What is made once in a run of the tests, whichever of its processes comes first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, which `make` has filled. No test changes it, since others look at it too."""
    base = factory.getbasetemp()
    # The processes of a run have folders side by side; one alone has no neighbors, only earlier runs.
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = root / "made-once" / name
    folder.parent.mkdir(exist_ok=True)
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / "done"
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what is left of an attempt that failed
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
