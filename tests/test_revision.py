"""The content folder as of a git revision."""

import os
from pathlib import Path

import pytest

from statepages.read import content_of
from statepages.repository import NoRevision
from statepages.revision import read_revision
from tests.repository import commit, git, repository


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose content has an odd name and an odd file, changed since."""
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


@pytest.mark.parametrize(
    "name", ["nowhere", "", "HEAD~99", "--all", "-h", "HEAD:hub", "old\nHEAD", "$(id)", "^HEAD"]
)
def test_a_name_that_is_not_a_revision_is_explained(name: str, folder: Path) -> None:
    with pytest.raises(NoRevision, match="neither a built site nor a git revision"):
        list(read_revision(folder, name))


def test_a_folder_outside_git_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRevision, match="git cannot read the history of"):
        list(read_revision(tmp_path, "HEAD"))


def test_without_git_the_message_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def laid_out(folder: Path, settings: str = "") -> Path:
    """A folder that git takes for a bare repository, with these settings."""
    for name in ("objects/pack/keep", "refs/heads/keep"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "refs/heads/main").write_text("1" * 40)
    (folder / "config").write_text(f"[core]\n\tbare = true\n{settings}")
    return folder


def runs(command: str) -> str:
    """Settings with which git runs a command when it is asked for something that is missing."""
    return (
        '\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n'
        f'\turl = .\n\tpromisor = true\n\tuploadpack = "{command}; false"\n'
        '[protocol "file"]\n\tallow = always\n'
    )


@pytest.mark.parametrize("where", [".", "events", "events/pa", ".hidden"])
def test_no_repository_is_taken_from_content(where: str, folder: Path, tmp_path: Path) -> None:
    laid_out(folder / where, runs(f"touch {tmp_path}/ran"))
    assert dict(read_revision(folder, "old"))["site.yaml"] == b"name: Old\n"
    with pytest.raises(NoRevision, match="neither a built site nor a git revision"):
        list(read_revision(folder, "1" * 40))
    assert not (tmp_path / "ran").exists()


def test_a_repository_inside_content_is_ignored(folder: Path) -> None:
    """Otherwise it would compare a pull request with itself."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    git(folder, "tag", "--force", "old")
    assert dict(read_revision(folder, "old"))["site.yaml"] == b"name: Old\n"


def test_a_store_in_content_is_refused(folder: Path) -> None:
    top = folder.parents[1]
    (top / ".git").rename(folder / "store")
    (top / ".git").write_text(f"gitdir: {folder}/store\n")
    with pytest.raises(NoRevision, match="contains another git repository"):
        list(read_revision(folder, "old"))


def test_content_that_is_all_of_a_repository_is_refused(tmp_path: Path) -> None:
    content = repository(tmp_path / "content")
    commit(content, {"site.yaml": "name: Old\n"})
    with pytest.raises(NoRevision, match="git cannot read the history of"):
        list(read_revision(content, "HEAD"))


def test_nothing_is_fetched(folder: Path, tmp_path: Path) -> None:
    top = folder.parents[1]
    blob = git(top, "rev-parse", "old:hub/content/site.yaml")
    (top / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with (top / ".git/config").open("a") as settings:
        settings.write("[core]\n" + runs(f"touch {tmp_path}/ran"))
    with pytest.raises(NoRevision, match="git has only part of that revision"):
        list(read_revision(folder, "old"))
    assert not (tmp_path / "ran").exists()


def test_the_environment_of_git_is_not_passed_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings"
    settings.write_text("[core]\n\trepositoryformatversion = 99\n")
    for name, value in {
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.worktree", "GIT_CONFIG_VALUE_0": str(tmp_path),
        "GIT_CONFIG_GLOBAL": str(settings), "GIT_OBJECT_DIRECTORY": str(tmp_path), "GIT_NAMESPACE": "x",
        "GIT_EXEC_PATH": str(tmp_path), "GIT_TRACE": str(tmp_path / "trace"), "GIT_COMMON_DIR": str(tmp_path),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    assert dict(read_revision(folder, "old"))["site.yaml"] == b"name: Old\n"
    assert not (tmp_path / "trace").exists()


@pytest.mark.parametrize("entry", ["", ".", "bin"])
def test_a_program_in_the_current_folder_is_not_used(
    entry: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (folder, folder / "bin", folder.parent):
        place.mkdir(exist_ok=True)
        (place / "git").write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (place / "git").chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", f"{entry}{os.pathsep}{os.environ['PATH']}")
    assert dict(read_revision(folder, "old"))["site.yaml"] == b"name: Old\n"
    assert not (tmp_path / "ran").exists()


def test_a_work_tree_beside_its_repository_is_one(folder: Path, tmp_path: Path) -> None:
    git(folder, "worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"), "old")
    beside = tmp_path / "beside/hub/content"
    assert dict(read_revision(beside, "old"))["site.yaml"] == b"name: Old\n"
    (tmp_path / "linked").symlink_to(beside)
    assert dict(read_revision(tmp_path / "linked", "HEAD"))["site.yaml"] == b"name: Old\n"
