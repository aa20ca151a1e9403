"""`build`: content/ in, the site in output/ out."""

from __future__ import annotations

import time
from collections.abc import Set
from datetime import datetime
from pathlib import Path

import click

from statepages import diagnostics
from statepages.build import Built, build
from statepages.caching import cache_of
from statepages.checking.settings import begin
from statepages.commands import options
from statepages.commands.progress import Progress
from statepages.humanize import how_many, how_much
from statepages.paths import Paths
from statepages.problem import Problem

MOST_FILES, MOST_BYTES = 20_000, 1_000_000_000
"""What well-known hosts take (2026): see docs/publishing.md."""


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
    """Build the site in output/.

    If there is any error, nothing is written, and the site from the last build stays.
    """
    paths = options.paths_of(content, output)
    began = time.monotonic()
    with cache_of(paths, ignore_cache=no_cache) as cache, Progress() as progress:
        start = begin(paths, now, options.clock(), cache)
        built = build(paths, start, cache=cache, strict=strict, workers=workers, progress=progress)
    report(built, paths, seconds=time.monotonic() - began)
    ctx.exit(0 if built.published else 1)


def report(built: Built, paths: Paths, *, seconds: float, known: Set[Problem] = frozenset()) -> None:
    """Print the problems, except those that are known, and the result of the build."""
    if news := [problem for problem in built.problems if problem not in known]:
        diagnostics.show(news, built.lines)
    for line in summary(built, paths.output, seconds):
        diagnostics.say(line)


def summary(built: Built, output: Path, seconds: float) -> list[str]:
    """Pages, events, problems, seconds, and how many files have garbled text, in words."""
    place = _short(output)
    found = f"{diagnostics.count(built.problems)} in {how_many(len(built.raw), 'file')}"
    lines = [f"{found[0].upper()}{found[1:]}."]
    if built.fixed_files:
        files = "1 file has" if built.fixed_files == 1 else f"{built.fixed_files:,} files have"
        lines.append(
            f"{files} garbled text. It is fixed on the pages. "
            "To fix the files, run python build.py fix --write."
        )
    if tree := built.tree:
        made = f"{how_many(tree.pages, 'page')} from {how_many(built.events, 'event')} in {seconds:.1f} s"
        lines.append(f"Built {made}: {place}, {how_many(len(tree.files), 'file')}, {how_much(tree.size)}.")
        lines.extend(_too_large(len(tree.files), tree.size))
    else:
        lines.append(f"Nothing was published ({seconds:.1f} s). {place} has not changed.")
    return lines


def _too_large(files: int, size: int) -> list[str]:
    """Which well-known hosts would not take the site, if there are any."""
    limits = (
        (files > MOST_FILES, f"Cloudflare Pages takes {MOST_FILES:,} files on its free plan"),
        (size > MOST_BYTES, "GitHub Pages and GitLab.com take 1 GB"),
    )
    told = ", and ".join(words for is_over, words in limits if is_over)
    return [f"This is more than some hosts take: {told}. See docs/publishing.md."] if told else []


def _short(path: Path) -> str:
    """A folder, relative to the current one if it is inside it."""
    path = path.absolute()
    return f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}/"
