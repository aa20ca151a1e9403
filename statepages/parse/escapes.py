"""Hidden characters that are written as numbers between double quotes: "\\u202e"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from statepages.node import Scalar
from statepages.problem import Problem
from statepages.unseen import AT_HOME, HIDDEN, ZERO_WIDTH, describe

_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<letter>.))"
)
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85"} | {
    "L": "\u2028",
    "P": "\u2029",
}


def without_escaped(scalar: Scalar) -> tuple[Scalar, list[Problem]]:
    """A text between " without its hidden characters, and the problems with them."""
    if not _is_hidden(scalar.text):
        return scalar, []
    problems = list(_problems(scalar))
    if not problems:
        return scalar, []
    seen = HIDDEN.sub(" ", scalar.text.replace("\r", " "))
    return replace(scalar, text=seen if AT_HOME.search(seen) else ZERO_WIDTH.sub("", seen)), problems


def _is_hidden(text: str) -> bool:
    return "\r" in text or HIDDEN.search(text) is not None or ZERO_WIDTH.search(text) is not None


def _problems(scalar: Scalar) -> Iterator[Problem]:
    """Each kind of character is reported once a line."""
    is_at_home = AT_HOME.search(scalar.text) is not None
    for number in range(scalar.line, scalar.end_line + 1):
        line = scalar.source.lines[number]
        reported: set[str] = set()
        for found in _ESCAPE.finditer(line, scalar.column if number == scalar.line else 0):
            character = _character(found)
            is_narrow = ZERO_WIDTH.match(character) is not None
            if character in reported or not _is_hidden(character) or (is_narrow and is_at_home):
                continue
            reported.add(character)
            yield scalar.source.problem(
                "warning" if is_narrow else "error",
                "hidden-character",
                describe(character),
                line=number,
                column=found.start(),
                old=found[0] if is_narrow else None,
                new="" if is_narrow else None,
            )


def _character(found: re.Match[str]) -> str:
    number = found["x"] or found["u"] or found["U"]
    if number is None:
        return _LETTERS.get(found["letter"], "a")
    return chr(int(number, 16)) if int(number, 16) < 0x110000 else "a"
