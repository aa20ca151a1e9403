"""The points and states of all ZIP codes, in a hundred files by their first two digits.

A reader's browser asks for one of them, so the host learns two digits and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from search import FORMAT
from search.compact import json_file, point_columns, steps
from statepages.model.zips import Zip, zips_beginning
from statepages.output import Output


def zip_files() -> Iterator[Output]:
    """search/zips/00.json to 99.json. Reads all ZIP codes, which takes about a second."""
    for digits in (f"{number:02}" for number in range(100)):
        table = zip_columns(list(zips_beginning(digits).values()))
        yield json_file(f"search/zips/{digits}.json", {"format": FORMAT, "digits": digits, **table})


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
