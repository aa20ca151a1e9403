"""What a command and all the processes that it starts use: seconds, CPU and memory. Needs Linux.

`python -m bench.measure FOLDER COMMAND...` runs a command in a folder and prints its usage as JSON.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from threading import Event, Thread

PAUSE = 0.1
"""Seconds between memory readings: often enough to see a peak, rarely enough not to slow the command down."""

_BE_PARENT_OF_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of linux/prctl.h


@dataclass(frozen=True)
class Usage:
    """Wall-clock seconds, CPU seconds, and peak memory in bytes."""

    wall: float
    cpu: float
    memory: int

    def __add__(self, after: Usage) -> Usage:
        """One command after another."""
        return Usage(self.wall + after.wall, self.cpu + after.cpu, max(self.memory, after.memory))


def medians(usages: list[Usage]) -> Usage:
    """The median of each value."""
    return Usage(
        median(one.wall for one in usages),
        median(one.cpu for one in usages),
        round(median(one.memory for one in usages)),
    )


def measure(command: list[str], folder: Path) -> Usage:
    """Run a command in a folder. If it fails, raises RuntimeError with its output."""
    root = Path(__file__).parent.parent
    measuring = [sys.executable, "-m", "bench.measure", str(folder), *command]
    done = subprocess.run(measuring, cwd=root, capture_output=True, text=True, env=_environment())
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return Usage(**json.loads(done.stdout.splitlines()[-1]))


def _environment() -> dict[str, str]:
    """The environment of this process, but Python saves compiled code, so that runs do not compile again."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Run the command given on the command line."""
    folder, *command = sys.argv[1:]
    # Workers that outlive the command become children of this process, so their CPU time counts.
    ctypes.CDLL(None).prctl(_BE_PARENT_OF_ORPHANS, 1, 0, 0, 0)
    peak, ended = [0], Event()
    watcher = Thread(target=_watch, args=(peak, ended), daemon=True)
    watcher.start()
    with TemporaryFile() as said:
        began = time.perf_counter()
        code = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said).returncode
        wall = time.perf_counter() - began
        ended.set()
        watcher.join()
        if code:
            said.seek(0)
            sys.exit(said.read().decode(errors="replace"))
    _await_orphans()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps(asdict(Usage(wall, used.ru_utime + used.ru_stime, peak[0]))))


def _await_orphans() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def _watch(peak: list[int], ended: Event) -> None:
    """Record the peak memory of all processes below this one together."""
    while not ended.wait(PAUSE):
        peak[0] = max(peak[0], sum(map(_memory, _below(os.getpid()))))


def _below(process: int) -> list[int]:
    """The processes that a process started, and all those that they started in turn."""
    try:
        lists = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it has ended
        return []
    children = [int(child) for text in lists for child in text.split()]
    return [*children, *(grandchild for child in children for grandchild in _below(child))]


def _memory(process: int) -> int:
    """The memory of a process in bytes. A page that several processes share is split between them."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
