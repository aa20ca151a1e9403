"""Words that people write for a time and that no clock shows: all day, evening, next Friday."""

from __future__ import annotations

import re

from statepages.fields.text import is_unknown
from statepages.model.examples import DAY

_SPANS = re.compile(
    r"(?<![0-9/-])[0-9]{1,2}(?::[0-9]{2})?\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to)\s*[0-9]{1,2}(?![0-9/]|-[0-9])",
    re.I,
)
_VAGUE = re.compile(
    r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noonish|late|early|lunch\w*|dusk|dawn)", re.I
)
_MOVING = re.compile(r"\b(?:today|tonight|tomorrow|now|(?:this|next|coming) \w+|asap|soon)\b", re.IGNORECASE)
_EVERY = re.compile(
    r"\b(?:every|each|weekly|daily|monthly|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b", re.I
)
_ALL_DAY = re.compile(r"(?:all|full|whole|entire)[ -]?day|day-?long|todo el d[ií]a", re.IGNORECASE)
_ANYTIME = re.compile(r"any ?time|ongoing|flexible|whenever|always|rolling", re.IGNORECASE)
_OPEN = re.compile(r"(?:until|till) \w+|open|late|close|closing", re.IGNORECASE)
_LENGTH = re.compile(
    r"[0-9.,]+\s?(?:h|hours?|hrs?|minutes|mins?)|(?:one|two|three|four|an?) hours?", re.IGNORECASE
)


_OPEN_END = re.compile(
    r"(?P<start>.*[0-9apmn.])\s*(?:(?:-|–|\bto\b|\buntil\b|\btill?\b)\s*"
    r"(?P<end>late|close|closing|whenever|dusk|dark|sunset|sundown|tb[ad]|\?+)"
    r"|(?P<on>onwards?|and (?:on|later)|\+|-))",
    re.IGNORECASE,
)


def without_open_end(text: str) -> tuple[str, str] | None:
    """The start of "6 pm till late", and the words for its end; None for other texts."""
    found = _OPEN_END.fullmatch(text.strip())
    return (found["start"], found["end"] or found["on"]) if found else None


def is_all_day(text: str) -> bool:
    """Whether a text says in place of a time that something lasts all day."""
    return _ALL_DAY.fullmatch(text.strip()) is not None


def several(text: str) -> str | None:
    """What to say of a text with more than one shift; None for others."""
    if len(_SPANS.findall(text)) > 1 or re.search(r"\bshifts\b", text, re.IGNORECASE):
        return (
            "These are several times. Write each as a separate entry in when, with its start and end, "
            "and say in details what each is for."
        )
    return None


def in_words(text: str) -> str | None:
    """What to say about words that no clock shows; None for other texts."""
    if is_unknown(text):
        return "Leave out a time that is not known yet. If no time is known, write when: to be announced."
    if _ALL_DAY.fullmatch(text):
        return "For an all-day event, write only the date, and on the line below it: all day: yes"
    if _ANYTIME.fullmatch(text):
        return "If people can do this at any time, write when: anytime instead of the times."
    if _EVERY.search(text):
        return "Write the first day and time here, and below it repeat: weekly and until: with the last day."
    if _MOVING.search(text):
        return f'"{text}" depends on the day when somebody reads it. Write the date, such as {DAY} 10 am.'
    if _OPEN.fullmatch(text):
        return f'"{text}" is not a time. Write one, such as 6 pm, or leave out the end.'
    if _VAGUE.fullmatch(text):
        return f'"{text}" is not a time. Write one, such as 6 pm.'
    hour = re.search(r"([0-9]{1,2}) ?o['’]?clock", text, re.IGNORECASE)
    if hour:
        return f'"{hour[0]}" can be am or pm. Write {hour[1]} am or {hour[1]} pm.'
    if _LENGTH.fullmatch(text):
        return f'"{text}" says how long it takes, not when. Write a time, such as 3 pm.'
    return None
