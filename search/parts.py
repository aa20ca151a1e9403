"""How the events of a state are divided into shards: one for events needed from afar, others by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from statepages.model.event import Event

MOST_EVENTS = 60
"""How many events make one shard, in the order of their places; if there are more, it is cut in two."""


def state_shards(events: Iterable[Event], state: str, now: datetime) -> list[list[Event]]:
    """The events of a state that are not over, by shard.

    The first shard has what readers from afar can need: events that help the state but take place elsewhere
    or nowhere, and events to join from home. The other shards have events in the state, each from an area of
    its own, so that a search near a place loads what is near.
    """
    events = [event for event in events if not event.is_over(now)]
    afar = [event for event in events if _is_needed_afar(event, state)]
    here = (event for event in events if event.takes_place_in(state))
    placed = [(_scaled(point), event.id, event) for event in here if (point := _point(event))]
    return [sorted(afar, key=lambda event: event.id), *_corners(placed)]


def _is_needed_afar(event: Event, state: str) -> bool:
    """For events in a state or for it; one that helps every state is in US, not in each."""
    return not event.takes_place_in(state) or event.is_online or _point(event) is None


Placed = tuple[tuple[float, float], str, Event]
"""An event with its scaled point and its id. Sorting these puts neighbors next to each other, and then the
numbers of their points compress well."""


def _corners(events: Sequence[Placed]) -> list[list[Event]]:
    """Events cut in two halves, at the middle of their longer side, until no part has too many."""
    if not events:
        return []
    ordered = sorted(events, key=lambda placed: placed[:2])
    if len(ordered) <= MOST_EVENTS:
        return [[event for *_, event in ordered]]
    heights, widths = zip(*(point for point, *_ in ordered), strict=True)
    if max(widths) - min(widths) > max(heights) - min(heights):
        ordered.sort(key=lambda placed: placed[0][1])
    middle = len(ordered) // 2
    return [*_corners(ordered[:middle]), *_corners(ordered[middle:])]


def _scaled(point: tuple[float, float]) -> tuple[float, float]:
    """A point in degrees of latitude; a degree of longitude is about 0.8 of one in the United States."""
    return point[0], point[1] * 0.8


def _point(event: Event) -> tuple[float, float] | None:
    """Where it is, if there is a place to go to."""
    return event.location.point if event.location and not event.is_only_online else None
