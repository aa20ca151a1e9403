"""Characters that nobody sees: those that do something to a text, and those of no width."""

from __future__ import annotations

import re
import unicodedata

BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffd-\uffff]")
"""Those that no text needs, and the mark of a lost letter."""

_REVERSING = re.compile("[\u202b\u202e\u2067]")
_COPIED = re.compile("[\u00ad\u200b\u200e\u200f\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff]+")
ZERO_WIDTH = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]+")
# Where words have no spaces between them, or run from right to left, these are part of how one writes.
AT_HOME = re.compile("[\u0590-\u08ff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufefc]")


def droppable(line: str) -> list[re.Match[str]]:
    """Where a line has characters that change nothing in it, so that it can be read without them.

    Phones put marks of direction around the numbers that are copied from them. From left to right, where
    all else runs that way, they do nothing.
    """
    if AT_HOME.search(line):
        return []
    return list((ZERO_WIDTH if _REVERSING.search(line) else _COPIED).finditer(line))


def told(character: str) -> str:
    """What is wrong with a hidden character, and the cure."""
    name = f"U+{ord(character):04X}"
    if character in BIDI:
        return f"A hidden character ({name}) reverses what follows. Delete it and retype the word."
    if ZERO_WIDTH.match(character):
        return f"A hidden character ({name}) splits this word. Delete it."
    what = unicodedata.name(character, "a control character").lower()
    return f"A hidden character ({name}, {what}) stands here. Delete it and retype the word."
