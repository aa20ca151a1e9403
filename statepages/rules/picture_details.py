"""picture-details: a picture tells nothing but what it shows.

Phones write into each photo where and when it was taken, and with which camera; programs add names,
texts, and small copies that still show what was cut away. Some phones put a film behind the picture.
The site publishes a copy without all that: it keeps the picture as it is, its orientation and its color
profile. But the file itself lies in the repository, and in the pull request, where everybody can read
it. `build.py fix --write` takes it out of the file. What was pushed before stays in the history of the
repository: docs/takedown.md says how to remove it there.

Passes::

    # content/images/canvass.jpg

Fails::

    # content/images/canvass.jpg, with the place where it was taken
"""

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
