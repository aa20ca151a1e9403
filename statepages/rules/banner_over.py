"""A banner that is over is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import SettingsDocument
from statepages.node import Scalar
from statepages.problem import Problem


def banner_over(document: SettingsDocument, now: datetime) -> Iterator[Problem]:
    """A banner that no page shows anymore."""
    banner, spot = document.value.banner, document.at("banner", "until")
    if banner and banner.is_over(now):
        message = "This banner is over, so no page shows it. Delete it, or write new text and a new day."
        if isinstance(spot, Scalar):
            yield spot.problem("warning", "banner-over", message, old=spot.text)
        else:
            yield spot.problem("warning", "banner-over", message)
