"""The highlight color stands out from the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import SettingsDocument
from statepages.model import color
from statepages.node import Scalar
from statepages.problem import Problem

_LEAST = 1.1
"""A pale yellow stands out; what is hardly darker than paper does not."""


def highlight_contrast(document: SettingsDocument, now: datetime) -> Iterator[Problem]:
    """A highlight color that is almost white. The likely fix is the nearest shade that stands out."""
    highlight, spot = document.value.highlight, document.at("highlight")
    if highlight is None or not isinstance(spot, Scalar) or color.contrast(highlight, color.WHITE) >= _LEAST:
        return
    better = color.readable(highlight, color.WHITE, ratio=_LEAST)
    message = (
        f"{highlight} is almost white, so badges and boxes would not stand out. "
        f"The nearest shade that does is {better}."
    )
    yield spot.problem("warning", "highlight-contrast", message, old=spot.text, new=better)
