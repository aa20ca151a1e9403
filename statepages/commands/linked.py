"""Nothing is written through a link: it may lead to what is none of the site's business."""

from __future__ import annotations

from pathlib import Path

import click

from statepages.paths import shown_name


def refuse_links(root: Path, file: Path) -> None:
    """Raise click.ClickException where a file below a folder, or a folder on the way to it, is a link."""
    steps = [file, *(above for above in file.parents if above.is_relative_to(root) and above != root)]
    link = next((step for step in reversed(steps) if step.is_symlink()), None)
    if link:
        shown = f"{shown_name(root)}/{link.relative_to(root).as_posix()}".removeprefix("./")
        raise click.ClickException(
            f"{shown} is a link to elsewhere, and nothing is written through it. "
            "Put a file or a folder of that name in its place."
        )
