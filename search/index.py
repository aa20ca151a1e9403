"""The files of the index: shards of columns and of words for each state, and the manifest."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from search import FORMAT
from search.bundle import bundle
from search.columns import columns
from search.compact import compact_json, json_file
from search.parts import state_shards
from search.words import text_of, words_index
from statepages.look import Look
from statepages.model.event import Event
from statepages.model.site import Site
from statepages.output import Output
from statepages.piece import Bundle, Piece
from statepages.store import kept_files


class StateIndex(Struct, frozen=True):
    """The files of a state's shards, and what the manifest says of them; None where it has no events."""

    files: tuple[Output, ...]
    entry: dict[str, Any] | None


def bundles(site: Site) -> Iterator[Bundle]:
    """A piece for each state that an event takes place in or helps, and for US; and the scripts."""
    for code, events in sorted(site.by_state.items()):
        yield Bundle.of(Piece("index", code, tuple(events)))
    yield Bundle.of(Piece("finder", ""))


def index_state(site: Site, state: str, now: datetime, with_words: bool = True) -> StateIndex:
    """The columns and the words of the shards of a state; none of a shard without events.

    Without lunr.js there is nothing that reads the words: then `with_words` is False.
    """
    shards = state_shards(site, state, now)
    tables = [columns(events, now) for events in shards]
    version = _version(shards, tables)
    files = []
    for number, (events, table) in enumerate(zip(shards, tables, strict=True)):
        if not events:
            continue
        name = f"{state}-{number}" if number else state
        head = {"format": FORMAT, "shard": name, "version": version}
        files.append(json_file(f"search/events/{name.lower()}.json", head | table))
        if with_words:
            words = head | {"index": words_index(events)}
            files.append(json_file(f"search/words/{name.lower()}.json", words))
    return StateIndex(tuple(files), _entry(shards, version))


def manifest(entries: Mapping[str, dict[str, Any]]) -> Output:
    """What says which shards there are, from what is to be said of each state."""
    return json_file("search/manifest.json", {"format": FORMAT, "states": dict(sorted(entries.items()))})


def finder_files(look: Look) -> Iterator[Output]:
    """The scripts of the finder, and lunr.js where there is one. Raises ScriptError (bundle.py)."""
    # What puts the scripts together is a program that takes longer to start than a small site to make.
    yield from kept_files("finder", lambda: _scripts(look), look.version.encode())
    if look.lunr is not None:
        yield Output("search/lunr.js", look.lunr)


def _scripts(look: Look) -> Iterator[Output]:
    for name, script in sorted(bundle(look).items()):
        yield Output(f"search/finder/{name}", script)


def _entry(shards: Sequence[Sequence[Event]], version: str) -> dict[str, Any] | None:
    if not any(shards):
        return None
    afar, *placed = shards
    return {"version": version, "shards": [[len(afar)], *([len(events), *_box(events)] for events in placed)]}


def _box(events: Sequence[Event]) -> list[int]:
    """South, west, north and east of some events with a place, in 0.01 degrees, rounded outwards."""
    points = [event.location.point for event in events if event.location and event.location.point]
    latitudes, longitudes = zip(*points, strict=True)
    least = (math.floor(min(latitudes) * 100), math.floor(min(longitudes) * 100))
    return [*least, math.ceil(max(latitudes) * 100), math.ceil(max(longitudes) * 100)]


def _version(shards: Sequence[Sequence[Event]], tables: Sequence[dict[str, Any]]) -> str:
    """Ten hex digits that change with the columns or the words of any shard of a state."""
    digest = hashlib.sha256(compact_json([FORMAT, tables]))
    for event in (event for events in shards for event in events):
        digest.update(text_of(event).encode() + b"\0")
    return digest.hexdigest()[:10]
