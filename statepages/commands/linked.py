"""Writes files as a whole, and nothing through a link: it may lead to files that are not part of the site."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from statepages.paths import shown_name

_NEW = 0o644  # permissions of a new file


def refuse_links(root: Path, file: Path) -> None:
    """Raise click.ClickException if a file below a folder, or a folder on the way to it, is a link."""
    steps = [file, *(above for above in file.parents if above.is_relative_to(root) and above != root)]
    link = next((step for step in reversed(steps) if step.is_symlink()), None)
    if link:
        shown = f"{shown_name(root)}/{link.relative_to(root).as_posix()}".removeprefix("./")
        raise click.ClickException(
            f"{shown} is a link to somewhere else, and Statepages does not write through links. "
            "Replace it with a real file or folder."
        )


def place(path: Path, data: bytes) -> str | None:
    """Write a file in one step, and its folder if there is none. Permissions stay as they were.

    Returns what went wrong, if anything did.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".fixed", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else _NEW)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        return error.strerror or str(error)
    return None
