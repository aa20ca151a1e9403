"""The points and states of all ZIP codes, in a hundred files by their first two digits.

A reader's browser asks for one of them, so the host learns only two digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from search import FORMAT
from search.compact import json_file, point_columns, steps
from statepages.model.site import Site
from statepages.model.zips import Zip, every_zip
from statepages.store import cached_files
from statepages.task import Task
from statepages.theme import Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """search/zips/00.json to 99.json."""
    yield Task("search/zips/", zip_files)


def zip_files() -> dict[str, bytes]:
    """The files by name. All of them depend only on the table, and are stored."""
    return cached_files("zip-files", lambda: dict(_made()))


def _made() -> Iterator[tuple[str, bytes]]:
    entries: dict[str, list[Zip]] = {f"{number:02}": [] for number in range(100)}
    for entry in every_zip():
        entries[entry.code[:2]].append(entry)
    for digits, some in entries.items():
        head = {"format": FORMAT, "digits": digits}
        yield f"{digits}.json", json_file(head | zip_columns(some))


def zip_columns(entries: list[Zip]) -> dict[str, list[Any]]:
    """The columns of some ZIP codes in ascending order: numbers as steps, states as runs.

    If one reaches into other states, `also` has its row followed by their codes.
    """
    runs = [(state, len(list(run))) for state, run in groupby(entry.state for entry in entries)]
    return {
        "zip": steps(int(entry.code) for entry in entries),
        **point_columns(entry.point for entry in entries),
        "state": [state for state, _ in runs],
        "run": [length for _, length in runs],
        "also": [[row, *entry.states[1:]] for row, entry in enumerate(entries) if len(entry.states) > 1],
    }
