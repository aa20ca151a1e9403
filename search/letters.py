"""From a text to its plain words; finder/letters.js takes what is typed apart in the same way."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a plain one and a mark.
_LETTERS = "øo łl đd ðd þth ßss æae œoe ıi ςσ ٱا ىي یي ةه ہه کك"
_DIGITS = zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2, strict=True)
_PLAIN = str.maketrans({pair[0]: pair[1:] for pair in _LETTERS.split()} | dict(_DIGITS))

# Apostrophes and the marks of Hebrew abbreviations; soft hyphens, joiners and marks of direction, which
# nobody sees; the stroke that makes an Arabic word longer.
_DROPPED = re.compile("['’‘‛`´ʻʼ＇′׳״\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640]")

# What Unicode 14 does not know, and beyond the first plane all but scripts in use: browsers and Pythons of
# other years would take it for other things.
_UNKNOWN = re.compile(
    "[\u088f\u0892-\u0897\u0c5c\u0cdc\u0cf3\u0ece\u1acf-\u1aff\u1c89-\u1c8f\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7f1]"
    "|[^\u0000-\uffff\U00010400-\U0001044f\U000104b0-\U000104ff\U00010d00-\U00010d3f\U00011100-\U0001114f"
    "\U00016b00-\U00016b8f\U0001d400-\U0001d7ff\U0001e100-\U0001e14f\U0001e900-\U0001e95f\U0001f100-\U0001f1ff"
    "\U00020000-\U0002a6df\U0002a700-\U0002b738\U0002b740-\U0002cea1\U0002ceb0-\U0002ebe0\U0002f800-\U0002fa1f"
    "\U00030000-\U0003134a\U000e0100-\U000e01ef]"
)

# Thai, Lao, Burmese, Khmer, Japanese, Chinese, and Korean, whose words take endings and are written together
# or apart as people like.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005\u3007\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\U00020000-\U0003134a"
)
# lunr.js wants its words in the order of UTF-16, which is another than that of code points for these.
_LAST_OF_FIRST_PLANE = "\ue000-\uffff"
_WORD = re.compile(rf"(?:(?=[{_UNSPACED}])[^\W_])+|(?:(?![{_UNSPACED}{_LAST_OF_FIRST_PLANE}])[^\W_])+")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_GAP = re.compile(rf"(?<=[{_UNSPACED}])[ \t\u200b]+(?=[{_UNSPACED}])")
_BEGINS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_HYPHEN = re.compile(r"\w[-\u2010]\w")
_COMPOUND = re.compile(r"\w+(?:[-\u2010]\w+)+")


def fold(text: str) -> str:
    """A text in small letters without accents, apostrophes and what else nobody types."""
    plain = _DROPPED.sub("", text)
    # Most texts are plain already, and looking up each letter takes its time.
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
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def close_gaps(folded: str) -> str:
    """A folded text in which what needs no spaces has none, as it may be typed."""
    return folded if folded.isascii() else _GAP.sub("", folded)


def compounds(folded: str) -> list[list[str]]:
    """The parts of each word with hyphens."""
    if not _HYPHEN.search(folded):
        return []
    return [words_of(found) for found in _COMPOUND.findall(folded)]


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script that is written without spaces."""
    return not word.isascii() and _BEGINS_UNSPACED.match(word) is not None
