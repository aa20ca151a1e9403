"""Texts as values in YAML, with or without quotes."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-z0-9][\w.@/&%+ -]*")
"""Texts that YAML reads as they are, which is true of most."""


def in_quotes(text: str) -> str:
    """A text on one line in quotes, of the simplest kind that works."""
    if not set('"\\') & set(text):
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quote_if_needed(text: str, *, in_brackets: bool = False) -> str:
    """A text on one line as a value, in quotes if YAML would read it as something else.

    `in_brackets`: between brackets or braces, where commas also have a meaning.
    """
    if _PLAIN.fullmatch(text) and text[-1] != " ":
        return text
    return text if _is_read_as_it_is(f"[{text}]" if in_brackets else f"a: {text}", text) else in_quotes(text)


def _is_read_as_it_is(line: str, text: str) -> bool:
    # Imported here, because that takes longer than checking most texts.
    import yaml

    try:
        events = list(yaml.parse(line, Loader=yaml.CBaseLoader))
    except yaml.YAMLError:
        return False
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    wanted = 1 if line.startswith("[") else 2
    return (
        len(scalars) == wanted and scalars[-1].value == text and "#" not in text and len(events) == wanted + 6
    )
