"""Times of a clock as people write them: 10 am, 18:30, noon."""

from __future__ import annotations

import re
from datetime import time

from statepages.fields.days import take_day
from statepages.fields.text import quoted
from statepages.problem import FieldError

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?(?::00)?(?:\s*(?P<half>[ap])\.?\s?(?:m\.?)?)?",
    re.IGNORECASE,
)
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def read_clock(text: str) -> time | None:
    """A time of day; None for another text. Raises FieldError for a time that does not exist."""
    word = re.sub(r"^12(?::00)?\s?(?=noon|midnight)", "", text.strip().lower())
    if word in _WORDS:
        return _WORDS[word]
    found = _TIME.fullmatch(word)
    if not found:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if (hour, minute) == (24, 0):
        raise FieldError("time", "24:00 is 0:00 on the next day. Write the next day and 0:00.")
    if minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        raise FieldError(
            "time", f"There is no time {quoted(text)}. Write a time such as 10 am, 6:30 pm or 18:30."
        )
    if not half and not found["minute"]:
        if 1 <= hour <= 12:
            raise FieldError("time", f"{quoted(text)} can be am or pm. Write {hour} am or {hour} pm.")
        raise FieldError("time", f"{quoted(text)} has no minutes. Write {hour}:00.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


_WITHOUT_HALF = re.compile(
    r"(?:^|[\s,@T])(?:[1-9]|1[01])[:.][0-5][0-9](?!\s*[ap]\b|\s*[ap]\.?\s?m|[0-9:])", re.IGNORECASE
)


def is_either_half(text: str) -> bool:
    """Whether a day in words has a time that is in the morning or in the evening: Oct 17, 2026, 6:30."""
    is_by_numbers = re.match(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None
    return not is_by_numbers and _WITHOUT_HALF.search(text) is not None


def reads(text: str) -> bool:
    """Whether a text begins with a day or is a time, even one that does not exist."""
    try:
        return take_day(text)[0] is not None or read_clock(text) is not None
    except FieldError:
        return True
