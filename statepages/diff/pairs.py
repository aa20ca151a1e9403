"""Which event that is gone and which one that is new are one and the same, in another file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from statepages.diff.snapshot import Seen, Snapshot

Pair = tuple[Seen, Seen]

_ENOUGH = 4


def pairs(before: Snapshot, after: Snapshot) -> list[Pair]:
    """Events that changed files, each once, before and after; the likest are matched first."""
    gone = [
        event
        for name, event in before.events.items()
        if name not in after.events and f"events/{name}" not in after.unread
    ]
    new = [event for name, event in after.events.items() if name not in before.events]
    by_key: dict[Hashable, list[Seen]] = defaultdict(list)
    for event in new:
        for key in _keys(event):
            by_key[key].append(event)
    likeness = sorted(
        (-score, one.id, other.id, one, other)
        for one in gone
        for other in {found.id: found for key in _keys(one) for found in by_key[key]}.values()
        if (score := _likeness(one, other)) >= _ENOUGH
    )
    return list(_each_once(likeness))


def _keys(event: Seen) -> Iterator[Hashable]:
    """What two events must have in common to be looked at: the title, or time and place."""
    yield event.title.casefold()
    if event.slots:
        yield event.slots, event.place


def _likeness(one: Seen, other: Seen) -> int:
    """How many of seven things two events have in common."""
    names = ("kind", "details", "signup")
    return (
        (one.title.casefold() == other.title.casefold())
        + (one.slots == other.slots and one.when == other.when)
        + (one.place == other.place)
        + (one.status == other.status)
        + sum(one.fields.get(name) == other.fields.get(name) for name in names)
    )


def _each_once(found: Iterable[tuple[int, str, str, Seen, Seen]]) -> Iterator[Pair]:
    taken: set[tuple[str, str]] = set()
    for _, _, _, one, other in found:
        if ("gone", one.id) not in taken and ("new", other.id) not in taken:
            taken |= {("gone", one.id), ("new", other.id)}
            yield one, other
