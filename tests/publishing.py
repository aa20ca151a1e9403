"""A program that publishes two sites in turn, for tests that kill it or let its disk calls fail.

`python -m tests.publishing kill FOLDER TIMES` forks one that publishes without end and kills it, over and
over; `fail FOLDER` lets each disk call of a build fail in its turn; `race FOLDER NAME TIMES` just publishes.
Each prints what was left of the site: its name where it is whole.
"""

import itertools
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from statepages.output import Output
from statepages.write import staging
from tests.written import Builds, write

FULL = OSError(28, "No space left on device")
DISK = ("open", "os.", "ctypes.")
"""The beginnings of the names of what the interpreter says before it touches the disk."""


def site(name: str, pages: int = 40) -> dict[str, bytes]:
    """The files of a site: some that both sites have, with other words, and some that only one has."""
    paths = [f"{folder}/{number}/index.html" for folder in ("us", name) for number in range(pages // 2)]
    return {path: f"{name} {path} ".encode() * 200 for path in [*paths, "index.html"]}


def publish(target: Path, files: dict[str, bytes]) -> None:
    write(outputs(files), target)


def outputs(files: dict[str, bytes]) -> list[Output]:
    return [Output(path, data) for path, data in sorted(files.items())]


def whole(target: Path, pages: int = 40) -> str:
    """The name of the site that is there, all of it and nothing else; "" where there is none."""
    found = {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    if not target.exists():
        return ""
    return next((name for name in "ab" if found == site(name, pages)), f"neither: {len(found)} files")


def kill(target: Path, times: int) -> Iterator[dict[str, object]]:
    """What was left after each kill, and after the build that came next and failed."""
    chance = random.Random(times)
    publish(target, site("a"))
    began = time.monotonic()
    for name in "ba":
        publish(target, site(name))
    lasts = time.monotonic() - began
    for _ in range(times):
        child = os.fork()
        if not child:
            builds = Builds(target, target.parent.parent / f"spare-{os.getpid()}")
            for name in itertools.cycle("ba"):
                builds.write(outputs(site(name)))
        time.sleep(chance.uniform(0, lasts))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = {"site": whole(target), "beside": len(list(target.parent.iterdir())) - 1}
        try:
            write(failing(), target)
        except OSError:
            yield {**left, "after": whole(target), "beside after": len(list(target.parent.iterdir())) - 1}


def failing() -> Iterator[Output]:
    yield Output("index.html", b"half")
    raise FULL


def fail(target: Path, *, fresh: bool) -> Iterator[dict[str, object]]:
    """What was left after a build whose first disk call failed, whose second did, and so on."""
    countdown, hit = -1, ""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal countdown, hit
        if countdown >= 0 and event.startswith(DISK):
            countdown -= 1
            if countdown < 0:
                hit = event
                raise OSError(*FULL.args)

    sys.addaudithook(hook)
    for number in itertools.count():
        if fresh:
            shutil.rmtree(target, ignore_errors=True)
        before = whole(target, 4)
        countdown, said = number, ""
        try:
            publish(target, site("b" if before == "a" else "a", 4))
        except OSError as error:
            said = error.strerror or ""
        is_over, countdown = countdown >= 0, -1
        yield {"call": hit, "before": before, "said": said, "after": whole(target, 4)}
        if is_over:
            return


def main(what: str, folder: str, *rest: str) -> None:
    target = Path(folder) / "output"
    if "renames" in rest:
        staging._exchange = lambda one, other: False
    if what == "race":
        for _ in range(int(rest[1])):
            publish(target, site(rest[0]))
    else:
        for row in kill(target, int(rest[0])) if what == "kill" else fail(target, fresh="fresh" in rest):
            print(json.dumps(row))


if __name__ == "__main__":
    main(*sys.argv[1:])
