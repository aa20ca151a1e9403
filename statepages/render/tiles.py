"""The tile map: the states as squares, shaded by how many events are coming there."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct

from statepages.model.states import STATES
from statepages.render.tally import Tally

LEVELS = 4
"""Shades for more than zero: with the one for zero, five."""


class Tile(Struct, frozen=True):
    """A state on the map: its position (from 1), where it leads, and how dark it is (0 to 4)."""

    code: str
    name: str
    column: int
    row: int
    path: str
    count: Tally
    level: int


class Step(Struct, frozen=True):
    """A shade of the map with the counts that it means."""

    level: int
    label: str


class TileMap(Struct, frozen=True):
    """The map. `others` are the territories without a square; all are in the order of their names.

    `bounds` are the largest counts of each shade, from the first above zero.
    """

    tiles: tuple[Tile, ...]
    others: tuple[Tile, ...]
    steps: tuple[Step, ...]
    bounds: tuple[int, ...]


def tile_map(counts: Mapping[str, Tally], paths: Mapping[str, str]) -> TileMap:
    """The map of counts by state, each tile leading to a path."""
    most = max((count.number for count in counts.values()), default=0)
    tiles = tuple(_tile(code, counts.get(code, Tally()), paths[code], most) for code in STATES)
    return TileMap(
        tiles=tuple(tile for tile in tiles if tile.column),
        others=tuple(tile for tile in tiles if not tile.column),
        steps=_steps(most),
        bounds=tuple(_bound(level, most) for level in range(1, LEVELS + 1)),
    )


def level_of(count: int, most: int) -> int:
    """The shade of a count: 0 for none, 4 for the most.

    The bounds grow with the square, so that a few busy states do not leave all others pale.
    """
    if count <= 0:
        return 0
    return next(level for level in range(1, LEVELS + 1) if count <= _bound(level, most))


def _bound(level: int, most: int) -> int:
    return math.ceil(most * (level / LEVELS) ** 2)


def _tile(code: str, count: Tally, path: str, most: int) -> Tile:
    state = STATES[code]
    column, row = state.tile or (-1, -1)
    return Tile(code, state.name, column + 1, row + 1, path, count, level_of(count.number, most))


def _steps(most: int) -> tuple[Step, ...]:
    """The legend; a shade that no count can have is left out."""
    steps, below = [Step(0, "0")], 0
    for level in range(1, LEVELS + 1):
        bound = _bound(level, most)
        if bound > below:
            steps.append(Step(level, f"{below + 1}–{bound}" if bound > below + 1 else str(bound)))
        below = bound
    return tuple(steps)
