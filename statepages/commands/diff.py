"""`diff`: what a change does to the site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from statepages.commands import options
from statepages.commands.report import report_options, write_report
from statepages.compare import NothingBuilt, compare_with_revision, compare_with_site
from statepages.repository import NoRevision


@click.command("diff")
@options.content
@options.now
@options.workers
@click.argument("base")
@report_options
def command(
    content: Path | None,
    now: datetime | None,
    workers: int | None,
    base: str,
    style: str,
    output: Path | None,
) -> None:
    """Show what changes for readers since BASE: a git revision, or a folder with a built site.

    Lists events added, removed, moved and canceled, pages that change, links new to the site, problems
    that are new or gone, and sizes. For a built site, compares only what its public data shows.
    """
    paths = options.paths_of(content)
    folder, clock = Path(base), options.clock()
    try:
        # Not a folder inside content/: it would be a part of the change.
        is_elsewhere = not folder.resolve().is_relative_to(paths.content.resolve())
        if is_elsewhere and (folder / "index.html").is_file():
            report = compare_with_site(paths, folder, asked=now, clock=clock, workers=workers)
        else:
            report = compare_with_revision(paths, base, asked=now, clock=clock, workers=workers)
    except NoRevision as error:
        raise click.BadParameter(str(error), param_hint="BASE") from error
    except NothingBuilt as error:
        raise click.ClickException(str(error)) from error
    write_report("What changes for readers", report, "Nothing changes for readers.", style, output)
