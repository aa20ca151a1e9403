"""The outlines of the states for the map of results, from the TopoJSON of us-atlas.

There, a border is an arc that both states share. Arcs are simplified one by one, before they become outlines,
so that neighbors fit together without a gap.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate, groupby, pairwise
from typing import Any

from search import FORMAT
from search.compact import hundredths, json_file, steps
from statepages.model.site import Site
from statepages.model.states import CODES_BY_NAME, EVERY_STATE
from statepages.store import cached_files
from statepages.task import Task
from statepages.theme import Theme

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

Ring = list[tuple[int, int]]
"""The points around a piece of land in 0.01 degrees; the last one repeats the first."""

FINE, COARSE = 0.01, 0.06
"""How far a line may move, in degrees of latitude: for a state, for the country."""

_ALASKA = 7
"""Alaska has more coast than all other states together, and is drawn smaller, so its lines may move this much
more."""

_OTHER_NAMES = {"commonwealth of the northern mariana islands": "MP", "united states virgin islands": "VI"}


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """search/outlines/, if npm has installed the borders."""
    if theme.atlas is not None:
        yield Task("search/outlines/", outline_files, (theme.atlas,))


def outline_files(atlas: bytes) -> dict[str, bytes]:
    """A file for each state by its name, and us.json with all of them in coarser lines; stored."""
    return cached_files("outlines", lambda: dict(_made(atlas)), atlas)


def _made(atlas: bytes) -> Iterator[tuple[str, bytes]]:
    topology = json.loads(atlas)
    fine, coarse = outlines(topology, FINE), outlines(topology, COARSE)
    files = {EVERY_STATE: coarse, **{code: {code: rings} for code, rings in fine.items()}}
    for name, some in files.items():
        columns = {code: _columns(rings) for code, rings in some.items()}
        yield f"{name.lower()}.json", json_file({"format": FORMAT, "outlines": columns})


def outlines(topology: Any, tolerance: float) -> dict[str, list[Ring]]:
    """The rings of each state by its code, in the order of the codes; the ring with the most land first.

    `tolerance` is in degrees. Land that is hardly larger is left out, unless there is no other.
    """
    shapes = {_code(shape): _polygons(shape) for shape in topology["objects"]["states"]["geometries"]}
    alaskan = {max(number, ~number) for polygon in shapes["AK"] for ring in polygon for number in ring}
    slack = [tolerance * (_ALASKA if number in alaskan else 1) for number in range(len(topology["arcs"]))]
    lines = zip(_decoded(topology), slack, strict=True)
    arcs = [_rounded(simplified(line, offset)) for line, offset in lines]
    least = (2 * tolerance) ** 2
    return {
        code: _rings(shapes[code], arcs, least * (_ALASKA**2 if code == "AK" else 1))
        for code in sorted(shapes)
    }


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A line with fewer points; none left out is farther off than the tolerance (Douglas and Peucker)."""
    narrow = math.cos(math.radians(line[0][0]))
    flat = [complex(latitude, longitude * narrow) for latitude, longitude in line]
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        offsets = _offsets(flat[first : last + 1])
        if max(offsets, default=0) > tolerance:
            farthest = first + 1 + offsets.index(max(offsets))
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[at] for at in sorted(kept)]


def _offsets(line: Sequence[complex]) -> list[float]:
    """How far the points of a line, except both ends, are from the straight line between the ends."""
    start, *between, end = line
    across = end - start
    if not across:
        return [abs(point - start) for point in between]
    # Rotated and scaled so that the straight line reaches from 0 to 1.
    turned = ((point - start) / across for point in between)
    return [abs(point - min(1, max(0, point.real))) * abs(across) for point in turned]


def _decoded(topology: Any) -> Iterator[list[Point]]:
    """The arcs of a topology: their points are steps on a grid, longitude first."""
    east, north = topology["transform"]["scale"]
    west, south = topology["transform"]["translate"]
    for arc in topology["arcs"]:
        across, along = (accumulate(values) for values in zip(*arc, strict=True))
        yield [(y * north + south, x * east + west) for x, y in zip(across, along, strict=True)]


def _rounded(line: Sequence[Point]) -> Ring:
    return [point for point, _ in groupby(map(hundredths, line))]


def _code(shape: Any) -> str:
    name = shape["properties"]["name"].lower()
    return CODES_BY_NAME.get(name) or _OTHER_NAMES[name]


def _polygons(shape: Any) -> list[list[list[int]]]:
    """The numbers of the arcs around each polygon of a shape, and around the holes in it."""
    polygons: list[list[list[int]]] = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return polygons


def _rings(polygons: list[list[list[int]]], arcs: Sequence[Ring], least: float) -> list[Ring]:
    """The rings of polygons, the largest first; others only if they have at least `least` square degrees."""
    rings = sorted((_joined(ring, arcs) for polygon in polygons for ring in polygon), key=_area, reverse=True)
    return [ring for at, ring in enumerate(rings) if at == 0 or _area(ring) >= least]


def _joined(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Arcs one after another; a number below 0 is that of an arc backwards, counted from -1."""
    points = [point for number in numbers for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]
    return [point for point, _ in groupby(points)]


def _area(ring: Ring) -> float:
    """The land in a ring, in square degrees of latitude."""
    twice = sum(south * east - north * west for (south, west), (north, east) in pairwise(ring))
    return abs(twice) / 2 / 100**2 * math.cos(math.radians(ring[0][0] / 100))


def _columns(rings: Sequence[Ring]) -> dict[str, list[int]]:
    points = [point for ring in rings for point in ring]
    return {
        "rings": [len(ring) for ring in rings],
        "latitude": steps(latitude for latitude, _ in points),
        "longitude": steps(longitude for _, longitude in points),
    }
