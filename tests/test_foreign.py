"""Files in content/ that are not content: names that git uses, and what programs leave there."""

from pathlib import Path
from typing import Any

import pytest

from statepages.read import content_of
from tests.cases import labelled
from tests.repository import commit, git, repository
from tests.site import EVENT, built, checked, paths
from tests.site import content as small_content

SAYS = {
    "git": "error git-name",
    "impossible": "error file-name",
    "left": "warning backup-file",
    "note": "warning backup-file",
}


def shown(case: dict[str, Any]) -> str:
    name: str = case.get("name", case["path"])
    return (
        f"content/{name}".replace("\u200c", "\\u200c")
        .replace("\ufeff", "\\ufeff")
        .replace("\r", "\\r")
        .replace("\n", "\\n")
    )


def expected(case: dict[str, Any]) -> list[str]:
    return [f"{shown(case)} {SAYS[case['is']]}"] if case["is"] in SAYS else []


@labelled("foreign")
def test_in_the_folder(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = small_content(tmp_path / "content") / case["path"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("secret: [")
    found = checked(tmp_path).problems
    if case["is"] != "content":
        assert [f"{one.place.path} {one.level} {one.code}" for one in found] == expected(case)
        assert not any("secret" in one.message for one in found)
    else:
        assert not {"git-name", "backup-file"} & {one.code for one in found}


@labelled("foreign")
def test_in_a_revision(case: dict[str, Any]) -> None:
    found = content_of([(case["path"], b"secret: [")], "content")
    if case["is"] in SAYS:
        reported = [f"{one.place.path} {one.level} {one.code}" for one in found.problems]
        assert (reported, found.files, found.images) == (expected(case), (), ())
    elif case["is"] == "content":
        assert found.problems == ()


def test_a_whole_repository_gives_only_a_few_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inner = repository(tmp_path / "content" / "events")
    commit(inner, {f"pa/event-{number}.yaml": EVENT for number in range(3)})
    git(tmp_path, "init", "--quiet", "--bare", "content/.hub")
    found = [one for one in checked(tmp_path).problems if one.code == "git-name"]
    assert {one.place.path for one in found} == {
        "content/events/.git", "content/.hub/HEAD", "content/.hub/config", "content/.hub/hooks",
        "content/.hub/objects", "content/.hub/refs",
    }  # fmt: skip
    assert len(found) == 6


def test_a_lock_file_that_is_a_link_is_reported_as_a_lock_file(tmp_path: Path) -> None:
    folder = small_content(tmp_path / "content")
    (folder / "events/pa/.#doors.yaml").symlink_to("ann@machine.123:456")
    [problem] = checked(tmp_path).problems
    assert (problem.level, problem.code) == ("warning", "backup-file")
    assert problem.message == 'A program left ".#doors.yaml" here. It is not published. Delete it.'


def test_warnings_do_not_keep_the_site_from_being_published(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        {
            "events/pa/doors.yaml~": "title: [",
            "events/pa/README.md": "Hello",
            "images/dot.png.bak": b"\x89PNG",
            "images/desktop.ini": "x",
        },
    )
    assert made.published
    assert [problem.code for problem in made.problems] == ["backup-file"] * 4
    files = [path.name for path in paths(tmp_path).output.rglob("*")]
    assert not [name for name in files if name.endswith(("~", ".bak", ".ini", ".md"))]
