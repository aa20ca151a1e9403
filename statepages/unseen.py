"""Invisible characters: those that change the text around them, and those without a width."""

from __future__ import annotations

import re
import string
import unicodedata

_PLAIN = frozenset(string.ascii_letters + string.digits)
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CHOOSERS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # choose one form of the character before them
_TAGS = "\U000e0020-\U000e007f"  # spell the name of a region after a black flag
_MOST_TAGS = 7
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffd-\uffff"
    f"\u115f\u1160\u3164\uffa0\u2800{_CHOOSERS}\U000e0000-\U000e0fff]"
    # A Braille blank is fine among Braille letters, and a selector is fine after a symbol.
    "(?<![\u2801-\u28ff]\u2800)(?!(?<=\u2800)[\u2801-\u28ff])"
    f"(?:(?<![{_CHOOSERS}])|(?<=[{_CHOOSERS}]{{2}}))"
    + "".join(f"(?<!\U0001f3f4[{_TAGS}]{{{number}}})" for number in range(1, _MOST_TAGS + 1))
)
"""Characters that no text needs, and the mark of a lost letter."""

ZERO_WIDTH = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]"
    # A joiner can be deleted if there are plain letters on both sides of it.
    "(?:(?<![\u200c\u200d])|(?<=[!-~\u200c\u200d][\u200c\u200d])(?=[!-~\u200c\u200d]))"
)
_JOINERS = frozenset("\u200c\u200d")  # shape letters of some languages, and join emoji

IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]+"
)
"""Characters that are not visible themselves, whatever they do to others."""

# Accents that go with any letter: Vietnamese needs two. Of the accents of one script, Tibetan has the most in
# a row.
_PILED = re.compile(
    "(?P<any>[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,})|[^\\w\\s!-~]{9,}"
)
_MOST_MARKS = 8
_REVERSING = re.compile("[\u202b\u202e\u2067]")
_COPIED = re.compile(ZERO_WIDTH.pattern + "|[\u202a\u202c\u202d\u2066\u2068\u2069]")
# Scripts without spaces between words, or written from right to left, need these.
AT_HOME = re.compile("[\u0590-\u08ff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufefc]")


def is_plain(text: str) -> bool:
    """Whether a text has only plain characters, and none that are invisible."""
    # Far faster than the pattern; a tab needs that.
    is_printable = text.replace("\n", "").isprintable()
    return text.isascii() and (is_printable or HIDDEN.search(text) is None)


def droppable(line: str) -> list[re.Match[str]]:
    """The characters of a line that can be deleted without changing it.

    Phones put direction marks around numbers that are copied from them. They do nothing in text that runs
    from left to right.
    """
    if AT_HOME.search(line):
        return []
    return list((ZERO_WIDTH if _REVERSING.search(line) else _COPIED).finditer(line))


def describe(character: str) -> str:
    """What is wrong with a hidden character, and how to fix it."""
    name = f"U+{ord(character):04X}"
    if character in BIDI:
        return f"A hidden character ({name}) reverses the text after it. Delete it, and type the word again."
    if character in _JOINERS or ZERO_WIDTH.match(character):
        return f"A hidden character ({name}) splits this word. Delete it."
    what = unicodedata.name(character, "a control character").lower()
    return f"There is a hidden character here ({name}, {what}). Delete it, and type the word again."


def has_word(text: str) -> bool:
    """Whether a text has a visible letter or digit."""
    return text[:1] in _PLAIN or any(sign.isalnum() and not IGNORED.match(sign) for sign in text)


def shows_something(text: str) -> bool:
    """Whether a text has anything visible."""
    shown = (unicodedata.category(sign)[0] not in "CMZ" and not IGNORED.match(sign) for sign in text)
    return text[:1] in _PLAIN or any(shown)


def is_piled(text: str) -> bool:
    """Whether a letter has more accents than any language needs."""
    if text.isascii():
        return False
    seen = IGNORED.sub("", text)
    return any(found["any"] is not None or _row(found[0]) > _MOST_MARKS for found in _PILED.finditer(seen))


def _row(text: str) -> int:
    """The most accents in a row."""
    longest = row = 0
    for sign in text:
        row = row + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        longest = max(longest, row)
    return longest
