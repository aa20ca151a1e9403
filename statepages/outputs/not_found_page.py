"""The page that a host shows for an address without a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.model.site import Site
from statepages.render.context import render_context
from statepages.render.layout import SiteLayout
from statepages.render.page import Page
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

ADDRESS = "404.html"


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """One page."""
    context = render_context(site, theme, now)
    yield Task(ADDRESS, not_found_page, (context.templates("pages/404.html"), context.layout))


def not_found_page(templates: Templates, layout: SiteLayout) -> str:
    """The page that says so, with links to other pages."""
    title = templates.language.gettext("Page not found")
    page = Page(ADDRESS, layout, title, layout.about, not_found=True, noindex=True)
    return templates.fill(page, states=layout.states)
