"""All forms that a text is found by: its words, some of them joined or split, and without prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import filterfalse, pairwise

from lunr.stop_word_filter import WORDS as STOP_WORDS

from search.abbreviations import long_forms
from search.letters import close_gaps, compounds, fold, is_unspaced, split, words_of

MOST_LETTERS_OF_A_PAIR = 18

WRITTEN_AS_ONE_OR_TWO = """
    phonebank phonebanks phonebanking phonebankers textbank textbanks textbanking textbankers carpool carpools
    carpooling potluck potlucks doorknock doorknocks doorknocking doorknockers email emails coop coops kickoff
    dropoff pickup signup signups signin checkin meetup meetups fundraiser fundraisers fundraising livestream
    rideshare hotline townhall townhalls postcard postcards postcarding yardsign yardsigns lawnsign lawnsigns
    cookout pollworker pollworkers pollwatcher pollwatchers voterreg childcare daycare wheelchair clipboard
    clipboards website online weekend nonprofit nonpartisan bipartisan firehouse courthouse playground
    fairgrounds statewide nationwide citywide countywide
"""
"""Only these are joined in details: joining all neighbors would make the files of words a third larger."""

_ONE_OR_TWO = frozenset(WRITTEN_AS_ONE_OR_TWO.split())
_BREAK = re.compile(r"[^\w\s\u2010-\u2015/.-]+|\n[^\w\n]*\n|(?<!\b[sfmp]t)\.")

# The articles of Arabic and Hebrew with what comes before them, and other prefixes that are written as one
# word with the next.
_WITH_ARTICLE = re.compile(
    "(?:[وف]?[بك]?ال|[وف]?لل)(?=[\u0621-\u064a]{2})|(?:[ושמ]|כש)?ה(?=[\u05d0-\u05ea]{3})"
)
_WITH_OTHERS = re.compile(
    "(?:[وف]?[بلك](?=[\u0621-\u064a]{4})|[وف](?=[\u0621-\u064a]{3}))|[ושמ]?[ובלמכש](?=[\u05d0-\u05ea]{3})"
)


def forms(text: str) -> set[str]:
    """The words of a text, and what else it is found by; the details follow a blank line."""
    folded = fold(text)
    words = words_of(close_gaps(folded))
    found = set(words)
    found.update(*(split(long) for long in long_forms(text, set(words))))
    found -= STOP_WORDS
    if not folded.isascii():
        for word in filterfalse(str.isascii, tuple(found)):
            if is_unspaced(word):
                found.remove(word)
                found.update(pairs_of_letters(word))
            else:
                found.update(_bare(word))
    if not _ONE_OR_TWO.isdisjoint(map("".join, pairwise(words))):
        found.update(_known_pairs(folded))
    for parts in compounds(folded):
        found.update(_joined(parts))
    for line in folded.partition("\n\n")[0].split("\n"):
        for piece in _BREAK.split(line):
            found.update(_pairs(words_of(piece)))
    return found


def pairs_of_letters(run: str) -> Iterator[str]:
    """A run of a script without spaces as pairs of neighbors, and its last letter: each begins one."""
    yield from map("".join, pairwise(run))
    yield run[-1]


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """The parts of a word with hyphens as one word; "e-mail" as "email", "phone-a-thon" as "phoneathon"."""
    if any(part.isalpha() for part in parts) and not any(map(is_unspaced, parts)):
        yield "".join(parts)
        yield from map("".join, pairwise(parts))


def _known_pairs(folded: str) -> Iterator[str]:
    """Neighbors anywhere that are known as one word."""
    for piece in _BREAK.split(folded):
        yield from _ONE_OR_TWO.intersection(map("".join, pairwise(words_of(piece))))


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """Neighboring words as one word."""
    for one, other in pairwise(words):
        is_short = len(one) + len(other) <= MOST_LETTERS_OF_A_PAIR
        if is_short and _is_plain(one + other) and STOP_WORDS.isdisjoint((one, other)):
            yield one + other


def _is_plain(word: str) -> bool:
    """Whether a word has only the letters a to z."""
    return word.isascii() and word.isalpha()


def _bare(word: str) -> Iterator[str]:
    """An Arabic or Hebrew word without its article, or without the "and", "in" or "for" before it."""
    for prefix in (_WITH_ARTICLE, _WITH_OTHERS):
        if found := prefix.match(word):
            yield word[found.end() :]
