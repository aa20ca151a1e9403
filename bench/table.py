"""Prints figures as Markdown tables, which are readable in a terminal too."""

from __future__ import annotations

from collections.abc import Sequence


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table. The columns after the first are aligned right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    print(f"\n{title}\n")
    for number, row in enumerate([head, *rows]):
        cells = [
            text.rjust(width) if at else text.ljust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        print(f"| {' | '.join(cells)} |")
        if number == 0:
            rules = [f"{'-' * (width - 1)}:" if at else "-" * width for at, width in enumerate(widths)]
            print(f"| {' | '.join(rules)} |")
    print(flush=True)


def seconds(value: float) -> str:
    """0.25 s."""
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def megabytes(value: float) -> str:
    """Bytes as 2.5 MB."""
    return f"{value / 1e6:,.1f} MB" if value < 10e6 else f"{value / 1e6:,.0f} MB"


def kilobytes(value: float) -> str:
    """Bytes as 12.5 kB."""
    return f"{value / 1e3:,.1f} kB"


def ratio(ours: float, theirs: float) -> str:
    """0.50 where ours is half of theirs."""
    return f"{ours / theirs:.2f}"
