"""`diff`: what a change does to the site, in words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from statepages import pipeline
from statepages.commands import options
from statepages.commands.story import as_markdown, as_text


@click.command("diff")
@options.content
@options.now
@options.workers
@click.argument("base")
@click.option(
    "--format", "style", type=click.Choice(["text", "markdown"]), default="text", help="How to say it."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write. Default: the terminal.",
)
def command(
    content: Path | None,
    now: datetime | None,
    workers: int | None,
    base: str,
    style: str,
    output: Path | None,
) -> None:
    """Say what is other for readers than in BASE: a revision of git, or a folder with a built site.

    Events added, removed, moved and cancelled, pages touched, links new to the site, problems new
    and gone, sizes. Of a built site only what its pages tell is compared.
    """
    paths = options.paths_of(content)
    instant, clock, folder = options.instant(now, paths), options.clock(), Path(base)
    try:
        if (folder / "index.html").is_file():
            story = pipeline.compare_with_site(paths, folder, now=instant, clock=clock, workers=workers)
        else:
            story = pipeline.compare_with_revision(paths, base, now=instant, clock=clock, workers=workers)
    except pipeline.NoRevision as error:
        raise click.BadParameter(str(error), param_hint="BASE") from error
    except pipeline.NothingBuilt as error:
        raise click.ClickException(str(error)) from error
    tell = as_markdown if style == "markdown" else as_text
    text = tell("What changes for readers", story, "Nothing changes for readers.")
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{output} could not be written: {error.strerror}.") from error
