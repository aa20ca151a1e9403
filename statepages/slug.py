"""Words as part of a file name, and so of an address."""

from __future__ import annotations

import re
import unicodedata

PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
        "ħ": "h", "ŧ": "t", "ŋ": "ng", "ə": "e",
    }
)  # fmt: skip
"""Lowercase letters that Unicode does not split into a plain letter and an accent."""

_APOSTROPHES = re.compile("['’‘`´ʻʼ]")


def slug(text: str) -> str:
    """A text in plain lowercase letters, digits and hyphens: "Café & Chat" as cafe-chat.

    Empty if it has no Latin letters.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(PLAIN_LETTERS))
    ascii_only = _APOSTROPHES.sub("", plain).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))
