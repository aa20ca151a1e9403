"""`build`: content/ in, the site in output/ out."""

from __future__ import annotations

import time
from collections.abc import Set
from datetime import datetime
from pathlib import Path

import click

from statepages import diagnostics
from statepages.commands import options
from statepages.commands.progress import Progress
from statepages.humanize import how_many, how_much
from statepages.pipeline import building, built
from statepages.pipeline.caching import cache_of
from statepages.pipeline.paths import Paths
from statepages.pipeline.texts import lines_of
from statepages.problem import Problem


@click.command("build")
@options.all_options
@click.pass_context
def command(
    ctx: click.Context,
    content: Path | None,
    output: Path | None,
    now: datetime | None,
    strict: bool,
    workers: int | None,
    no_cache: bool,
) -> None:
    """Build the site into output/.

    With any error nothing is written, and the site of the last build stays.
    """
    paths = options.paths_of(content, output)
    began = time.monotonic()
    with cache_of(paths, anew=no_cache) as cache, Progress() as progress:
        built = building.build(
            paths,
            now=options.instant(now, paths),
            clock=options.clock(),
            cache=cache,
            strict=strict,
            workers=workers,
            progress=progress,
        )
    tell(built, paths, seconds=time.monotonic() - began, strict=strict)
    ctx.exit(0 if built.published else 1)


def tell(
    built: built.Built, paths: Paths, *, seconds: float, strict: bool, known: Set[Problem] = frozenset()
) -> None:
    """Print the problems, but for those that are known, and what came of the build."""
    problems = diagnostics.judged(built.problems, strict=strict)
    news = diagnostics.judged((problem for problem in built.problems if problem not in known), strict=strict)
    if news:
        diagnostics.show(news, lines_of(news, built.raw))
    for line in summary(built, problems, paths.output, seconds):
        diagnostics.say(line)


def summary(built: built.Built, problems: list[Problem], output: Path, seconds: float) -> list[str]:
    """Pages, events, problems, seconds, and what was repaired, in words."""
    place = _short(output)
    found = f"{diagnostics.count(problems)} in {how_many(len(built.raw), 'file')}"
    lines = [f"{found[0].upper()}{found[1:]}."]
    if built.repaired:
        files = "1 file has" if built.repaired == 1 else f"{built.repaired:,} files have"
        lines.append(
            f"{files} garbled text. The pages show it repaired; build.py fix --write fixes the files."
        )
    if built.published:
        made = f"{how_many(built.pages, 'page')} from {how_many(built.events, 'event')} in {seconds:.1f} s"
        lines.append(f"Built {made}: {place}, {how_many(built.files, 'file')}, {how_much(built.size)}.")
    else:
        lines.append(f"Nothing was published, after {seconds:.1f} s: {place} is as it was.")
    return lines


def _short(path: Path) -> str:
    """A folder as seen from the one that we stand in."""
    path = path.absolute()
    return f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}/"
