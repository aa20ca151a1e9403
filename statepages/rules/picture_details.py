"""A picture carries no hidden details."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.content import Content
from statepages.problem import Place, Problem


def picture_details(content: Content) -> Iterator[Problem]:
    """Pictures that tell more than they show, also those that no event shows."""
    for file in content.images:
        picture = file.value
        if picture.details:
            *most, last = picture.details
            what = f"{', '.join(most)} and {last}" if most else last
            fixes = "Put a copy here that was saved without it."
            if picture.data:
                fixes = 'Run "python build.py fix --write", which takes it out.'
            shown = "The site shows the picture without it, but everybody can read it here."
            if picture.kind is None:
                shown = "Everybody can read that here."
            message = f"This file carries {what}. {shown} {fixes}"
            yield Problem(Place(file.path), "warning", "picture-details", message)
