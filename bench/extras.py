"""Extra fields of some made-up events, and how their files are written. samples.py has the real shares."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from bench import words

# How many of each thousand events:
TAGGED, BRINGING, TRAINED, CONTACTS, SOURCED, SUMMED_UP, URGENT = 210, 170, 145, 115, 55, 85, 85
STATUSES = {"scheduled": 960, "full": 10, "cancelled": 10, "postponed": 10, "moved-online": 10}

# How many of each thousand that say something about access:
ACCESS_WORDS = {"accessible": 580, "partly": 250, "not-accessible": 90, "unknown": 80}
NOTED = 690

HABITS = {
    "comment": 115,
    "colon": 50,
    "quotes": 10,
    "own order": 25,
    "maps on lines": 130,
    "times of 24 hours": 10,
    "whole end": 10,
    "names of states": 110,
    "own state": 110,
    "zone": 100,
    "Windows": 20,
    "quoted ZIP": 40,
}
"""How a file is written: a comment after a value, a title in quotes with or without a colon, the fields in
another order, maps on lines and not in braces, 14:00 and not 2 pm, an end with its day, states by name,
`helps` with the state of the folder, a zone that is not needed, Windows line endings."""


@dataclass(frozen=True, slots=True)
class Extras:
    """Fields that many events leave out. `contact` is a mapping of its fields, and `access` is a status."""

    summary: str | None
    bring: str | None
    training: str | None
    contact: Mapping[str, str]
    access: str | None
    access_notes: str | None
    status: str
    is_urgent: bool
    tags: tuple[str, ...]
    source: str | None


def extras(draw: random.Random, name: str, *, has_access: bool) -> Extras:
    """Draw them at random. `name` is a contact person."""

    def some(of_thousand: int, texts: tuple[str, ...]) -> str | None:
        return draw.choice(texts) if share(draw, of_thousand) else None

    contact = draw.choice(words.CONTACTS) if share(draw, CONTACTS) else {}
    return Extras(
        summary=some(SUMMED_UP, words.SUMMARIES),
        bring=some(BRINGING, words.BRING),
        training=some(TRAINED, ("https://example.org/train/doors", "https://example.org/train/dialer")),
        contact={field: text.format(name=name) for field, text in contact.items()},
        access=one_of(draw, ACCESS_WORDS) if has_access else None,
        access_notes=some(NOTED, words.ACCESS_NOTES) if has_access else None,
        status=one_of(draw, STATUSES),
        is_urgent=share(draw, URGENT),
        tags=draw.choice(words.TAGS) if share(draw, TAGGED) else (),
        source=some(SOURCED, ("https://example.org/hub",)),
    )


def habits(draw: random.Random) -> frozenset[str]:
    """Draw at random how a file is written."""
    return frozenset(habit for habit, of_thousand in HABITS.items() if share(draw, of_thousand))


def share(draw: random.Random, of_thousand: int) -> bool:
    """True for this many of a thousand."""
    return draw.random() * 1000 < of_thousand


def one_of(draw: random.Random, shares: Mapping[str, int]) -> str:
    """One of some words, each as often as its number says."""
    return draw.choices(tuple(shares), tuple(shares.values()))[0]
