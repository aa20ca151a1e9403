"""Which removed event and which added event are the same one, in another file."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator

from statepages.diff.snapshot import Seen, Snapshot

Pair = tuple[Seen, Seen]

_ENOUGH = 4
_MOST_ALIKE = 50
"""How many new events are compared with a removed one: a thousand with the same title would take too long."""


def pairs(before: Snapshot, after: Snapshot) -> list[Pair]:
    """Events that changed files, each once, before and after: unchanged ones first, then similar ones.

    An event that was or is a draft in the same file has not changed files.
    """
    known, kept = {*before.events, *before.drafts}, {*after.events, *after.drafts}
    gone = [
        event
        for name, event in sorted(before.events.items())
        if name not in kept and f"events/{name}" not in after.unread
    ]
    new = [event for name, event in sorted(after.events.items()) if name not in known]
    same = list(_same(gone, new))
    matched = {id(event) for pair in same for event in pair}
    return [*same, *_alike(*([event for event in some if id(event) not in matched] for some in (gone, new)))]


def _same(gone: Iterable[Seen], new: Iterable[Seen]) -> Iterator[Pair]:
    """Events that agree in everything that people are likely to look at."""
    by_look: dict[Hashable, deque[Seen]] = defaultdict(deque)
    for event in new:
        by_look[_appearance(event)].append(event)
    for event in gone:
        if by_look[_appearance(event)]:
            yield event, by_look[_appearance(event)].popleft()


def _appearance(event: Seen) -> Hashable:
    return event.title, event.slots, event.when, event.place, event.status, event.fields.get("kind")


def _alike(gone: Iterable[Seen], new: Iterable[Seen]) -> Iterator[Pair]:
    """Events that have enough in common, the most alike first."""
    by_key: dict[Hashable, list[Seen]] = defaultdict(list)
    for event in new:
        for key in _keys(event):
            by_key[key].append(event)
    found = [
        (-score, one.id, other.id, one, other)
        for one in gone
        for other in {like.id: like for key in _keys(one) for like in by_key[key][:_MOST_ALIKE]}.values()
        if (score := _likeness(one, other)) >= _ENOUGH
    ]
    taken: set[tuple[str, str]] = set()
    for _, _, _, one, other in sorted(found):
        if ("gone", one.id) not in taken and ("new", other.id) not in taken:
            taken |= {("gone", one.id), ("new", other.id)}
            yield one, other


def _keys(event: Seen) -> Iterator[Hashable]:
    """What two events must share to be compared: the title, or time and place."""
    yield event.title.casefold()
    if event.slots:
        yield event.slots, event.place


def _likeness(one: Seen, other: Seen) -> int:
    """In how many of seven things two events agree."""
    names = ("kind", "details", "signup")
    return (
        (one.title.casefold() == other.title.casefold())
        + (one.slots == other.slots and one.when == other.when)
        + (one.place == other.place)
        + (one.status == other.status)
        + sum(one.fields.get(name) == other.fields.get(name) for name in names)
    )
