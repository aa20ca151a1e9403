"""How long a server asks us to wait."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime


def seconds_asked_for(retry_after: str | None, now: datetime) -> float | None:
    """How many seconds a server asks us to wait: it gives seconds, or a moment. None if it does not say."""
    text = (retry_after or "").strip()
    if text.isdecimal() and text.isascii():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
        return (moment - now).total_seconds() if moment.tzinfo else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
