"""The home page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statepages.model.base import Invitation
from statepages.model.event import Event
from statepages.model.states import EVERY_STATE, STATES
from statepages.output import Output
from statepages.render.cards import EventCard, event_card
from statepages.render.dates import week_of
from statepages.render.edition import Edition
from statepages.render.listing import Grouping
from statepages.render.page import Page
from statepages.render.posts import PostLine, post_line, state_tag
from statepages.render.state_page import coming_count
from statepages.render.tiles import TileMap, tile_map

_MOST_CARDS, _MOST_POSTS = 8, 3


@dataclass(frozen=True)
class HomeView:
    """The home page. `week_total` counts all events of this week, of which the first are shown."""

    heading: str
    lead: str | None
    map: TileMap
    everywhere: int
    act_now: Invitation | None
    pinned: tuple[EventCard, ...]
    high: tuple[EventCard, ...]
    week: tuple[EventCard, ...]
    week_total: int
    posts: tuple[PostLine, ...]
    community: tuple[Invitation, ...]


def home_page(edition: Edition, events: Sequence[Event]) -> Output:
    """The home page, of the coming events in order."""
    site = edition.site
    settings = site.settings
    grouping = Grouping(edition.home_dates)
    first = [event for event in events if event.pinned and not event.is_cancelled]
    high = [event for event in events if event.is_high_priority and not (event.pinned or event.is_cancelled)]
    week = [event for event in events if _is_this_week(event, grouping)]
    view = HomeView(
        heading=settings.tagline or settings.name,
        lead=settings.description,
        map=_map(edition),
        everywhere=coming_count(edition, EVERY_STATE),
        act_now=settings.act_now,
        pinned=_cards(first, grouping),
        high=_cards(high, grouping),
        week=_cards(week, grouping),
        week_total=len(week),
        posts=tuple(post_line(edition, post) for post in site.posts[:_MOST_POSTS]),
        community=settings.community,
    )
    source = "site.yaml"
    page = Page("", edition.chrome, None, edition.description, zone=settings.timezone, source=source)
    return edition.output("pages/home.html", page, home=view)


def _map(edition: Edition) -> TileMap:
    counts = {code: coming_count(edition, code) for code in STATES}
    return tile_map(counts, {code: state_tag(edition, code).path for code in STATES})


def _is_this_week(event: Event, grouping: Grouping) -> bool:
    """Whether its next time is between now and Sunday, and it stands in no other list of the page."""
    if not event.coming(grouping.now) or event.pinned or event.is_high_priority:
        return False
    return grouping.day_of(event) <= week_of(grouping.dates.today)[1]


def _cards(events: Sequence[Event], grouping: Grouping) -> tuple[EventCard, ...]:
    return tuple(event_card(event, grouping.dates, grouping.now) for event in events[:_MOST_CARDS])
