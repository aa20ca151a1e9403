"""The points and states of all ZIP codes, in ten files by first digit.

A reader's browser asks for one of them, so the host learns the first digit and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from search import FORMAT
from search.compact import json_file, point_columns, steps
from statepages.model.zips import Zip, every_zip
from statepages.output import Output


def zip_files() -> Iterator[Output]:
    """search/zips/0.json to 9.json. Reads all ZIP codes, which takes about a second."""
    for digit, entries in groupby(every_zip(), key=lambda entry: entry.code[0]):
        table = zip_columns(list(entries))
        yield json_file(f"search/zips/{digit}.json", {"format": FORMAT, "digit": digit, **table})


def zip_columns(entries: list[Zip]) -> dict[str, list[Any]]:
    """The columns of some ZIP codes in ascending order: numbers as steps, states as runs.

    One that reaches into further states stands in `also`, its row before their codes.
    """
    runs = [(state, len(list(run))) for state, run in groupby(entry.state for entry in entries)]
    return {
        "zip": steps(int(entry.code) for entry in entries),
        **point_columns(entry.point for entry in entries),
        "state": [state for state, _ in runs],
        "run": [length for _, length in runs],
        "also": [[row, *entry.states[1:]] for row, entry in enumerate(entries) if len(entry.states) > 1],
    }
