"""The page of each region of a state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from statepages.markup import to_text
from statepages.model.event import Event
from statepages.model.parts import Contact
from statepages.model.region import Region
from statepages.model.site import Site
from statepages.render.contact import ContactView, contact_view
from statepages.render.context import render_context
from statepages.render.dates import Dates
from statepages.render.grouping import Grouping
from statepages.render.layout import SiteLayout, StateTag
from statepages.render.page import Page, file_of, made_at
from statepages.render.paginator import Pager, list_page_of, paginated
from statepages.render.prose import prose
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

_MOST_DESCRIPTION = 160


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """The pages of each region, as many as its list of events needs."""
    if not any(state.regions for state in site.states):
        return
    context = render_context(site, theme, now)
    templates, layout = context.templates("pages/region.html"), context.layout
    for state in site.states:
        for region in state.regions:
            belonging = site.by_region.get(region.path, [])
            grouping = context.grouping(belonging, region.zone, region.code)
            listed = grouping.listed(belonging)
            about = RegionFacts(region, region.contact or state.contact, len(context.coming) > len(listed))
            for pager, events in paginated(grouping, listed, region.path):
                arguments = (templates, layout, about, pager, events, grouping.now)
                yield Task(file_of(pager.path), region_page, arguments)


class RegionFacts(Struct, frozen=True):
    """What the page of a region says besides its events.

    `contact` is its own, else that of its state. `elsewhere` is whether the site has other coming events.
    """

    region: Region
    contact: Contact | None
    elsewhere: bool


class RegionView(Struct, frozen=True):
    """A region, with its fields as they are (`data`); for `elsewhere` see RegionFacts."""

    data: Region
    state: StateTag
    pitch: Markup | None
    contact: ContactView | None
    elsewhere: bool


def region_page(
    templates: Templates,
    layout: SiteLayout,
    about: RegionFacts,
    pager: Pager,
    events: tuple[Event, ...],
    now: datetime,
) -> str:
    """A page of a region."""
    region = about.region
    dates = Dates(templates.language, now, region.zone)
    view = RegionView(
        data=region,
        state=layout.state(region.code),
        pitch=prose(region.pitch) if region.pitch else None,
        contact=contact_view(about.contact) or layout.contact,
        elsewhere=about.elsewhere,
    )
    made = list_page_of(Grouping(dates, region.code), pager, events)
    return templates.fill(_page(region, layout, dates, pager), region=view, list_page=made)


def _page(region: Region, layout: SiteLayout, dates: Dates, pager: Pager) -> Page:
    language, title = dates.language, region.full_name
    if not pager.is_first:
        numbers = {"number": pager.number, "of": pager.count}
        title = language.gettext("%(name)s, page %(number)s of %(of)s") % {"name": title, **numbers}
    description = language.gettext("Upcoming events for %(name)s") % {"name": region.full_name}
    return Page(
        pager.path,
        layout,
        title,
        to_text(region.pitch, _MOST_DESCRIPTION) if region.pitch else description,
        zone=region.zone,
        made=made_at(dates),
        image=layout.picture(region.code),
        source=f"states/{region.code.lower()}.yaml",
    )
