"""What a location says about taking part online, and what is left of it."""

from __future__ import annotations

import re

_ONLINE = (
    r"on-?line|virtual(?:ly)?|zoom|remote(?:ly)?|webinar|discord|google meet|(?:microsoft |ms )?teams|webex"
    r"|skype|facebook live|youtube|live ?stream(?:ed|ing)?|video ?(?:call|conference|chat)|conference call"
    r"|tele(?:conference|town hall)|(?:via|by) phone|from home|from anywhere|en l[ií]nea|hybrid|h[ií]brido"
)
_AROUND = (
    r"the|a|an|on|via|over|through|by|at|only|event|meeting|call|links?|is|will be|are|options?|available"
    r"|also|join|in|of|us|now|your|computer|live|room|and|or|[+&]|both|format|location|details|info|por|el|la"
    r"|s[oó]lo|reuni[oó]n"
)
_IS_ONLINE = re.compile(
    rf"(?:(?:{_AROUND}) +)*(?:{_ONLINE})(?: +(?:{_AROUND}|{_ONLINE}))*[.!]?", re.IGNORECASE
)
_IN_PERSON = re.compile(
    r"(?:(?:both|and|or|also) )?in[- ]person(?: +(?:at|in|event|meeting|option))*\s*[:-]?\s*", re.IGNORECASE
)
_IS_BOTH = re.compile(r"\bhybrid\b|\bh[ií]brido\b|\bin[- ]person\b", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:please )?(?:rsvp|sign ?up|register|see|click|check|ask|e-?mail)\b.{0,60}"
    r"|(?:the )?(?:meeting )?(?:link|links|login|details|info|location)\b.{0,60}"
    r"|everywhere|anywhere|internet|n/?a",
    re.IGNORECASE,
)
_WEAK = re.compile(r"(\s+(?:and|or|y|o|via|with)\s+|\s*[&+/]\s*)", re.IGNORECASE)
_STARTS_ONLINE = re.compile(
    rf"(?:{_ONLINE})\s+(?:and|or|at|in)\s+(?=\S)|(?:{_ONLINE})\s*[:/]\s*(?=\S)", re.IGNORECASE
)


def is_also_in_person(text: str) -> bool:
    """Whether a location says that people can also come: Hybrid."""
    return _IS_BOTH.search(text) is not None


def without_online(segments: list[str]) -> tuple[list[str], list[str], bool]:
    """The segments of a location that are places, those that say how to join, and whether it is online."""
    places: list[str] = []
    left_out: list[str] = []
    is_online = False
    for segment in segments:
        place, here = _place_in(segment)
        is_online = is_online or here
        if place:
            places.append(place)
    if is_online:
        left_out = [place for place in places if _SAYS_NOTHING.fullmatch(place)]
        places = [place for place in places if place not in left_out]
    return places, left_out, is_online


def _place_in(segment: str) -> tuple[str, bool]:
    """What is left of a segment without the words for online, and whether there were any."""
    if _IS_ONLINE.fullmatch(segment):
        return "", True
    parts = _WEAK.split(segment)
    is_online = any(_IS_ONLINE.fullmatch(part.strip()) for part in parts[::2])
    if is_online:
        kept = [part for part in parts[::2] if not _IS_ONLINE.fullmatch(part.strip())]
        segment = " ".join(part.strip() for part in kept)
    else:
        begun = _STARTS_ONLINE.match(segment)
        is_online = begun is not None
        segment = segment[begun.end() :] if begun else segment
    found = _IN_PERSON.match(segment)
    return (segment[found.end() :] if found else segment).strip(), is_online
