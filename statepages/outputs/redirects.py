"""Addresses that have changed: each leads to where its page is now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from statepages.model.addresses import is_outside
from statepages.model.menu import Redirect
from statepages.model.site import Site
from statepages.render.context import render_context
from statepages.render.layout import SiteLayout
from statepages.render.page import Page, file_of
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """A small page for each old address."""
    redirects = site.settings.redirects
    if not redirects:
        return
    context = render_context(site, theme, now)
    templates = context.templates("pages/redirect.html")
    for redirect in redirects:
        yield Task(file_of(redirect.old), moved_page, (templates, context.layout, redirect))


def moved_page(templates: Templates, layout: SiteLayout, redirect: Redirect) -> str:
    """A page that leads to the new address, on any static host and without a script."""
    language, new = templates.language, redirect.new
    title = language.gettext("This page has moved")
    page = Page(redirect.old, layout, title, title, noindex=True)
    if is_outside(new):
        site = (urlsplit(new).hostname or "").removeprefix("www.")
        words = language.gettext("Go to the new page on %(site)s") % {"site": site}
        return templates.fill(page, target=new, address=new, words=words)
    words = language.gettext("Go to the new page")
    return templates.fill(page, target=new, address=layout.url + new, words=words)
