"""Check one file by itself."""

from __future__ import annotations

from datetime import datetime

from statepages.checking.one_file import FALLBACK_ZONE, read_through
from statepages.checking.settings import SETTINGS, begin_with
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.problem import Problem
from statepages.source import RawFile


def check_file(raw: RawFile, now: datetime, kinds: Kinds = CAMPAIGN) -> tuple[Problem, ...]:
    """All that can be told of one file by itself, on a site with some kinds of events."""
    if raw.name == SETTINGS:
        return begin_with(raw, raw.path, None, now).settings.problems
    return read_through(raw, FALLBACK_ZONE, now, kinds)[0].problems
