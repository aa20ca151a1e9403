"""The pages that explain how to subscribe to the calendar of a list, in each kind of calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

from msgspec import Struct

from statepages.model.site import Site
from statepages.outputs.calendars import DAYS_AHEAD, DAYS_BACK, FILE
from statepages.render.context import render_context
from statepages.render.layout import EVENTS, SiteLayout, StateTag
from statepages.render.page import Page, file_of
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

_GOOGLE = "https://calendar.google.com/calendar/r?cid="


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """A page for the list of all events, and one for each state page."""
    context = render_context(site, theme, now)
    templates, layout = context.templates("pages/subscribe.html"), context.layout
    yield Task(file_of(f"{EVENTS}subscribe/"), subscribe_page, (templates, layout, None, ""))
    for state in site.states:
        arguments = (templates, layout, layout.state(state.code), state.short_path)
        yield Task(file_of(f"{state.path}subscribe/"), subscribe_page, arguments)


class Subscription(Struct, frozen=True):
    """The ways to get a calendar: its file below the site, its full address, and what apps and Google take.

    `folder` is where the feeds of the list are, below the site.
    """

    file: str
    address: str
    app: str
    google: str
    folder: str
    days_back: int = DAYS_BACK
    days_ahead: int = DAYS_AHEAD


def subscribe_page(templates: Templates, layout: SiteLayout, state: StateTag | None, folder: str) -> str:
    """How to subscribe to the events of a state, or to all; `folder` is where their calendar is."""
    words = templates.language
    path, title = f"{EVENTS}subscribe/", words.gettext("Subscribe to all events")
    if state:
        path = f"{state.path}subscribe/"
        title = words.gettext("Subscribe to events for %(name)s") % {"name": state.name}
    description = words.gettext("New and changed events appear in your own calendar automatically.")
    # Who looks for events is to find their list, where a link leads here.
    page = Page(path, layout, title, description, noindex=True)
    return templates.fill(page, state=state, ways=subscription(layout.url, folder))


def subscription(url: str, folder: str) -> Subscription:
    """The ways to get the calendar in a folder. Google also takes the address with the scheme of apps."""
    address = f"{url}{folder}{FILE}"
    app = f"webcal:{address.partition(':')[2]}"
    return Subscription(f"{folder}{FILE}", address, app, _GOOGLE + quote(app, safe=""), folder)
