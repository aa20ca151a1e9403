"""The text of new content files: YAML as a person would write it, for any words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time

import yaml

from statepages.fields.times import WallTime
from statepages.slug import slug

_PLAIN = re.compile(r"[\w$(¡¿“‘'(][^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]*")
_NOT_AS_IT_IS = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NOT_IN_A_BLOCK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LIKE_A_NUMBER = re.compile(r"[\d_]+(\.\d*)?e\d+|0[xob]\w+", re.IGNORECASE)
_LONGEST_NAME = 60
_SHORTEST_NAME = 5  # letters: Windows cannot have files of some shorter names, such as con and lpt1


class Plain(str):
    """A text without quotes: our own reader treats every value as text, with or without quotes."""


def quoted(text: str) -> str:
    """A text as a YAML value on one line: without quotes if every reader reads it as this text."""
    if _PLAIN.fullmatch(text) and not re.search(r"[,\[\]{}]|\s$", text) and _reads_as_itself(text):
        return text
    return _NOT_AS_IT_IS.sub(_escape, json.dumps(text, ensure_ascii=False))


def _reads_as_itself(text: str) -> bool:
    if _LIKE_A_NUMBER.fullmatch(text) or text.lower() in {"y", "n"}:  # for readers that differ from PyYAML
        return False
    try:
        return bool(yaml.load(f"title: {text}", yaml.CSafeLoader) == {"title": text})
    except (yaml.YAMLError, ValueError):  # ValueError: a day that does not exist
        return False


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _written(text: str, indent: str) -> str:
    """A text as a value: a block if it has several lines, otherwise on one line."""
    text = text.replace("\r\n", "\n").strip()
    if "\n" not in text or _NOT_IN_A_BLOCK.search(text):
        return quoted(text)
    lines = (f"{indent}  {line}".rstrip() for line in text.split("\n"))
    return "\n".join(["|", *lines])


def fields(values: Mapping[str, object], indent: str = "") -> str:
    """Fields as lines of YAML, in the given order. Fields without a value are left out.

    A value is a text, True, a mapping of further fields, a tuple of texts, or a list of mappings.
    """
    return "".join(_field(name, value, indent) for name, value in values.items() if value)


def _field(name: str, value: object, indent: str) -> str:
    key, below = f"{indent}{name}:", indent + "  "
    if value is True:
        return f"{key} yes\n"
    if isinstance(value, Plain):
        return f"{key} {value}\n"
    if isinstance(value, str):
        return f"{key} {_written(value, indent)}\n"
    if isinstance(value, Mapping):
        return f"{key}\n{fields(value, below)}"
    if isinstance(value, tuple):
        return f"{key} [{', '.join(map(quoted, value))}]\n"
    assert isinstance(value, list), value  # noqa: S101  # of mappings: each item begins with a dash
    items = (fields(item, below + "  ").removeprefix(below + "  ") for item in value)
    return f"{key}\n" + "".join(f"{below}- {item}" for item in items)


def short_slug(text: str) -> str:
    """A text as the name of a new file, cut between words. Empty if it has no Latin letters."""
    name = slug(text)
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME + 1].rpartition("-")[0] or name[:_LONGEST_NAME]
    return name


def event_stem(folder: str, title: str, kind: str, day: date | None, *, suffix: str) -> str:
    """The name for the file of a new event inside content/, without its ending: events/wi/2024-11-02-carpool.

    A name without a day gets the suffix if it would be too short.
    """
    name = short_slug(title) or kind
    if day:
        name = f"{day}-{name}"
    elif len(name) < _SHORTEST_NAME:
        name = f"{name}-{suffix}"
    return f"events/{folder.lower()}/{name}"


def wall_words(wall: WallTime) -> Plain:
    """A day, a time or both, as files have them: "2024-11-02 10 am"."""
    parts = [wall.day.isoformat()] if wall.day else []
    if wall.clock is not None:
        parts.append(_clock_words(wall.clock))
    if wall.zone is not None:
        parts.append(wall.zone)
    return Plain(" ".join(parts))


def _clock_words(clock: time) -> str:
    # "12 am" is what people write when they mean noon. Nobody doubts 00:00.
    if clock.hour == 0:
        return f"{clock:%H:%M}"
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes} {'am' if clock.hour < 12 else 'pm'}"
