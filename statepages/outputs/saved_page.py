"""The page of the events that a reader has saved. Its script fills it from the device."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.model.site import Site
from statepages.render.cards import EventCard
from statepages.render.context import render_context
from statepages.render.layout import SAVED, SiteLayout
from statepages.render.page import Page, file_of
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """One page."""
    context = render_context(site, theme, now)
    yield Task(file_of(SAVED), saved_page, (context.templates("pages/saved.html"), context.layout))


def saved_page(templates: Templates, layout: SiteLayout) -> str:
    """The page without events: only the device knows which ones are saved."""
    language = templates.language
    description = language.gettext("Events you saved. The list stays on this device.")
    title = language.gettext("Saved events")
    page = Page(SAVED, layout, title, description, zone=layout.timezone, noindex=True)
    return templates.fill(page, blank=EventCard())
