"""Small content folders for tests."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from statepages.build import Built, build
from statepages.checking.check import Checked, check
from statepages.checking.settings import begin
from statepages.paths import Paths

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample"
"""Content for tests. The real content/ belongs to the people who run a site, and may contain anything."""

NOON = datetime(2024, 10, 14, 16, 0, tzinfo=UTC)
"""Noon in New York on Monday, October 14, 2024."""

SITE = """\
name: Neighbors
url: https://example.org/
timezone: America/New_York
"""
STATE = """\
headline: Come to Pennsylvania
pitch: A few of us are here already.
"""
EVENT = """\
title: Knock on doors
kind: canvass
when:
  - start: 2024-10-19 10 am
    end: 1 pm
where:
  venue: The library
  zip: 19380
"""
FILES = {"site.yaml": SITE, "states/pa.yaml": STATE, "events/pa/doors.yaml": EVENT}


def content(folder: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    """A folder with one state and one event, and what `files` adds, changes or leaves out (None)."""
    for name, text in {**FILES, **(files or {})}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def paths(folder: Path) -> Paths:
    return Paths.under(ROOT, folder / "content", folder / "output")


def checked(folder: Path, files: dict[str, str | bytes | None] | None = None) -> Checked:
    content(folder / "content", files)
    return check(paths(folder), begin(paths(folder), None, NOON))


def built(folder: Path, files: dict[str, str | bytes | None] | None = None, **options: Any) -> Built:
    content(folder / "content", files)
    return build_at(paths(folder), NOON, **options)


def build_at(where: Paths, now: datetime, **options: Any) -> Built:
    """Build a site at that time, unless its clock is frozen."""
    return build(where, begin(where, None, now, options.get("cache")), **options)
