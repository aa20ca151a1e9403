"""A site's own templates, as the commands of the package find them: in the folder where people run them."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.serving import Served, answer, serving
from tests.commands.small_site import NAME, small_site
from tests.site import NOON

EVENT_FILE = NAME.replace(".yaml", "/index.html")

SLIP = '{% extends "theme:pages/event.html" %}\n{% block detials %}{% endblock %}\n'
WARNING = 'theme:pages/event.html has no block "detials"'


@pytest.fixture
def organization(installed: Path, tmp_path: Path) -> Path:
    """A folder with content/, where build.py starts the installed package."""
    folder = tmp_path / "organization"
    folder.mkdir()
    start = f"import os, sys\nos.execv({str(installed)!r}, [{str(installed)!r}, *sys.argv[1:]])\n"
    (folder / "build.py").write_text(start)
    small_site(folder)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", *arguments, "--now", NOON.isoformat()]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_build_and_check_use_the_templates_beside_the_content(organization: Path) -> None:
    write(organization, "templates/pages/event.html", SLIP)
    for command, status in (("build", 0), ("check", 0), ("check --strict", 1)):
        done = run(organization, *command.split())
        assert done.returncode == status, done.stdout + done.stderr
        assert WARNING in done.stdout, command


def test_templates_never_come_from_where_the_content_is(organization: Path, tmp_path: Path) -> None:
    """A pull request could bring them, and templates can run code."""
    theirs = small_site(tmp_path / "pull-request").parent
    write(theirs, "templates/pages/event.html", "<p>Theirs</p>")
    write(organization, "templates/parts/own.html", "<p>")
    done = run(organization, "build", "--content", str(theirs / "content"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Theirs" not in (organization / "output" / EVENT_FILE).read_text()
    assert "templates/parts/own.html" in done.stdout, "those of the current folder count"


def test_templates_in_the_content_are_refused(organization: Path) -> None:
    write(organization, "content/theme/pages/event.html", "<p>Theirs</p>")
    (organization / "templates").symlink_to(organization / "content/theme")
    done = run(organization, "build")
    assert done.returncode == 2
    assert "templates is inside" in " ".join(done.stderr.split())


def test_the_output_cannot_be_in_the_templates(organization: Path) -> None:
    write(organization, "templates/pages/event.html", SLIP)
    done = run(organization, "build", "--output", "templates")
    assert done.returncode == 2
    assert (organization / "templates/pages/event.html").read_text() == SLIP


def test_serve_shows_a_template_as_soon_as_it_is_saved(organization: Path) -> None:
    with serving(organization / "content", organization / "output", organization) as server:
        assert "Ours" not in answer(server.address + EVENT_FILE)[1].decode()
        block = "{% block details %}<p>Ours</p>{% endblock %}"
        write(organization, "templates/pages/event.html", '{% extends "theme:pages/event.html" %}' + block)
        await_words(server, EVENT_FILE, "<p>Ours</p>")
        write(organization, "templates/assets/css/own.css", "p { color: #123456 }")
        await_words(server, EVENT_FILE, "assets/own.css?v=")
        assert b"#123456" in answer(server.address + "assets/own.css")[1]
        assert b"#123456" in answer(server.address + "styleguide/own-dark.css")[1]
        write(organization, "templates/pages/event.html", "{% if %}")
        await_words(server, EVENT_FILE, "1 error to fix")


def await_words(server: Served, name: str, words: str) -> None:
    """Wait until a page says something."""
    for _ in range(600):
        if words in answer(server.address + name)[1].decode():
            return
        time.sleep(0.05)
    raise AssertionError(f"{name} never said {words}")
