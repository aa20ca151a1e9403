"""Counts, sizes and lists as people write them."""

from __future__ import annotations

from collections.abc import Sequence


def how_many(number: int, word: str) -> str:
    """ "1 file", "1,204 files"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def how_much(size: int) -> str:
    """A number of bytes: "12 kB", "1.4 MB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{-(-size // 1000):,} kB"


def and_list(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last
