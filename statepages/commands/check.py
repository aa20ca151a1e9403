"""`check`: what is wrong with the content, for people, for programs and for pull requests."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from statepages import diagnostics
from statepages.commands import options
from statepages.humanize import how_many
from statepages.pipeline import checking
from statepages.pipeline.caching import cache_of
from statepages.pipeline.workers import Workers
from statepages.problem import Problem


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
    with cache_of(paths, anew=no_cache) as cache, Workers(workers) as beside:
        checked = checking.check(
            paths,
            now=options.instant(now, paths),
            clock=options.clock(),
            cache=cache,
            workers=beside,
        )
    if links:
        # Here, since it takes longer to import than to check what has changed.
        from statepages.commands.looking import look

        checked = checked.with_problems(*look(checked, anew=no_cache, local=local_links))
    problems = diagnostics.judged(checked.problems, strict=strict)
    if style == "json":
        click.echo(diagnostics.as_json(problems))
    else:
        _tell(checked, problems, annotate=style == "github")
    if style == "github":
        _summarise(checked, problems)
    ctx.exit(1 if any(problem.is_error for problem in problems) else 0)


def _tell(checked: checking.Checked, problems: list[Problem], *, annotate: bool) -> None:
    if annotate:
        for problem in problems:
            click.echo(diagnostics.as_github(problem))
            diagnostics.show([problem], checked.lines)
    elif problems:
        diagnostics.show(problems, checked.lines)
    counted = diagnostics.count(problems)
    diagnostics.say(f"{counted[0].upper()}{counted[1:]} in {how_many(checked.files, 'file')}.")


def _summarise(checked: checking.Checked, problems: list[Problem]) -> None:
    """Add to the page that GitHub shows for the run, where it names a file for that."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(diagnostics.as_summary(problems, checked.lines, checked.files))
    except OSError as error:
        click.echo(f"The summary could not be written to {name}: {error.strerror}.", err=True)
