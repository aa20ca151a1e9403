"""Times in other words and signs, rewritten so that they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from statepages.fields.calendar_words import MONTHS
from statepages.fields.choices import certain
from statepages.fields.clocks import read_clock
from statepages.fields.days import take_day
from statepages.fields.missing_years import NoYear
from statepages.fields.other_languages import in_english
from statepages.problem import FieldError


class Candidate(Struct, frozen=True):
    """A text that may be meant by another one. `is_guess` where more may be meant than it says."""

    text: str
    is_guess: bool = False


Rewrites = tuple[tuple[re.Pattern[str], str], ...]


def _rewrites(*pairs: tuple[str, str]) -> Rewrites:
    return tuple((re.compile(pattern, re.IGNORECASE), suggestion) for pattern, suggestion in pairs)


_LOOKALIKES = str.maketrans("амрАМРОоІ", "ampAMPOoI")
_HOUR_AND_MINUTES = r"(?::[0-5][0-9])?)"
_PLAIN = _rewrites(
    # Pictures of clocks and calendars.
    (r"[\u2300-\u27bf\U0001f300-\U0001faff\ufe0f]+", " "),
    (r"^\s*(?:when|date and time|date|time|hours|cu[áa]ndo|fecha(?: y hora)?|hora|horario)\b\s*:?\s*", ""),
    (r"[\"“”]|(?<![a-z0-9])'|'(?![a-z0-9])", ""),
    (r"\s*!+\s*$|(?<=[0-9])\.\s*$|(?<=\bm\.)\.\s*$|(?<=[0-9 ][ap]m)\.\s*$", ""),
    # A letter among digits.
    (r"(?<=[0-9:-])[o](?=[0-9: -])|\b[o](?=[0-9])", "0"),
    (r"(?<=[0-9:-])[il](?=[0-9: -])|\b[il](?=[0-9])", "1"),
    # 10 in the morning, 6 de la tarde: only hours that cannot mean anything else.
    (r"(?<=[ap]m)\s+(?:in the (?:morning|afternoon|evening)|at night)\b", ""),
    (
        rf"\b((?:0?[1-9]|1[01]){_HOUR_AND_MINUTES}\s*"
        r"(?:in the morning|(?:(?:de|por|en) )?la ma[ñn]ana|de la madrugada)\b",
        r"\1 am",
    ),
    (
        rf"\b((?:0?[1-8]|12){_HOUR_AND_MINUTES}\s*(?:in the afternoon|(?:(?:de|por|en) )?la tarde)\b",
        r"\1 pm",
    ),
    (
        rf"\b((?:0?[5-9]|1[01]){_HOUR_AND_MINUTES}\s*"
        r"(?:in the evening|at night|(?:(?:de|por|en) )?la noche)\b",
        r"\1 pm",
    ),
    (r"\b12(?::00)?\s*(?:del|de) (?:noon|midday)\b", "noon"),
    (r"\(\s*(noon|midday|midnight)\s*\)", r"\1"),
    (r"\b(noon|midday)\s*\(?\s*12(?::00)?\s*(?:pm)?\)?", "noon"),
    # Words that say no more than the time does.
    (r"\b(?:local time|hora local|o['’]?clock|sharp|en punto|promptly|on the dot)\b", " "),
    (r"\(\s*US (?:&|and) Canada\s*\)", " "),
    (
        r"^\s*(?:from|desde|at|starts?|starting|begins?)\b(?: at| las?)?:?\s*(?=[0-9])",
        "",
    ),
    # With a day it may be the end that somebody wrote where the start belongs.
    (
        r"^\s*(?:to|until|till?|hasta|ends?|ending)\b(?: at| las?)?:?\s*"
        r"(?=[0-9]{1,2}(?:[:.][0-9]{2})?\s*(?:[ap]\.?\s?m\.?|hs?|noon)?\s*$)",
        "",
    ),
    (r"(?<=[0-9m])\s+start\s*$", ""),
    (r"(?<=[0-9]),?\s+(?:starts?|starting|begins?|beginning)(?: at)?:?\s+(?=[0-9])", " "),
    (r"^\s*the\s+(?=[0-9])", ""),
    (r"\b([0-9]{1,2})\.\s+(?=[a-z]{3})", r"\1 "),
    # 20241019, 2024 10 19
    (r"^([0-9]{4})[ ._]?([0-9]{2})[ ._]?([0-9]{2})\b", r"\1-\2-\3"),
    # Oct-19-2024, 19-Oct-2024, 2024 Oct 19, October 19 of 2024
    (r"\b([a-z]{3,9})[ -]([0-9]{1,2})-([0-9]{4})\b", r"\1 \2, \3"),
    (r"(?<=[0-9])-(?=[a-z]{3})|(?<=[a-z]{3})-(?=[0-9])", " "),
    (r"^([0-9]{4}),?\s+([a-z]{3,9})\.?\s+([0-9]{1,2})\b,?", r"\2 \3, \1"),
    (r"\s+of\s+(?=[0-9]{4}\b)", ", "),
    # 2024-10-19_10am, 2024-10-19: 10 am
    (r"^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})\s*[_;:/|-]+\s*(?=[0-9]{1,2}(?![0-9]))", r"\1 "),
    # 18h30, 18:30h, 18h, 18 Uhr; 10 h after a day or beside another hour
    (r"\b([0-9]{1,2})h([0-9]{2})\b", r"\1:\2"),
    (r"\b([0-9]{2})([0-9]{2})\s?(?:hs?|hrs|hours|uhr)\b\.?", r"\1:\2"),
    (r"\b([0-9]{1,2}[:.][0-9]{2})\s?(?:hs?|hrs?|uhr|horas)\b\.?", r"\1"),
    (r"\b(1[3-9]|2[0-3])\s?(?:h|hrs|horas)\b", r"\1:00"),
    (r"\b([01]?[0-9]|2[0-3])\s?(?:hs|uhr)\b\.?", r"\1:00"),
    (r"(?<=[0-9a-z,] )([01]?[0-9]|2[0-3])\s?(?:h|horas)\b\.?", r"\1:00"),
    (r"\b([01]?[0-9]|2[0-3])\s?h(?=\s*(?:-|a\s|à\s|to\s))|(?<=-)([01]?[0-9]|2[0-3])\s?h\b", r"\1\2:00"),
    # 10;30, 10,30, 10 30, 1030, 630 pm
    (r"(?<![0-9:.-])([01]?[0-9]|2[0-3])[;,_ ]([0-5][0-9])(?=\s*(?:[ap]\.?m|$))", r"\1:\2"),
    (
        r"(?<![0-9:.-])(?!(?:19|20|21)[0-9]{2}\s*$)([01]?[0-9]|2[0-3])([0-5][0-9])(?=\s*(?:[ap]\.?m\.?)?$)",
        r"\1:\2",
    ),
    # 18:30 pm, 13 pm
    (r"\b(1[3-9]|2[0-3])([:.][0-9]{2})\s?p\.?m\.?", r"\1\2"),
    (r"\b(1[3-9]|2[0-3])\s?pm", r"\1:00"),
    (r"\b0{1,2}:([0-5][0-9])\s?am", r"0:\1"),
)
_GUESSED = _rewrites(
    (
        r"\b(?:approx\.?|approximately|about|around|circa|ca\.|alrededor de|sobre)|~|(?<=[ap]m)-?\s?ish\b"
        r"|(?<=[0-9])\s?-?ish\b|(?<=noon)\s?-?ish\b|(?<=midnight)\s?-?ish\b",
        " ",
    ),
    (r"^\s*(?:by|to|until|till?|hasta|ends?|ending)\b(?: at| las?)?:?\s*(?=[0-9])", ""),
    (r"\b(?:(?:doors?(?: open)?|setup|gather|arrive|check-?in)(?: at)?|kick-?off)\b:?", " "),
    (
        r"\(?\b(?:or so|tbc|to be confirmed|tentative(?:ly)?|at (?:the )?(?:latest|earliest))\b\)?$",
        " ",
    ),
    (r"\b(1[3-9]|2[0-3])([:.][0-9]{2})\s?a\.?m\.?", r"\1\2"),
    (r"^\s*((?:19|20|21)[0-5][0-9])\s*$", r"\1 h"),
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_TWO_ZONES = re.compile(
    r"(?P<day>.*?)(?P<first>\b[0-9]{1,2}(?::[0-9]{2})? ?[ap]m) ?(?P<here>[ECMP])[DS]?T\b"
    r"\s*(?:/|,|\||-|=|\(|and\b)\s*(?P<second>[0-9]{1,2}(?::[0-9]{2})? ?[ap]m) ?(?P<there>[ECMP])[DS]?T\)?",
    re.IGNORECASE,
)
_HOURS_BEHIND = {"E": 0, "C": 1, "M": 2, "P": 3}


def candidates(text: str) -> Iterator[Candidate]:
    """Texts that may be meant by one that is not a time, the likeliest first."""
    seen = {text}
    for is_guess in (False, True):
        for meant in _rewritten(text, with_guesses=is_guess):
            if meant not in seen:
                seen.add(meant)
                yield Candidate(meant, is_guess)


def _rewritten(text: str, *, with_guesses: bool) -> Iterator[str]:
    meant = in_english(text.translate(_LOOKALIKES))
    for number, word in enumerate(_HOURS, 1):
        meant = re.sub(rf"\b{word}(?=\s*(?:[ap]\.?m\b|o['’]?clock))", str(number), meant, flags=re.IGNORECASE)
    for pattern, suggestion in (*(_GUESSED if with_guesses else ()), *_PLAIN):
        meant = pattern.sub(suggestion, meant)
    meant = " ".join(map(_month_meant, meant.split()) if with_guesses else meant.split())
    yield meant
    yield from _in_two_zones(meant)
    yield from _day_first(meant)


def _month_meant(word: str) -> str:
    is_word = re.fullmatch(r"[^\W\d_]{4,}", word) is not None
    return (certain(word, MONTHS) if is_word else None) or word


def _in_two_zones(text: str) -> Iterator[str]:
    """10 am ET / 9 am CT, which is one instant."""
    found = _IN_TWO_ZONES.fullmatch(text)
    if found is None:
        return
    try:
        first, second = read_clock(found["first"]), read_clock(found["second"])
    except FieldError:
        return
    here, there = (_HOURS_BEHIND[found[name].upper()] for name in ("here", "there"))
    if first and second and first.minute == second.minute and first.hour - second.hour == there - here:
        yield f"{found['day']}{found['first']} {found['here']}T"


def _day_first(text: str) -> Iterator[str]:
    """10 am on 2024-10-19, with the day where it belongs."""
    words = text.split()
    for at in range(1, len(words)):
        clock, day = " ".join(words[:at]), " ".join(words[at:])
        clock = re.sub(r"\s*(?:,|@|\b(?:on|el))$", "", clock)
        try:
            found, rest = take_day(day)
        except NoYear as error:
            if not error.rest.strip(" ,."):
                yield f"{day.strip(' ,.')} {clock}"
            continue
        except FieldError:
            continue
        if found and not rest.strip(" ,."):
            yield f"{found} {clock}"
