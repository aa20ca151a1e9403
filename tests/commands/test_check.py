"""`check`: for people, for programs, and for pull requests."""

import json
from pathlib import Path

import pytest

from tests.commands.small_site import EVENT, NAME, put, small_site
from tests.repository import commit, repository
from tests.test_cli import run


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return small_site(tmp_path)


@pytest.fixture
def slips(content: Path) -> Path:
    """A site with an error, and a warning that has a fix."""
    put(content, NAME, EVENT.replace("zip: 18503", "zip: abc").replace("Knock", "Letâ€™s knock"))
    return content


def test_a_clean_site(content: Path) -> None:
    done = run("check", "--content", content)
    assert (done.exit_code, done.output) == (0, "No problems in 2 files.\n")


def test_text_shows_each_problem_by_place_and_a_count(slips: Path) -> None:
    done = run("check", "--content", slips)
    assert done.exit_code == 1
    assert done.output == (
        f"content/{NAME}:1:8 warning: "
        "Garbled text, read as “Let’s”. `python build.py fix --write` fixes the file. [garbled]\n"
        "     1 | title: Letâ€™s knock doors in Scranton\n"
        "       |        ^\n"
        "Write:   title: Let’s knock doors in Scranton\n"
        "\n"
        f'content/{NAME}:8:8 error: "abc" is not a ZIP code. '
        "ZIP codes have 5 digits, such as 19102 for Philadelphia. [zip]\n"
        "     8 |   zip: abc\n"
        "       |        ^\n"
        "\n"
        "1 error and 1 warning in 2 files.\n"
    )


def test_warnings_do_not_fail_it_unless_it_is_strict(content: Path) -> None:
    put(content, NAME, EVENT.replace("Knock", "Letâ€™s knock"))
    assert run("check", "--content", content).exit_code == 0
    strict = run("check", "--content", content, "--strict")
    assert strict.exit_code == 1
    assert "1:8 error: Garbled" in strict.output


NOTED = EVENT.replace("Knock doors in Scranton", "'Don't wait, knock doors'")
HINT = (
    "1 note: this was read as shown. You do not have to do anything; "
    "`python build.py fix --write` tidies the files.\n"
)


@pytest.mark.parametrize("options", [(), ("--strict",), ("--format", "github")], ids=" ".join)
def test_notes_do_not_fail_it_and_it_says_that_nobody_has_to_do_anything(
    options: tuple[str, ...], content: Path
) -> None:
    put(content, NAME, NOTED)
    done = run("check", "--content", content, *options)
    assert done.exit_code == 0
    assert done.output.endswith(f"\n1 note in 2 files.\n{HINT}")


def test_the_step_summary_of_a_note(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(content, NAME, NOTED)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(content.parent / "summary.md"))
    assert run("check", "--content", content, "--format", "github").exit_code == 0
    text = (content.parent / "summary.md").read_text()
    assert text.startswith(f"### 1 note in 2 files\n\n{HINT}\n```text\n")


def test_json_is_an_array_and_nothing_else(slips: Path) -> None:
    done = run("check", "--content", slips, "--format", "json")
    assert done.exit_code == 1
    warning, error = json.loads(done.output)
    assert list(error) == [
        "path", "line", "column", "level", "code", "message",
        "edits", "is_guess", "can_wait", "fix", "fix_line", "end_line",
    ]  # fmt: skip
    assert (error["path"], error["line"], error["column"]) == (f"content/{NAME}", 8, 8)
    assert (error["level"], error["code"], error["fix"]) == ("error", "zip", None)
    assert (warning["level"], warning["fix"]) == ("warning", "title: Let’s knock doors in Scranton")
    assert (warning["fix_line"], warning["end_line"]) == (1, 1)
    assert (error["fix_line"], error["end_line"]) == (None, 8)


def test_json_says_which_lines_a_fix_is_for(content: Path) -> None:
    text = (content / NAME).read_text().replace("  venue:", "venue:").replace("  zip:", "zip:")
    (content / NAME).write_text(text)
    [found] = json.loads(run("check", "--content", content, "--format", "json").output)
    assert (found["fix"], found["fix_line"], found["end_line"]) == ("  venue: North lot\n  zip: 18503", 7, 8)


def test_json_of_a_clean_site(content: Path) -> None:
    done = run("check", "--content", content, "--format", "json")
    assert (done.exit_code, json.loads(done.output)) == (0, [])


def test_github_gets_commands_and_then_the_text(slips: Path) -> None:
    done = run("check", "--content", slips, "--format", "github")
    assert done.exit_code == 1
    commands = [line for line in done.output.splitlines() if line.startswith("::")]
    assert [command.partition("::")[2].partition(",title")[0] for command in commands] == [
        f"warning file=content/{NAME},line=1,col=8",
        f"error file=content/{NAME},line=8,col=8",
    ]
    assert "     8 |   zip: abc\n       |        ^\n" in done.output
    assert done.output.endswith("1 error and 1 warning in 2 files.\n")


HOSTILE = """\
::error file=x::boom
title: "##[error]boom %0A::error::boom"
kind: |
  ::stop-commands::x
  ::add-mask::e
::set-output name=a::b: x
"""


@pytest.mark.parametrize("style", ["text", "github"])
def test_no_line_of_a_file_works_as_a_command(style: str, content: Path) -> None:
    put(content, NAME, HOSTILE)
    output = run("check", "--content", content, "--format", style).output
    commands = [line for line in output.splitlines() if line.lstrip().startswith("::")]
    assert all(
        command.startswith(("::error file=content/", "::warning file=content/")) for command in commands
    )
    assert bool(commands) == (style == "github")
    assert "##[" not in output


def test_the_step_summary_is_added_to_what_is_there(slips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = slips.parent / "summary.md"
    file.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    run("check", "--content", slips, "--format", "github")
    text = file.read_text()
    assert text.startswith("# Before\n### 1 error and 1 warning in 2 files\n")
    assert '"abc" is not a ZIP code.' in text


@pytest.mark.parametrize("style", ["text", "json"])
def test_other_formats_write_no_summary(style: str, slips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = slips.parent / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    run("check", "--content", slips, "--format", style)
    assert not file.exists()


def test_a_summary_that_cannot_be_written_is_reported(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(content))
    done = run("check", "--content", content, "--format", "github")
    assert done.exit_code == 0
    assert "The summary could not be written" in done.stderr


def test_a_draft_says_when_it_was_added_and_passes_even_if_strict(content: Path) -> None:
    repository(content.parent)
    put(content, "events/pa/supper.yaml", "title: Supper\ndraft: yes\n")
    commit(content.parent, at="2024-10-04T12:00:00Z")
    for options in ((), ("--strict",)):
        done = run("check", "--content", content, "--output", content.parent / "out", *options)
        assert done.exit_code == 0, done.output
        assert "2:8 warning: This is a draft" in done.output
        assert "It was added on October 4, 2024." in done.output
        assert "This draft has no ZIP" not in done.output
        assert (
            'This draft has no place yet. Before you remove "draft: yes", add a line: where:' in done.output
        )
