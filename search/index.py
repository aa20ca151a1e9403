"""The files of the index: a shard of columns and one of words for each state, and the manifest."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from rjsmin import jsmin

from search import FORMAT
from search.columns import columns
from search.compact import compact_json, json_file
from search.words import text_of, words_index
from statepages.look import Look
from statepages.model.event import Event
from statepages.model.site import Site
from statepages.model.states import EVERY_STATE
from statepages.output import Output


def shards(site: Site) -> tuple[str, ...]:
    """The codes that have a shard, sorted: each state that an event takes place in or helps, and US."""
    codes = {EVERY_STATE}
    for event in site.events:
        codes.update(event.helps)
        if event.location:
            codes.add(event.location.state)
    return tuple(sorted(codes))


def index_shard(site: Site, shard: str, now: datetime, with_words: bool = True) -> Iterator[Output]:
    """The columns and the words of one shard; nothing where none of its events is to come.

    Without lunr.js there is nothing that reads the words: then `with_words` is False.
    """
    events = shard_events(site, shard, now)
    if not events:
        return
    table = columns(events, now)
    head = {"format": FORMAT, "shard": shard, "version": _version(events, table)}
    yield json_file(f"search/events/{shard.lower()}.json", head | table)
    if with_words:
        yield json_file(f"search/words/{shard.lower()}.json", head | {"index": words_index(events)})


def index_shared(site: Site, now: datetime, look: Look) -> Iterator[Output]:
    """The manifest, the scripts of the finder, and lunr.js where there is one."""
    entries = {}
    for shard in shards(site):
        events = shard_events(site, shard, now)
        if events:
            entries[shard] = {
                "version": _version(events, columns(events, now)),
                "events": len(events),
                "box": _box(events),
            }
    yield json_file("search/manifest.json", {"format": FORMAT, "shards": entries})
    for name, script in sorted(look.finder.items()):
        yield Output(f"search/finder/{name}", jsmin(script))
    if look.lunr is not None:
        yield Output("search/lunr.js", look.lunr)


def shard_events(site: Site, shard: str, now: datetime) -> list[Event]:
    """The events of a shard that are not over, by id."""
    found = (event for event in site.events if _belongs(event, shard) and not event.is_over(now))
    return sorted(found, key=lambda event: event.id)


def _belongs(event: Event, shard: str) -> bool:
    """An event that helps every state is in US, not in each; where it takes place, it is as well."""
    return shard in event.helps or event.takes_place_in(shard)


def _box(events: Sequence[Event]) -> list[int] | None:
    """South, west, north and east of the places, in 0.01 degrees; None where no event has a place."""
    points = [event.location.point for event in events if event.location and event.location.point]
    if not points:
        return None
    latitudes, longitudes = zip(*points, strict=True)
    least = (math.floor(min(latitudes) * 100), math.floor(min(longitudes) * 100))
    return [*least, math.ceil(max(latitudes) * 100), math.ceil(max(longitudes) * 100)]


def _version(events: Sequence[Event], table: dict[str, Any]) -> str:
    """Ten hex digits that change with the columns or the words of a shard."""
    digest = hashlib.sha256(compact_json([FORMAT, table]))
    for event in events:
        digest.update(text_of(event).encode() + b"\0")
    return digest.hexdigest()[:10]
