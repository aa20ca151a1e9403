"""Where a program is installed."""

from __future__ import annotations

import os
from pathlib import Path

_ENDING = ".exe" if os.name == "nt" else ""


def find_program(name: str) -> str | None:
    """The path of a program in the folders of PATH; None if it is in none of them.

    An empty or relative entry of PATH means the current folder, where somebody may have put another program
    of that name. Such entries are ignored.
    """
    for folder in os.get_exec_path():
        file = Path(folder, name + _ENDING)
        if Path(folder).is_absolute() and file.is_file() and os.access(file, os.X_OK):
            return str(file)
    return None
