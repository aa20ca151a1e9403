"""The styleguide: everything that pages are made of, on one page, for `serve` only.

It uses the templates and style sheets of the site, so it shows what a change of a color, the font or a
template does. The site that a build makes does not have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from statepages.model.settings import Settings
from statepages.model.site import Site
from statepages.model.states import STATES
from statepages.outputs.assets import OWN, SHEETS, forced, look_of, sheet_parts, style_sheet
from statepages.outputs.finder_page import Choices
from statepages.outputs.state_pages import RegionCount
from statepages.render.badges import Badge, badges
from statepages.render.cards import EventCard, event_card
from statepages.render.context import render_context
from statepages.render.dates import Dates
from statepages.render.grouping import Grouping
from statepages.render.layout import SiteLayout, StateTag
from statepages.render.notice import Notice, notice_of
from statepages.render.page import Page, made_at
from statepages.render.paginator import ListPage, Pager
from statepages.render.posts import PostLine, post_line
from statepages.render.prose import prose
from statepages.render.sources import FigureView, figure_view
from statepages.render.state_cards import NextDay, StateCard
from statepages.render.tally import Counts, Tally, counts_of
from statepages.render.templates import Templates
from statepages.render.tiles import TileMap, tile_map
from statepages.styleguide import sample
from statepages.task import Task
from statepages.theme import Theme, template_meant

FOLDER = "styleguide/"
PARTS = ("styleguide",)
"""The parts of its own style sheet."""

SCHEMES = ("light", "dark")
_TEMPLATE, _FRAMES = "pages/styleguide.html", "pages/styleguide-frames.html"
_CARD_STATES = {
    "AZ": "Calls after work",
    "MI": "Small numbers decide, and every one of them is a neighbor",
    "WI": "",
}


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """All files of the styleguide. A site whose templates lack it has none."""
    if any(template_meant(name, theme.templates) not in theme.templates for name in (_TEMPLATE, _FRAMES)):
        return
    context = render_context(site, theme, now)
    templates = context.templates(_TEMPLATE), context.templates(_FRAMES)
    sheet = style_sheet(sheet_parts(theme, SHEETS["site"]), look_of(site.settings))
    guides = style_sheet(sheet_parts(theme, PARTS), None)
    own = style_sheet(sheet_parts(theme, OWN), None)
    sheets = Sheets(sheet, guides, own)
    pages = _real_pages(site)
    arguments = (*templates, context.layout, site.settings, pages, sheets, context.all_events.now)
    yield Task(FOLDER, styleguide, arguments)


class Sheets(Struct, frozen=True):
    """Style sheets: that of all pages, that of the styleguide, and what the site adds."""

    site: str
    guide: str
    own: str


class Guide(Struct, frozen=True):
    """What the page shows. `named` are cards, each with what is special about it."""

    scheme: str
    pages: tuple[tuple[str, str], ...]
    named: tuple[tuple[str, EventCard], ...]
    past: EventCard
    list_page: ListPage
    counts: Counts
    badges: tuple[Badge, ...]
    tags: tuple[StateTag, ...]
    map: TileMap
    states: tuple[StateCard, ...]
    regions: tuple[RegionCount, ...]
    posts: tuple[PostLine, ...]
    notices: tuple[Notice, ...]
    figures: tuple[FigureView, ...]
    prose: Markup
    choices: Choices
    sample: Mapping[str, object]


def styleguide(
    templates: Templates,
    frames: Templates,
    layout: SiteLayout,
    settings: Settings,
    pages: tuple[tuple[str, str], ...],
    sheets: Sheets,
    now: datetime,
) -> dict[str, bytes]:
    """The page in light and in dark, a page that shows both, and their style sheets."""
    dates = Dates(templates.language, now, settings.timezone)
    made = {"index.html": _frames_page(frames, layout), "guide.css": sheets.guide}
    for scheme in SCHEMES:
        made[f"{scheme}.css"] = forced(sheets.site, scheme)
        made[f"own-{scheme}.css"] = forced(sheets.own, scheme)
        view = _guide(layout, settings, dates, pages, scheme)
        dressed = _dressed(layout, scheme)
        made[f"{scheme}/index.html"] = templates.fill(_page(f"{scheme}/", dressed, dates), guide=view)
    return {name: text.encode() for name, text in made.items()}


def _dressed(layout: SiteLayout, scheme: str) -> SiteLayout:
    """The layout of a page that is always light, or always dark."""
    version = layout.style.partition("?")[2]
    own = f"{FOLDER}own-{scheme}.css?{version}" if layout.own_style else None
    return replace(layout, style=f"{FOLDER}{scheme}.css?{version}", own_style=own)


def _frames_page(templates: Templates, layout: SiteLayout) -> str:
    page = Page(FOLDER, layout, "Styleguide", "Everything that pages are made of.", noindex=True)
    return templates.fill(page, schemes=SCHEMES)


def _page(path: str, layout: SiteLayout, dates: Dates) -> Page:
    title = f"Styleguide: {path.rstrip('/')}"
    about = "Everything that pages are made of."
    return Page(FOLDER + path, layout, title, about, zone=dates.zone, made=made_at(dates), noindex=True)


def _guide(
    layout: SiteLayout, settings: Settings, dates: Dates, pages: tuple[tuple[str, str], ...], scheme: str
) -> Guide:
    now, language, kind = dates.now, dates.language, settings.kinds[0]
    named = sample.sample_events(now, dates.zone, kind)
    events = [event for _, event in named]
    past = sample.past_event(now, dates.zone, kind)
    grouping = Grouping(dates)
    notices = [notice_of(event, dates) for event in [past, *events]]
    shown = {badge.label: badge for event in events for badge in badges(event, language)}
    return Guide(
        scheme=scheme,
        pages=pages,
        named=tuple((name, event_card(event, dates, now)) for name, event in named),
        # A list would hide it at once.
        past=replace(event_card(past, dates, past.slots[0].start), expires=None),
        list_page=ListPage(grouping.groups(grouping.listed(events)), Pager(FOLDER, 3, 9)),
        counts=counts_of(events, now),
        badges=tuple(shown.values()),
        tags=layout.tags(_CARD_STATES),
        map=_map(layout),
        states=_states(layout, dates),
        regions=tuple(RegionCount(name, FOLDER, Tally(len(name))) for name in sample.REGIONS),
        posts=tuple(post_line(post, layout, language) for post in sample.sample_posts(now)),
        notices=tuple(dict.fromkeys(filter(None, notices))),
        figures=tuple(figure_view(figure, language) for figure in sample.FIGURES),
        prose=prose(sample.MARKDOWN),
        choices=_choices(settings, dates),
        sample={
            "act_now": sample.ACTION,
            "actions": sample.ACTIONS,
            "invitations": sample.INVITATIONS,
            "links": sample.LINKS,
            "this_week": sample.THIS_WEEK,
            "snippet": sample.SNIPPET,
        },
    )


def _map(layout: SiteLayout) -> TileMap:
    """The map with every shade."""
    counts = {code: Tally(place * 5 % 23 * (place % 3)) for place, code in enumerate(STATES)}
    return tile_map(counts, {code: layout.state(code).path for code in STATES})


def _states(layout: SiteLayout, dates: Dates) -> tuple[StateCard, ...]:
    day = sample.Day(dates.now, dates.zone).slot(1)
    soon = NextDay(dates.short_day(day.day), day.day.isoformat(), int(day.expires.timestamp()))
    return tuple(
        StateCard(layout.state(code), headline or "Come and help", Tally(number), soon if number else None)
        for number, (code, headline) in enumerate(_CARD_STATES.items())
    )


def _choices(settings: Settings, dates: Dates) -> Choices:
    words = dates.language
    return Choices(
        states=tuple((code, state.name) for code, state in STATES.items()),
        kinds=tuple((kind.name, words.gettext(kind.label), "") for kind in settings.kinds),
        languages=tuple((code, words.name_of(code)) for code in ("en", "es")),
        keywords=True,
        map=False,
        pages=(),
    )


def _real_pages(site: Site) -> tuple[tuple[str, str], ...]:
    """Whole pages of the site, by their names."""
    found = [("Home", ""), ("Find an event", "events/")]
    found += [(f"State: {state.name}", state.path) for state in site.states[:1]]
    found += [(f"Event: {event.title}", event.path) for event in site.events[:1]]
    found += [(f"Post: {post.title}", post.path) for post in site.posts[:1]]
    return (*found, ("Not found", "404.html"))
