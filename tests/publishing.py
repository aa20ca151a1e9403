"""A program that publishes two sites in turn, for tests that kill it or let its disk calls fail.

`python -m tests.publishing kill FOLDER` kills builds at each of their disk calls in turn; `fail FOLDER` lets
each of these calls fail; `race FOLDER NAME TIMES` just publishes. Each prints which site was there
afterwards: its name if it is whole.
"""

import contextlib
import itertools
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from statepages.output import Output
from statepages.publish import swap
from tests.builds import Builds, write

BOTH = ("same/index.html", "same/page.html")
"""Files that are the same in both sites."""

FULL = OSError(28, "No space left on device")
DISK = ("open", "os.", "ctypes.")
"""How the names of audit events begin that come before the disk calls."""


def site(name: str, pages: int = 40) -> dict[str, bytes]:
    """The files of a site: some in both sites, with the same or other words, and some only in one."""
    paths = [f"{folder}/{number}/index.html" for folder in ("us", name) for number in range(pages // 2)]
    own = {path: f"{name} {path} ".encode() * 200 for path in [*paths, "index.html"]}
    return own | dict.fromkeys(BOTH, b"the same")


def publish(target: Path, files: dict[str, bytes]) -> None:
    write(outputs(files), target)


def outputs(files: dict[str, bytes]) -> list[Output]:
    return [Output(path, data) for path, data in sorted(files.items())]


def whole(target: Path, pages: int = 40) -> str:
    """The name of the site, if it is whole and there is nothing else; "" if there is none."""
    found = {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    if not target.exists():
        return ""
    return next((name for name in "ab" if found == site(name, pages)), f"neither: {len(found)} files")


def kill(target: Path) -> Iterator[dict[str, object]]:
    """What was left by builds that were killed at the first disk call, at the second, and so on.

    Then comes a build that fails. If there was no site, it is killed at each of its calls too, else at every
    fourth, until it ends.
    """
    publish(target, site("a", 4))
    for at in itertools.count():
        is_over = not killed(at, partial(three_builds, target, whole(target, 4)))
        left = {"site": whole(target, 4), "beside": len(list(target.parent.iterdir())) - 1}
        again = itertools.count(at % 4, 4) if left["site"] else itertools.count()
        while killed(next(again), partial(a_failing_build, target)):
            pass
        beside = len(list(target.parent.iterdir())) - 1
        yield {**left, "after": whole(target, 4), "beside after": beside}
        # Folders that no build removes would make each build slower than the last.
        if is_over or beside:
            return


def killed(at: int, work: Callable[[], None]) -> bool:
    """Whether a process was killed while doing this work, just before that disk call."""
    child = os.fork()
    if not child:
        countdown = itertools.count(at, -1)

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            if event.startswith(DISK) and next(countdown) == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        try:
            work()
        finally:
            # Whatever happened to the work, do not return into the program that forked this process.
            os._exit(sys.exc_info()[0] is not None)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in {0, -signal.SIGKILL}, "a build that follows a killed one failed"
    return ended != 0


def three_builds(target: Path, there: str) -> None:
    """The second and third reuse files of the build before, and the third reuses the first one's folder."""
    other = "a" if there == "b" else "b"
    builds = Builds(target, target.parent.parent / "spare")
    builds.write(outputs(site(other, 4)))
    for name in (there, other):
        fresh = {path: data for path, data in site(name, 4).items() if path not in BOTH}
        builds.write(outputs(fresh), BOTH)


def a_failing_build(target: Path) -> None:
    with contextlib.suppress(OSError):
        write(failing(), target)


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
        swap._exchange = lambda one, other: False
    if what == "race":
        for _ in range(int(rest[1])):
            publish(target, site(rest[0]))
    else:
        for row in kill(target) if what == "kill" else fail(target, fresh="fresh" in rest):
            print(json.dumps(row))


if __name__ == "__main__":
    main(*sys.argv[1:])
