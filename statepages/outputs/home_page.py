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
from statepages.render.layout import SiteLayout, StateTag
from statepages.render.page import Page, file_of, made_at
from statepages.render.posts import PostLine, post_line
from statepages.render.state_cards import MOST, StateCard, StateSummary, state_card, summary_of
from statepages.render.tally import Counts, Tally, counts_of, tally
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
    `elsewhere` are those in or for states without a page. `states` are the states with a card, if they are
    few. If there is only one, there are none: `first` are its next events, with the counts of all.
    `pinned`, `high` and `next` are the other events with a card: pinned ones, those with high priority, and
    the next ones.
    """

    counts: tuple[tuple[str, Tally], ...]
    everywhere: Tally
    elsewhere: Tally
    states: tuple[StateSummary, ...]
    first: tuple[Event, ...]
    first_counts: Counts | None
    pinned: tuple[Event, ...]
    high: tuple[Event, ...]
    next: tuple[Event, ...]


class OnlyState(Struct, frozen=True):
    """The next events of the only state of a site, with how many there are."""

    tag: StateTag
    counts: Counts
    cards: tuple[EventCard, ...]


class HomeView(Struct, frozen=True):
    """The home page.

    A site of one state shows its events instead of a map, and a site of a few has their cards. Then the map
    of all states is folded, and there is none if all events are for these states.
    """

    heading: str
    lead: str | None
    only: OnlyState | None
    states: tuple[StateCard, ...]
    map: TileMap | None
    everywhere: Tally
    elsewhere: Tally
    is_empty: bool
    act_now: Invitation | None
    pinned: tuple[EventCard, ...]
    high: tuple[EventCard, ...]
    next: tuple[EventCard, ...]
    posts: tuple[PostLine, ...]
    community: tuple[Invitation, ...]


def _facts(context: RenderContext) -> HomeFacts:
    events, made = context.coming, context.all_events.now
    pinned = [event for event in events if event.pinned and not event.is_cancelled]
    others = [event for event in events if not event.pinned]
    high = [event for event in others if event.is_high_priority and not event.is_cancelled]
    dated = [event for event in others if event.slots and not event.is_high_priority]
    site, by_state = context.site, context.site.by_state
    paged = {EVERY_STATE, *(state.code for state in site.states)}
    concerning = site.concerning(site.states[0].code) if len(site.states) == 1 else []
    theirs = {event.id for event in concerning}
    counts = {code: tally(by_state.get(code, ()), made) for code in STATES}
    return HomeFacts(
        counts=tuple(counts.items()),
        everywhere=tally(by_state.get(EVERY_STATE, ()), made),
        elsewhere=tally((event for event in site.events if not paged.issuperset(event.states)), made),
        states=tuple(
            summary_of(state, by_state.get(state.code, ()), counts[state.code], context.all_events.dates)
            for state in (site.states if 1 < len(site.states) <= MOST else ())
        ),
        first=tuple([event for event in dated if event.id in theirs][:_MOST_CARDS]),
        first_counts=counts_of(concerning, made) if len(site.states) == 1 else None,
        pinned=tuple(pinned[:_MOST_CARDS]),
        high=tuple(high[:_MOST_CARDS]),
        next=tuple([event for event in dated if event.id not in theirs][:_MOST_CARDS]),
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
        only=_only(facts, layout, dates),
        states=tuple(state_card(one, layout.state(one.code), dates) for one in facts.states),
        map=_map(facts, layout),
        everywhere=facts.everywhere,
        elsewhere=facts.elsewhere,
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


def _only(facts: HomeFacts, layout: SiteLayout, dates: Dates) -> OnlyState | None:
    if layout.only_state is None or facts.first_counts is None:
        return None
    return OnlyState(layout.only_state, facts.first_counts, _cards(facts.first, dates))


def _map(facts: HomeFacts, layout: SiteLayout) -> TileMap | None:
    """The map, if it leads to more than what the page begins with."""
    if 0 < len(layout.states) <= MOST and not facts.elsewhere.number:
        return None
    return tile_map(dict(facts.counts), {code: layout.state(code).path for code in STATES})


def _cards(events: Sequence[Event], dates: Dates) -> tuple[EventCard, ...]:
    return tuple(event_card(event, dates, dates.now) for event in events)
