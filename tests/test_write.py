"""Publishing is all or nothing."""

import os
import stat
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from statepages.output import Output
from statepages.publish import swap
from statepages.publish.staging import NotOurs, stage
from statepages.publish.tree import put
from tests.builds import Builds, write


def files(folder: Path) -> dict[str, str]:
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "output"
    write([Output("index.html", b"old"), Output("gone/index.html", b"old")], target)
    write([Output("index.html", b"new"), Output("wi/index.html", "ü".encode())], target)
    assert files(target) == {"index.html": "new", "wi/index.html": "ü"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"], "nothing is left beside it"


def test_everybody_may_read_it(tmp_path: Path) -> None:
    write([Output("a/b.html", b"x")], tmp_path / "output")
    assert stat.S_IMODE((tmp_path / "output").stat().st_mode) == 0o755


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    target = tmp_path / "output"
    write([Output("index.html", b"old")], target)

    def outputs() -> Iterator[Output]:
        yield Output("index.html", b"new")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write(outputs(), target)
    assert files(target) == {"index.html": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_without_the_one_step_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    target = tmp_path / "output"
    for text in ["old", "new"]:
        write([Output("index.html", text.encode())], target)
    assert files(target) == {"index.html": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_build_killed_between_two_renames_is_undone(tmp_path: Path) -> None:
    target = tmp_path / "output"
    write([Output("index.html", b"old")], target)
    target.rename(tmp_path / ".output-retired")
    with pytest.raises(OSError, match="disk"):
        write((_fail() for _ in range(1)), target)
    assert files(target) == {"index.html": "old"}


def _fail() -> Output:
    raise OSError("disk")


@pytest.mark.parametrize("made", ["folder", "file", "link"])
def test_a_folder_that_no_build_made_is_not_replaced(tmp_path: Path, made: str) -> None:
    target = tmp_path / "output"
    if made == "folder":
        target.mkdir()
        (target / "thesis.txt").write_text("ten years of work")
    elif made == "file":
        target.write_text("ten years of work")
    else:
        (tmp_path / "elsewhere").mkdir()
        target.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotOurs):
        write([Output("index.html", b"new")], target)
    assert (
        target.is_symlink()
        or "ten years" in (target / "thesis.txt" if made == "folder" else target).read_text()
    )


def test_a_link_in_place_of_the_site_is_called_a_link(tmp_path: Path) -> None:
    """Even if it leads to a folder."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(
        NotOurs, match=r"^output is a link, and a build replaces the whole folder\. Delete the link"
    ):
        write([Output("index.html", b"new")], tmp_path / "output")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    with pytest.raises(NotOurs, match=r"^nowhere is a link that does not lead to a folder"):
        write([Output("index.html", b"new")], tmp_path / "nowhere" / "output")


def test_what_two_sites_share_is_not_written_into(tmp_path: Path) -> None:
    """An unchanged file has a name in both. New words must not show before the new site does."""
    target = tmp_path / "output"
    builds = Builds(target, tmp_path / "spare")
    builds.write([Output("index.html", b"one"), Output("same.html", b"same")])
    builds.write([Output("index.html", b"two")], keep=["same.html"])

    def outputs() -> Iterator[Output]:
        yield Output("same.html", b"other")
        yield Output("index.html", b"three")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        builds.write(outputs())
    assert files(target) == {"index.html": "two", "same.html": "same"}


def test_a_file_that_comes_back_is_newer_than_the_one_it_replaces(tmp_path: Path) -> None:
    """A browser that has yesterday's page asks for a newer one, not for a different one."""
    target = tmp_path / "output"
    builds = Builds(target, tmp_path / "spare")
    times = []
    for text in ["one", "two", "one"]:
        builds.write([Output("index.html", text.encode()), Output("same.html", b"same")])
        times.append((target / "index.html").stat().st_mtime_ns)
        time.sleep(0.02)  # the clock of a file system may tick no more often
    assert files(target) == {"index.html": "one", "same.html": "same"}
    assert times == sorted(times)
    assert len(set(times)) == 3


def test_a_folder_replaces_a_file_and_a_file_replaces_a_folder(tmp_path: Path) -> None:
    """The site before the last, whose folder the next one reuses, may have either."""
    target = tmp_path / "output"
    builds = Builds(target, tmp_path / "spare")
    for name in ("a", "a", "a/b/c", "a/b/c", "a", "a", "a/b"):
        builds.write([Output("index.html", name.encode()), Output(name, b"x"), Output("same.html", b"same")])
        assert files(target) == {"index.html": name, name: "x", "same.html": "same"}


def test_many_hands_write_into_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    """Workers write at the same time, and each may be the first in a folder."""
    outputs = [Output(f"events/{n // 8}/{n % 8}/index.html", b"page") for n in range(4_000)]
    with stage(tmp_path / "output") as staged, ThreadPoolExecutor(8) as hands:
        written = list(hands.map(partial(put, staged.folder, staged.target), outputs))
        staged.complete(written, [])
        staged.publish()
    assert files(tmp_path / "output") == {output.path: "page" for output in outputs}


def test_a_site_that_is_published_meanwhile_leaves_no_file_in_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both may have a file with the same name and other words."""
    published, staged = tmp_path / "published", tmp_path / "staged"
    for folder in (published, staged):
        folder.mkdir()
    (published / "index.html").write_text("ours")
    link = os.link

    def meanwhile(source: str, target: str, **options: bool) -> None:
        (tmp_path / "other").write_text("other")
        (tmp_path / "other").rename(source)
        link(source, target, **options)

    monkeypatch.setattr(os, "link", meanwhile)
    put(staged, published, Output("index.html", b"ours"))
    assert (staged / "index.html").read_text() == "ours"
    assert (published / "index.html").read_text() == "other"
