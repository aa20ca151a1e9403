"""When files were first committed and last changed, from git."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from statepages.build import build
from statepages.cache import Cache
from statepages.checking.settings import begin
from statepages.history import last_commit, read_history
from statepages.model.site import Change
from tests.repository import commit, git, repository
from tests.site import NOON, content, paths

Commit = Callable[..., str]


@pytest.fixture
def commit_at(tmp_path: Path) -> Commit:
    """Commit files in a repository at an hour of November 2, 2024."""
    top = repository(tmp_path / "site")

    def made(hour: int, files: dict[str, str | bytes | None] | None = None) -> str:
        return commit(top, files, at=f"2024-11-02T{hour:02}:00:00Z")

    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site" / "content"


def history_of(folder: Path) -> dict[str, Change]:
    return dict(read_history(folder, last_commit(folder), Cache(None, "")))


def hours(first: int, last: int) -> Change:
    return Change(datetime(2024, 11, 2, first, tzinfo=UTC), datetime(2024, 11, 2, last, tzinfo=UTC))


def test_a_file_has_its_first_and_last_commit(commit_at: Commit, folder: Path) -> None:
    commit_at(8, {"content/events/pa/doors.yaml": "a", "content/posts/ünï cöde.yaml": "a", "x.yaml": "a"})
    commit_at(9, {"content/events/pa/doors.yaml": "b", "content/site.yaml": "a"})
    commit_at(10, {"content/events/pa/doors.yaml": "c"})
    assert history_of(folder) == {
        "events/pa/doors": hours(8, 10),
        "posts/ünï cöde": hours(8, 8),
        "site": hours(9, 9),
    }


def test_a_renamed_file_is_a_new_one(commit_at: Commit, folder: Path) -> None:
    commit_at(8, {"content/events/pa/doors.yaml": "title: Doors\n" * 9})
    (folder / "events/pa/doors.yaml").rename(folder / "events/pa/other.yaml")
    commit_at(9)
    assert history_of(folder)["events/pa/other"] == hours(9, 9)


def test_work_on_a_branch_counts_but_a_merge_by_itself_does_not(commit_at: Commit, folder: Path) -> None:
    commit_at(8, {"content/a.yaml": "1"})
    git(folder, "switch", "--quiet", "--create", "side")
    commit_at(9, {"content/a.yaml": "2"})
    git(folder, "switch", "--quiet", "main")
    commit_at(10, {"content/b.yaml": "1"})
    git(folder, "merge", "--quiet", "--no-ff", "side")
    assert history_of(folder) == {"a": hours(8, 9), "b": hours(10, 10)}


@pytest.mark.parametrize(
    "setting",
    [
        "log.showRoot=false", "i18n.logOutputEncoding=UTF-16", "log.showSignature=true",
        "log.diffMerges=off", "log.follow=true", "color.ui=always", "core.quotePath=true",
        "diff.renames=copies", "format.pretty=full",
    ],
)  # fmt: skip
def test_settings_of_git_change_nothing(commit_at: Commit, folder: Path, setting: str) -> None:
    commit_at(8, {"content/a b.yaml": "1", "content/ü.yaml": "1"})
    commit_at(9, {"content/ü.yaml": "2"})
    git(folder, "config", *setting.split("="))
    assert history_of(folder) == {"a b": hours(8, 8), "ü": hours(8, 9)}


@pytest.mark.parametrize("second", ["-5", "", "253402300799", "999999999999", "99999999999999999999"])
def test_a_commit_without_a_valid_time_is_skipped(commit_at: Commit, folder: Path, second: str) -> None:
    """Clocks can be wrong, and tools write commits. A time that calendars cannot have does not count."""
    commit_at(8, {"content/a.yaml": "1"})
    odd = commit_at(9, {"content/a.yaml": "2", "content/b.yaml": "1"})
    text = re.sub(r"(?<=> )\d+", second, git(folder, "cat-file", "commit", odd))
    (folder.parent / "odd").write_text(text)
    made = git(folder, "hash-object", "-t", "commit", "-w", "--literally", "../odd")
    git(folder, "reset", "--quiet", "--hard", made)
    assert history_of(folder) == {"a": hours(8, 8)}


def test_a_file_that_is_not_committed_has_none(commit_at: Commit, folder: Path) -> None:
    commit_at(8, {"content/a.yaml": "1"})
    (folder / "b.yaml").write_text("1")
    assert set(history_of(folder)) == {"a"}


def test_a_shallow_clone_knows_nothing(commit_at: Commit, folder: Path, tmp_path: Path) -> None:
    commit_at(8, {"content/a.yaml": "1"})
    commit_at(9, {"content/b.yaml": "1"})
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{folder.parent}", "shallow")
    git(tmp_path, "clone", "--quiet", f"file://{folder.parent}", "whole")
    assert history_of(tmp_path / "shallow/content") == {}
    assert history_of(tmp_path / "whole/content") == history_of(folder)


@pytest.mark.parametrize("kind", ["no repository", "no commit", "no git"])
def test_without_history_there_is_none(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    folder = tmp_path / "content"
    folder.mkdir()
    if kind == "no commit":
        repository(tmp_path)
    elif kind == "no git":
        commit(repository(tmp_path), {"content/a.yaml": "1"})
        monkeypatch.setenv("PATH", "")
    assert history_of(folder) == {}


def test_a_commit_by_itself_makes_a_new_build(commit_at: Commit, folder: Path) -> None:
    """A build from before the commit is not taken as up to date."""
    content(folder, {})
    where = paths(folder.parent)
    with Cache(folder.parent / ".output.cache", "engine") as cache:
        commits = []
        for hour in (8, 9):
            commit_at(hour)
            commits.append(last_commit(folder))
            assert build(where, begin(where, NOON, NOON, cache), cache=cache).published
            assert read_history(folder, commits[-1], cache)
    assert len(set(commits)) == 2


def test_what_git_could_not_answer_is_asked_again(commit_at: Commit, folder: Path) -> None:
    last = commit_at(8, {"content/a.yaml": "1"})
    git(folder, "config", "diff.orderFile", "missing")
    with Cache(folder.parent / ".output.cache", "engine") as cache:
        assert not read_history(folder, last, cache)
        git(folder, "config", "--unset", "diff.orderFile")
        assert dict(read_history(folder, last, cache)) == {"a": hours(8, 8)}
