"""Whatever happens to a build, the site is the whole old one or the whole new one."""

import contextlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from statepages.output import Output
from statepages.publish.staging import stage
from statepages.publish.tree import Written, put
from tests.builds import write
from tests.pictures import picture
from tests.publishing import publish, site, whole
from tests.site import EVENT, NOON, ROOT, SITE, build_at, built, content, paths

STAMP = ("st_size", "st_mtime_ns", "st_ino")
Rows = list[dict[str, Any]]


def published(*arguments: object) -> Rows:
    """The output of that program, a row for each line."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.publishing", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_killed_at_any_call(tmp_path: Path) -> None:
    rows = published("kill", tmp_path / "site")
    assert len(rows) > 100
    assert {row["site"] for row in rows} == {"a", "b"}
    assert all(row["after"] == row["site"] for row in rows)
    assert sum(row["beside"] > 0 for row in rows) > 50, "most were in the midst of it"
    assert not any(row["beside after"] for row in rows), "the next build sweeps up"


def test_killed_at_any_call_where_two_renames_are_needed(tmp_path: Path) -> None:
    """There may be no site then; the next build brings it back before it does anything else."""
    rows = published("kill", tmp_path / "site", "renames")
    assert len(rows) > 100
    assert {row["site"] for row in rows} == {"a", "b", ""}
    assert {row["after"] for row in rows} == {"a", "b"}
    assert all(row["after"] == row["site"] for row in rows if row["site"])
    assert not any(row["beside after"] for row in rows)


@pytest.mark.parametrize("way", ["exchange", "renames"])
@pytest.mark.parametrize("there", ["a site", "fresh"])
def test_a_disk_that_fails_at_any_call(tmp_path: Path, there: str, way: str) -> None:
    rows = published("fail", tmp_path, way, there)
    assert len(rows) > 15
    for row in rows:
        kept = row["after"] == row["before"] and row["said"]
        made = row["after"] in {"a", "b"} and row["after"] != row["before"] and not row["said"]
        assert kept or made, row
    publish(tmp_path / "output", site("a"))
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_two_builds_at_once(tmp_path: Path, way: str) -> None:
    program = [sys.executable, "-m", "tests.publishing", "race", str(tmp_path)]
    running = [subprocess.Popen([*program, name, "40", way], cwd=ROOT) for name in "ab"]
    assert [process.wait() for process in running] == [0, 0]
    assert whole(tmp_path / "output") in {"a", "b"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_build_during_another(tmp_path: Path) -> None:
    """It removes nothing of the other, and the last to finish has the site."""
    target = tmp_path / "output"

    def slowly() -> Iterator[Output]:
        yield Output("index.html", b"slow")
        publish(target, site("a"))
        assert whole(target) == "a"
        yield Output("more.html", b"slow")

    write(slowly(), target)
    assert sorted(path.name for path in target.iterdir() if path.suffix) == ["index.html", "more.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_build_that_keeps_files_during_another(tmp_path: Path) -> None:
    """The files that it would keep have been replaced: it says so, and does not mix two sites."""
    target = tmp_path / "output"
    publish(target, {"index.html": b"old", "kept.html": b"old"})
    kept = Written("kept.html", *(getattr((target / "kept.html").stat(), name) for name in STAMP))
    with stage(target) as staged:
        publish(target, {"index.html": b"other", "kept.html": b"other"})
        fresh = [put(staged.folder, target, Output("index.html", b"new"))]
        with pytest.raises(OSError, match="another build"):
            staged.complete(fresh, [kept])
    assert tree(target)["kept.html"] == b"other"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_leftovers_of_killed_builds_are_swept_up_and_nothing_else(tmp_path: Path) -> None:
    kept = {".output-staged-notes", ".output-personal", "output-staged-abcd1234"}
    for name in {".output-staged-abc_1234", *kept}:
        (tmp_path / name / "us").mkdir(parents=True)
        (tmp_path / name / "us" / "index.html").write_text("half")
    (tmp_path / ".output-staged-linklink").symlink_to(tmp_path / ".output-personal")
    publish(tmp_path / "output", site("a"))
    assert {path.name for path in tmp_path.iterdir()} == {*kept, "output", ".output-staged-linklink"}
    assert (tmp_path / ".output-personal" / "us" / "index.html").exists()


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_whole_command_killed(tmp_path: Path) -> None:
    """Before and while it writes: the kills above are only during writing."""
    built(tmp_path / "new", {"site.yaml": SITE.replace("Neighbors", "Renamed")})
    built(tmp_path / "old")
    sites = [tree(tmp_path / name / "output") for name in ("old", "new")]
    folder = tmp_path / "old"
    content(folder / "content", {"site.yaml": SITE.replace("Neighbors", "Renamed")})
    command = [sys.executable, "build.py", "--content", str(folder / "content"),
               "--output", str(folder / "output"), "--now", NOON.isoformat()]  # fmt: skip
    for at_most in (1, 60):
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and time.monotonic() < began + at_most:
            if any(folder.glob(".output-staged-*")):
                break
            time.sleep(0.002)
        process.kill()
        process.wait()
        assert tree(folder / "output") in sites
    assert built(folder).published
    assert {path.name for path in folder.iterdir()} - {".output.cache"} == {"content", "output"}


def running(group: int) -> list[str]:
    """The processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, its_group, *_ = path.read_text().rpartition(") ")[2].split()
            if int(its_group) == group and state != "Z":
                found.append(path.parent.name)
    return found


def test_the_workers_of_a_killed_build_end() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", IDLE], cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout
    assert process.stdout.readline() == b"working\n"
    process.kill()
    process.wait()
    process.stdout.close()
    until = time.monotonic() + 60
    while running(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert running(process.pid) == []


IDLE = """\
import time
from statepages.workers import Workers
with Workers(2) as workers:
    list(workers.each(abs, [1, 2], worth=True))
    print("working", flush=True)
    time.sleep(100)
"""
"""Workers as in a build, which have done their work and wait for more."""


def test_a_full_disk(tmp_path: Path) -> None:
    """The system limits the size of a file, as a full disk would."""
    built(tmp_path)
    before = tree(tmp_path / "output")
    shown = EVENT + "image: {file: here.png, alt: A street}\n"
    content(
        tmp_path / "content", {"images/here.png": picture(size=(160, 120)), "events/pa/doors.yaml": shown}
    )
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, most))
    try:
        made = build_at(paths(tmp_path), NOON)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert [problem.message for problem in made.problems if problem.is_error] == [
        "The site could not be written: File too large. The last good site is still in place."
    ]
    assert tree(tmp_path / "output") == before
    assert {path.name for path in tmp_path.iterdir()} == {"content", "output"}


@pytest.mark.parametrize("below", ["out", "out/deeper"])
def test_a_file_where_the_folder_of_the_site_should_be(tmp_path: Path, below: str) -> None:
    (tmp_path / "out").write_text("a letter")
    content(tmp_path / "content")
    made = build_at(replace(paths(tmp_path), output=tmp_path / below / "site"), NOON)
    assert f"{Path(below).name} is not a folder, so site cannot be in it." in made.problems[0].message
    assert (tmp_path / "out").read_text() == "a letter"


def test_a_disk_that_nobody_may_write_to(tmp_path: Path) -> None:
    """Permissions do not stop root, but nobody can make folders in /proc."""
    content(tmp_path / "content")
    made = build_at(replace(paths(tmp_path), output=Path("/proc/self/site")), NOON)
    assert not made.published
    assert made.problems[0].message.startswith("The site could not be written: ")


def test_a_log_on_a_full_disk() -> None:
    command = [sys.executable, "build.py", "--version"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == "The output could not be written: No space left on device.\n"
