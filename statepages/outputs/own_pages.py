"""Pages of the site's own: those in content/pages/."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.markup import to_text
from statepages.model.own_page import OwnPage
from statepages.model.site import Site
from statepages.render.context import render_context
from statepages.render.layout import SiteLayout
from statepages.render.page import Page, file_of
from statepages.render.prose import page_prose
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

_MOST_DESCRIPTION = 160


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """A page for each."""
    if not site.pages:
        return
    context = render_context(site, theme, now)
    templates = context.templates("pages/page.html")
    for own in site.pages:
        yield Task(file_of(own.path), own_page, (templates, context.layout, own))


def own_page(templates: Templates, layout: SiteLayout, own: OwnPage) -> str:
    """A page with a heading and a text."""
    description = own.summary or to_text(own.body, _MOST_DESCRIPTION)
    page = Page(own.path, layout, own.title, description, source=f"pages/{own.id}.yaml")
    return templates.fill(page, lead=own.summary, body=page_prose(own.body))
