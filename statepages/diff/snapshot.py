"""A site as its readers see it at one time, in a form that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from statepages.model.slot import Slot
from statepages.problem import Problem

Fields = Mapping[str, object]
"""What other fields say, by name; None if they say nothing."""


class Seen(Struct, frozen=True):
    """An event as readers see it.

    `slots` are the coming ones, in order of time; without any, `when` says it in words. `id` is folder and
    file name: "wi/2024-11-02-carpool".
    """

    id: str
    title: str
    slots: tuple[Slot, ...]
    when: str
    place: str
    status: str
    is_over: bool
    fields: Fields


class Entity(Struct, frozen=True):
    """A state page, a post, a source or the settings: its name, whether that is our own, and its fields."""

    name: str
    is_named_by_us: bool
    fields: Fields


class File(Struct, frozen=True):
    """A published file: its size in bytes, and a digest."""

    size: int
    digest: bytes


class Snapshot(Struct, frozen=True):
    """A site as of `now`.

    `events` are by id, `entities` by the name of their file ("states/pa"), `files` by path. `unread` are the
    names of files that could not be read. `drafts` are the titles of drafts by id; one without a title has
    an empty one. `files` is None if errors leave no site to publish; `problems` is None if only the built
    site is known.
    """

    now: datetime
    events: Mapping[str, Seen]
    links: frozenset[str]
    files: Mapping[str, File] | None
    entities: Mapping[str, Entity] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    drafts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] | None = None
