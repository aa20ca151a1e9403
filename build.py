"""The one command: `python build.py` builds the site, `python build.py --help` lists the rest.

Any Python can run this file: it starts the one in .venv, which has the locked libraries.
"""

import os
import sys
from pathlib import Path

VENV = Path(__file__).resolve().parent / ".venv"
PYTHON = VENV / "bin" / "python"


def run() -> None:
    """Hand the command line to statepages.cli."""
    if sys.prefix == sys.base_prefix and PYTHON.exists():  # the system's Python
        take_over()
    if sys.version_info < (3, 11):  # noqa: UP036  # before an old Python reads newer code
        sys.exit("Statepages needs Python 3.11 or later. Run `make` for help.")
    try:
        from statepages.cli import main

        main()
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] in ("statepages", "search"):
            raise
        if PYTHON.exists() and Path(sys.prefix).resolve() != VENV:  # somebody's own environment
            take_over()
        if PYTHON.is_symlink() and not PYTHON.exists():
            sys.exit("The Python that .venv was made with is gone. Run `make` to set up .venv again.")
        sys.exit(f"The library {missing.name} is missing. Run `make` to install it.")


def take_over() -> None:
    """Start again with the Python in .venv."""
    try:
        os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606  # our own Python, our own arguments
    except OSError as error:
        sys.exit(f"The Python in .venv does not start: {error.strerror}. Delete .venv and run `make`.")


if __name__ == "__main__":
    run()
