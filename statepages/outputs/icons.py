"""The icons of the site on a home screen. Devices cut them to any shape, so only the middle matters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.model.site import Site
from statepages.outputs.share_pictures import mark
from statepages.render.canvas import FILL, ON_FILL, Canvas, Pens, Square, pens
from statepages.task import Task
from statepages.theme import Theme

ICONS = {"assets/icon-192.png": 192, "assets/icon-512.png": 512, "assets/apple-touch-icon.png": 180}
"""Their addresses and their sides in pixels."""

_SHARE = 0.5
"""How much of the side the mark takes. Devices keep a circle of 0.8 or more, which holds a square of 0.56."""


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """One of each size, unless the theme has a file in its place."""
    if theme.has_pictures:
        drawn_with = pens(site.settings.accent, ())
        for address, side in ICONS.items():
            if address.removeprefix("assets/") not in theme.assets:
                yield Task(address, icon, (drawn_with, side))


def icon(drawn_with: Pens, side: int) -> bytes:
    """Four squares of the map on the accent."""
    canvas = Canvas.blank((side, side), FILL)
    inner = round(side * _SHARE)
    left = (side - inner) // 2
    mark(canvas, Square(left, left, inner, max(2, side // 40)), ON_FILL, FILL + 2, FILL)
    return canvas.png(drawn_with.colors)
