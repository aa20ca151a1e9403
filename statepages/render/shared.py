"""The small pages that belong to no state: 404, credits, and the files that search engines read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct

from statepages.model.event import Event
from statepages.output import Output
from statepages.piece import Piece
from statepages.render.edition import Edition
from statepages.render.language import Language
from statepages.render.listing import addresses_of
from statepages.render.page import CREDITS, EVENTS, POSTS, PRIVACY, Page
from statepages.render.state_page import FigureView, figure_view


class Credit(Struct, frozen=True):
    """A work of others: its licence, and on demand what it is here for and where the licence stands."""

    name: str
    link: str
    licence: str
    licence_link: str | None = None
    what: str | None = None


PROGRAMS = (
    Credit("Babel", "https://babel.pocoo.org/", "BSD-3-Clause"),
    Credit("ftfy", "https://ftfy.readthedocs.io/", "Apache-2.0"),
    Credit("Jinja", "https://jinja.palletsprojects.com/", "BSD-3-Clause"),
    Credit("lunr.js", "https://lunrjs.com/", "MIT"),
    Credit("lunr.py", "https://lunr.readthedocs.io/", "MIT"),
    Credit("nh3", "https://nh3.readthedocs.io/", "MIT"),
    Credit("pydantic", "https://docs.pydantic.dev/", "MIT"),
    Credit("Python-Markdown", "https://python-markdown.github.io/", "BSD-3-Clause"),
    Credit("PyYAML", "https://pyyaml.org/", "MIT"),
)
"""Those that have a part in the pages, in the order of their names."""


class StateFigures(Struct, frozen=True):
    """The figures of a state page."""

    name: str
    path: str
    figures: tuple[FigureView, ...]


class SiteMap(Struct, frozen=True):
    """The addresses of all pages that are worth finding, inside the site."""

    paths: tuple[str, ...]


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
    return edition.output("pages/credits.html", page, data=_data(words), programs=PROGRAMS, states=figures)


def _data(words: Language) -> tuple[Credit, ...]:
    """Whose data the pages are made of. GeoNames asks to be named, and that changes are told."""
    return (
        Credit(
            "GeoNames",
            "https://www.geonames.org/",
            "CC BY 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            words.gettext(
                "The points of ZIP codes, from which distances are counted. They are rounded here."
            ),
        ),
        Credit(
            "zipcodes",
            "https://pypi.org/project/zipcodes/",
            "MIT",
            what=words.gettext("The city, state and time zone of each ZIP code."),
        ),
        Credit(
            "U.S. Census Bureau",
            "https://www.census.gov/geographies/mapping-files/time-series/geo/cartographic-boundary.html",
            words.gettext("Public domain"),
            what=words.gettext("The borders of the states on the map of events. They are simplified here."),
        ),
        Credit(
            "us-atlas",
            "https://github.com/topojson/us-atlas",
            "ISC",
            what=words.gettext("The same borders in a file that programs read."),
        ),
        Credit(
            "IANA time zone database",
            "https://www.iana.org/time-zones",
            words.gettext("Public domain"),
            what=words.gettext("When clocks change, and where."),
        ),
        Credit(
            "Unicode CLDR",
            "https://cldr.unicode.org/",
            "Unicode-3.0",
            what=words.gettext("The names of days, months and languages."),
        ),
    )


def site_map_piece(edition: Edition, coming: Sequence[Event]) -> Piece:
    """What search engines read, of the coming events."""
    return Piece("sitemap", "", about=SiteMap(tuple(_paths(edition, coming))))


def search_engine_files(edition: Edition, pages: SiteMap) -> Iterator[Output]:
    """The list of all pages but those of events that are over, and where to find it."""
    url = edition.chrome.url
    lines = "".join(f"<url><loc>{escape(url + path, quote=False)}</loc></url>\n" for path in pages.paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    yield Output.text("sitemap.xml", f"{head}{lines}</urlset>\n")
    yield Output.text("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n")


def _paths(edition: Edition, coming: Sequence[Event]) -> Iterator[str]:
    yield from ("", POSTS, CREDITS, PRIVACY)
    yield from addresses_of(len(coming), EVENTS)
    for state in edition.site.states:
        total = sum(not event.is_over(edition.now) for event in edition.site.concerning(state.code))
        yield from addresses_of(total, state.path)
    yield from (event.path for event in sorted(coming, key=lambda event: event.id))
    yield from (post.path for post in edition.site.posts)
