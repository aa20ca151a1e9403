"""The home page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from statepages.model.base import Invitation
from statepages.model.event import Event
from statepages.model.states import EVERY_STATE, STATES
from statepages.output import Output
from statepages.piece import Piece
from statepages.render.cards import EventCard, event_card
from statepages.render.dates import week_of
from statepages.render.edition import Edition
from statepages.render.grouping import Grouping
from statepages.render.page import Page
from statepages.render.posts import PostLine, post_line, state_tag
from statepages.render.state_page import coming_count
from statepages.render.tiles import TileMap, tile_map

_MOST_CARDS, _MOST_POSTS = 8, 3


class HomeView(Struct, frozen=True):
    """The home page. `week_total` counts all events of this week, of which the first are shown."""

    heading: str
    lead: str | None
    map: TileMap
    everywhere: int
    is_empty: bool
    act_now: Invitation | None
    pinned: tuple[EventCard, ...]
    high: tuple[EventCard, ...]
    week: tuple[EventCard, ...]
    week_total: int
    posts: tuple[PostLine, ...]
    community: tuple[Invitation, ...]


class HomeFacts(Struct, frozen=True):
    """What the home page tells of all events.

    `counts` are the coming events in or for each state, by its code, and `everywhere` those for all.
    `week` is how many take place this week. `shown` are the numbers of pinned events, of those with
    high priority, and of others of this week that have a card.
    """

    counts: tuple[tuple[str, int], ...]
    everywhere: int
    week: int
    shown: tuple[int, int, int]


def home_piece(edition: Edition, events: Sequence[Event]) -> Piece:
    """The home page, of the coming events in order."""
    grouping = Grouping(edition.home_dates)
    first = [event for event in events if event.pinned and not event.is_cancelled]
    others = [event for event in events if not event.pinned]
    high = [event for event in others if event.is_high_priority and not event.is_cancelled]
    week = [event for event in _this_week(others, grouping) if not event.is_high_priority]
    lists = [some[:_MOST_CARDS] for some in (first, high, week)]
    facts = HomeFacts(
        counts=tuple((code, coming_count(edition, code)) for code in STATES),
        everywhere=coming_count(edition, EVERY_STATE),
        week=len(week),
        shown=(len(lists[0]), len(lists[1]), len(lists[2])),
    )
    return Piece("home", "", tuple(event for some in lists for event in some), facts)


def home_page(edition: Edition, facts: HomeFacts, events: Sequence[Event]) -> Output:
    """The home page, of the events that have a card on it."""
    site = edition.site
    settings = site.settings
    cards = _cards(events, Grouping(edition.home_dates))
    pinned, high, _ = facts.shown
    view = HomeView(
        heading=settings.tagline or settings.name,
        lead=settings.description,
        map=_map(edition, facts),
        everywhere=facts.everywhere,
        is_empty=not (facts.everywhere or any(count for _, count in facts.counts)),
        act_now=settings.act_now,
        pinned=cards[:pinned],
        high=cards[pinned : pinned + high],
        week=cards[pinned + high :],
        week_total=facts.week,
        posts=tuple(post_line(edition, post) for post in site.posts[:_MOST_POSTS]),
        community=settings.community,
    )
    source = "site.yaml"
    page = Page("", edition.chrome, None, edition.description, zone=settings.timezone, source=source)
    return edition.output("pages/home.html", page, home=view)


def _map(edition: Edition, facts: HomeFacts) -> TileMap:
    return tile_map(dict(facts.counts), {code: state_tag(edition, code).path for code in STATES})


def _this_week(events: Sequence[Event], grouping: Grouping) -> Iterator[Event]:
    """Those, in order and without pinned ones, whose next time is between now and Sunday."""
    sunday = week_of(grouping.dates.today)[1]
    # Those with a time to come stand before all others, by their days.
    return takewhile(lambda event: event.next_days(grouping.now) and grouping.day_of(event) <= sunday, events)


def _cards(events: Sequence[Event], grouping: Grouping) -> tuple[EventCard, ...]:
    return tuple(event_card(event, grouping.dates, grouping.now) for event in events)
