"""The words of events, and their lunr index. finder/words.js folds and stems what is typed the same way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from lunr.builder import Builder
from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

from statepages.model.event import Event

FIELD = "words"

# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_APOSTROPHES = re.compile("['’‘`´ʻʼ]")
_WORD = re.compile(r"[^\W_]+")

_LINK_TARGET = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|<[a-z]+:[^>\s]*>|\bhttps?://\S+", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;")


def words_index(events: Sequence[Event]) -> dict[str, Any]:
    """The lunr index of some events, as lunr.js reads it; a document is named by its row.

    The documents come cut into stems, so lunr's own pipeline is empty. Each stem counts once: the
    finder asks which events have a word, not how often.
    """
    builder = Builder()
    builder.ref("row")
    builder.field(FIELD)
    for row, stems in enumerate(documents(events)):
        builder.add({"row": row, FIELD: stems})
    index: dict[str, Any] = builder.build().serialize()
    return index


def documents(events: Sequence[Event]) -> list[list[str]]:
    """The stems of each event, sorted."""
    return [
        sorted({stem(word) for word in split(text_of(event)) if word not in STOP_WORDS}) for event in events
    ]


def split(text: str) -> list[str]:
    """The words of a text in lower case, without accents and apostrophes."""
    plain = _APOSTROPHES.sub("", text)
    # Most texts are plain already, and looking up each letter takes its time.
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))
    return _WORD.findall(plain.lower().translate(_PLAIN))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word, ending in y in place of i: lunr.py and lunr.js differ there ("try", "Sundays")."""
    found: str = PorterStemmer().stem(word)
    return found[:-1] + "y" if found.endswith("i") else found


def text_of(event: Event) -> str:
    """All that is said of an event and can be searched for."""
    place = event.location
    parts = (
        event.title,
        event.summary,
        event.kind_label,
        *event.tags,
        event.host,
        place.venue if place else None,
        place.city if place else None,
        _without_addresses(event.details or ""),
    )
    return " ".join(part for part in parts if part)


def _without_addresses(markdown: str) -> str:
    """Markdown without the addresses of its links; its other marks are no words anyway."""
    return _ENTITY.sub(" ", _LINK_TARGET.sub(" ", markdown))
