"""`python -m bench [PART...]`: all of it, or the parts named."""

from __future__ import annotations

import click

from bench import builds, edits

PARTS = ("builds", "edits", "serve")


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option("--runs", default=3, show_default=True, help="How often; the figures are medians.")
@click.option("--events", "counts", multiple=True, type=int, default=(1_000, 10_000), show_default=True)
@click.option("--large", is_flag=True, help="100,000 events too, which takes long.")
def main(parts: tuple[str, ...], runs: int, counts: tuple[int, ...], large: bool) -> None:
    """Measure, and print tables. README.md tells what each part is."""
    chosen = parts or PARTS
    if "builds" in chosen:
        builds.compare((*counts, 100_000) if large else counts, runs)
    if "edits" in chosen:
        edits.edits(max(counts), runs)
    if "serve" in chosen:
        edits.save_to_reload(max(counts), runs)


if __name__ == "__main__":
    main()
