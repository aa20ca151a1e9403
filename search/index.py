"""The files of the index: shards of columns and of words for each state, and the manifest."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from search import FORMAT
from search.columns import columns, minute
from search.compact import json_file, steps
from search.parts import state_shards
from search.words import words_index
from statepages.model.event import Event
from statepages.model.site import Site
from statepages.model.turns import settled
from statepages.task import Task, encoded
from statepages.theme import Theme

COUNTED = timedelta(days=7)
"""How long after a build its count of online events can be updated."""

Row = list[int]
"""What the manifest says about a shard: how many events it has, and where they are."""


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """The shards of each state that an event takes place in or helps, and of US, and the manifest.

    Without lunr.js nothing reads the words of a shard, so there are none.
    """
    entries: dict[str, list[Any]] = {}
    for code, events in sorted(site.by_state.items()):
        shards = state_shards(events, code, now)
        if not any(shards):
            continue
        as_of = settled(now, "UTC", events)
        version = _version(shards, as_of)
        entries[code] = [version, *_rows(shards)]
        for number, shard in enumerate(shards):
            if shard:
                name, some = f"{code}-{number}" if number else code, tuple(shard)
                file = f"{name.lower()}.json"
                yield Task(f"search/events/{file}", columns_file, (name, version, some, as_of))
                if theme.lunr is not None:
                    yield Task(f"search/words/{file}", words_file, (name, version, some))
    yield Task("search/manifest.json", manifest, (entries, _online(site.events, now)))


def columns_file(name: str, version: str, events: tuple[Event, ...], now: datetime) -> bytes:
    """What the finder filters, sorts and shows of the events of a shard; what is empty is left out."""
    table = columns(events, name.partition("-")[0], now)
    return json_file(_head(name, version) | {field: some for field, some in table.items() if some})


def words_file(name: str, version: str, events: tuple[Event, ...]) -> bytes:
    """What the finder looks keywords up in, for the events of a shard."""
    return json_file(_head(name, version) | {"index": words_index(events)})


def manifest(states: dict[str, list[Any]], online: dict[str, Any]) -> bytes:
    """What says which shards there are, with data about each state and about all online events."""
    return json_file({"format": FORMAT, "states": states, "online": online})


def _online(events: Sequence[Event], now: datetime) -> dict[str, Any]:
    """How many events of the site can be joined online, and when those of the coming days end."""
    coming = [event for event in events if event.is_online and not event.is_over(now)]
    as_of = settled(now, "UTC", coming)
    ends = sorted(
        minute(event.expires) for event in coming if event.expires and event.expires <= as_of + COUNTED
    )
    start = minute(as_of)
    return {"count": len(coming), "as_of": start, "ends": steps([start, *ends])[1:]}


def _head(name: str, version: str) -> dict[str, Any]:
    return {"format": FORMAT, "shard": name, "version": version}


def _rows(shards: Sequence[Sequence[Event]]) -> list[Row]:
    """The rows of the manifest, first that of the events that can be needed from afar."""
    afar, *placed = shards
    return [[len(afar)], *([len(events), *_box(events)] for events in placed)]


def _box(events: Sequence[Event]) -> list[int]:
    """South, west, height and width of where some events take place, in 0.01 degrees, rounded outwards."""
    points = [event.location.point for event in events if event.location and event.location.point]
    latitudes, longitudes = zip(*points, strict=True)
    south, west = math.floor(min(latitudes) * 100), math.floor(min(longitudes) * 100)
    return [south, west, math.ceil(max(latitudes) * 100) - south, math.ceil(max(longitudes) * 100) - west]


def _version(shards: Sequence[Sequence[Event]], now: datetime) -> str:
    """Six hex digits that change with anything that the shards of a state are made of."""
    return hashlib.sha256(encoded((FORMAT, shards, now))).hexdigest()[:6]
