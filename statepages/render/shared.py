"""The small pages that belong to no state: 404, credits, and the files that search engines read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from statepages.output import Output
from statepages.render.edition import Edition
from statepages.render.page import CREDITS, EVENTS, POSTS, Page
from statepages.render.state_page import FigureView, figure_view


@dataclass(frozen=True)
class Program:
    """A program that the site is made or searched with."""

    name: str
    link: str
    licence: str


PROGRAMS = (
    Program("Babel", "https://babel.pocoo.org/", "BSD-3-Clause"),
    Program("ftfy", "https://ftfy.readthedocs.io/", "Apache-2.0"),
    Program("Jinja", "https://jinja.palletsprojects.com/", "BSD-3-Clause"),
    Program("lunr.js", "https://lunrjs.com/", "MIT"),
    Program("lunr.py", "https://lunr.readthedocs.io/", "MIT"),
    Program("nh3", "https://nh3.readthedocs.io/", "MIT"),
    Program("pydantic", "https://docs.pydantic.dev/", "MIT"),
    Program("Python-Markdown", "https://python-markdown.github.io/", "BSD-3-Clause"),
    Program("PyYAML", "https://pyyaml.org/", "MIT"),
)
"""Those that have a part in the pages, in the order of their names."""


@dataclass(frozen=True)
class StateFigures:
    """The figures of a state page."""

    name: str
    path: str
    figures: tuple[FigureView, ...]


def lost_page(edition: Edition) -> Output:
    """What a host shows where there is nothing, under any address."""
    words = edition.words
    title = words.gettext("Page not found")
    page = Page("404.html", edition.chrome, title, edition.description, lost=True, hidden=True)
    return edition.output("pages/404.html", page, states=edition.site.states)


def credits_page(edition: Edition) -> Output:
    """Whose data and programs the site is made of, and where the figures of its pages come from."""
    words = edition.words
    figures = tuple(
        StateFigures(state.name, state.path, tuple(figure_view(edition, figure) for figure in state.figures))
        for state in edition.site.states
        if any(figure.source for figure in state.figures)
    )
    description = words.gettext("The data and the programs that this site is made with.")
    page = Page(CREDITS, edition.chrome, words.gettext("Credits"), description)
    return edition.output("pages/credits.html", page, states=figures, programs=PROGRAMS)


def search_engine_files(edition: Edition) -> Iterator[Output]:
    """The list of all pages, and where to find it."""
    url = edition.chrome.url
    lines = "".join(f"<url><loc>{escape(url + path)}</loc></url>\n" for path in _paths(edition))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    yield Output.text("sitemap.xml", f"{head}{lines}</urlset>\n")
    yield Output.text("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n")


def _paths(edition: Edition) -> Iterator[str]:
    yield from ("", EVENTS, POSTS, CREDITS)
    yield from (state.path for state in edition.site.states)
    yield from (event.path for event in edition.site.events if not event.is_over(edition.now))
    yield from (post.path for post in edition.site.posts)
