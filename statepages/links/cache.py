"""What earlier rounds found out about links, as JSON that is not trusted: anybody may have written it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import ValidationError, convert, to_builtins

from statepages.links.outcome import Outcome

FORMAT = 1
MOST_CHARACTERS = 20_000_000
_KEPT = timedelta(days=60)


def read_known(text: str, now: datetime) -> dict[str, Outcome]:
    """The outcomes by link, without those in another format, too old or in the future."""
    try:
        whole = json.loads(text) if len(text) <= MOST_CHARACTERS else None
    except (ValueError, RecursionError):
        return {}
    links = whole.get("links") if isinstance(whole, dict) and whole.get("format") == FORMAT else None
    if not isinstance(links, dict):
        return {}
    read = {link: outcome for link, entry in links.items() if (outcome := _outcome(entry)) is not None}
    return _recent(read, now)


def _outcome(entry: Any) -> Outcome | None:
    try:
        outcome = convert(entry, Outcome)
    except ValidationError:
        return None
    has_zones = outcome.looked.tzinfo is not None and outcome.since.tzinfo is not None
    return outcome if has_zones and outcome.since <= outcome.looked else None


def _recent(known: Mapping[str, Outcome], now: datetime) -> dict[str, Outcome]:
    return {link: outcome for link, outcome in known.items() if timedelta(0) <= now - outcome.looked <= _KEPT}


def known_text(known: Mapping[str, Outcome], now: datetime) -> str:
    """The outcomes as a file for the next round."""
    links = {link: to_builtins(outcome) for link, outcome in _recent(known, now).items()}
    return json.dumps({"format": FORMAT, "links": links}, sort_keys=True, indent=1) + "\n"
