"""build.py finds the libraries, or explains how to get them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CLI = "import click_of_this_test\ndef main():\n    print('ran')\n"
LATE = "def main():\n    import click_of_this_test\n    print('ran')\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of build.py, with an engine that needs a library that this Python does not have."""
    shutil.copy(ROOT / "build.py", tmp_path)
    (tmp_path / "statepages").mkdir()
    (tmp_path / "statepages" / "__init__.py").touch()
    (tmp_path / "statepages" / "cli.py").write_text(CLI)
    return tmp_path


def run(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, checkout / "build.py"], capture_output=True, text=True)


def test_without_the_libraries_it_says_to_run_make(checkout: Path) -> None:
    done = run(checkout)
    assert done.returncode == 1
    assert done.stderr == ("The library click_of_this_test is missing. Run `make` to install it.\n")


@pytest.mark.parametrize("cli", [CLI, LATE], ids=["missing at once", "missing later"])
def test_the_python_in_venv_takes_over(checkout: Path, cli: str) -> None:
    (checkout / "statepages" / "cli.py").write_text(cli)
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    (checkout / "libraries").mkdir()
    (checkout / "libraries" / "click_of_this_test.py").touch()
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{checkout}/libraries" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    assert run(checkout).stdout == "ran\n"


def test_if_the_python_of_venv_is_gone_it_says_so(checkout: Path) -> None:
    """The system has a newer one, and the links in .venv do not lead to a file."""
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(checkout / "python3.10")
    done = run(checkout)
    assert done.returncode == 1
    assert done.stderr == "The Python that .venv was made with is gone. Run `make` to set up .venv again.\n"


def test_if_the_python_of_venv_does_not_start_it_says_so(checkout: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!{checkout}/gone\n")
    python.chmod(0o755)
    done = run(checkout)
    assert done.returncode == 1
    assert done.stderr == (
        "The Python in .venv does not start: No such file or directory. Delete .venv and run `make`.\n"
    )


def test_a_mistake_in_our_own_imports_stays_visible(checkout: Path) -> None:
    (checkout / "statepages" / "cli.py").write_text("import statepages.nowhere\n")
    assert "No module named 'statepages.nowhere'" in run(checkout).stderr


def test_building_starts_fast(checkout: Path) -> None:
    """Before the command is known, only Python's own modules are loaded."""
    code = "import sys\ndef main():\n    print(*(sys.modules.keys() & {'yaml', 'jinja2', 'pydantic'}))\n"
    (checkout / "statepages" / "cli.py").write_text(code)
    assert run(checkout).stdout == "\n"
