"""The pages that explain how to subscribe to the calendar of a list, in each kind of calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

from msgspec import Struct

from statepages.model.site import Site
from statepages.model.state import StatePage
from statepages.outputs.calendars import DAYS_AHEAD, DAYS_BACK, FILE
from statepages.render.context import render_context
from statepages.render.layout import EVENTS, SiteLayout, StateTag
from statepages.render.page import Page, file_of
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

_GOOGLE = "https://calendar.google.com/calendar/r?cid="


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """A page for the list of all events, one for each state page, and one for each region."""
    context = render_context(site, theme, now)
    templates, layout = context.templates("pages/subscribe.html"), context.layout
    yield Task(file_of(f"{EVENTS}subscribe/"), subscribe_page, (templates, layout, None, "", True))
    for of, _ in site.lists():
        tag = StateTag(of.code, of.full_name, of.path)
        arguments = (templates, layout, tag, of.short_path, isinstance(of, StatePage))
        yield Task(file_of(f"{of.path}subscribe/"), subscribe_page, arguments)


class Subscription(Struct, frozen=True):
    """The ways to get a calendar: its file below the site, its full address, and what apps and Google take.

    `folder` is where the feeds of the list are, below the site; `has_posts` whether there is one of posts.
    """

    file: str
    address: str
    app: str
    google: str
    folder: str
    has_posts: bool
    days_back: int = DAYS_BACK
    days_ahead: int = DAYS_AHEAD


def subscribe_page(
    templates: Templates, layout: SiteLayout, of: StateTag | None, folder: str, has_posts: bool
) -> str:
    """How to subscribe to the events of a state, a region, or to all; `folder` is where their calendar is."""
    words = templates.language
    path, title = f"{EVENTS}subscribe/", words.gettext("Subscribe to all events")
    if of:
        path = f"{of.path}subscribe/"
        title = words.gettext("Subscribe to events for %(name)s") % {"name": of.name}
    description = words.gettext("New and changed events appear in your own calendar automatically.")
    # Who looks for events is to find their list, where a link leads here.
    page = Page(path, layout, title, description, noindex=True)
    return templates.fill(page, state=of, ways=subscription(layout.url, folder, has_posts=has_posts))


def subscription(url: str, folder: str, *, has_posts: bool) -> Subscription:
    """The ways to get the calendar in a folder. Google also takes the address with the scheme of apps."""
    address = f"{url}{folder}{FILE}"
    app = f"webcal:{address.partition(':')[2]}"
    return Subscription(f"{folder}{FILE}", address, app, _GOOGLE + quote(app, safe=""), folder, has_posts)
