"""`upgrade`: a repository that an earlier version wrote gets what is new, and loses nothing."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from statepages import __version__
from tests.commands.starting import WORKFLOWS, files, package, started
from tests.site import ROOT
from tests.test_cli import run

RELEASES = sorted((ROOT / "tests/cases/releases").iterdir())
"""A repository for each earlier version, as its `init` wrote it, with a short package and a few libraries."""

RECORD = ".statepages.json"


def upgrade(folder: Path, *arguments: object, status: int = 0) -> Result:
    done = run("upgrade", folder / "site", "--engine", package(folder), *arguments)
    assert done.exit_code == status, done.output
    return done


@pytest.fixture(params=RELEASES, ids=lambda path: path.name)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A repository of an earlier version."""
    return Path(shutil.copytree(request.param, tmp_path / "site"))


def test_a_new_repository_has_nothing_to_change(tmp_path: Path) -> None:
    started(tmp_path, "--workflows", WORKFLOWS)
    before = files(tmp_path / "site")
    for write in ([], ["--write"]):
        assert (
            f"Nothing to change: the files are those of Statepages {__version__}."
            in upgrade(tmp_path, *write).output
        )
        assert files(tmp_path / "site") == before


def test_it_shows_the_changes_before_it_makes_them(earlier: Path, tmp_path: Path) -> None:
    before = files(earlier)
    said = upgrade(tmp_path).output
    assert files(earlier) == before
    assert "--- content/site.yaml\n+++ content/site.yaml\n" in said
    assert "\n-links:\n+footer:\n" in said
    assert f"to {__version__}. Nothing is written yet. To make these changes, run this again with " in said


def test_an_earlier_repository_becomes_one_of_this_version(earlier: Path, tmp_path: Path) -> None:
    """The same files as a new one has, except the content. Run twice, it changes nothing more."""
    record = json.loads((earlier / RECORD).read_text())
    upgrade(tmp_path, "--write")
    (tmp_path / "new").mkdir()
    started(tmp_path / "new", "--workflows", record["workflows"], "--kinds", "food-bank")
    ours, new = files(earlier), files(tmp_path / "new/site")
    content = {
        name for name in ours.keys() | new.keys() if name.startswith("content/") and "/.schemas/" not in name
    }
    form = ".github/ISSUE_TEMPLATE/suggest-an-event.yml"  # somebody had deleted it
    assert {name: data for name, data in ours.items() if name not in content} == {
        name: data for name, data in new.items() if name not in content | {form}
    }
    assert run("check", "--content", earlier / "content").exit_code == 0
    assert "Nothing to change" in upgrade(tmp_path, "--write").output
    assert files(earlier) == ours


def test_the_content_keeps_all_but_old_names(earlier: Path, tmp_path: Path) -> None:
    before = files(earlier / "content")
    upgrade(tmp_path, "--write")
    after = files(earlier / "content")
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == {"site.yaml"}
    lines = before["site.yaml"].decode().replace("\nname:", "\nformat: 2\nname:").replace("links:", "footer:")
    assert after["site.yaml"].decode() == lines


def test_a_file_that_people_changed_stays_and_is_shown_once(earlier: Path, tmp_path: Path) -> None:
    mine = b"site:\n\techo ours\n"
    (earlier / "Makefile").write_bytes(mine)
    said = upgrade(tmp_path, "--write").output
    assert "Makefile has your changes, so it stays as it is. Lines with - are only in your file" in said
    assert "-\techo ours\n" in said, "with the tab that a Makefile needs"
    assert (earlier / "Makefile").read_bytes() == mine
    assert "Makefile" not in upgrade(tmp_path, "--write").output
    assert (earlier / "Makefile").read_bytes() == mine


def test_a_file_that_people_deleted_stays_away(earlier: Path, tmp_path: Path) -> None:
    (earlier / ".editorconfig").unlink()
    for _ in range(2):
        upgrade(tmp_path, "--write")
        assert not (earlier / ".editorconfig").exists()


def test_a_file_that_is_not_needed_anymore_goes_unless_people_changed_it(
    earlier: Path, tmp_path: Path
) -> None:
    (earlier / "engine/notes.txt").write_text("Ours")
    said = upgrade(tmp_path, "--write").output
    assert "CONTRIBUTING.md is not needed anymore, so it is deleted." in said
    assert not (earlier / "CONTRIBUTING.md").exists()
    assert [path.name for path in sorted((earlier / "engine").iterdir())] == [
        "notes.txt",
        package(tmp_path).name,
    ]


def test_a_changed_file_is_not_deleted(earlier: Path, tmp_path: Path) -> None:
    (earlier / "CONTRIBUTING.md").write_text("Ours")
    assert "CONTRIBUTING.md" not in upgrade(tmp_path, "--write").output
    assert (earlier / "CONTRIBUTING.md").read_text() == "Ours"


def test_line_ends_of_windows_are_no_change(earlier: Path, tmp_path: Path) -> None:
    path = earlier / "README.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "has your changes" not in upgrade(tmp_path, "--write").output


def test_a_killed_upgrade_can_be_run_again(earlier: Path, tmp_path: Path) -> None:
    """The record is written last."""
    record = (earlier / RECORD).read_bytes()
    upgrade(tmp_path, "--write")
    whole = files(earlier)
    (earlier / RECORD).write_bytes(record)
    (earlier / "Makefile").unlink()
    shutil.copy(RELEASES[0] / "Makefile", earlier)
    assert "has your changes" not in upgrade(tmp_path, "--write").output
    assert files(earlier) == whole


OTHER = b"# libraries of ours\n"


def test_a_changed_requirements_file_stops_it_and_a_new_one_is_written_in_its_place(
    earlier: Path, tmp_path: Path
) -> None:
    """It says which engine to use, so the old engine would meet the new files, without its package."""
    path = earlier / "requirements.txt"
    path.write_bytes(path.read_bytes() + OTHER)
    before = files(earlier)
    for write in ([], ["--write"], ["--write"]):
        said = upgrade(tmp_path, *write, status=1).output
        assert "Nothing was written, because requirements.txt has your changes" in said
        assert f"-{OTHER.decode()}" in said
        assert files(earlier) == before
    path.rename(earlier / "ours.txt")
    assert "requirements.txt is new." in upgrade(tmp_path, "--write").output
    assert package(tmp_path).name in path.read_text()


def test_a_disk_that_is_full_leaves_whole_files_and_the_old_engine(
    earlier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(earlier)
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if target.name == "requirements.txt":
            raise OSError(28, "No space left on device")
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        assert (
            "requirements.txt could not be written: No space left"
            in upgrade(tmp_path, "--write", status=1).output
        )
    after = files(earlier)
    assert after["requirements.txt"] == before["requirements.txt"]
    assert before.keys() <= after.keys()
    upgrade(tmp_path, "--write")
    assert "has your changes" not in upgrade(tmp_path, "--write").output


def test_only_line_ends_are_no_difference(tmp_path: Path) -> None:
    """Such as in a checkout on Windows."""
    started(tmp_path)
    for path in (tmp_path / "site").rglob("*"):
        if path.is_file() and path.suffix != ".whl":
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = files(tmp_path / "site")
    assert "Nothing to change" in upgrade(tmp_path).output
    assert files(tmp_path / "site") == before


def test_settings_with_errors_stop_it(earlier: Path, tmp_path: Path) -> None:
    """Without them, it would write another name, and a form without the kinds of events of the site."""
    path = earlier / "content/site.yaml"
    path.write_text(path.read_text() + "accent: Nowhere\n")
    before = files(earlier)
    said = upgrade(tmp_path, "--write", status=1).output
    assert "content/site.yaml:" in said and "Nowhere" in said
    assert "The files depend on site.yaml, so fix that first." in said
    assert files(earlier) == before


def test_content_of_a_newer_format_stops_it(tmp_path: Path) -> None:
    started(tmp_path)
    path = tmp_path / "site/content/site.yaml"
    path.write_text(path.read_text().replace("format: 2", "format: 9"))
    assert "Use a newer engine." in upgrade(tmp_path, "--write", status=1).output
    assert "format: 9" in path.read_text()


REST = "name: Us\nurl: https://example.org/\ntimezone: America/Chicago\n"
FORMATS = {
    "plain": (f"format: 1\n{REST}", f"format: 2\n{REST}"),
    "in quotes, with a comment": (f"format: '1' # old\n{REST}", f"format: '2' # old\n{REST}"),
    "with a name in quotes": (f'"format": 1\n{REST}', f'"format": 2\n{REST}'),
    "with a space before the colon": (f"format : 1\n{REST}", f"format : 2\n{REST}"),
    "on a line of its own": (f"format:\n  1\n{REST}", f"format:\n  2\n{REST}"),
    "after the name": (f"{REST}format: 1\n", f"{REST}format: 2\n"),
    "after a byte order mark": (f"\ufeffformat: 1\n{REST}", f"\ufeffformat: 2\n{REST}"),
    "in braces": (
        "{format: 1, name: Us, url: 'https://example.org/', timezone: America/Chicago}\n",
        "{format: 2, name: Us, url: 'https://example.org/', timezone: America/Chicago}\n",
    ),
    "none": (f"# Ours\n\n{REST}", f"# Ours\n\nformat: 2\n{REST}"),
    "none, after a byte order mark": (f"\ufeff{REST}", f"\ufeffformat: 2\n{REST}"),
    "none, with line ends of Windows": (
        REST.replace("\n", "\r\n"),
        f"format: 2\n{REST}".replace("\n", "\r\n"),
    ),
    "none, below a line of hyphens": (f"---\n{REST}", f"---\nformat: 2\n{REST}"),
    "none, in braces": (
        "{name: Us, url: 'https://example.org/', timezone: America/Chicago}\n",
        "{format: 2, name: Us, url: 'https://example.org/', timezone: America/Chicago}\n",
    ),
    "none, and a text that looks like one": (
        f"{REST}description: |\n  format: 1\n",
        f"format: 2\n{REST}description: |\n  format: 1\n",
    ),
    "none, and no room": (
        REST.replace("name: Us", "? name\n: Us"),
        REST.replace("name: Us", "? name\n: Us"),
    ),
}


@pytest.mark.parametrize("case", FORMATS)
def test_the_format_goes_up_however_it_is_written(case: str, tmp_path: Path) -> None:
    before, after = FORMATS[case]
    started(tmp_path)
    path = tmp_path / "site/content/site.yaml"
    path.write_bytes(before.encode())
    upgrade(tmp_path, "--write")
    assert path.read_bytes().decode() == after
    upgrade(tmp_path, "--write")
    assert path.read_bytes().decode() == after


def test_other_workflows_can_be_named(tmp_path: Path) -> None:
    started(tmp_path)
    said = upgrade(tmp_path, "--workflows", WORKFLOWS, "--write").output
    assert ".github/workflows/check.yaml is new." in said
    assert WORKFLOWS.split("@")[1] in (tmp_path / "site/.github/workflows/check.yaml").read_text()


WRONG = {
    "no record": (None, "There is no .statepages.json here."),
    "no JSON": (b"{", ".statepages.json cannot be read"),
    "other JSON": (b"[]", ".statepages.json cannot be read"),
    "not UTF-8": (b"\xff", ".statepages.json cannot be read"),
    "a newer version": (
        b'{"version": "99.0.0", "forge": "github", "files": {}}',
        f"was written by Statepages 99.0.0, and this engine is {__version__}. Install the newer engine.",
    ),
    "a candidate of a newer version": (
        b'{"version": "99.0.0rc1", "forge": "github", "files": {}}',
        "was written by Statepages 99.0.0rc1",
    ),
    "no version": (
        b'{"version": "0.\xc2\xb2", "forge": "github", "files": {}}',
        "a version that cannot be read",
    ),
    "the files of git": (
        b'{"version": "0.1.0", "forge": "github", "files": {".GIT/config": "0"}}',
        "names a file that no engine writes: .GIT/config",
    ),
    "a file of the content": (
        b'{"version": "0.1.0", "forge": "github", "files": {"content/events/wi/a.yaml": "0"}}',
        "names a file that no engine writes: content/events/wi/a.yaml",
    ),
    "no path": (
        b'{"version": "0.1.0", "forge": "github", "files": {"": "0"}}',
        "names a file that no engine writes",
    ),
    "a path that leads elsewhere": (
        b'{"version": "0.1.0", "forge": "github", "files": {"../precious": "0"}}',
        "../precious",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_repository_that_it_cannot_upgrade_gets_a_message(case: str, tmp_path: Path) -> None:
    record, message = WRONG[case]
    started(tmp_path)
    path = tmp_path / "site" / RECORD
    path.unlink()
    if record is not None:
        path.write_bytes(record)
    before = files(tmp_path / "site")
    said = upgrade(tmp_path, "--write", status=1).output
    assert message in said
    assert "Traceback" not in said
    assert files(tmp_path / "site") == before
