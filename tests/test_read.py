"""Reading gives all files in order, and reports those that are not regular files."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from statepages.paths import Paths
from statepages.read import read_content, read_theme
from tests.opened import opened
from tests.site import ROOT

MAPS = Path("/proc/self/maps")


def test_files_are_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ["site.yaml", "events/wi/b.yaml", "events/wi/a.yaml", "images/x.png", ".hidden", "a~/.swp"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    content = read_content(tmp_path, "content")
    assert [raw.name for raw in content.files] == ["events/wi/a.yaml", "events/wi/b.yaml", "site.yaml"]
    assert [raw.path for raw in content.images] == ["content/images/x.png"]
    assert not content.problems


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("title: secret")
    content = tmp_path / "content"
    (content / "events").mkdir(parents=True)
    (content / "site.yaml").symlink_to(secret)
    (content / "events" / "wi").symlink_to(tmp_path)
    read = read_content(content, "content")
    assert [(str(problem.place), problem.code) for problem in read.problems] == [
        ("content/events/wi:1:1", "file-link"),
        ("content/site.yaml:1:1", "file-link"),
    ]
    assert not read.files


def test_a_name_that_hides_something_is_shown_escaped(tmp_path: Path) -> None:
    (tmp_path / "a\u202eb.yaml").write_text("x")
    assert [raw.path for raw in read_content(tmp_path, "content").files] == ["content/a\\u202eb.yaml"]


def test_the_theme_does_without_what_npm_brings(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "home.html").write_text("hi")
    theme = read_theme(replace(Paths.under(tmp_path), templates=tmp_path))
    assert theme.templates == {"pages/home.html": "hi"}
    assert theme.lunr is None
    assert theme.atlas is None
    assert theme.qr is None
    assert theme.fonts == ()


def test_each_file_of_the_theme_is_read_once() -> None:
    paths = Paths.under(ROOT)
    with opened() as files:
        read_theme(paths)
    theme = [path for path in files if path.startswith((f"{paths.templates}/", f"{paths.search}/"))]
    assert len(theme) > 50
    assert len(set(theme)) == len(theme)


def test_the_version_follows_the_assets(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    versions = set()
    for text in ["a", "b"]:
        (tmp_path / "assets" / "site.css").write_text(text)
        versions.add(read_theme(replace(Paths.under(tmp_path), templates=tmp_path)).version)
    assert len(versions) == 2


def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events" / "pa").mkdir(parents=True)
    (tmp_path / "site.yaml").write_text("name: x")
    scandir, access = os.scandir, os.access

    def refuse(path: Path) -> object:
        if Path(path).name == "pa":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    # Not by permissions: root can read every folder.
    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "pa" and access(path, mode))
    content = read_content(tmp_path, "content")
    assert [raw.name for raw in content.files] == ["site.yaml"]
    assert [str(problem) for problem in content.problems] == [
        "content/events/pa:1:1 error: This folder cannot be read: Permission denied. [unreadable]"
    ]


@pytest.mark.skipif(not MAPS.exists(), reason="only Linux tells of a process what memory it has asked for")
def test_reading_does_not_take_a_piece_of_memory_for_each_file(tmp_path: Path) -> None:
    """The system allows a process 65,530 pieces of memory; a site may have more files."""
    for number in range(300):
        (tmp_path / f"{number}.yaml").write_text("title: Canvass")
    before = len(MAPS.read_text().splitlines())
    content = read_content(tmp_path, "content")
    assert len(content.files) == 300
    assert len(MAPS.read_text().splitlines()) < before + 100
