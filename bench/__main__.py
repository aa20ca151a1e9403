"""`python -m bench [PART...]`: runs all parts, or only those named."""

from __future__ import annotations

import click

from bench import builds, edits, lighthouse, press, sizes
from bench.chrome import a_browser
from bench.samples import CODES, samples

PARTS = ("builds", "edits", "serve", "sizes", "press", "lighthouse")

EACH = 200
"""Events per state: the number with which the finder has to be small and fast."""

MANY = 10_000
RATED = 1_000
"""Events for Lighthouse. The pages it rates are much the same on a site of any size."""


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option("--runs", default=3, show_default=True, help="How many runs. The figures are medians.")
@click.option(
    "--events",
    "counts",
    multiple=True,
    default=(1_000, MANY),
    show_default=True,
    help="Number of events on a site.",
)
@click.option("--large", is_flag=True, help="Also build 100,000 events, which takes a long time.")
def main(parts: tuple[str, ...], runs: int, counts: tuple[int, ...], large: bool) -> None:
    """Measure, and print tables. README.md explains each part."""
    chosen = parts or PARTS
    if "builds" in chosen:
        builds.sample(runs)
        builds.compare((*counts, 100_000) if large else counts, runs)
    if "edits" in chosen:
        edits.edits(max(counts), runs)
    if "serve" in chosen:
        edits.serve(max(counts), runs)
    if "sizes" in chosen or "press" in chosen:
        _search("sizes" in chosen, "press" in chosen, runs)
    if "lighthouse" in chosen:
        lighthouse.rate(RATED, runs)


def _search(is_weighed: bool, is_timed: bool, runs: int) -> None:
    """Measure what a reader gets when searching near a ZIP code."""
    even = sizes.write_site("even", list(samples(EACH * len(CODES), even=True)))
    even_title = f"{EACH} events in each of {len(CODES)} states"
    with a_browser() as browser:
        if is_weighed:
            sizes.print_searches(browser, even, even_title)
            weighted = sizes.write_site("weighted", list(samples(MANY)))
            sizes.print_searches(browser, weighted, f"{MANY:,} events, by ZIP codes")
        if is_timed:
            press.press(browser, even, even_title, runs)


if __name__ == "__main__":
    main()
