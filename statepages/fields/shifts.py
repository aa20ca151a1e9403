"""Several shifts of one day: morning shift 9-12, afternoon shift 12-3."""

from __future__ import annotations

import re
from datetime import date

from statepages.fields.clocks import read_clock
from statepages.fields.spans import span_of
from statepages.fields.zones import without_zone
from statepages.problem import FieldError

_PARTING = re.compile(r"\s*(?:,\s*and\b|[,;&+/]|\band\b)\s*", re.IGNORECASE)
_SHIFT = re.compile(
    r"(?:the\s+)?(?:(?:first|second|third|1st|2nd|3rd)\s+)?(?:(?P<part>morning|afternoon|evening)\b)?"
    r"(?:\s*shift)?(?:\s*[0-9](?=:\s))?\s*:?\s*(?P<times>[0-9n].*)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:[&+]|,?\s*\band\b)\s*", re.IGNORECASE)
_SPAN = re.compile(r"(?P<first>[0-9]{1,2}(?::[0-9]{2})?)\s*(?:-|to)\s*(?P<last>[0-9]{1,2}(?::[0-9]{2})?)")


def shifts(day: date, text: str) -> tuple[tuple[str, str], ...]:
    """The start and the end of each shift, one after the other; none where one of them is not certain."""
    found = [_SHIFT.fullmatch(piece) for piece in _PARTING.split(text)]
    if len(found) < 2:
        return ()
    spans = [span_of(f"{day} {_with_halves(piece)}") if piece else None for piece in found]
    sure = tuple(span for span in spans if span)
    return sure if len(sure) == len(found) and _are_in_order(day, sure) else ()


def starts(day: date, text: str) -> tuple[str, ...]:
    """Each of several starts on a day, "7&9pm", with its am or pm; none where one of them is not certain."""
    *first, last = _AND.split(text)
    found = [last]
    for clock in reversed(first):
        span = span_of(f"{day} {clock} - {found[0]}") if without_zone(clock) == clock else None
        if span is None or span[1] != found[0]:
            return ()
        found.insert(0, span[0].removeprefix(f"{day} "))
    is_one = without_zone(last) != last or not first
    return () if is_one else tuple(f"{day} {clock}" for clock in found)


def _with_halves(found: re.Match[str]) -> str:
    """The times of a shift, with am and pm where the part of the day tells them."""
    part, times = (found["part"] or "").lower(), found["times"]
    span = _SPAN.fullmatch(times)
    if not part or span is None:
        return times
    first, last = span["first"], span["last"]
    noon = {"12", "12:00"}
    if part == "morning":
        return f"{first} am - {last} {'pm' if last in noon else 'am'}"
    return f"{first} pm - {last} pm" if last not in noon else times


def _are_in_order(day: date, spans: tuple[tuple[str, str], ...]) -> bool:
    """Whether each shift ends before the next begins, all on one day."""
    try:
        clocks = [read_clock(without_zone(text.removeprefix(f"{day} "))) for span in spans for text in span]
    except FieldError:
        return False
    known = [clock for clock in clocks if clock]
    return len(known) == len(clocks) and known == sorted(known)
