"""The lock files, and what make does on a machine that lacks something."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
APART = ("bench/requirements.txt", "docs/site/requirements.txt")
"""The locks of what is kept apart: the benchmark, and what builds the docs site."""
MAKE = shutil.which("make")


def locked(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))


def named_in_pyproject(*, dev: bool) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"]["dev"] if dev else []
    return {re.split("[<>=]", name)[0].lower() for name in project["dependencies"] + extra}


@pytest.mark.parametrize("name", [*LOCKS, *APART])
def test_each_requirement_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text and "-index" not in text
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\w)", text.strip()))


@pytest.mark.parametrize("name", APART)
def test_a_lock_of_its_own_holds_what_the_list_beside_it_names(name: str) -> None:
    lines = (ROOT / name).with_suffix(".in").read_text().splitlines()
    assert {line.partition("[")[0] for line in lines if not line.startswith("#")} <= locked(name).keys()


def test_the_locks_hold_what_pyproject_names_and_agree() -> None:
    site, tests = map(locked, LOCKS)
    assert named_in_pyproject(dev=False) <= site.keys()
    assert named_in_pyproject(dev=True) <= tests.keys()
    assert site.items() <= tests.items()


def test_the_npm_lock_has_hashes_and_no_download_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The Makefile on a machine with only a shell."""
    for name in ("Makefile", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "rm", "touch"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    return tmp_path


def tool(folder: Path, name: str, script: str) -> None:
    path = folder / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # An environment of its own: the make that runs these tests passes its variables on.
    environment = {"PATH": str(folder / "bin"), "LC_ALL": "C"}
    command = [MAKE or "make", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def test_without_npm_a_warning_says_what_is_lost(bare: Path) -> None:
    done = make(bare, "node_modules/.site")
    assert done.returncode == 0
    assert done.stderr == (
        "Warning: npm is not installed, so the site gets no keyword box, no map, no QR codes and no share "
        "pictures. Everything else works.\n"
    )


def test_when_npm_fails_its_words_are_shown_and_make_goes_on(bare: Path) -> None:
    tool(bare, "npm", "echo 'npm error network' >&2; exit 1")
    done = make(bare, "node_modules/.site")
    assert done.returncode == 0
    assert done.stderr == (
        "npm error network\n"
        "Warning: npm could not install its packages (see above), "
        "so the site gets no keyword box, no map, no QR codes and no share pictures. Everything else works.\n"
    )


def test_when_npm_fails_the_tests_do_not_go_on(bare: Path) -> None:
    tool(bare, "npm", "exit 1")
    assert make(bare, "node_modules/.tests").returncode != 0


def test_no_venv_says_what_to_install_and_leaves_nothing_half_made(bare: Path) -> None:
    tool(bare, "python3", 'case "$1" in -m) mkdir -p .venv; exit 1;; esac')
    (bare / "bin" / "mkdir").symlink_to(shutil.which("mkdir") or "/bin/mkdir")
    done = make(bare, ".venv/bin/python")
    assert done.returncode != 0
    assert "install python3-venv" in done.stderr
    assert not (bare / ".venv").exists()


def test_a_venv_whose_python_is_gone_is_made_again(bare: Path) -> None:
    """Its stamps go too: what they say about libraries is about the old one."""
    python = bare / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(bare / "python3.10")
    (bare / ".venv" / ".site").touch()
    # Without pip, which takes most of the time and does not matter here.
    tool(bare, "python3", f'exec "{sys._base_executable}" "$@" --without-pip')  # type: ignore[attr-defined]
    done = make(bare, ".venv/bin/python")
    assert done.returncode == 0, done.stderr
    assert subprocess.run([python, "-c", ""]).returncode == 0
    assert not (bare / ".venv" / ".site").exists()


def test_an_old_python_is_named(bare: Path) -> None:
    tool(bare, "python3", "echo 'You need Python 3.11 or later. This is 3.9.' >&2; exit 1")
    done = make(bare, ".venv/bin/python")
    assert done.returncode != 0
    assert "make PYTHON=python3.12" in done.stderr


def test_set_up_prepares_the_first_build_once(bare: Path) -> None:
    python = bare / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@" >> ran.txt\n')
    python.chmod(0o755)
    (bare / "node_modules").mkdir()
    for stamp in ("requirements.txt", ".venv/.site", "node_modules/.site"):
        (bare / stamp).touch()
    for _ in range(2):
        done = make(bare, "setup")
        assert (done.returncode, done.stderr) == (0, "")
    assert (bare / "ran.txt").read_text().splitlines() == [
        "-m compileall -q build.py statepages search",
        "-m statepages.prepare",
    ]
