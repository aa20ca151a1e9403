"""The accent color is easy to read on white."""

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
