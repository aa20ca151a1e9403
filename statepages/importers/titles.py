"""What a title says beyond its words: that an event is canceled, full or postponed."""

from __future__ import annotations

import re

_CANCELLED = re.compile(r"^\W*cancel+ed\b[\s:!*\-]*|[\s:!*\-(]*\bcancel+ed\b\W*$", re.IGNORECASE)


def read_title(text: str) -> tuple[str, str | None]:
    """The title without such words, and the status that they say; None if there are none."""
    clean = _CANCELLED.sub("", text)
    return (clean, "cancelled") if clean != text else (text, None)
