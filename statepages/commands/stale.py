"""`stale`: lists stale content, for an issue that a maintainer works through."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import click

from statepages.checking.check import check, check_closely
from statepages.checking.settings import begin
from statepages.commands import options
from statepages.commands.looking import look
from statepages.commands.report import report_options, write_report
from statepages.history import history_now
from statepages.stale import stale


@click.command("stale")
@options.content
@options.now
@click.option(
    "--days",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    default=60,
    help="Days until a checked source becomes stale. Default: 60.",
)
@click.option("--links", is_flag=True, help="Also check each link to another site.")
@click.option(
    "--local-links", is_flag=True, help="With --links: also check links to this machine and its network."
)
@options.no_cache
@report_options
def command(
    content: Path | None,
    now: datetime | None,
    days: int,
    links: bool,
    local_links: bool,
    no_cache: bool,
    style: str,
    output: Path | None,
) -> None:
    """List past events, drafts, sources that nobody has checked for a long time, and links that fail.

    If nothing is stale, the FILE of --output is left empty.
    """
    paths = options.paths_of(content)
    start = begin(paths, now, options.clock())
    history = partial(history_now, paths.content)
    checked = check_closely(paths, start, history) if links else check(paths, start, history=history)
    found = look(checked, ignore_cache=no_cache, local=local_links) if links else ()
    report = stale(checked.content, found, checked.now, timedelta(days=days))
    nothing = "" if output else "Nothing is stale."
    write_report("Stale content", report, nothing, style, output)
