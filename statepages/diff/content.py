"""A snapshot of content that has been read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import asdict

from statepages.content import Content
from statepages.diff.snapshot import Entity, File, Seen, Snapshot
from statepages.model.event import Event
from statepages.model.import_source import Columns
from statepages.model.states import state_name
from statepages.output import Output
from statepages.problem import Problem
from statepages.render.cards import when_words
from statepages.render.dates import Dates
from statepages.render.language import ENGLISH
from statepages.render.place import place_view

# What a snapshot says in words of its own, what follows from it, and what readers do not see.
_SAID = {
    "id", "folder", "title", "slots", "word", "until", "location", "online", "expires", "status",
    "kind_label",
}  # fmt: skip
_FOLLOWS = {"id", "code"}
_OF_SOURCE = {"id", "columns"}


def of_content(
    content: Content,
    *,
    now: datetime,
    names: Iterable[str],
    links: frozenset[str],
    problems: tuple[Problem, ...],
    outputs: Iterable[Output] | None,
) -> Snapshot:
    """Content as of `now`. `names` are those of all its files; `outputs` the site, if it can be built."""
    zone = content.settings.value.timezone if content.settings else "UTC"
    dates = Dates(ENGLISH, now, zone)
    return Snapshot(
        now=now,
        events={file.value.id: _seen(file.value, dates) for file in content.events},
        links=links,
        files=None if outputs is None else files(outputs),
        entities=dict(_entities(content)),
        unread=_unread(content, names),
        drafts={file.value.event.id: file.value.title or "" for file in content.drafts},
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


def _fields(value: Struct, left_out: set[str]) -> dict[str, object]:
    return {name: one for name, one in asdict(value).items() if name not in left_out}


def _entities(content: Content) -> Iterator[tuple[str, Entity]]:
    """State pages, posts, pages, sources and settings, by the name of their file."""
    for state in content.states:
        yield (
            _stem(state.name),
            Entity(state_name(state.value.code), True, _fields(state.value, _FOLLOWS)),
        )
    for post in content.posts:
        yield _stem(post.name), Entity(post.value.title, False, _fields(post.value, _FOLLOWS))
    for page in content.pages:
        yield _stem(page.name), Entity(page.value.title, False, _fields(page.value, _FOLLOWS))
    for source in content.sources:
        fields = _fields(source.value, _OF_SOURCE) | {
            f"column {name}": column
            for name, column in (source.value.columns or Columns()).by_field().items()
        }
        yield _stem(source.name), Entity(source.value.id, False, fields)
    if content.settings:
        settings = content.settings
        yield (
            _stem(settings.name),
            Entity("The settings of the site", True, _fields(settings.value, set())),
        )


def _unread(content: Content, names: Iterable[str]) -> frozenset[str]:
    """The names of files that could not be read, without their endings."""
    settings = (content.settings,) if content.settings else ()
    kinds = (
        content.events,
        content.drafts,
        content.states,
        content.posts,
        content.pages,
        content.sources,
        settings,
    )
    read = {_stem(file.name) for kind in kinds for file in kind}
    return frozenset(map(_stem, names)) - read


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def files(outputs: Iterable[Output]) -> dict[str, File]:
    """The files of a site, by path."""
    return {
        output.path: File(len(output.data), hashlib.blake2b(output.data, digest_size=16).digest())
        for output in outputs
    }
