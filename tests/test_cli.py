"""The command line as a whole: no command, wrong usage, and how fast it answers."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statepages import __version__, cli
from tests.commands.small_site import put, small_site
from tests.repository import commit, repository

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: object) -> Result:
    texts = [str(argument) for argument in arguments]
    return CliRunner().invoke(cli.commands, texts, prog_name="python build.py")


def test_help_names_every_command() -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert [name for name in cli.COMMANDS if f"\n  {name} " in done.output] == list(cli.COMMANDS)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_each_command_has_a_help(name: str) -> None:
    done = run(name, "--help")
    assert done.exit_code == 0
    assert f"Usage: python build.py {name}" in done.output


def test_version() -> None:
    assert __version__ in run("--version").output


@pytest.mark.parametrize("command", [[], ["build"]], ids=["without a command", "build"])
def test_building(command: list[str], tmp_path: Path) -> None:
    content = small_site(tmp_path)
    done = run(*command, "--content", content, "--output", tmp_path / "output")
    assert done.exit_code == 0, done.output
    assert "from 1 event in" in done.output
    assert (tmp_path / "output" / "index.html").exists()


WRONG = {
    "a folder that is not there": (["check", "--content", "{tmp}/nowhere"], "nowhere"),
    "a file in place of a folder": (["check", "--content", "{content}/site.yaml"], "is a file"),
    "output over the content": (
        ["--content", "{content}", "--output", "{content}"],
        "Choose a separate folder",
    ),
    "output above the content": (["--content", "{content}", "--output", "{tmp}"], "Choose a separate folder"),
    "output in the content": (
        ["--content", "{content}", "--output", "{content}/images"],
        "Choose a separate folder",
    ),
    "output over the engine": (["--output", str(ROOT)], "Choose a separate folder"),
    "a file as output": (["--output", "{content}/site.yaml"], "is a file"),
    "an option before the command": (
        ["--content", "{content}", "check"],
        "Write the command before its options: python build.py check --content",
    ),
    "a switch before the command": (
        ["--strict", "check"],
        "Write the command before its options: python build.py check --strict",
    ),
    "a command with a slip": (["chek"], "Did you mean check?"),
    "a command that is none": (["deploy"], "The commands are build, serve, new, check"),
    "a time of no day": (["check", "--now", "noon"], '"noon" has no day'),
    "a day that is none": (["check", "--now", "2024-02-30"], "February 2024 has 29 days"),
    "a time that is none": (["check", "--now", "2024-10-14T25:00"], "--now"),
    "a zone that is none": (["check", "--now", "2024-10-14 12:00 America/Chicgo"], "America/Chicago"),
    "a year beyond all reason": (["check", "--now", "9999-12-31T23:59"], "9999"),
    "an empty time": (["check", "--now", ""], "--now"),
    "no workers": (["--workers", "0"], "--workers"),
    "half a worker": (["--workers", "0.5"], "--workers"),
    "an unknown format": (["check", "--format", "xml"], "--format"),
    "an unknown option": (["check", "--fast"], "--fast"),
    "an unknown command": (["chekc"], "chekc"),
    "an extra word": (["check", "content"], "content"),
    "not a port": (["serve", "--port", "70000"], "--port"),
    "an unknown state": (["new", "state", "Pensylvania"], "Did you mean PA"),
    "new without a kind": (["new", "page"], "page"),
}


@pytest.mark.parametrize(("arguments", "reported"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_explained(arguments: list[str], reported: str, tmp_path: Path) -> None:
    content = small_site(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = run(*(argument.format(tmp=tmp_path, content=content) for argument in arguments))
    assert done.exit_code == 2
    assert reported in " ".join(done.output.split())
    assert "Traceback" not in done.output
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "command",
    [
        "build --output out",
        "check",
        "diff HEAD",
        "fix --write",
        "new event",
        "new state OH",
        "owners --write",
        "schema",
        "stale",
    ],
)
@pytest.mark.parametrize("target", ["sample", "..", "x\n::error::\x1b[31m"])
def test_content_of_a_repository_that_is_a_link_is_refused(
    command: str, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a pull request that changes only content/ could have another folder read or changed."""
    folder = repository(tmp_path / "folder/site")
    small_site(folder)
    (folder / "content").rename(folder / "sample")
    commit(folder)
    (folder / target).mkdir(exist_ok=True)
    (folder / "content").symlink_to(target)
    monkeypatch.chdir(folder)
    before = sorted(tmp_path.rglob("*"))
    for content in ("content", folder / "content", "sample/../content"):
        done = run(*command.split(), "--content", content)
        assert done.exit_code == 2
        reported = " ".join(done.output.replace("│", " ").split())
        shown = target.replace("\n", "\\n").replace("\x1b", "\\x1b")
        assert f'is a link to "{shown}". Replace it with the folder itself, or name that' in reported
    assert sorted(tmp_path.rglob("*")) == before


def test_content_that_a_person_has_linked_is_read(tmp_path: Path) -> None:
    small_site(tmp_path / "site")
    (tmp_path / "linked").symlink_to("site/content")
    assert run("check", "--content", tmp_path / "linked").exit_code == 0


def test_help_is_fast() -> None:
    """Only the command that needs slow modules loads them."""
    code = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "from statepages import cli\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "print('brought:', *(sys.modules.keys() & {'msgspec', 'pydantic', 'babel', 'jinja2', 'yaml'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.endswith("brought:\n"), done


def test_a_terminal_with_few_characters_gets_escapes(tmp_path: Path) -> None:
    content = small_site(tmp_path)
    put(content, "states/pa.yaml", "headlien: 🌴\n")
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "check", "--content", content],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert rb"\U0001f334" in done.stdout


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "TERM": "dumb"}, False)],
)
def test_color_without_a_terminal(environment: dict[str, str], colored: bool, tmp_path: Path) -> None:
    content = small_site(tmp_path)
    put(content, "states/pa.yaml", "headlien: x\n")
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "check", "--content", content],
        capture_output=True,
        env={"PATH": "", **environment},
    )
    assert (b"\x1b[1m" in done.stdout) == colored
    assert (b"\x1b[31m" in done.stdout) == colored


@pytest.mark.parametrize(
    ("now", "over"),
    [
        pytest.param("2024-10-19T14:59", False, id="local time of the site"),
        pytest.param("2024-10-19T15:01", True, id="local time of the site, later"),
        pytest.param("2024-10-19 2:59 pm", False, id="as people write it"),
        pytest.param("2024-10-19T15:01-04:00", False, id="an offset"),
        pytest.param("2024-10-19T22:01Z", True, id="UTC"),
        pytest.param("2024-10-19T17:59 America/New_York", False, id="a zone"),
        pytest.param("2024-10-19T18:01 America/New_York", True, id="a zone, later"),
        pytest.param("2024-10-20", True, id="a day"),
    ],
)
def test_now_sets_the_clock(now: str, over: bool, tmp_path: Path) -> None:
    content = small_site(tmp_path)  # the site is in Arizona, and so is this event: it ends at 3 pm
    put(content, "events/az/2024-10-19-x.yaml", PHOENIX)
    done = run("check", "--content", content, "--now", now)
    assert ("events/az/2024-10-19-x.yaml:5:10 warning: This event is over" in done.output) == over


PHOENIX = """\
title: Knock doors in Phoenix
kind: canvass
when:
  - start: 2024-10-19 10 am
    end: 3 pm
where: {zip: 85003}
"""


def test_without_now_the_site_sets_the_clock(tmp_path: Path) -> None:
    content = small_site(tmp_path)
    assert "over" not in run("check", "--content", content).output
    put(content, "site.yaml", (content / "site.yaml").read_text().replace("2024-10-14", "2024-10-20"))
    assert "over" in run("check", "--content", content).output


@pytest.mark.parametrize("arguments", [("help",), ("help", "check"), ("help", "new", "event")])
def test_help_is_a_command_too(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.exit_code == 0
    assert done.output == run(*arguments[1:], "--help").output


@pytest.mark.parametrize("command", ["build", "serve", "check", "fix", "stale"])
def test_a_file_after_a_command_that_takes_none_is_an_error(command: str) -> None:
    done = run(command, "content/events/pa/calls.yaml")
    assert done.exit_code == 2
    why = "This command works on all of content/, not on single files."
    assert f"{why} Write python build.py {command}" in done.output


def test_commands_for_volunteers_come_first() -> None:
    assert list(cli.COMMANDS)[:6] == ["build", "serve", "new", "check", "problems", "fix"]
