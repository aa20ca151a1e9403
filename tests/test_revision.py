"""The content folder as git has it."""

import os
from pathlib import Path

import pytest

from statepages.read import content_of
from statepages.revision import NoRevision, read_revision
from tests.repository import commit, git, repository


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose content has an odd name and an odd file, since changed."""
    top = repository(tmp_path / "site")
    commit(
        top,
        {
            "hub/content/site.yaml": "name: Old\n",
            "hub/content/events/pa/ünïcode \n.yaml": b"title: \xff\x00\n",
            "hub/content/images/dot.png": bytes(range(256)),
            "hub/content/.hidden/x.yaml": "x",
            "hub/elsewhere.yaml": "x",
        },
    )
    git(top, "tag", "old")
    commit(top, {"hub/content/site.yaml": "name: New\n", "hub/content/images/dot.png": None})
    return top / "hub/content"


def test_the_files_are_those_of_the_revision(folder: Path) -> None:
    (folder / "site.yaml").write_text("name: Not committed\n")
    assert dict(read_revision(folder, "old")) == {
        "site.yaml": b"name: Old\n",
        "events/pa/ünïcode \n.yaml": b"title: \xff\x00\n",
        "images/dot.png": bytes(range(256)),
    }
    assert dict(read_revision(folder, "HEAD"))["site.yaml"] == b"name: New\n"
    assert (folder / "site.yaml").read_text() == "name: Not committed\n"


def test_they_are_sorted_and_shown_as_those_of_a_folder(folder: Path) -> None:
    content = content_of(read_revision(folder, "old"), "content")
    assert [file.path for file in content.files] == [
        "content/events/pa/ünïcode \\n.yaml",
        "content/site.yaml",
    ]
    assert [image.name for image in content.images] == ["images/dot.png"]


def test_a_link_is_not_followed(folder: Path) -> None:
    (folder / "site.yaml").unlink()
    (folder / "site.yaml").symlink_to("../elsewhere.yaml")
    commit(folder)
    content = content_of(read_revision(folder, "HEAD"), "content")
    assert [str(problem.place) for problem in content.problems] == ["content/site.yaml:1:1"]
    assert "site.yaml" not in {file.name for file in content.files}


def test_a_revision_without_the_folder_has_no_files(folder: Path) -> None:
    git(folder, "checkout", "--quiet", "--orphan", "empty")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    git(folder, "rm", "-r", "--quiet", "--cached", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    assert list(read_revision(folder, "empty")) == []


@pytest.mark.parametrize("name", ["nowhere", "", "HEAD~99", "--all", "-h", "HEAD:hub", "old\nHEAD", "$(id)"])
def test_what_is_no_revision_is_told_in_words(name: str, folder: Path) -> None:
    with pytest.raises(NoRevision, match="neither a built site nor a revision"):
        list(read_revision(folder, name))


def test_a_folder_outside_of_git_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRevision, match="git can not tell what"):
        list(read_revision(tmp_path, "HEAD"))


def test_without_git_that_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRevision, match="git is not installed"):
        list(read_revision(folder, "HEAD"))


def test_a_hook_of_another_repository_does_not_mislead_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    assert dict(read_revision(folder, "old"))["site.yaml"] == b"name: Old\n"
