"""`build`: what it says at the end, and what it does not touch."""

import io
import re
from pathlib import Path

import pytest

from statepages.build import Built
from statepages.commands.build import summary
from statepages.commands.progress import Progress
from statepages.publish.tree import Tree, Written
from tests.commands.small_site import EVENT, NAME, put, small_site
from tests.test_cli import run


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_summary_counts_pages_events_problems_seconds_and_fixes(tmp_path: Path) -> None:
    content = small_site(tmp_path)
    put(content, NAME, EVENT.replace("Knock", "Letâ€™s knock"))
    done = run("build", "--content", content, "--output", tmp_path / "out")
    assert done.exit_code == 0
    pages = sum(path.suffix == ".html" for path in (tmp_path / "out").rglob("*"))
    assert re.search(
        rf"Built {pages} pages from 1 event in \d+\.\d s: .*out/, \d+ files, \d+ kB\.", done.output
    )
    assert "1 warning in 2 files." in done.output
    assert "1 file has garbled text. It is fixed on the pages." in done.output


MANY_FILES = "Cloudflare Pages takes 20,000 files on its free plan"
MANY_BYTES = "GitHub Pages and GitLab.com take 1 GB"
LARGE = {
    "just right": (20_000, 50_000, None),
    "too many files": (20_001, 10, f"This is more than some hosts take: {MANY_FILES}."),
    "too many bytes": (10, 100_000_001, f"This is more than some hosts take: {MANY_BYTES}."),
    "both": (20_001, 50_000, f"This is more than some hosts take: {MANY_FILES}, and {MANY_BYTES}."),
}


@pytest.mark.parametrize(("files", "size", "told"), LARGE.values(), ids=LARGE)
def test_a_site_that_some_hosts_do_not_take_says_so(files: int, size: int, told: str | None) -> None:
    paths = [f"events/pa/{number}/index.html" for number in range(files)]
    built = Built((), {}, tree=Tree({path: Written(path, size, 0, 0) for path in paths}))
    *_, last = summary(built, Path("output"), 1.0)
    assert last.startswith("Built " if told is None else f"{told} See docs/publishing.md.")


def test_an_error_leaves_the_last_good_site(tmp_path: Path) -> None:
    content = small_site(tmp_path)
    options = ("--content", content, "--output", tmp_path / "out")
    assert run("build", *options).exit_code == 0
    before = tree(tmp_path / "out")
    put(content, NAME, EVENT.replace("18503", "185"))
    done = run("build", *options)
    assert done.exit_code == 1
    assert "1 error in 2 files." in done.output
    assert "Nothing was published" in done.output
    assert tree(tmp_path / "out") == before


def test_strict_treats_a_warning_as_an_error(tmp_path: Path) -> None:
    content = small_site(tmp_path)
    put(content, NAME, EVENT.replace("Knock", "Letâ€™s knock"))
    done = run("build", "--strict", "--content", content, "--output", tmp_path / "out")
    assert done.exit_code == 1
    assert f"{NAME}:1:8 error: Garbled" in done.output
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebodys_files_is_not_replaced(tmp_path: Path) -> None:
    content = small_site(tmp_path)
    put(tmp_path / "out", "diary.txt", "Dear diary")
    done = run("build", "--content", content, "--output", tmp_path / "out")
    assert done.exit_code == 1
    assert "[output]" in done.output
    assert tree(tmp_path / "out") == {"diary.txt": b"Dear diary"}


@pytest.mark.parametrize("arguments", [["--no-cache"], ["--now", "2024-10-14T12:00"]])
def test_options_that_leave_the_site_as_it_is(arguments: list[str], tmp_path: Path) -> None:
    content = small_site(tmp_path)
    assert run("build", "--content", content, "--output", tmp_path / "one").exit_code == 0
    assert run("build", "--content", content, "--output", tmp_path / "two", *arguments).exit_code == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


class Clock:
    """A clock that moves by `step` seconds each time it is read."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def monotonic(self) -> float:
        self.now += self.step
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(monkeypatch: pytest.MonkeyPatch, *, step: float, terminal: bool) -> str:
    """What a build of 20 units says, each `step` seconds long."""
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr("statepages.commands.progress.time", Clock(step))
    with Progress(stream) as progress:
        for done in range(1, 21):
            progress(done, 20)
    return stream.getvalue()


def test_a_quick_build_needs_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, step=0.01, terminal=True) == ""
    assert told(monkeypatch, step=0.01, terminal=False) == ""


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = told(monkeypatch, step=0.2, terminal=True)
    assert "Building" in shown and "20/20" in shown
    assert "1/20" not in shown.split() and "6/20" in shown.split()
    goes_again = "\n\x1b[A\x1b[2K"
    assert shown.endswith(goes_again)


def test_plain_lines_now_and_then_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = told(monkeypatch, step=2, terminal=False)
    assert shown.splitlines() == [f"Building: {done} of 20" for done in (3, 6, 9, 12, 15, 18)]
