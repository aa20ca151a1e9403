"""Calendars as text (iCalendar, RFC 5545): a line for each property, written by the type of its value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

_MOST_OCTETS = 75
"""How many bytes a line may have, with the space that its continuation begins with."""

_ENDS_OF_LINES = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def text(name: str, value: str) -> bytes:
    """A property of type TEXT: people's words, on one line or more."""
    tidied = tidy(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    escaped = tidied.replace("\n", "\\n")
    return _folded(f"{name}:{escaped}")


def plain(name: str, value: str) -> bytes:
    """A property of a type without escapes, such as an address: it has no spaces or line ends."""
    return _folded(f"{name}:{''.join(tidy(value).split())}")


def instant(name: str, moment: datetime) -> bytes:
    """A property that is an instant, written in UTC."""
    return f"{name}:{_digits(moment)}Z\r\n".encode()


# Many events share days and hours.
@lru_cache(maxsize=10_000)
def _digits(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S}"


def day(name: str, value: date) -> bytes:
    """A property that is a date, for all-day events."""
    return f"{name};VALUE=DATE:{value:%Y%m%d}\r\n".encode()


def component(name: str, lines: Iterable[bytes]) -> bytes:
    """A component of some properties and of components within it."""
    return b"".join((f"BEGIN:{name}\r\n".encode(), *lines, f"END:{name}\r\n".encode()))


def tidy(value: str) -> str:
    """A text without characters that calendars do not allow, with plain newlines."""
    if value.replace("\n", "").isprintable():
        return value  # most texts, and far faster than the patterns
    return _CONTROLS.sub("", _ENDS_OF_LINES.sub("\n", value))


def _folded(line: str) -> bytes:
    """A line, broken if it is too long, but never within a character."""
    data = line.encode()
    if len(data) <= _MOST_OCTETS:
        return data + b"\r\n"
    rest = _MOST_OCTETS - 1
    if line.isascii():
        further = range(_MOST_OCTETS, len(data), rest)
        parts = [data[:_MOST_OCTETS], *(data[start : start + rest] for start in further)]
        return b"\r\n ".join(parts) + b"\r\n"
    parts, start, room = [], 0, _MOST_OCTETS
    while len(data) - start > room:
        end = start + room
        while data[end] & 0b1100_0000 == 0b1000_0000:  # a later byte of a character
            end -= 1
        parts.append(data[start:end])
        start, room = end, rest
    return b"\r\n ".join((*parts, data[start:])) + b"\r\n"
