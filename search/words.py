"""The words of events, and their lunr index. finder/words.js looks them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from lunr import __TARGET_JS_VERSION__
from lunr.stemmer import PorterStemmer

from search.abbreviations import EACH_OTHER, LONG_TO_SHORT
from search.forms import forms
from search.letters import split
from statepages.model.event import Event

FIELD = "words"

_LINK_TARGET = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|<[a-z]+:[^>\s]*>|\bhttps?://\S+", re.IGNORECASE)
_BEFORE_TARGETS = ("](", "<", "://")
_UNSTEMMED = re.compile(r"yy|^(?:ies|sses|eeds?|maine)$")
_ENTITY = re.compile(r"&#?\w+;")


def words_index(events: Sequence[Event]) -> dict[str, Any]:
    """The lunr index of some events, as lunr.js reads it; a document is named by its row."""
    return _index(tuple(map(text_of, events)))


# Whenever somebody saves a file, the shards that have not changed are asked for again.
@lru_cache(maxsize=32)
def _index(texts: tuple[str, ...]) -> dict[str, Any]:
    """The index of some texts.

    The documents are already stems, and lunr's own pipeline is empty. Each stem counts once: the finder asks
    which events have a word, not how often, and has an order of its own. So documents have no vectors, in
    which lunr weighs their words: half of the file. That leaves so little of lunr.py's Builder that it is
    done here, in a tenth of its time. A test compares the two.
    """
    made = documents(texts)
    rows: dict[str, list[int]] = {}
    for row, stems in enumerate(made):
        for word in stems:
            rows.setdefault(word, []).append(row)
    numbers = {word: number for number, word in enumerate(rows)}
    return {
        "version": __TARGET_JS_VERSION__,
        "fields": [FIELD],
        "fieldVectors": [[f"{FIELD}/{row}", []] for row in range(len(made))],
        "invertedIndex": [
            [word, {FIELD: {str(row): {} for row in rows[word]}, "_index": numbers[word]}]
            for word in sorted(rows)
        ],
        "pipeline": [],
    }


def documents(texts: Iterable[str]) -> list[list[str]]:
    """The stems that each text is found by, sorted."""
    return [sorted(_stems(text)) for text in texts]


def _stems(text: str) -> set[str]:
    stems = {stem(word) for word in forms(text)}
    return stems.union(*(_ALSO[one] for one in stems & _ALSO.keys()))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word, ending in y in place of i: lunr.py and lunr.js differ there ("try", "Sundays").

    They differ in a few more ("yyed", "ies"), which stay as they are. So do words of other letters, and
    Maine, which is not Main Street.
    """
    if not word.isascii() or _UNSTEMMED.search(word):
        return word
    found: str = PorterStemmer().stem(word)
    return found[:-1] + "y" if found.endswith("i") else found


def _also() -> dict[str, set[str]]:
    """What else people say for a stem: short for long, and long for short."""
    also: dict[str, set[str]] = {}
    for group in EACH_OTHER.split("|"):
        stems = {stem(word) for word in split(group)}
        also |= {one: stems - {one} for one in stems}
    for group in LONG_TO_SHORT.split("|"):
        long, *short = map(stem, split(group))
        also[long] = also.get(long, set()) | set(short)
    return also


def text_of(event: Event) -> str:
    """Everything in an event that can be searched for: a line each, a blank one, and longer texts.

    A private address is not in it: the model has none.
    """
    place = event.location
    parts = (
        event.title,
        event.summary,
        event.kind_label,
        *event.tags,
        event.host,
        place.venue if place else None,
        place.city if place else None,
    )
    lines = "\n".join(part.replace("\n", " ") for part in parts if part)
    access = event.accessibility.notes if event.accessibility else None
    longer = (event.details, event.bring, access, place.address if place else None)
    said = "\n\n".join(part for part in longer if part)
    return f"{lines}\n\n{_without_addresses(said)}"


def _without_addresses(markdown: str) -> str:
    """Markdown without the addresses of its links; its other marks are not words anyway."""
    if any(sign in markdown for sign in _BEFORE_TARGETS):
        markdown = _LINK_TARGET.sub(" ", markdown)
    return _ENTITY.sub(" ", markdown) if "&" in markdown else markdown


_ALSO = _also()
