"""Check one file by itself."""

from __future__ import annotations

from datetime import datetime

from statepages.checking.one_file import FALLBACK_ZONE, read_through
from statepages.checking.settings import SETTINGS, begin_with
from statepages.problem import Problem
from statepages.source import RawFile


def check_file(raw: RawFile, now: datetime) -> tuple[Problem, ...]:
    """All that can be told of one file by itself."""
    if raw.name == SETTINGS:
        return begin_with(raw, raw.path, None, now).settings.problems
    return read_through(raw, FALLBACK_ZONE, now)[0].problems
