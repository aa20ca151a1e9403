"""Check one file by itself, and make the fixes that are certain."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from statepages.checking import settings_file
from statepages.checking.accept import Fixed, fixed
from statepages.checking.one_file import FALLBACK_ZONE, read_once, read_through
from statepages.checking.settings import SETTINGS, begin_with, settle
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.problem import Problem
from statepages.source import RawFile


def check_file(raw: RawFile, now: datetime, kinds: Kinds = CAMPAIGN) -> tuple[Problem, ...]:
    """What is wrong with one file by itself, on a site with some kinds of events."""
    if raw.name == SETTINGS:
        return begin_with(raw, raw.path, None, now).settings.problems
    return read_through(raw, FALLBACK_ZONE, now, kinds)[0].problems


def fix_file(raw: RawFile, now: datetime, kinds: Kinds = CAMPAIGN) -> Fixed:
    """The file after all fixes that are certain."""
    if raw.name == SETTINGS:
        read = partial(settings_file.read_once, partial(settle, None, clock=now))
        return fixed(raw, read(raw, ())[1], read)
    once = partial(read_once, FALLBACK_ZONE, now, kinds)
    return fixed(raw, once(raw, ())[1], once)
