"""What comes after the colon of a field: where it ends, and whether it is a comment, a mark, or readable."""

from __future__ import annotations

import re

import yaml

COMMENT = re.compile(r"\s+#.*$")
_BLOCK_MARK = re.compile(r"(?P<mark>[|>](?:[-+]?[1-9]?(?=\s|$)|[1-9][-+](?=\s|$))?)(?P<rest>.*)")
LIKE_A_MARK = frozenset({"I", "l", "/", "\\", "\\|", "!", "¦", "｜", "│", "‖", "¡"})
"""What people type or paste instead of the mark | after the name of a text."""

_PAIRS = {"[": "]", "{": "}"}


def end_of_quotes(text: str) -> int | None:
    """Where the quote closes that a text begins with; None if it does not close."""
    quote, at = text[0], 1
    while at < len(text):
        if quote == '"' and text[at] == "\\":
            at += 1
        elif text[at] == quote:
            if quote == '"' or text[at + 1 : at + 2] != quote:
                return at
            at += 1
        at += 1
    return None


def end_of_brackets(text: str) -> int | None:
    """Where the bracket closes that a text begins with; None if it does not close."""
    closers: list[str] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if sign in "\"'" and text[:at].rstrip()[-1:] in set("[{,:"):
            at += end_of_quotes(text[at:]) or 0
        elif sign in _PAIRS:
            closers.append(_PAIRS[sign])
        elif closers and sign == closers[-1]:
            closers.pop()
            if not closers:
                return at
        at += 1
    return None


def is_readable(value: str) -> bool:
    """Whether the YAML parser takes a value of one line."""
    try:
        for _ in yaml.parse(value, Loader=yaml.CBaseLoader):
            pass
    except yaml.YAMLError:
        return False
    return True


def is_comment(text: str) -> bool:
    """Whether a text is empty or only a comment."""
    return not text.strip() or COMMENT.fullmatch(text) is not None


def text_after_mark(value: str) -> tuple[str, str] | None:
    """The mark of a block (| or >) and what comes after it on its line; None for another value."""
    found = _BLOCK_MARK.fullmatch(value)
    if found is None:
        return None
    return found["mark"], "" if is_comment(found["rest"]) else found["rest"].strip()
