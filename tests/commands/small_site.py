"""A content folder of a few lines, for the tests of the commands."""

from pathlib import Path

SITE = """\
name: Small site
url: https://example.org/hub/
timezone: America/Phoenix
as_of: 2024-10-14T12:00 America/Phoenix
"""
EVENT = """\
title: Knock doors in Scranton
kind: canvass
when:
  - start: 2024-10-19 10 am
    end: 3 pm
where:
  venue: North lot
  zip: 18503
"""
NAME = "events/pa/2024-10-19-scranton.yaml"


def small_site(folder: Path) -> Path:
    """Write a site with one event and no problems. Returns its content folder."""
    content = folder / "content"
    put(content, "site.yaml", SITE)
    put(content, NAME, EVENT)
    return content


def put(content: Path, name: str, text: str | bytes) -> Path:
    """Write a file of a content folder, with exactly these bytes."""
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
