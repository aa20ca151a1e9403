"""What earlier imports wrote, kept beside the content: the last imported value of each field.

It is JSON that is not trusted: anybody may have edited it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from msgspec import DecodeError, Struct, ValidationError, convert, to_builtins
from msgspec.structs import replace

from statepages.slug import slug

FOLDER = ".imported"
"""Inside content/. Names that begin with a dot are no content."""

_OF_COPIES = re.compile(
    r"^Copy of (?=.)|(?: ?\(\d{1,3}\)| - Copy(?: \(\d{1,3}\))?| copy(?: \d{1,3})?)(?=\.[A-Za-z]{2,5}$)"
)
_FORMAT = 1
_MOST_BYTES = 64_000_000


class Imported(Struct, frozen=True, omit_defaults=True):
    """An event that was imported: its file inside content/, the events of the source that are in it, and the
    facts that the import wrote.

    `is_derived`: the source gives its events no identity, so that their words have to do.
    """

    file: str
    origins: tuple[str, ...]
    is_derived: bool = False
    facts: dict[str, Any] = {}


class Kept(Struct, frozen=True):
    """What an import keeps for a source, as people name it."""

    source: str
    events: tuple[Imported, ...]


def lasting_names(sources: Iterable[str]) -> dict[str, str]:
    """The names of sources for the next import: without what a browser or a system adds to those of further
    downloads and copies, such as "events (3).csv". Two sources of one import keep their names.
    """
    every = list(dict.fromkeys(sources))
    bare = {source: _OF_COPIES.sub("", source) or source for source in every}
    times = Counter(bare.values())
    return {source: name if times[name] == 1 else source for source, name in bare.items()}


def file_name(source: str) -> str:
    """The name of the file for a source, inside content/."""
    return f"{FOLDER}/{slug(source)[:80] or 'source'}.json"


def read_imported(data: bytes) -> Kept | None:
    """What is kept in a file; None if it is not such a file."""
    try:
        whole = json.loads(data) if len(data) <= _MOST_BYTES else None
        if not isinstance(whole, dict) or whole.get("format") != _FORMAT:
            return None
        return convert(whole, Kept)
    except (ValueError, RecursionError, DecodeError, ValidationError):
        return None


def imported_text(source: str, events: Iterable[Imported]) -> str:
    """The file that keeps them, with one field a line, so that changes are easy to see and to merge."""
    tidy = (replace(event, facts=dict(sorted(event.facts.items()))) for event in events)
    kept = sorted(tidy, key=lambda event: (event.file, event.origins))
    whole = {
        "about": "Written by import. It compares this with the files, so that edits by hand are never lost.",
        "format": _FORMAT,
        "source": source,
        "events": to_builtins(kept),
    }
    return json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=False) + "\n"
