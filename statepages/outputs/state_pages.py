"""The page of each state, and the short address that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from statepages.markup import to_text
from statepages.model.event import Event
from statepages.model.parts import Action, Invitation
from statepages.model.post import Post
from statepages.model.region import Region
from statepages.model.site import Site
from statepages.model.state import StatePage, ThisWeek
from statepages.model.states import EVERY_STATE
from statepages.render.contact import ContactView, contact_view
from statepages.render.context import render_context
from statepages.render.dates import Dates
from statepages.render.grouping import Grouping
from statepages.render.language import Language
from statepages.render.layout import EVENTS, SiteLayout
from statepages.render.page import Page, file_of, made_at
from statepages.render.paginator import Pager, list_page_of, paginated
from statepages.render.posts import PostLine, post_line
from statepages.render.prose import prose
from statepages.render.sources import FigureView, figure_view
from statepages.render.tally import Tally, tally
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

_MOST_DESCRIPTION = 160


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """The pages of each state, as many as its list of events needs."""
    context = render_context(site, theme, now)
    templates, layout = context.templates("pages/state.html"), context.layout
    short = context.templates("pages/redirect.html")
    coming = [event.states for event in context.coming]
    for state in site.states:
        posts = tuple(post for post in site.posts if state.code in post.states)
        here = {state.code, EVERY_STATE}
        elsewhere = any(here.isdisjoint(states) for states in coming)
        concerning = site.concerning(state.code)
        grouping = context.grouping(concerning, state.zone, state.code)
        regions = tuple(_counted(site, region, grouping.now) for region in state.regions)
        about = StateFacts(state, posts, elsewhere, regions, site.settings.regions)
        for pager, events in paginated(grouping, grouping.listed(concerning), state.path):
            arguments = (templates, layout, about, pager, events, grouping.now)
            yield Task(file_of(pager.path), state_page, arguments)
        yield Task(file_of(state.short_path), short_page, (short, layout, state))


class RegionCount(Struct, frozen=True):
    """A region of the state, with its coming events."""

    name: str
    path: str
    count: Tally


def _counted(site: Site, region: Region, made: datetime) -> RegionCount:
    return RegionCount(region.name, region.path, tally(site.by_region.get(region.path, ()), made))


class StateFacts(Struct, frozen=True):
    """What a state page says besides its events.

    `posts` are those about the state. `elsewhere` is whether the site has coming events that are not on the
    page. `regions_word` is what the site calls its `regions`.
    """

    state: StatePage
    posts: tuple[Post, ...]
    elsewhere: bool
    regions: tuple[RegionCount, ...]
    regions_word: str | None


class StateView(Struct, frozen=True):
    """A state page, and (`data`) its fields as they are; for `elsewhere` see StateFacts."""

    data: StatePage
    code: str
    name: str
    path: str
    headline: str
    pitch: Markup
    this_week: ThisWeek | None
    figures: tuple[FigureView, ...]
    links: tuple[Action, ...]
    community: tuple[Invitation, ...]
    contact: ContactView | None
    posts: tuple[PostLine, ...]
    elsewhere: bool
    regions: tuple[RegionCount, ...]
    regions_title: str
    finder: str
    address: str


def state_page(
    templates: Templates,
    layout: SiteLayout,
    about: StateFacts,
    pager: Pager,
    events: tuple[Event, ...],
    now: datetime,
) -> str:
    """A page of a state."""
    state, language = about.state, templates.language
    dates = Dates(language, now, state.zone)
    made = list_page_of(Grouping(dates, state.code), pager, events)
    view = _view(about, layout, language)
    return templates.fill(_page(state, layout, dates, pager), state=view, list_page=made)


def short_page(templates: Templates, layout: SiteLayout, state: StatePage) -> str:
    """A page that redirects from the short address to the page of a state, on any static host."""
    page = Page(state.short_path, layout, state.name, state.headline, noindex=True)
    words = templates.language.gettext("Go to the %(name)s page") % {"name": state.name}
    return templates.fill(page, target=state.path, address=layout.url + state.path, words=words)


def _page(state: StatePage, layout: SiteLayout, dates: Dates, pager: Pager) -> Page:
    language, title = dates.language, state.name
    if not pager.is_first:
        numbers = {"number": pager.number, "of": pager.count}
        title = language.gettext("%(name)s, page %(number)s of %(of)s") % {"name": title, **numbers}
    description = to_text(state.pitch, _MOST_DESCRIPTION)
    source = f"states/{state.code.lower()}.yaml"
    made = made_at(dates)
    image = layout.picture(state.code)
    return Page(
        pager.path, layout, title, description, zone=state.zone, made=made, image=image, source=source
    )


def _view(about: StateFacts, layout: SiteLayout, language: Language) -> StateView:
    state = about.state
    return StateView(
        data=state,
        code=state.code,
        name=state.name,
        path=state.path,
        headline=state.headline,
        pitch=prose(state.pitch),
        this_week=state.this_week,
        figures=tuple(figure_view(figure, language) for figure in state.figures),
        links=state.links,
        community=state.community,
        contact=contact_view(state.contact) or layout.contact,
        posts=tuple(post_line(post, layout, language) for post in about.posts),
        elsewhere=about.elsewhere,
        regions=about.regions,
        regions_title=about.regions_word or language.gettext("Regions"),
        finder=f"{EVENTS}?state={state.code}",
        address=layout.url + state.path,
    )
