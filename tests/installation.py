"""The package of this checkout, and how tests install it and run its command."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

from statepages import __version__
from tests.site import ROOT

NOWHERE = {"PATH": os.devnull}
"""No folder with programs in it, and so no Node."""

WHEEL, SOURCE = f"statepages-{__version__}-py3-none-any.whl", f"statepages-{__version__}.tar.gz"


def run(
    command: Sequence[str | Path], folder: Path, extra: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    ours = ("PYTHON", "MAKE", "MFLAGS")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        command, cwd=folder, env={**environment, **(extra or {})}, capture_output=True, text=True
    )


def python(*arguments: str | Path, folder: Path, **extra: str) -> None:
    done = run([sys.executable, *arguments], folder, extra)
    assert done.returncode == 0, done.stdout + done.stderr


def environment(folder: Path, package: Path) -> Path:
    """A virtual environment with the libraries of this one, and a package of the engine: its modules."""
    venv.create(folder, symlinks=True)
    target = next((folder / "lib").glob("python3*")) / "site-packages"
    (target / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    pip = ("-m", "pip", "--disable-pip-version-check", "--python", folder / "bin/python", "install")
    python(*pip, "--no-deps", "--no-index", "--no-compile", package, folder=folder)
    (folder / ".site").touch()  # for make: the libraries are there
    return target / "statepages"


def make_package(folder: Path) -> None:
    """Make the wheel and the source package in a folder."""
    # -P: in this folder, Python would take build.py for the module.
    options = ("--no-isolation", "--sdist", "--wheel", "--outdir", folder)
    python("-P", "-m", "build", *options, ".", folder=ROOT)
