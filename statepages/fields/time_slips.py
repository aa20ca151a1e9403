"""What people write for a time that is none, and what they mean by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.fields.choices import certain
from statepages.fields.days import MONTHS, take_day
from statepages.fields.foreign import in_english
from statepages.model.examples import DAY
from statepages.problem import Slip

_LOOKALIKES = str.maketrans("амрАМРОоІ", "ampAMPOoI")
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        # Pictures of clocks and calendars.
        (r"[\u2300-\u27bf\U0001f300-\U0001faff\ufe0f]+", " "),
        # A letter among digits.
        (r"(?<=[0-9:-])[o](?=[0-9: -])|\b[o](?=[0-9])", "0"),
        (r"(?<=[0-9:-])[il](?=[0-9: -])|\b[il](?=[0-9])", "1"),
        # 10 de la mañana, 6 de la tarde; noon in parentheses behind its hour.
        (r"\s*\b(?:(?:de|por|en) )?la ma[ñn]ana\b", " am"),
        (r"\s*\b(?:(?:de|por|en) )?la (?:tarde|noche)\b", " pm"),
        (r"\(\s*(noon|midday|midnight)\s*\)", r"\1"),
        # Words that say nothing about the hour.
        (r"\s*!+\s*$", ""),
        (
            r"\b(?:local time|o'?clock|sharp|approx\.?|about|around|circa|ca\.)|~|[’']|(?<=[ap]m)-?\s?ish\b"
            r"|(?<=[0-9])\s?-?ish\b|(?<=noon)\s?-?ish\b|(?<=midnight)\s?-?ish\b",
            " ",
        ),
        (r"^\s*(?:from|until|till?|to|at|by|starts?|starting|begins?|ends?)\b(?: at)?:?\s*(?=[0-9])", ""),
        (
            r"\b(?:(?:starts?|starting|begins?|doors?(?: open)?)(?: at)?|kick-?off|date|time)\b:?",
            " ",
        ),
        (
            r"\(?\b(?:or so|tbc|to be confirmed|tentative(?:ly)?|at (?:the )?(?:latest|earliest))\b\)?$",
            " ",
        ),
        (r"^\s*the\s+(?=[0-9])", ""),
        (r"\b([0-9]{1,2})\.\s+(?=[a-z]{3})", r"\1 "),
        (r"\s*\bin the morning\b", " am"),
        (r"\s*\b(?:in the (?:afternoon|evening)|at night)\b", " pm"),
        # 20241019, 2024 10 19
        (r"^([0-9]{4})[ ._]?([0-9]{2})[ ._]?([0-9]{2})\b", r"\1-\2-\3"),
        # Oct-19-2024, 19-Oct-2024, 2024 Oct 19, October 19 of 2024
        (r"\b([a-z]{3,9})[ -]([0-9]{1,2})-([0-9]{4})\b", r"\1 \2, \3"),
        (r"(?<=[0-9])-(?=[a-z]{3})|(?<=[a-z]{3})-(?=[0-9])", " "),
        (r"^([0-9]{4}),?\s+([a-z]{3,9})\.?\s+([0-9]{1,2})\b,?", r"\2 \3, \1"),
        (r"\s+of\s+(?=[0-9]{4}\b)", ", "),
        # 2024-10-19_10am, 2024-10-19: 10 am
        (r"^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})\s*[_;:/|-]+\s*(?=[0-9]{1,2}(?![0-9]))", r"\1 "),
        # 18h30, 18:30h, 18h, 18 Uhr
        (r"\b([0-9]{1,2})h([0-9]{2})\b", r"\1:\2"),
        (r"\b([0-9]{2})([0-9]{2})\s?(?:hs?|hrs|hours|uhr)\b\.?", r"\1:\2"),
        (r"\b([0-9]{1,2}[:.][0-9]{2})\s?(?:hs?|hrs?|uhr|horas)\b\.?", r"\1"),
        (r"\b(1[3-9]|2[0-3])\s?(?:h|hrs|horas)\b", r"\1:00"),
        (r"\b([01]?[0-9]|2[0-3])\s?(?:hs|uhr)\b\.?", r"\1:00"),
        # 10;30, 10,30, 10 30, 1030, 630 pm
        (r"(?<![0-9:.-])([01]?[0-9]|2[0-3])[;,_ ]([0-5][0-9])(?=\s*(?:[ap]\.?m|$))", r"\1:\2"),
        (r"(?<![0-9:.-])([01]?[0-9]|2[0-3])([0-5][0-9])(?=\s*(?:[ap]\.?m\.?)?$)", r"\1:\2"),
        # 18:30 pm, 13 pm
        (r"\b(1[3-9]|2[0-3])([:.][0-9]{2})\s?[ap]\.?m\.?", r"\1\2"),
        (r"\b(1[3-9]|2[0-3])\s?pm", r"\1:00"),
        (r"\b0{1,2}:([0-5][0-9])\s?am", r"0:\1"),
    )
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPANS = re.compile(
    r"(?<![0-9/-])[0-9]{1,2}(?::[0-9]{2})?\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to)\s*[0-9]{1,2}(?![0-9/]|-[0-9])",
    re.I,
)
_UNKNOWN = re.compile(
    r"(?:time |date )?(?:t\.?b\.?[ad]\.?|to be (?:announced|determined|decided)|unknown|\?+|n/?a"
    r"|none|nil|no end(?: time)?|-+|not (?:known|set|sure)(?: yet)?)",
    re.I,
)
_VAGUE = re.compile(
    r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noonish|late|early|lunch\w*|dusk|dawn)", re.I
)
_MOVING = re.compile(r"\b(?:today|tonight|tomorrow|now|(?:this|next|coming) \w+|asap|soon)\b", re.IGNORECASE)
_EVERY = re.compile(
    r"\b(?:every|each|weekly|daily|monthly|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b", re.I
)
_ALL_DAY = re.compile(r"(?:all|full|whole|entire)[ -]?day|day-?long", re.IGNORECASE)
_ANYTIME = re.compile(r"any ?time|ongoing|flexible|whenever|always|rolling", re.IGNORECASE)
_OPEN = re.compile(r"(?:until|till) \w+|open[ -]end(?:ed)?|open|late|\?", re.IGNORECASE)
_LENGTH = re.compile(
    r"[0-9.,]+\s?(?:h|hours?|hrs?|minutes|mins?)|(?:one|two|three|four|an?) hours?", re.IGNORECASE
)


def candidates(text: str) -> Iterator[str]:
    """Texts that may be meant by one that is not a time, the likeliest first."""
    meant = in_english(text.translate(_LOOKALIKES))
    for number, word in enumerate(_HOURS, 1):
        meant = re.sub(rf"\b{word}(?=\s*(?:[ap]\.?m\b|o['’]?clock))", str(number), meant, flags=re.IGNORECASE)
    for pattern, instead in _REWRITES:
        meant = pattern.sub(instead, meant)
    meant = " ".join(map(_month_meant, meant.split()))
    if meant != text:
        yield meant
    yield from _day_first(meant)


def _month_meant(word: str) -> str:
    is_word = re.fullmatch(r"[^\W\d_]{4,}", word) is not None
    return (certain(word, MONTHS) if is_word else None) or word


def _day_first(text: str) -> Iterator[str]:
    """10 am on 2024-10-19, with the day where it belongs."""
    words = text.split()
    for at in range(1, len(words)):
        clock, day = " ".join(words[:at]), " ".join(words[at:])
        try:
            found, rest = take_day(day)
        except Slip:
            continue
        if found and not rest.strip(" ,."):
            clock = re.sub(r"\s*(?:,|@|\bon)$", "", clock)
            yield f"{found} {clock}"


def is_unknown(text: str) -> bool:
    """Whether a text says that a time is not known: N/A, TBD, none."""
    return _UNKNOWN.fullmatch(text.strip()) is not None


def several(text: str) -> str | None:
    """What to say of a text with more than one shift; None of others."""
    if len(_SPANS.findall(text)) > 1 or re.search(r"\bshifts\b", text, re.IGNORECASE):
        return (
            "Several times stand here. Write each as an entry of its own in when, with its start and end, "
            "and what it is for in details."
        )
    return None


def in_words(text: str) -> str | None:
    """What to say of words that are no time of a clock; None of other texts."""
    if _UNKNOWN.fullmatch(text):
        return "A time that is not known yet is left out. With no time at all, write when: to be announced."
    if _ALL_DAY.fullmatch(text):
        return "For a whole day write the date alone, and on the line below it: all day: yes"
    if _ANYTIME.fullmatch(text):
        return "What people do when they like has no time. Write when: anytime in place of all times."
    if _EVERY.search(text):
        return "Write the first day and time here, and below it repeat: weekly and until: with the last day."
    if _MOVING.search(text):
        return f'"{text}" is another day for each who reads it. Write the date: {DAY} 10 am.'
    if _OPEN.fullmatch(text):
        return f'"{text}" is no time that a clock shows. Write one, such as 6 pm, or leave out the end.'
    if _VAGUE.fullmatch(text):
        return f'"{text}" is no time that a clock shows. Write one, such as 6 pm.'
    hour = re.search(r"([0-9]{1,2}) ?o['’]?clock", text, re.IGNORECASE)
    if hour:
        return f'"{hour[0]}" says neither am nor pm. Write {hour[1]} am or {hour[1]} pm.'
    if _LENGTH.fullmatch(text):
        return f'"{text}" says how long, not when. Write a time that a clock shows, such as 3 pm.'
    return None
