"""From a text to its plain words; finder/letters.js does the same with what readers type."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

# Letters that Unicode does not split into a plain letter and an accent.
_LETTERS = "øo łl đd ðd þth ßss æae œoe ıi ςσ ٱا ىي یي ةه ہه کك"
_DIGITS = zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2, strict=True)
_PLAIN = str.maketrans({pair[0]: pair[1:] for pair in _LETTERS.split()} | dict(_DIGITS))

# Apostrophes and the marks of Hebrew abbreviations; invisible soft hyphens, joiners and direction marks; the
# stroke that makes an Arabic word longer.
_DROPPED = re.compile("['’‘‛`´ʻʼ＇′׳״\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640]")

# Characters newer than Unicode 14, and all beyond the first plane but scripts in use: browsers and Pythons of
# other years would treat them differently.
_UNKNOWN = re.compile(
    "[\u088f\u0892-\u0897\u0c5c\u0cdc\u0cf3\u0ece\u1acf-\u1aff\u1c89-\u1c8f\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7f1]"
    "|(?=[\U00010000-\U0010ffff])"
    "[^\U00010400-\U0001044f\U000104b0-\U000104ff\U00010d00-\U00010d3f\U00011100-\U0001114f"
    "\U00016b00-\U00016b8f\U0001d400-\U0001d7ff\U0001e100-\U0001e14f\U0001e900-\U0001e95f\U0001f100-\U0001f1ff"
    "\U00020000-\U0002a6df\U0002a700-\U0002b738\U0002b740-\U0002cea1\U0002ceb0-\U0002ebe0\U0002f800-\U0002fa1f"
    "\U00030000-\U0003134a\U000e0100-\U000e01ef]"
)

# Thai, Lao, Burmese, Khmer, Japanese, Chinese, and Korean, whose words take endings and are joined or split
# as people like: the first and the last letter of each range. A pattern of them takes 3 ms to make.
_UNSPACED = (
    "\u0e00\u0eff\u1000\u109f\u1100\u11ff\u1780\u17ff\u3005\u3005\u3007\u3007\u3040\u312f\u31a0\u31bf\u31f0\u31ff"
    "\u3400\u4dbf\u4e00\u9fff\ua960\ua97f\ua9e0\ua9ff\uaa60\uaa7f\uac00\ud7ff\U00020000\U0003134a"
)
_BOUNDS = [ord(letter) + number % 2 for number, letter in enumerate(_UNSPACED)]
_MAY_BE_UNSPACED = re.compile("[^\u0000-\u0dff\u2000-\u2fff]")
_WORD = re.compile(r"[^\W_]+")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_SPACES = re.compile(r"[ \t\u200b]+")
_HYPHEN = re.compile(r"\w[-\u2010]\w")
_COMPOUND = re.compile(r"\w+(?:[-\u2010]\w+)+")


def fold(text: str) -> str:
    """A text in lower case without accents, apostrophes and other characters that nobody types."""
    plain = _DROPPED.sub("", text)
    # Most texts are plain already, and looking up each letter takes a while.
    if plain.isascii():
        return plain.lower()
    apart = unicodedata.normalize("NFKD", _UNKNOWN.sub(" ", plain))
    bare = "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))
    # Korean letters become syllables again.
    return unicodedata.normalize("NFC", bare.lower().translate(_PLAIN))


def split(text: str) -> list[str]:
    """The words of a text, folded; a run of a script that is written without spaces is one."""
    return words_of(fold(text))


def words_of(folded: str) -> list[str]:
    """The words of a folded text."""
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    words: list[str] = _WORD.findall(folded)
    if not _MAY_BE_UNSPACED.search(folded):
        return words
    return [part for word in words for part in _parts(word)]


def _parts(word: str) -> Iterator[str]:
    """A word, cut where letters that are written without spaces meet others."""
    for kind, letters in groupby(word, _kind):
        if kind is not None:
            yield "".join(letters)


def _kind(letter: str) -> bool | None:
    # For these, the order of UTF-16, which lunr.js wants, is not that of code points.
    return None if "\ue000" <= letter <= "\uffff" else is_unspaced(letter)


def close_gaps(folded: str) -> str:
    """A folded text without the spaces that its script does not need, as people may type it."""
    return _SPACES.sub(_closed, folded) if _MAY_BE_UNSPACED.search(folded) else folded


def _closed(gap: re.Match[str]) -> str:
    before = gap.string[gap.start() - 1 : gap.start()]
    after = gap.string[gap.end() : gap.end() + 1]
    return "" if is_unspaced(before) and is_unspaced(after) else gap[0]


def compounds(folded: str) -> list[list[str]]:
    """The parts of each word with hyphens."""
    if not _HYPHEN.search(folded):
        return []
    return [words_of(found) for found in _COMPOUND.findall(folded)]


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script that is written without spaces."""
    return not word.isascii() and bisect_right(_BOUNDS, ord(word[0])) % 2 == 1
