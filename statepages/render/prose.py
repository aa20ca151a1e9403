"""Markdown in pages."""

from __future__ import annotations

from markupsafe import Markup

from statepages.markup import to_html


def prose(markdown: str, top: int = 3) -> Markup:
    """Markdown as HTML that a template may print as it is, since nh3 has removed everything else."""
    return Markup(to_html(markdown, top))  # noqa: S704
