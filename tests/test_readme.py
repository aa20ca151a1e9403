"""What the README and the pages in docs/ show works as it is written."""

import re
import shlex
from pathlib import Path

import click
import pytest

from statepages import cli
from statepages.cli import COMMANDS
from statepages.commands import import_
from statepages.problem import Problem
from tests.commands.small_site import small_site
from tests.pictures import picture
from tests.site import EVENT, ROOT, SITE, built, checked
from tests.test_cli import run

README = (ROOT / "README.md").read_text()


def test_the_sample_event_has_no_problems(tmp_path: Path) -> None:
    [name] = re.findall(r"^`content/(events/\S+\.yaml)`:$", README, re.MULTILINE)
    event = re.findall(r"```yaml\n(title: .*?)```", README, re.DOTALL)[0]
    found = checked(tmp_path, {name: event, "states/wi.yaml": "headline: Come\npitch: We are here.\n"})
    assert not found.problems
    assert found.site
    assert name.removeprefix("events/").removesuffix(".yaml") in {event.id for event in found.site.events}


def test_every_step_of_a_build_is_where_the_table_says() -> None:
    steps = re.findall(r"^\| `([a-z]+(?:\.py|/))` \|", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    assert len(steps) >= 5
    assert [step for step in steps if not (ROOT / "statepages" / step).exists()] == []


def test_every_command_is_in_the_table() -> None:
    for name in COMMANDS:
        assert re.search(rf"^\| `{name}[` ]", README, re.MULTILINE), name


def test_every_command_line_of_the_docs_names_a_command_and_options_that_exist() -> None:
    pages = [ROOT / "README.md", *ROOT.glob("docs/*.md")]
    text = "\n".join(page.read_text() for page in pages if page.name != "commands.md")
    lines = re.findall(r"^ {4,}(?:python build\.py|\S*bin/statepages) ([a-z].*)$", text, re.MULTILINE)
    assert len(lines) > 20
    for line in lines:
        words = shlex.split(line.partition(" > ")[0])
        command: click.Command = cli.commands
        while isinstance(command, click.Group):
            command = command.get_command(click.Context(command), words.pop(0)) or pytest.fail(line)
        known = {name for one in command.params for name in one.opts}
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, line


PUBLISHING = (ROOT / "docs/publishing.md").read_text()


def test_the_policy_for_headers_is_that_of_the_pages() -> None:
    """A header can say more than a page; if the two differ, a browser obeys both."""
    base = (ROOT / "templates/pages/base.html").read_text()
    [policy] = re.findall(r"{% block policy %}(.+?){% endblock %}", base)
    # One page shows a frame, from this same site.
    assert f"Content-Security-Policy: {policy}; frame-src 'self'; frame-ancestors 'none'\n" in PUBLISHING


def test_what_may_be_kept_for_a_year_is_asked_for_with_a_version(tmp_path: Path) -> None:
    [row] = re.findall(r"^\| (.*) \| .*immutable", PUBLISHING, re.MULTILINE)
    folders = re.findall(r"`([a-z/]+)/\*`", row)
    image = {"events/pa/doors.yaml": EVENT + "image: {file: dot.png, alt: A dot}\n"}
    assert built(tmp_path, {**image, "images/dot.png": picture()}).published
    assert folders and all((tmp_path / "output" / folder).is_dir() for folder in folders)
    pages = "".join(path.read_text() for path in (tmp_path / "output").rglob("*.html"))
    asked = set(re.findall(rf'(?:src|href)="(?:\.\./)*((?:{"|".join(folders)})/[^"]+)"', pages))
    assert len(asked) > 3
    assert {address for address in asked if "?v=" not in address} == {
        "assets/apple-touch-icon.png",
        "assets/icon.svg",
    }


def test_every_target_of_make_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^    make ([a-z]+)|`make ([a-z]+)`", README, re.MULTILINE))
    for target in {"".join(found) for found in targets}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


IMPORTS = (ROOT / "docs/imports.md").read_text()


def after(line: str, language: str) -> str:
    """The next block of code in a language, after a line of the page about imports."""
    rest = IMPORTS[IMPORTS.index(f"\n{line}") :]
    return rest.partition(f"\n```{language}\n")[2].partition("```")[0]


def test_the_first_example_of_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = small_site(tmp_path)
    (tmp_path / "events.csv").write_text(after("This is `events.csv`", "csv"))
    [options] = re.findall(
        r"^    python build\.py import (events\.csv --zip .*)$", README + IMPORTS, re.MULTILINE
    )[:1]
    result = run("import", "--content", content, *options.split())
    [line] = re.findall(r"^The report starts with `(.*?)`", IMPORTS, re.MULTILINE)
    assert result.stdout.startswith(f"{line}\n")
    [file] = re.findall(r"`content/(events/wi/[a-z0-9-]+\.yaml)`:$", IMPORTS, re.MULTILINE)
    assert (content / file).read_text() == after("The report starts with", "yaml")


def test_the_draft_that_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = small_site(tmp_path)
    (tmp_path / "events.csv").write_text(after("This is `events.csv`", "csv"))
    assert run("import", "--content", content, "events.csv").exit_code == 1
    text = (content / "events/us/2024-10-26-pick-up-yard-signs.yaml").read_text()
    assert text.partition("\n")[2] == after("A draft is a file with `draft: yes`.", "yaml")


def test_the_sources_that_the_page_shows(tmp_path: Path) -> None:
    chapter = IMPORTS.partition("## Keep in step")[2].partition("\n## ")[0]
    names = re.findall(r"`content/(sources/[a-z-]+\.yaml)`:$", chapter, re.MULTILINE)
    sources = dict(
        zip(names, re.findall(r"^```yaml\n(.*?)^```", chapter, re.MULTILINE | re.DOTALL), strict=True)
    )
    assert len(sources) == 3
    assert not checked(tmp_path, sources).problems


def test_every_option_of_import_is_on_its_page_and_no_other() -> None:
    known = {name for one in import_.command.params for name in one.opts if name.startswith("--")}
    commands = re.findall(r"^ +python build\.py import (.*)$", README + IMPORTS, re.MULTILINE)
    assert len(commands) > 10
    used = {word.partition("=")[0] for one in commands for word in one.split() if word.startswith("--")}
    assert used <= known
    table = IMPORTS.partition("## Options")[2].partition("\n## ")[0]
    rows = "".join(line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"--[a-z-]+", rows)) == known


VOLUNTEERS = (ROOT / "docs/volunteers.md").read_text()
SORTING = """\
title: Sort donations
kind: packing
when:
  - start: 2024-12-12 10 am
where:
  city: Boston
  zip: 02134
"""


def slips(heading: str) -> list[tuple[str, str]]:
    """The rows of a table for volunteers: what they write, and the other cell."""
    table = VOLUNTEERS.partition(f"| if you write | {heading} |\n")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)` \| (.*) \|$", table, re.MULTILINE)


def problems_with(tmp_path: Path, line: str) -> tuple[Problem, ...]:
    """What the check says about an event that has this line."""
    name = line.partition(":")[0]
    event, others = re.subn(rf"\b{name}: .*", line, SORTING, flags=re.IGNORECASE)
    files: dict[str, str | bytes | None] = {
        "site.yaml": f"{SITE}kinds: food-bank\n",
        "events/ma/2024-12-12-sort.yaml": event if others else f"{SORTING}{line}\n",
        "events/pa/doors.yaml": None,
    }
    return checked(tmp_path, files).problems


@pytest.mark.parametrize(("line", "read"), slips("the site reads"))
def test_a_slip_that_the_page_for_volunteers_shows_is_read(tmp_path: Path, line: str, read: str) -> None:
    for problem in problems_with(tmp_path, line):
        assert problem.level == "note"
        assert all(text in problem.message for text in re.findall("`([^`]+)`", read))


@pytest.mark.parametrize(("line", "missing"), slips("what is missing"))
def test_what_only_a_person_knows_is_asked(tmp_path: Path, line: str, missing: str) -> None:
    assert missing
    assert [problem.level for problem in problems_with(tmp_path, line)] == ["error"]
