"""Which language a text is written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ps", "ur"), ("ARABIC",)),
    **dict.fromkeys(("zh", "yue", "cmn"), ("CJK",)),
    **dict.fromkeys(("ru", "uk", "bg", "sr"), ("CYRILLIC",)),
    **dict.fromkeys(("hi", "mr", "ne"), ("DEVANAGARI",)),
    **dict.fromkeys(("he", "yi"), ("HEBREW",)),
    **dict.fromkeys(("am", "ti"), ("ETHIOPIC",)),
    "ja": ("HIRAGANA", "KATAKANA", "CJK"),
    "ko": ("HANGUL",),
    "bn": ("BENGALI",),
    "el": ("GREEK",),
    "gu": ("GUJARATI",),
    "hy": ("ARMENIAN",),
    "km": ("KHMER",),
    "lo": ("LAO",),
    "my": ("MYANMAR",),
    "pa": ("GURMUKHI",),
    "ta": ("TAMIL",),
    "te": ("TELUGU",),
    "th": ("THAI",),
}
"""The scripts of languages that do not use Latin letters, by their Unicode names."""

_SIGNED = ("ase",)
"""Languages that nobody writes."""


_LAST_LATIN = "\u024f"


def text_language(text: str, languages: Sequence[str]) -> str | None:
    """The language of a text about an event, given the languages of the event; None if nobody can tell.

    It is the only language of the event, or the one in whose script most letters of the text are.
    """
    if len(languages) == 1 and languages[0] not in _SIGNED:
        return languages[0]
    # Most texts have Latin letters, and looking up each of them takes a while.
    others = [] if text.isascii() else [sign for sign in text if sign > _LAST_LATIN and sign.isalpha()]
    if 2 * len(others) <= sum(map(str.isalpha, text)):
        return None
    scripts = [unicodedata.name(sign, "").partition(" ")[0] for sign in others]
    for code in languages:
        script = _SCRIPTS.get(code.partition("-")[0], ())
        if 2 * sum(one in script for one in scripts) > len(scripts):
            return code
    return None
