"""Lists of upcoming events that other sites show in a frame, and the pages that explain how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from markupsafe import escape
from msgspec import Struct

from statepages.model.event import Event
from statepages.model.site import Site
from statepages.outputs.assets import script
from statepages.outputs.calendars import FILE
from statepages.render.context import RenderContext, render_context
from statepages.render.dates import Dates
from statepages.render.grouping import Group, Grouping
from statepages.render.language import Language
from statepages.render.layout import EVENTS, SiteLayout
from statepages.render.page import Page, file_of, made_at
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

FRAMES, SCRIPT = "embed/", "embed.js"

MOST_EVENTS = 20
"""How many events a frame shows."""

SANDBOX = "allow-popups allow-popups-to-escape-sandbox allow-scripts"
"""Links open as usual, and the clock runs. Without allow-same-origin nothing can be stored or read."""

_SOURCE = "embed/element.js"
_HOST = re.compile(r"[a-z0-9.-]+(?::[0-9]+)?", re.IGNORECASE)


class Embedded(Struct, frozen=True):
    """A list that others may show: that of a state or a region, or of all events if there is no `code`.

    `path` is the address of its page, `frame` that of the page in frames, and `calendar` that of its
    calendar. `code` and `zone` are those of the state.
    """

    path: str
    frame: str
    calendar: str
    zone: str
    code: str | None = None
    name: str | None = None


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """For each list, the page in frames and the page that explains how; and the script for other sites."""
    context = render_context(site, theme, now)
    frames, pages = context.templates("pages/embed.html"), context.templates("pages/embedding.html")
    yield Task(SCRIPT, script, ((theme.assets.get(_SOURCE, b""),),))
    for embedded, grouping, events in _lists(context):
        arguments = (frames, context.layout, embedded, events[:MOST_EVENTS], grouping.now)
        yield Task(file_of(embedded.frame), frame, arguments)
        yield Task(file_of(page_path(embedded.path)), embedding_page, (pages, context.layout, embedded))


def page_path(path: str) -> str:
    """The address of the page that explains how to embed the list of another page."""
    return f"{path}embed/"


def _lists(context: RenderContext) -> Iterator[tuple[Embedded, Grouping, tuple[Event, ...]]]:
    """The lists with their coming events, in the order of their pages."""
    zone = context.layout.timezone
    yield Embedded(EVENTS, FRAMES, FILE, zone), context.all_events, tuple(context.coming)
    for of, concerning in context.site.lists():
        grouping = context.grouping(concerning, of.zone, of.code)
        frame, calendar = FRAMES + of.short_path, f"{of.short_path}{FILE}"
        embedded = Embedded(of.path, frame, calendar, of.zone, of.code, of.full_name)
        yield embedded, grouping, tuple(grouping.listed(concerning))


class FrameView(Struct, frozen=True):
    """A list in a frame; `path` is the address of the page with the whole list."""

    path: str
    code: str | None
    groups: tuple[Group, ...]


def frame(
    templates: Templates,
    layout: SiteLayout,
    embedded: Embedded,
    events: tuple[Event, ...],
    now: datetime,
) -> str:
    """The page that other sites show in a frame."""
    dates = Dates(templates.language, now, embedded.zone)
    page = Page(
        path=embedded.frame,
        site=layout,
        title=_title(embedded, templates.language),
        description=layout.about,
        zone=embedded.zone,
        made=made_at(dates),
        frame_of=embedded.path,
        noindex=True,
    )
    groups = Grouping(dates, embedded.code).groups(events)
    view = FrameView(embedded.path, embedded.code, groups)
    return templates.fill(page, list=view, origin=_origin(layout.url))


class Snippets(Struct, frozen=True):
    """What people paste into their own pages."""

    frame: str
    element: str
    link: str
    calendar: str


def embedding_page(templates: Templates, layout: SiteLayout, embedded: Embedded) -> str:
    """The page that explains how to embed a list."""
    language = templates.language
    title = language.gettext("Embed all upcoming events")
    if embedded.name:
        title = language.gettext("Embed the events for %(name)s") % {"name": embedded.name}
    description = language.gettext("Show the next %(n)s events on your own site. The list stays up to date.")
    path = page_path(embedded.path)
    page = Page(path, layout, title, description % {"n": MOST_EVENTS}, noindex=True)
    made = _snippets(embedded, layout, language)
    return templates.fill(page, list=embedded, snippets=made, sandbox=SANDBOX)


def _snippets(embedded: Embedded, layout: SiteLayout, language: Language) -> Snippets:
    words = {"title": _title(embedded, language), "site": layout.name}
    title = escape(language.gettext("%(title)s, from %(site)s") % words)
    address, whole = escape(layout.url + embedded.frame), escape(layout.url + embedded.path)
    link = f'<a href="{whole}">{title}</a>'
    size = 'width="100%" height="600" loading="lazy"'
    loads = f'<script src="{escape(layout.url + SCRIPT)}" async></script>'
    return Snippets(
        frame=f'<iframe src="{address}" title="{title}" {size} sandbox="{SANDBOX}"></iframe>',
        element=f'{loads}\n<statepages-events src="{address}" title="{title}">{link}</statepages-events>',
        link=link,
        calendar=layout.url + embedded.calendar,
    )


def _title(embedded: Embedded, language: Language) -> str:
    if embedded.name is None:
        return language.gettext("Upcoming events")
    return language.gettext("Upcoming events for %(name)s") % {"name": embedded.name}


def _origin(url: str) -> str:
    """The origin of the site, as a content policy takes it; empty if it cannot."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if _HOST.fullmatch(parts.netloc) else ""
