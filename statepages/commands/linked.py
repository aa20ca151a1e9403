"""Writes nothing through a link, because it may lead to files that are not part of the site."""

from __future__ import annotations

from pathlib import Path

import click

from statepages.paths import shown_name


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
