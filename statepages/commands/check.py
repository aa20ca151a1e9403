"""`check`: find what is wrong with the content, for people, for programs and for pull requests."""

from __future__ import annotations

import os
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from statepages import diagnostics
from statepages.caching import cache_of
from statepages.checking.check import Checked, check, check_closely
from statepages.checking.settings import begin
from statepages.commands import options
from statepages.history import history_now
from statepages.humanize import how_many
from statepages.paths import Paths
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
@click.option("--links", is_flag=True, help="Also try each link that leads out of the site.")
@click.option(
    "--local-links", is_flag=True, help="With --links: also try links to this computer and its network."
)
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
    """Read the content, and report everything that is wrong with it at once.

    Each problem ends with a code: `python build.py problems CODE` explains it. An error must be fixed. A
    warning is worth a look. A note needs nothing: it says how something unusual was read.

    With --format github, each problem is shown next to its line in a pull request, without a token, and the
    file that GITHUB_STEP_SUMMARY names gets a summary.
    """
    paths = options.paths_of(content, output)
    with cache_of(paths, ignore_cache=no_cache) as cache, Workers(workers) as helpers:
        history = partial(history_now, paths.content, cache)
        # Links are in the fields of all files, and the cache has no fields.
        start = begin(paths, now, options.clock(), None if links else cache)
        if links:
            # Imported here, because that takes longer than checking what has changed.
            from statepages.commands.looking import look

            checked = check_closely(paths, start, history)
            found = look(checked, ignore_cache=no_cache, local=local_links)
            checked = checked.with_problems(*found, strict=strict)
        else:
            checked = check(paths, start, cache=cache, workers=helpers, history=history, strict=strict)
        checked = _with_overrides(checked, paths, strict=strict)
    if style == "json":
        click.echo(diagnostics.as_json(checked.problems, checked.lines))
    else:
        _print(checked, annotate=style == "github")
    if style == "github":
        _summarize(checked)
    ctx.exit(1 if checked.has_errors else 0)


def _with_overrides(checked: Checked, paths: Paths, *, strict: bool) -> Checked:
    """The same, with what is wrong with the templates that the site has in place of the engine's."""
    if paths.overrides is None or not paths.overrides.is_dir():
        return checked
    # Imported here, because most sites have none, and planning pages takes a while to import.
    from statepages.plan import override_problems

    return checked.with_problems(*override_problems(checked, paths), strict=strict)


def _print(checked: Checked, *, annotate: bool) -> None:
    if annotate:
        for annotation in diagnostics.as_github(checked.problems, checked.lines):
            click.echo(annotation)
    if checked.problems:
        diagnostics.show(checked.problems, checked.lines)
    counted = diagnostics.count(checked.problems)
    diagnostics.say(f"{counted[0].upper()}{counted[1:]} in {how_many(checked.files, 'file')}.")
    about_notes = diagnostics.hint(checked.problems)
    if about_notes:
        diagnostics.say(about_notes)


def _summarize(checked: Checked) -> None:
    """Add to the page that GitHub shows for the run, if it names a file for that."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(diagnostics.as_summary(checked.problems, checked.lines, checked.files))
    except OSError as error:
        click.echo(f"The summary could not be written to {name}: {error.strerror}.", err=True)
