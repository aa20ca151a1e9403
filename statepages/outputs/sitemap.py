"""The files for search engines: the list of all pages, and where to find it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from statepages.model.site import Site
from statepages.render.context import RenderContext, render_context
from statepages.render.layout import CREDITS, EVENTS, POSTS, PRIVACY
from statepages.render.paginator import addresses_of
from statepages.task import Task
from statepages.theme import Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """Two files, with the addresses that are worth finding."""
    paths = tuple(_paths(render_context(site, theme, now)))
    yield Task("sitemap.xml", sitemap, (site.settings.url, paths))
    yield Task("robots.txt", robots, (site.settings.url,))


def sitemap(url: str, paths: tuple[str, ...]) -> str:
    """The list of all pages, without those of events that are over."""
    lines = "".join(f"<url><loc>{escape(url + path, quote=False)}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{lines}</urlset>\n"


def robots(url: str) -> str:
    """Where the list is; nothing is forbidden."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"


def _paths(context: RenderContext) -> Iterator[str]:
    site, now = context.site, context.now
    yield from ("", POSTS, CREDITS, PRIVACY)
    yield from (page.path for page in site.pages)
    yield from addresses_of(context.coming, EVENTS)
    for of, concerning in site.lists():
        coming = [event for event in concerning if not event.is_over(now)]
        yield from addresses_of(coming, of.path)
    yield from (event.path for event in sorted(context.coming, key=lambda event: event.id))
    yield from (post.path for post in site.posts)
