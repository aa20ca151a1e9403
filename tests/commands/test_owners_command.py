"""`owners`, and what `check` says when CODEOWNERS lags behind the state files."""

from pathlib import Path

import pytest

from tests.commands.small_site import put, small_site
from tests.test_cli import run

STATE = "headline: Come\npitch: We are here.\nmaintainers: [mona, porchlight/pa]\n"
LINES = "/content/events/pa/ @mona @porchlight/pa\n/content/states/pa.yaml @mona @porchlight/pa\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    content = small_site(tmp_path)
    put(content, "states/pa.yaml", STATE)
    return content


def test_check_reports_what_is_missing_and_write_fixes_it(content: Path) -> None:
    told = run("check", "--content", content)
    assert told.exit_code == 0
    assert ".github/CODEOWNERS:1:1 warning: This file does not match" in told.output
    assert run("owners", "--check", "--content", content).exit_code == 1
    assert run("owners", "--content", content).output.endswith(f"--write\n{LINES}")
    assert not (content.parent / ".github").exists()
    assert run("owners", "--write", "--content", content).output == "Wrote .github/CODEOWNERS\n"
    assert (content.parent / ".github/CODEOWNERS").read_text().endswith(LINES)
    assert run("owners", "--check", "--content", content).exit_code == 0
    assert run("check", "--content", content).output == "No problems in 3 files.\n"
    assert "up to date" in run("owners", "--write", "--content", content).output


def test_a_change_of_maintainers_is_reported_at_its_line(content: Path) -> None:
    run("owners", "--write", "--content", content)
    put(content, "states/pa.yaml", STATE.replace("mona, ", ""))
    told = run("check", "--content", content)
    assert ".github/CODEOWNERS:2:1 warning" in told.output
    assert "Write:   /content/events/pa/ @porchlight/pa\n" in told.output


def test_with_errors_in_the_content_nothing_is_said_and_nothing_written(content: Path) -> None:
    put(content, "states/oh.yaml", "headline: Come\n")
    assert "CODEOWNERS" not in run("check", "--content", content).output
    done = run("owners", "--write", "--content", content)
    assert (done.exit_code, "The content has errors" in done.output) == (1, True)
    assert not (content.parent / ".github").exists()


def test_a_file_that_cannot_be_written_is_reported(content: Path) -> None:
    (content.parent / ".github").write_text("A file.\n")
    done = run("owners", "--write", "--content", content)
    assert (done.exit_code, "could not be written" in done.output) == (1, True)


def test_nothing_is_written_through_a_linked_folder(content: Path) -> None:
    outside = content.parent / "outside"
    outside.mkdir()
    (content.parent / ".github").symlink_to(outside)
    done = run("owners", "--content", content, "--write")
    assert (done.exit_code, ".github is a link to somewhere else" in done.output) == (1, True)
    assert not list(outside.iterdir())


def test_a_link_is_not_followed(content: Path) -> None:
    secret = put(content.parent, "secret.txt", "Do not touch.\n")
    (content.parent / ".github").mkdir()
    (content.parent / ".github/CODEOWNERS").symlink_to(secret)
    assert "Do not touch" not in run("owners", "--content", content).output
    assert run("owners", "--write", "--content", content).exit_code == 1
    assert secret.read_text() == "Do not touch.\n"


def test_write_and_check_are_two_things(content: Path) -> None:
    assert run("owners", "--write", "--check", "--content", content).exit_code == 2
