"""Numbers for people: how many of a thing, and how much data."""

from __future__ import annotations


def how_many(number: int, word: str) -> str:
    """ "1 file", "1,204 files"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def how_much(size: int) -> str:
    """A number of bytes: "12 kB", "1.4 MB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{-(-size // 1000):,} kB"
