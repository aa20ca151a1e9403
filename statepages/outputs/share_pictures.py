"""The pictures for links that people share: one for the site, and one for each state.

They have shapes and names, but no numbers or days, since chats keep them forever.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from statepages.model.site import Site
from statepages.model.states import STATES
from statepages.render.canvas import FILL, ON_FILL, PAPER, Canvas, Pens, Square, pens
from statepages.render.layout import PICTURE_SIZE, picture_path
from statepages.task import Task
from statepages.theme import Theme

_WIDTH, _HEIGHT = PICTURE_SIZE
_EDGE, _BAR = 72, 24
_RIGHT = _WIDTH - _EDGE
_BADGE = Square(_EDGE, 84, 264, 18)
_TILE, _STEP = 34, 40
_COLUMNS = 11
_MAP = _WIDTH - _EDGE - (_COLUMNS - 1) * _STEP - _TILE, 78
"""Where the map begins."""

_PALE, _SOFT = PAPER + 1, PAPER + 2
_LETTERS = 128
_NAME, _SMALL_NAME = range(112, 52, -4), range(44, 26, -2)
"""Font sizes, in pixels."""


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """One for the site, and one for each state that has a page."""
    if not theme.has_pictures:
        return
    settings, drawn_with = site.settings, pens(site.settings.accent, theme.fonts)
    yield Task(picture_path(), site_picture, (drawn_with, settings.name))
    for state in site.states:
        yield Task(picture_path(state.code), state_picture, (drawn_with, state.code, settings.name))


def site_picture(drawn_with: Pens, name: str) -> bytes:
    """The four squares of the site's mark, the map of the states, and the name."""
    canvas = _with_map(_SOFT, drawn_with.fonts)
    mark(canvas, _BADGE, FILL, _SOFT)
    canvas.write(name, (_EDGE, 380, _RIGHT, 562), _NAME)
    return canvas.png(drawn_with.colors)


def state_picture(drawn_with: Pens, code: str, name: str) -> bytes:
    """The tile of a state, by itself and on the map, its name, and that of the site."""
    canvas, state = Canvas(_of_any_state(drawn_with.fonts, name).image.copy(), drawn_with.fonts), STATES[code]
    canvas.tile(_BADGE, FILL)
    middle = _BADGE.side / 2
    canvas.centered(code, (_BADGE.x + middle, _BADGE.y + middle), _LETTERS, ON_FILL)
    if state.tile:
        canvas.tile(_on_map(state.tile), FILL)
    canvas.write(state.name, (_EDGE - 4, 380, _RIGHT, 480), _NAME)
    return canvas.png(drawn_with.colors)


def mark(canvas: Canvas, square: Square, strong: int, soft: int, ground: int = PAPER) -> None:
    """Four squares of the map, as beside the name of the site."""
    side = round(square.side * 0.45)
    for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
        x, y = (at + place * (square.side - side) for at, place in ((square.x, column), (square.y, row)))
        canvas.tile(Square(x, y, side, square.radius), strong if row == column else soft, ground)


@lru_cache(maxsize=1)
def _of_any_state(fonts: tuple[bytes, ...], name: str) -> Canvas:
    """What the pictures of all states have in common."""
    canvas = _with_map(_PALE, fonts)
    mark(canvas, Square(_EDGE, 536, 40, 3), FILL, _SOFT)
    canvas.write(name, (_EDGE + 58, 536, _RIGHT, 571), _SMALL_NAME)
    return canvas


def _with_map(shade: int, fonts: tuple[bytes, ...]) -> Canvas:
    """The background, the bar, and the map in one shade."""
    canvas = Canvas.blank(PICTURE_SIZE, PAPER, fonts)
    canvas.bar((0, 0, _WIDTH, _BAR - 1), FILL)
    for state in STATES.values():
        if state.tile:
            canvas.tile(_on_map(state.tile), shade)
    return canvas


def _on_map(tile: tuple[int, int]) -> Square:
    (left, top), (column, row) = _MAP, tile
    return Square(left + column * _STEP, top + row * _STEP, _TILE, 4)
