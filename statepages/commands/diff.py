"""`diff`: what a change does to the site, in words."""

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
    """Say what is other for readers than in BASE: a revision of git, or a folder with a built site.

    Events added, removed, moved and canceled, pages touched, links new to the site, problems new
    and gone, sizes. Of a built site only what its public data tell is compared.
    """
    paths = options.paths_of(content)
    folder, clock = Path(base), options.clock()
    try:
        # Not one that lies in content/, where it would be a part of the change.
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
