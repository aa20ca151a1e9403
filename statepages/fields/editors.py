"""What editors know of a value: JSON Schema of it as YAML 1.2 reads it.

Our own reader takes every value for text; an editor's takes 02134 for a number and true for a truth.
So a schema names those types too. It refuses what is surely wrong, and leaves to the check what takes
more than a pattern, such as whether a ZIP code exists. Patterns are of the kind that Python and
JavaScript (with its flag u) read alike; `errorMessage` is what VS Code and its kin say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import WithJsonSchema

Schema = dict[str, Any]

_OTHER_LETTERS = "[^\\x00-\\x7F]"
"""Letters and digits of other alphabets may mean plain ones: the check knows."""

_SIGNS = frozenset(".*+?^$|(){}[]\\/")  # what has a meaning in patterns


def text(most: int, *, lines: bool = False) -> WithJsonSchema:
    """Any text of at most `most` characters; of several lines, it may be Markdown."""
    # A block of lines ends with a line end, which does not count.
    schema: Schema = {
        "type": ["string", "number", "boolean"],
        "minLength": 1,
        "maxLength": most + lines,
        "errorMessage": "Write something here, or delete the line.",
    }
    return WithJsonSchema(schema | {"contentMediaType": "text/markdown"} if lines else schema)


def read_as(pattern: str, message: str, *examples: object, **more: Any) -> WithJsonSchema:
    """A text that a pattern describes. `more` are further keywords, such as another `type`."""
    return WithJsonSchema(_read_as(pattern, message) | {"examples": list(examples)} | more)


def _read_as(pattern: str, message: str) -> Schema:
    whole = f"^\\s*(?:{pattern})\\s*$|{_OTHER_LETTERS}"
    return {"type": "string", "pattern": whole, "errorMessage": message}


def one_word(words: Mapping[str, str], others: str, message: str, *types: str) -> WithJsonSchema:
    """One of a few words. Editors offer `words`, each with what it means.

    `others` is a pattern of more that are taken, `types` are those of other values.
    """
    offered = {"enum": list(words), "errorMessage": message}
    if any(words.values()):
        offered["enumDescriptions"] = list(words.values())
    return WithJsonSchema(
        {"anyOf": [offered, _read_as(others, message), *({"type": name} for name in types)]}
    )


def spelled(words: Iterable[str]) -> str:
    """A pattern of words in kebab case, in any capitals, with any spaces, hyphens or underscores."""
    parts = ("[\\s_-]+".join(map(in_any_capitals, word.split("-"))) for word in sorted(set(words)))
    return f"[\\s_-]*(?:{'|'.join(parts)})[\\s_!-]*"


def in_any_capitals(word: str, after: str = "") -> str:
    """A pattern of a word in any capitals; `after` may follow each of its letters."""
    return "".join(_in_both_sizes(letter) + after for letter in word.lower())


def _in_both_sizes(letter: str) -> str:
    if letter.isascii() and letter.islower():
        return f"[{letter.upper()}{letter}]"
    return "\\" + letter if letter in _SIGNS else letter
