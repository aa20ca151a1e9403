"""A snapshot of content that has been read through."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from statepages.diff.snapshot import Entity, File, Seen, Snapshot
from statepages.entry import Entries
from statepages.files.base import Model
from statepages.model.event import Event
from statepages.model.states import state_name
from statepages.output import Output
from statepages.problem import Problem
from statepages.render.cards import when_words
from statepages.render.dates import Dates
from statepages.render.language import ENGLISH
from statepages.render.place import place_view

# What a snapshot says in words of its own, what follows from it, and what readers do not see.
_SAID = {
    "id",
    "folder",
    "title",
    "when",
    "until",
    "slots",
    "where",
    "location",
    "expires",
    "status",
    "timezone",
}
_FOLLOWS = {"id", "code"}


def of_content(
    entries: Entries,
    *,
    now: datetime,
    names: Iterable[str],
    links: frozenset[str],
    problems: tuple[Problem, ...],
    outputs: Iterable[Output] | None,
) -> Snapshot:
    """Content as of `now`. `names` are those of all its files; `outputs` the site, where one can be built."""
    zone = entries.settings.value.timezone if entries.settings else "UTC"
    dates = Dates(ENGLISH, now, zone)
    return Snapshot(
        now=now,
        events={entry.value.id: _seen(entry.value, dates) for entry in entries.events},
        links=links,
        files=None if outputs is None else files(outputs),
        entities=dict(_entities(entries)),
        unread=_unread(entries, names),
        problems=problems,
    )


def _seen(event: Event, dates: Dates) -> Seen:
    place = place_view(event, dates)
    return Seen(
        id=event.id,
        title=event.title,
        slots=event.coming(dates.now),
        when=when_words(event, dates),
        place=", ".join(place.lines)
        + (" (also online)" if event.is_online and not event.is_only_online else ""),
        status=event.status,
        is_over=event.is_over(dates.now),
        fields=_fields(event, _SAID) | {"directions": place.directions},
    )


def _fields(model: Model, left_out: set[str]) -> dict[str, object]:
    return {name: value for name, value in model if name not in left_out}


def _entities(entries: Entries) -> Iterator[tuple[str, Entity]]:
    """State pages, posts and settings, by the name of their file."""
    for state in entries.states:
        yield (
            _stem(state.name),
            Entity(state_name(state.value.code), True, _fields(state.value, _FOLLOWS)),
        )
    for post in entries.posts:
        yield _stem(post.name), Entity(post.value.title, False, _fields(post.value, _FOLLOWS))
    if entries.settings:
        settings = entries.settings
        yield (
            _stem(settings.name),
            Entity("The settings of the site", True, _fields(settings.value, set())),
        )


def _unread(entries: Entries, names: Iterable[str]) -> frozenset[str]:
    """Of the names of all files those whose file made no entry."""
    kinds = (entries.events, entries.states, entries.posts, (entries.settings,) if entries.settings else ())
    read = {_stem(entry.name) for kind in kinds for entry in kind}
    return frozenset(map(_stem, names)) - read


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def files(outputs: Iterable[Output]) -> dict[str, File]:
    """The files of a site, by path."""
    return {
        output.path: File(len(output.data), hashlib.blake2b(output.data, digest_size=16).digest())
        for output in outputs
    }
