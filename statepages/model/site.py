"""A whole site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.own_page import OwnPage
from statepages.model.post import Post
from statepages.model.region import Region, in_regions
from statepages.model.settings import Settings
from statepages.model.state import StatePage
from statepages.model.states import EVERY_STATE
from statepages.picture import Picture


class Change(Struct, frozen=True, array_like=True):
    """When a file of content/ was first committed, and last changed, in UTC."""

    first: datetime
    last: datetime


History = tuple[tuple[str, Change], ...]
"""Changes by name of file inside content/, without its ending: "events/wi/doors"."""


class Site(Struct, frozen=True, dict=True):
    """Everything that the pages are made from.

    `states` are in page order, `events` by id, `posts` newest first, `pages` (of the site's own) by id;
    `images` are the ones in content/images/ that something shows, by name. `history` is empty if not all
    of it is known.
    """

    settings: Settings
    states: tuple[StatePage, ...]
    events: tuple[Event, ...]
    posts: tuple[Post, ...]
    images: tuple[tuple[str, Picture], ...] = ()
    history: History = ()
    pages: tuple[OwnPage, ...] = ()

    @cached_property
    def changes(self) -> Mapping[str, Change]:
        """The history by name: "events/wi/doors", "posts/help". A file that is not committed has none."""
        return dict(self.history)

    @cached_property
    def by_state(self) -> Mapping[str, list[Event]]:
        """The events by the code of each state that they take place in or help, and US."""
        found = defaultdict(list)
        for event in self.events:
            for code in event.states:
                found[code].append(event)
        return dict(found)

    @cached_property
    def by_region(self) -> Mapping[str, list[Event]]:
        """The events by the address of each region that they belong to."""
        found = defaultdict(list)
        for state in self.states:
            for region, event in in_regions(state.regions, self.by_state.get(state.code, ())):
                found[region.path].append(event)
        return dict(found)

    @cached_property
    def regions_of(self) -> Mapping[str, tuple[Region, ...]]:
        """The regions that events belong to, in the order of their states, by the ID of the event."""
        found: dict[str, tuple[Region, ...]] = {}
        for region in (region for state in self.states for region in state.regions):
            for event in self.by_region.get(region.path, ()):
                found[event.id] = (*found.get(event.id, ()), region)
        return found

    def lists(self) -> Iterator[tuple[StatePage | Region, list[Event]]]:
        """The state pages, each followed by its regions, with the events that belong on the page."""
        for state in self.states:
            yield state, self.concerning(state.code)
            for region in state.regions:
                yield region, self.by_region.get(region.path, [])

    def concerning(self, code: str) -> list[Event]:
        """The events that belong on the page of a state: in it, for it, and for every state."""
        everywhere = self.by_state.get(EVERY_STATE, [])
        return [*self.by_state.get(code, []), *(event for event in everywhere if code not in event.states)]
