"""Small files: JSON without spaces, and numbers that compress well."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any


def compact_json(value: Any) -> bytes:
    """A value as JSON, with its objects in the order in which they were made."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def json_file(value: Any) -> bytes:
    """The bytes of a file that contains a value as JSON."""
    return compact_json(value) + b"\n"


def steps(values: Iterable[int]) -> list[int]:
    """Each value minus the one before it; the first minus 0."""
    found, last = [], 0
    for value in values:
        found.append(value - last)
        last = value
    return found


Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def point_columns(points: Iterable[Point | None]) -> dict[str, list[int]]:
    """Columns of points as steps; an event without a point repeats the one before, and is in `pointless`."""
    found: list[tuple[int, int]] = []
    pointless = []
    for row, point in enumerate(points):
        if point is None:
            pointless.append(row)
        last = found[-1] if found else (0, 0)
        found.append(hundredths(point) if point else last)
    return {
        "latitude": steps(latitude for latitude, _ in found),
        "longitude": steps(longitude for _, longitude in found),
        "pointless": pointless,
    }


def hundredths(point: Point) -> tuple[int, int]:
    """A point in 0.01 degrees, about half a mile: as precise as the middle of a ZIP can be."""
    return round(point[0] * 100), round(point[1] * 100)
