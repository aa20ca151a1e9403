"""Titles of events, and the status that people write into them."""

from __future__ import annotations

import re

_STATUS = re.compile(
    r"[\[(*!\s]*\b(?P<word>sold[ -]out|full|cancell?ed|postponed)\b[\])*!:\s–-]*", re.IGNORECASE
)
_STATUSES = {"s": "full", "f": "full", "c": "cancelled", "p": "postponed"}


def read_title(text: str) -> tuple[str, str | None]:
    """A title without its status, and the status, if it has one."""
    found = _STATUS.match(text)
    if found is None:
        return text, None
    return text[found.end() :], _STATUSES[found["word"][0].lower()]
