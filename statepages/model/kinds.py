"""Which kinds of events a site has, and what people mean by other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from statepages.model.kind import Kind, PresetKind
from statepages.model.presets import campaign, civic, disaster_relief, food_bank, library

PRESETS: Mapping[str, tuple[PresetKind, ...]] = {
    "campaign": campaign.KINDS,
    "food-bank": food_bank.KINDS,
    "disaster-relief": disaster_relief.KINDS,
    "library": library.KINDS,
    "civic": civic.KINDS,
}
"""Lists of kinds, by their names in site.yaml. A kind that is in two lists has the same label in both."""

Kinds = tuple[Kind, ...]
"""The kinds of a site, in order. If there are none, any word is accepted, because nobody knows the kinds."""

_NO_SIGN = frozenset(["and", "for", "from", "the", "with", "our", "your", "event", "events", "day", "days"])
_SHORTEST_STEM = 4
_MOST_CHARACTERS = 100
_AS_NEAR = 0.8
"""How near a kind must be, compared with the nearest one, to be suggested too."""


def preset(name: str) -> Kinds:
    """The kinds of a preset."""
    return tuple(one.kind for one in PRESETS[name])


CAMPAIGN = preset("campaign")
"""The kinds of a site that does not name any."""


def kind_label(name: str, kinds: Kinds = CAMPAIGN) -> str:
    """What a site calls a kind."""
    return next((kind.label for kind in kinds if kind.name == name), name)


def preset_of(kinds: Kinds) -> str | None:
    """The name of the preset that a site uses without changes, if it does."""
    return next((name for name in PRESETS if preset(name) == kinds), None)


def _in_presets(kinds: Kinds) -> Iterator[PresetKind]:
    """What presets know of some kinds. The preset with most of them comes first."""
    names = {kind.name for kind in kinds}
    known = [[one for one in entries if one.kind.name in names] for entries in PRESETS.values()]
    for entries in sorted(known, key=len, reverse=True):
        yield from entries


@lru_cache(maxsize=16)
def same_words(kinds: Kinds) -> Mapping[str, str]:
    """The kinds by words in kebab case that certainly mean them."""
    return _by_word((word, one.kind.name) for one in _in_presets(kinds) for word in one.same)


@lru_cache(maxsize=16)
def near_words(kinds: Kinds) -> Mapping[str, str]:
    """The kinds by words in kebab case that may mean them."""
    return _by_word((word, one.kind.name) for one in _in_presets(kinds) for word in one.near)


def _by_word(pairs: Iterator[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for word, name in pairs:
        found.setdefault(word, name)
    return found


@lru_cache(maxsize=16)
def _stems(kinds: Kinds) -> Mapping[str, tuple[str, ...]]:
    """Beginnings of words that people write for what may be one of these kinds, by the kind's name."""
    known: dict[str, tuple[str, ...]] = {}
    for one in _in_presets(kinds):
        known[one.kind.name] = known.get(one.kind.name, ()) + one.stems
    return {kind.name: known.get(kind.name) or _stems_of(kind) for kind in kinds}


def _stems_of(kind: Kind) -> tuple[str, ...]:
    """The beginnings of the words of a kind itself: pack and sort of "Packing and sorting"."""
    words = _words(f"{kind.name} {kind.label}")
    return tuple(word[: max(_SHORTEST_STEM, len(word) - 3)] for word in words if word not in _NO_SIGN)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", text[:_MOST_CHARACTERS].lower())


def nearest_kinds(text: str, kinds: Kinds, most: int = 2) -> list[str]:
    """The kinds whose words are nearest to a text, the nearest first; none if no word is near."""
    words = _words(text)
    scores = {
        name: sum(len(word) for word in words if word.startswith(stems))
        for name, stems in _stems(kinds).items()
    }
    best = max(scores.values(), default=0)
    near = [name for name, score in scores.items() if score and score >= _AS_NEAR * best]
    return sorted(near, key=lambda name: -scores[name])[:most]
