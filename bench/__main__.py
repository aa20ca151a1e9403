"""`python -m bench [PART...]`: all of it, or the parts named."""

from __future__ import annotations

import click

from bench import builds, edits, lighthouse, press, sizes
from bench.chrome import a_browser
from bench.samples import CODES, samples

PARTS = ("builds", "edits", "serve", "sizes", "press", "lighthouse")

EACH = 200
"""So many events a state: what the finder has to be small and quick with."""

MANY = 10_000
RATED = 1_000
"""Lighthouse looks at pages that are much the same on a site of any size."""


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option("--runs", default=3, show_default=True, help="How often; the figures are medians.")
@click.option(
    "--events", "counts", multiple=True, default=(1_000, MANY), show_default=True, help="Sizes of the sites."
)
@click.option("--large", is_flag=True, help="Full builds of 100,000 events too, which takes long.")
def main(parts: tuple[str, ...], runs: int, counts: tuple[int, ...], large: bool) -> None:
    """Measure, and print tables. README.md tells what each part is."""
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
    """The figures of readers who search near a ZIP code."""
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
