"""The home page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.parts import Invitation
from statepages.model.post import Post
from statepages.model.settings import Settings
from statepages.model.site import Site
from statepages.model.states import EVERY_STATE, STATES
from statepages.render.cards import EventCard, event_card
from statepages.render.context import RenderContext, render_context
from statepages.render.dates import Dates
from statepages.render.layout import SiteLayout
from statepages.render.page import Page, file_of, made_at
from statepages.render.posts import PostLine, post_line
from statepages.render.tally import Tally, tally
from statepages.render.templates import Templates
from statepages.render.tiles import TileMap, tile_map
from statepages.task import Task
from statepages.theme import Theme

_MOST_CARDS, _MOST_POSTS = 8, 3


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """One page, with the events that have a card on it."""
    context = render_context(site, theme, now)
    facts = _facts(context)
    as_of = context.all_events.now
    posts = site.posts[:_MOST_POSTS]
    arguments = (context.templates("pages/home.html"), context.layout, site.settings, facts, posts, as_of)
    yield Task(file_of(""), home_page, arguments)


class HomeFacts(Struct, frozen=True):
    """What the home page says about all events.

    `counts` are the coming events in or for each state, by its code, and `everywhere` those for every state.
    `pinned`, `high` and `next` are the events with a card: pinned ones, those with high priority, and the
    next ones.
    """

    counts: tuple[tuple[str, Tally], ...]
    everywhere: Tally
    pinned: tuple[Event, ...]
    high: tuple[Event, ...]
    next: tuple[Event, ...]


class HomeView(Struct, frozen=True):
    """The home page."""

    heading: str
    lead: str | None
    map: TileMap
    everywhere: Tally
    is_empty: bool
    act_now: Invitation | None
    pinned: tuple[EventCard, ...]
    high: tuple[EventCard, ...]
    next: tuple[EventCard, ...]
    posts: tuple[PostLine, ...]
    community: tuple[Invitation, ...]


def _facts(context: RenderContext) -> HomeFacts:
    events, made = context.coming, context.all_events.now
    first = [event for event in events if event.pinned and not event.is_cancelled]
    others = [event for event in events if not event.pinned]
    high = [event for event in others if event.is_high_priority and not event.is_cancelled]
    dated = [event for event in others if event.slots and not event.is_high_priority]
    return HomeFacts(
        counts=tuple((code, tally(context.site.by_state.get(code, ()), made)) for code in STATES),
        everywhere=tally(context.site.by_state.get(EVERY_STATE, ()), made),
        pinned=tuple(first[:_MOST_CARDS]),
        high=tuple(high[:_MOST_CARDS]),
        next=tuple(dated[:_MOST_CARDS]),
    )


def home_page(
    templates: Templates,
    layout: SiteLayout,
    settings: Settings,
    facts: HomeFacts,
    posts: tuple[Post, ...],
    now: datetime,
) -> str:
    """The home page."""
    dates = Dates(templates.language, now, settings.timezone)
    view = HomeView(
        heading=settings.tagline or settings.name,
        lead=settings.description,
        map=tile_map(dict(facts.counts), {code: layout.state(code).path for code in STATES}),
        everywhere=facts.everywhere,
        is_empty=not (facts.everywhere.number or any(count.number for _, count in facts.counts)),
        act_now=settings.act_now,
        pinned=_cards(facts.pinned, dates),
        high=_cards(facts.high, dates),
        next=_cards(facts.next, dates),
        posts=tuple(post_line(post, layout, templates.language) for post in posts),
        community=settings.community,
    )
    page = Page(
        "", layout, None, layout.about, zone=settings.timezone, made=made_at(dates), source="site.yaml"
    )
    return templates.fill(page, home=view)


def _cards(events: Sequence[Event], dates: Dates) -> tuple[EventCard, ...]:
    return tuple(event_card(event, dates, dates.now) for event in events)
