"""JSON that somebody else wrote: decoded within limits, and read without trusting any type in it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from statepages.fields.text import quoted
from statepages.humanize import how_much
from statepages.importers.record import Remark
from statepages.report import Failure, Untrusted

MOST_BYTES = 20_000_000

_MOST_DIGITS = 18
_MOST_CHARACTERS = 100_000
"""Of a text: far more than an event can have, which cuts the rest with a remark."""

_MOST_NAMED = 5
_MOST_VALUES = 100_000
_WEB_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml|!--)", re.IGNORECASE)
_BETWEEN = re.compile("[\\s,\ufeff]*")
_UNSEEN = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}
_BROKEN = re.compile("[\ud800-\udfff]")


class Object(Struct, frozen=True):
    """An object of an answer. Each getter gives what it can, whatever the types of the values are."""

    values: Mapping[str, object] = {}

    def value(self, name: str) -> object:
        return self.values.get(name)

    def has(self, *names: str) -> bool:
        return all(name in self.values for name in names)

    def text(self, name: str) -> str:
        """A text or a number as text, without control characters; "" for anything else."""
        return as_text(self.value(name))

    def whole(self, name: str) -> int | None:
        """A whole number, also one that is written as text."""
        number = as_number(self.value(name))
        return int(number) if number is not None and number == int(number) else None

    def flag(self, name: str) -> bool | None:
        """True or false, also as 1, "true" or "yes"; None for anything else."""
        word = self.value(name)
        word = int(word) if isinstance(word, bool) else word
        return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(
            as_text(word).lower()
        )

    def inside(self, name: str) -> Object:
        """The object in a field, or the first of a list of them; an empty one if there is none."""
        value = self.value(name)
        return as_object(value[0] if isinstance(value, list) and value else value)

    def items(self, name: str) -> list[object]:
        value = self.value(name)
        return value if isinstance(value, list) else []


def as_object(value: object) -> Object:
    """A value as an object; an empty one if it is none."""
    return Object(value) if isinstance(value, dict) else Object()


def as_text(value: object) -> str:
    """A text or a number as text, without control characters; "" for anything else."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return ""
    # Half of a character, which no file can hold.
    text = _BROKEN.sub("\ufffd", value[:_MOST_CHARACTERS]).replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_UNSEEN).strip()


def as_number(value: object) -> float | None:
    """A number that is finite, also one that is written as text."""
    try:
        number = float(as_text(value) or "nan")
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def not_texts(thing: Object, names: Iterable[str]) -> tuple[Remark, ...]:
    """A remark about each of the fields that should have text but do not."""
    wrong = [name for name in names if isinstance(thing.value(name), (dict, list, bool))]
    return tuple(
        Remark((f'The field "{name}" has no text in it, so it was left out.',), needs_person=True)
        for name in wrong
        if thing.value(name) not in ({}, [], False)
    )


def decode(data: bytes, service: str) -> list[object]:
    """The values of an input: one answer, or several, one after another or one a line.

    The entries of a single list are its values. Raises Failure.
    """
    if len(data) > MOST_BYTES:
        raise Failure(
            f"The file has {how_much(len(data))}. The most is {how_much(MOST_BYTES)}. "
            "Import it in several parts."
        )
    try:
        return list(_values(data))
    except RecursionError:
        raise Failure(
            f"The file has too many levels for an answer of {service}. Save the answer again."
        ) from None
    except ValueError as error:
        raise Failure(_not_json(data, service, error)) from error


def values_of(data: bytes) -> list[object]:
    """The same for any input: nothing if it is too large or not JSON."""
    try:
        return decode(data, "a service")
    except Failure:
        return []


# Each kind of source looks at the same input once.
@lru_cache(maxsize=1)
def _values(data: bytes) -> tuple[object, ...]:
    text = _decoded(data)
    decoder = json.JSONDecoder(parse_int=_whole_number, parse_constant=lambda _: None)
    values: list[object] = []
    at = _BETWEEN.match(text).end()  # type: ignore[union-attr]  # It matches anything.
    while at < len(text) or not values:
        value, end = decoder.raw_decode(text, at)
        values.append(value)
        if len(values) > _MOST_VALUES:
            raise Failure(f"The file has more than {_MOST_VALUES:,} values. Import it in several parts.")
        at = _BETWEEN.match(text, end).end()  # type: ignore[union-attr]
    return tuple(values[0]) if len(values) == 1 and isinstance(values[0], list) else tuple(values)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def _whole_number(digits: str) -> int | str:
    # Python refuses to read thousands of digits, and no id or time has as many as this.
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def _not_json(data: bytes, service: str, error: ValueError) -> str:
    try:
        text = _decoded(data)
    except ValueError:
        return f"The file is not text, so it is not an answer of {service}."
    if not text.strip():
        return f"The file is empty. Save the answer of {service} again."
    if _WEB_PAGE.match(text):
        return f"This is a web page, not an answer of {service}. It may be a page that asks you to log in."
    where = f" near line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
    return f"The file is not complete JSON{where}. Save the answer of {service} again: {quoted(text)}"


def words_in(value: object) -> list[str]:
    """The first texts anywhere in a value, such as those of an error."""
    found: list[str] = []
    left = [value]
    while left and len(found) < _MOST_NAMED:
        first = left.pop(0)
        if isinstance(first, dict):
            left = [*list(first.values())[:_MOST_NAMED], *left]
        elif isinstance(first, list):
            left = [*first[:_MOST_NAMED], *left]
        elif text := as_text(first):
            found.append(text)
    return found


def named(texts: Iterable[str]) -> tuple[str | Untrusted, ...]:
    """Up to five different words of the source, with commas between, for a line."""
    words = list(dict.fromkeys(text for text in texts if text))
    parts: list[str | Untrusted] = []
    for word in words[:_MOST_NAMED]:
        parts += [", ", Untrusted(word)] if parts else [Untrusted(word)]
    more = len(words) - _MOST_NAMED
    return (*parts, f" and {more} more") if more > 0 else tuple(parts)
