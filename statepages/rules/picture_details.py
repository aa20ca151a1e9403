"""A picture carries no hidden details."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.content import Content
from statepages.problem import Place, Problem


def picture_details(content: Content) -> Iterator[Problem]:
    """Pictures with hidden details, even if no event shows them."""
    for file in content.images:
        picture = file.value
        if picture.details:
            *most, last = picture.details
            what = f"{', '.join(most)} and {last}" if most else last
            advice = "Replace it with a copy that was saved without them."
            if picture.data:
                advice = 'To remove them, run "python build.py fix --write".'
            shown = "The site publishes the picture without them, but everyone can read them in this file."
            if picture.kind is None:
                shown = "Everyone can read them in this file."
            message = f"This picture has hidden details: {what}. {shown} {advice}"
            yield Problem(Place(file.path), "warning", "picture-details", message)
