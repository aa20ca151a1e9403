"""The sources of facts, and figures."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec import Struct

from statepages.model.parts import Cited
from statepages.model.state import Figure
from statepages.render.dates import day_of_year
from statepages.render.language import Language


class SourceView(Struct, frozen=True):
    """The source of a fact: a link to a site, with the day on which somebody last checked it."""

    link: str
    site: str
    checked: str | None


class FigureView(Struct, frozen=True):
    """A number that makes the case."""

    value: str
    label: str
    source: SourceView | None


def source_view(source: Cited | None, language: Language) -> SourceView | None:
    """A source, with the day it was checked in words."""
    if source is None:
        return None
    site = (urlsplit(source.link).hostname or "").removeprefix("www.")
    return SourceView(source.link, site, day_of_year(source.checked, language) if source.checked else None)


def figure_view(figure: Figure, language: Language) -> FigureView:
    """A figure with its source."""
    return FigureView(figure.value, figure.label, source_view(figure.source, language))
