"""Short and long ways to write a word, so that each finds the other: "St. Paul" and "Saint Paul"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from lunr.stop_word_filter import WORDS as STOP_WORDS

EACH_OTHER = """
    ave av avenue | blvd boulevard | rd road | ln lane | hwy highway | pkwy pky parkway | sq square
    | pl place | ter terrace | trl trail | rte rt route | fwy freeway | expy expressway | tpke turnpike
    | xing crossing | ctr cntr center centre | theater theatre | bldg building | hq headquarters
    | hosp hospital | elem elementary | univ university | dept department | govt government
    | twp township | cnty county | dist district | pct precinct | hts heights | spgs springs
    | jct junction | lk lake | mtn mountain | hbr harbor | vlg village | pk park | rec recreation
    | assn assoc association | natl national | intl international | cmte committee | mtg meeting
    | cir circle | bch beach | crk creek | vly valley | fls falls | grv grove | gdns gardens
    | isl island | riv river | sr senior | comm community | mem memorial
    | reg registration | gov governor
"""
"""Words that always mean the same."""

LONG_TO_SHORT = """
    saint st ste | street st | fort ft | point pt | port pt | doctor dr | drive dr
    north n | south s | east e | west w | northwest nw | southwest sw | southeast se | gotv out vote
"""
"""Other ways to write a long word, if the short one has several meanings. Not the code of a state: "MT" finds
Montana, and finder/words.js knows when it is a mount."""

BEFORE_A_NAME = {
    "st": "saint",
    "ste": "saint st",
    "ft": "fort",
    "mt": "mount mountain",
    "pt": "point port",
    "dr": "doctor",
}
AFTER_A_NAME = {
    "st": "street",
    "mt": "mountain",
    "pt": "point",
    "dr": "drive",
    "ct": "court",
    "co": "county company",
}
POINTS_OF_THE_COMPASS = {
    "N": "north",
    "S": "south",
    "E": "east",
    "W": "west",
    "NE": "northeast",
    "NW": "northwest",
    "SE": "southeast",
    "SW": "southwest",
}

_GET_OUT_THE_VOTE = re.compile(r"\bget[ -]out[ -]the[ -]vote\b", re.IGNORECASE)
_SIGN_LANGUAGE = re.compile(r"\bsign[ -]languages?\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])")
_COMPASS = re.compile(
    r"(?<![\w.'’,-])(?<!, )([NS]?[EW]|[NS])(?:\.? (?=[A-Z0-9])|(?=[,;)]|\.?$|\.\s))", re.MULTILINE
)
_COMPASS_WORDS = frozenset(name.lower() for name in POINTS_OF_THE_COMPASS)
_SHORT_WORDS = frozenset(BEFORE_A_NAME.keys() | AFTER_A_NAME.keys())
_SHORT = re.compile(rf"(?<![\w.'’-])({'|'.join(sorted(_SHORT_WORDS))})(?![\w'’])(\.?)", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"([^\W_]+) $")
_NAME_AFTER = re.compile(r"[ -]?[^\W\d_]")
_STATES = {"MT", "CT", "CO"}


def long_forms(text: str, words: Set[str]) -> Iterator[str]:
    """The long forms of the abbreviations in a text, from the words around them; initials as one word."""
    # Most texts have none, and looking for them takes a while.
    if not words.isdisjoint(_SHORT_WORDS):
        for found in _SHORT.finditer(text):
            yield from _readings(text, found).split()
    if not words.isdisjoint(_COMPASS_WORDS):
        for found in _COMPASS.finditer(text):
            yield POINTS_OF_THE_COMPASS[found[1]]
    if "." in text and any(len(word) == 1 for word in words):
        for found in _INITIALS.finditer(text):
            yield found[0].replace(".", "")
    if "vote" in words and _GET_OUT_THE_VOTE.search(text):
        yield "gotv"
    if "sign" in words and _SIGN_LANGUAGE.search(text):
        yield "asl"


def _readings(text: str, found: re.Match[str]) -> str:
    """What "St" can mean: before a name, after one, or both ("Downtown St Paul")."""
    word, before = found[1].lower(), _NAME_BEFORE.search(text, max(0, found.start() - 40), found.start())
    name = before[1] if before and before[1].lower() not in STOP_WORDS else ""
    readings = ""
    if _NAME_AFTER.match(text, found.end()) and not name[:1].isdigit():
        readings = BEFORE_A_NAME.get(word, "")
    if name and (found[1] not in _STATES or found[2]):
        readings += " " + AFTER_A_NAME.get(word, "")
    return readings
