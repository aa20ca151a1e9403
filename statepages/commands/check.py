"""`check`: what is wrong with the content, for people, for programs and for pull requests."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from statepages import diagnostics
from statepages.caching import cache_of
from statepages.checking.check import Checked, check, check_closely
from statepages.checking.settings import begin
from statepages.commands import options
from statepages.humanize import how_many
from statepages.workers import Workers


@click.command("check")
@options.all_options
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="text for people, json for programs, github for annotations in a pull request.",
)
@click.option("--links", is_flag=True, help="Look at each link that leads out of the site, too.")
@click.option("--local-links", is_flag=True, help="With --links: also those to this machine and its network.")
@click.pass_context
def command(
    ctx: click.Context,
    content: Path | None,
    output: Path | None,
    now: datetime | None,
    strict: bool,
    workers: int | None,
    no_cache: bool,
    style: str,
    links: bool,
    local_links: bool,
) -> None:
    """Read the content and say what is wrong with it, all of it in one run.

    Each finding ends with a code; `build.py problems CODE` tells more about it. With --format github
    each stands beside its line in a pull request, which needs no token, and a summary goes into the
    file that GITHUB_STEP_SUMMARY names.
    """
    paths = options.paths_of(content, output)
    with cache_of(paths, ignore_cache=no_cache) as cache, Workers(workers) as beside:
        # Links are looked at in the fields of all files, and the cache has no fields.
        start = begin(paths, now, options.clock(), None if links else cache)
        if links:
            # Here, since it takes longer to import than to check what has changed.
            from statepages.commands.looking import look

            checked = check_closely(paths, start)
            found = look(checked, ignore_cache=no_cache, local=local_links)
            checked = checked.with_problems(*found, strict=strict)
        else:
            checked = check(paths, start, cache=cache, workers=beside, strict=strict)
    if style == "json":
        click.echo(diagnostics.as_json(checked.problems, checked.lines))
    else:
        _tell(checked, annotate=style == "github")
    if style == "github":
        _summarise(checked)
    ctx.exit(1 if checked.has_errors else 0)


def _tell(checked: Checked, *, annotate: bool) -> None:
    if annotate:
        for annotation in diagnostics.as_github(checked.problems, checked.lines):
            click.echo(annotation)
    if checked.problems:
        diagnostics.show(checked.problems, checked.lines)
    counted = diagnostics.count(checked.problems)
    diagnostics.say(f"{counted[0].upper()}{counted[1:]} in {how_many(checked.files, 'file')}.")


def _summarise(checked: Checked) -> None:
    """Add to the page that GitHub shows for the run, where it names a file for that."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(diagnostics.as_summary(checked.problems, checked.lines, checked.files))
    except OSError as error:
        click.echo(f"The summary could not be written to {name}: {error.strerror}.", err=True)
