"""Whatever a pull request brings gives problems with a place, in time, and affects nobody."""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given, settings

from statepages import diagnostics
from statepages.checking.check import check_content
from statepages.checking.check_file import check_file
from statepages.checking.settings import begin_from
from statepages.read import content_of
from statepages.source import RawFile
from tests import hostile_texts
from tests.active import active_content
from tests.browser.hostile import HIT, LINK
from tests.hostile_names import NAMES, put_names
from tests.mutations import HARMS, PIECES, Harm, harmed, samples, varied
from tests.repository import commit, git, repository
from tests.site import EVENT, NOON, ROOT, built, checked, content
from tests.test_cli import run

LINKED = ("pages/about.yaml", "posts/2024-10-08-your-first-phone-bank-shift.yaml")
FEW = settings().max_examples // 16
"""Each is tried on a hundred files."""

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Characters that a terminal may obey, by Unicode's names, except line ends and the joiners of emoji."""


@settings(max_examples=FEW)
@given(HARMS)
def test_harm_to_every_sample_file(harms: list[Harm]) -> None:
    """Problems are at places that exist, and no way to show them affects a terminal or GitHub."""
    files = enumerate(samples().items())
    named = {name: harmed(data, varied(harms, number)) for number, (name, data) in files}
    content = content_of(named.items(), "content")
    made = check_content(content, begin_from(content, "content", None, NOON))
    for problem in made.problems:
        lines = made.lines.get(problem.place.path, ("",))
        assert 1 <= problem.place.line <= len(lines)
        told = diagnostics.as_text([problem], made.lines)
        assert not {sign for sign in told if category(sign) in UNSEEN} - {"\n", "\u200d"}
        assert "##[" not in told and not any(line.lstrip().startswith("::") for line in told.split("\n"))
        [command] = diagnostics.as_github([problem], made.lines)
        assert len(command.splitlines()) == 1


def test_files_that_are_made_to_be_slow() -> None:
    """A safeguard, not a measurement: each takes less than a second on an idle machine."""
    command = [sys.executable, "-m", "tests.hostile_texts"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert done.stderr == ""
    *rows, megabytes = (json.loads(line) for line in done.stdout.splitlines())
    assert len(rows) == len(hostile_texts.files())
    assert {row["label"]: row["seconds"] for row in rows if row["seconds"] > 8} == {}
    assert megabytes < 200
    bombs = [row for row in rows if row["label"].startswith("bombs")]
    assert [row["label"] for row in bombs if not row["codes"]] == ["bombs: a tag of its own"]


def hostile_variants() -> dict[str, bytes]:
    """The sample files, each with a hostile value somewhere, and harmful pieces as whole values."""
    chance = random.Random(11)
    spiteful = [value.encode() for value in (HIT, LINK, json.dumps(HIT), json.dumps(f"{LINK} {HIT}"))]
    found = {
        name: harmed(data, [("value", chance.random(), 0.0, chance.choice(spiteful))])
        for name, data in list(samples().items())[::2]
    }
    for number, piece in enumerate(PIECES):
        text = json.dumps(piece.decode("utf-8", "replace"))
        fields = f"title: {text}\nhost: {text}\ndetails: {text}\nsignup: {text}\n".splitlines(True)
        for line in fields if number % 2 else fields[:1]:
            title = "" if line.startswith("title") else f"title: {number} {line[:5]}\n"
            name = f"events/us/{line.partition(':')[0]}-{number}.yaml"
            found[name] = f"{title}kind: rally\nwhen: anytime\nwhere: online\n{line}".encode()
    return found


def test_no_page_has_anything_active(tmp_path: Path) -> None:
    """A site with everything that no rule refuses."""
    kept = {
        name: data for name, data in {**hostile_variants(), **slow_but_fine()}.items()
        if is_fine(name, data)
    }  # fmt: skip
    kept |= {name: data for name, data in samples().items() if name == "site.yaml" or "images/" in name}
    # The settings link to these.
    kept = {name: samples()[name] for name in LINKED} | kept
    while True:
        content = content_of(kept.items(), "content")
        found = check_content(content, begin_from(content, "content", None, NOON)).problems
        wrong = {problem.place.path.removeprefix("content/") for problem in found if problem.is_error}
        if not wrong:
            break
        kept = {name: data for name, data in kept.items() if name not in wrong}
    assert len(kept) > 90
    made = built(tmp_path, {**dict.fromkeys(("states/pa.yaml", "events/pa/doors.yaml")), **kept})
    assert made.published
    pages = {path: active_content(path.read_text()) for path in (tmp_path / "output").rglob("*.html")}
    assert len(pages) > 90
    assert {path.parent.name: found for path, found in pages.items() if found} == {}


def is_fine(name: str, data: bytes) -> bool:
    return not any(problem.is_error for problem in check_file(RawFile(name, f"content/{name}", data), NOON))


def slow_but_fine() -> dict[str, bytes]:
    named = enumerate(raw for label, raw in hostile_texts.files().items() if label.startswith("markdown"))
    return {
        f"events/us/slow-{number}.yaml": raw.data.replace(b"title: Calls", f"title: Calls {number}".encode())
        for number, raw in named
        if raw.name.startswith("events")
    }


SCHEMES = [
    "javascript:hit()", "vbscript:x", "data:text/html,x", "file:///etc/passwd", "blob:x",
    "view-source:x", "intent://x", "ftp://x", "chrome://x", "about:blank", "//elsewhere.example",
    "\\\\elsewhere.example", "/\\elsewhere.example", "JaVaScRiPt:hit()", "java\tscript:hit()",
    "java\nscript:hit()", " javascript:hit()", "\x01javascript:hit()", "\u200bjavascript:hit()",
    "javascript\u003ahit()", "&#106;avascript:hit()", "javascript%3Ahit()", "javascript&colon;hit()",
    "https:javascript:hit()", "http://", "https://a@b@c/", "https://user:pass@example.org/",
    "https://\u202eexample.org", "https://exam\x00ple.org",
]  # fmt: skip
LINKS = {
    "events/us/x.yaml": (EVENT.replace("zip: 19380", "zip: 19380\n  online: yes"), ["signup", "training"]),
    "states/oh.yaml": ("headline: Ohio\npitch: Come.\n", ["links"]),
    "site.yaml": ("name: a\nurl: https://example.org/\ntimezone: America/New_York\n", ["repository", "url"]),
}


@pytest.mark.parametrize("address", SCHEMES, ids=ascii)
def test_a_dangerous_link_is_refused_in_every_field(address: str) -> None:
    written = json.dumps(address)
    for name, (text, names) in LINKS.items():
        for field in names:
            value = f"\n  - label: a\n    link: {written}" if field == "links" else f" {written}"
            kept = "".join(line for line in text.splitlines(True) if not line.startswith(f"{field}:"))
            raw = RawFile(name, f"content/{name}", f"{kept}{field}:{value}\n".encode())
            assert any(problem.is_error for problem in check_file(raw, NOON)), (name, field)


COMMANDS = [
    ["check"], ["check", "--format", "json"], ["check", "--format", "github"], ["build"], ["fix"],
    ["fix", "--write"], ["stale"], ["owners"], ["diff", "HEAD"],
    ["diff", "HEAD~1"], ["schema", "--check"],
]  # fmt: skip


@pytest.fixture(scope="module")
def odd_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a content folder of odd names, links, pipes and texts."""
    folder: Path = repository(tmp_path_factory.mktemp("odd"))
    (folder / "outside").mkdir()
    content(folder / "content")
    commit(folder)
    put_names(folder / "content", folder / "outside")
    for number, raw in enumerate(list(hostile_texts.files().values())[:9:3]):
        (folder / "content" / "events" / "pa" / f"bomb-{number}.yaml").write_bytes(raw.data)
    git(folder, "add", "--all", "--force", "--ignore-errors")
    git(folder, "commit", "--quiet", "--message", "A change")
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_on_an_odd_folder(odd_folder: Path, tmp_path: Path, command: list[str]) -> None:
    """It ends with 0 or 1, reveals nothing about other files, and has a message for everything."""
    copy = odd_folder
    if "--write" in command:
        copy = tmp_path / "copy"
        shutil.copytree(
            odd_folder, copy, symlinks=True, ignore=lambda folder, names: {n for n in names if "pipe" in n}
        )
    places = ["--content", copy / "content"]
    places += ["--output", tmp_path / "site"] if command[0] == "build" else []
    done = run(*command, *places)
    assert done.exit_code in {0, 1}, done.output[-500:]
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "secret of the machine" not in done.output and "root:" not in done.output
    assert (odd_folder / "outside" / "secret.yaml").read_text() == "title: secret of the machine\n"
    acting = [line for line in done.output.splitlines() if line.lstrip().startswith("::")]
    assert all(line.startswith(("::error file=", "::warning file=")) for line in acting)
    assert "##[" not in done.output
    assert not {sign for sign in done.output if category(sign) in UNSEEN} - {"\n", "\u200d"}


def test_each_odd_name_is_reported(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    content(tmp_path / "content")
    put_names(tmp_path / "content", tmp_path / "outside")
    reported = {problem.place.path for problem in checked(tmp_path).problems if problem.is_error}
    lie = {
        path
        for path in (tmp_path / "content" / "events" / "pa").iterdir()
        if path.is_file() or path.is_symlink()
    }
    shown = {path.rpartition("/")[2] for path in reported if "/events/pa/" in path}
    assert {path.name for path in lie if path.name.isprintable()} - shown == set()
    assert len(shown) >= len(NAMES)


def test_hostile_issues(tmp_path: Path) -> None:
    """No answer, or lack of one, breaks the reader of the form, and its output is harmless."""
    content(tmp_path / "content")
    for number, raw in enumerate(list(hostile_texts.files().values())[::8]):
        issue = tmp_path / f"{number}.md"
        text = raw.data.decode("utf-8", "replace")
        issue.write_text(f"### Name of the event\n\n{text[:9_000]}\n\n### Details\n\n{text}\n")
        done = run("new", "event", "--content", tmp_path / "content", "--from-issue", issue)
        assert done.exit_code in {0, 1} and (done.exception is None or isinstance(done.exception, SystemExit))
