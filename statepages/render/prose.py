"""Markdown in pages."""

from __future__ import annotations

from markupsafe import Markup

from statepages.markup import to_html


def prose(markdown: str, top: int = 3) -> Markup:
    """Markdown as HTML that a template may print as it is, since nh3 has removed everything else."""
    return Markup(to_html(markdown, top))  # noqa: S704


def page_prose(markdown: str) -> Markup:
    """The Markdown of a page with one heading of its own: the first level that it uses becomes h2.

    Some people begin with #, others keep that for the title and begin with ##.
    """
    made = (prose(markdown, top) for top in (2, 1, 0))
    return next((one for one in made if "<h2>" in one), prose(markdown, 2))
