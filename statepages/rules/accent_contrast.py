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
    """An accent color that is too light for text. The fix is the nearest shade that is dark enough."""
    accent, spot = document.value.accent, document.at("accent")
    ratio = color.contrast(accent, color.WHITE)
    if ratio >= color.TEXT or not isinstance(spot, Scalar):
        return
    better = color.readable(accent, color.WHITE)
    message = (
        # Rounded down: a contrast that just fails must not look like one that passes.
        f"{accent} is too light to read on white: its contrast is {floor(ratio * 10) / 10}, and text needs "
        f"{color.TEXT}. The nearest shade that works is {better}."
    )
    yield spot.problem("warning", "accent-contrast", message, old=spot.text, new=better)
