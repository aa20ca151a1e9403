"""Whose data and programs the site uses, and the sources of the figures on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from statepages.model.site import Site
from statepages.model.state import StatePage
from statepages.render.context import render_context
from statepages.render.language import Language
from statepages.render.layout import CREDITS, SiteLayout
from statepages.render.page import Page, file_of
from statepages.render.sources import FigureView, figure_view
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """One page, with the states whose figures have a source."""
    context = render_context(site, theme, now)
    states = tuple(state for state in site.states if any(figure.source for figure in state.figures))
    yield Task(
        file_of(CREDITS), credits_page, (context.templates("pages/credits.html"), context.layout, states)
    )


class Credit(Struct, frozen=True):
    """Somebody's work: its license, and if needed what it is used for and where the license is."""

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
"""The programs that are part of the pages, in the order of their names."""


class StateFigures(Struct, frozen=True):
    """The figures of a state page."""

    name: str
    path: str
    figures: tuple[FigureView, ...]


def credits_page(templates: Templates, layout: SiteLayout, states: tuple[StatePage, ...]) -> str:
    """The credits, with the figures of some states."""
    language = templates.language
    figures = tuple(
        StateFigures(state.name, state.path, tuple(figure_view(figure, language) for figure in state.figures))
        for state in states
    )
    description = language.gettext("The data and software this site uses.")
    page = Page(CREDITS, layout, language.gettext("Credits"), description)
    return templates.fill(page, data=_data(language), programs=PROGRAMS, states=figures)


def _data(words: Language) -> tuple[Credit, ...]:
    """Whose data the pages use. GeoNames asks to be named, and that changes are mentioned."""
    return (
        Credit(
            "GeoNames",
            "https://www.geonames.org/",
            "CC BY 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            words.gettext("The location of each ZIP code, rounded, for measuring distances."),
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
            what=words.gettext("State borders on the map of events, simplified."),
        ),
        Credit(
            "us-atlas",
            "https://github.com/topojson/us-atlas",
            "ISC",
            what=words.gettext("The same borders as a data file."),
        ),
        Credit(
            "IANA time zone database",
            "https://www.iana.org/time-zones",
            words.gettext("Public domain"),
            what=words.gettext("When and where clocks change."),
        ),
        Credit(
            "Unicode CLDR",
            "https://cldr.unicode.org/",
            "Unicode-3.0",
            what=words.gettext("The names of days, months and languages."),
        ),
    )
