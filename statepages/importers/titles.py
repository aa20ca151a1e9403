"""Titles of events, without the status that people write into them."""

from __future__ import annotations

import re

from statepages.importers.texts import plain

_STATUS = {"cancel": "cancelled", "postpo": "postponed", "sold o": "full"}
_WORD = re.compile(r"[\[(*!\s]*\b(cancell?ed|postponed|sold[ -]out)\b[\])*!:\s–-]*", re.IGNORECASE)


def read_title(text: str) -> tuple[str, str | None]:
    """A title without its status, and the status."""
    found = _WORD.search(text)
    if found is None:
        return plain(text), None
    return plain(text.replace(found[0], " ")), _STATUS.get(found[1][:6].lower().replace("-", " "))
