"""Small files: JSON without spaces, and numbers that compress well."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from statepages.output import Output


def compact_json(value: Any) -> bytes:
    """A value as JSON, its objects in the order they were made in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def json_file(path: str, value: Any) -> Output:
    """A file that holds a value as JSON."""
    return Output(path, compact_json(value) + b"\n")


def steps(values: Iterable[int]) -> list[int]:
    """Each value less the one before it; the first less 0."""
    found, last = [], 0
    for value in values:
        found.append(value - last)
        last = value
    return found


def hundredths(point: tuple[float, float]) -> tuple[int, int]:
    """A point in 0.01 degrees, some half a mile: as fine as the middle of a ZIP can be."""
    return round(point[0] * 100), round(point[1] * 100)
