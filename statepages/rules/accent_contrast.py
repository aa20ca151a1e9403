"""accent-contrast: the accent can be read.

Links and buttons take the site's accent. On white it needs a contrast of 4.5 to 1, or people with
tired eyes and people in sunlight can not read it. The pages shift a colour that has less until it
can be read; better choose one that needs no shift.

Passes::

    # content/site.yaml
    accent: "#1f5fa8"

Fails::

    # content/site.yaml
    accent: "#ffcc00"
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from math import floor

from statepages.document import SettingsDocument
from statepages.model import color
from statepages.node import Scalar
from statepages.problem import Problem


def accent_contrast(document: SettingsDocument, now: datetime) -> Iterator[Problem]:
    """An accent too light for text; the fix is the nearest shade that is not."""
    accent, spot = document.value.accent, document.at("accent")
    ratio = color.contrast(accent, color.WHITE)
    if ratio >= color.TEXT or not isinstance(spot, Scalar):
        return
    better = color.readable(accent, color.WHITE)
    message = (
        # Rounded down: what just fails must not look like what is needed.
        f"{accent} has a contrast of {floor(ratio * 10) / 10} to white; text needs {color.TEXT}. "
        f"The nearest shade that has it is {better}."
    )
    yield spot.problem("warning", "accent-contrast", message, old=spot.text, new=better)
