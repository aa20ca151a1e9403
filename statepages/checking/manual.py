"""The snippets on the pages of problems: which files they are, and what `check` reports for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from statepages.checking.check import check_content
from statepages.checking.settings import begin_from
from statepages.problem import Problem
from statepages.read import content_of

_NOON = datetime(2024, 10, 14, 16, 0, tzinfo=UTC)
"""Noon in New York on Monday, October 14, 2024: the snippets are about the weeks after that."""

FIELDS = {
    "events": {
        "title": "title: Talk to neighbors",
        "kind": "kind: canvass",
        "when": "when:\n  - start: 2024-10-19 10 am\n    end: 1 pm",
        "where": "where:\n  zip: 19380",
    },
    "states": {"headline": "headline: Come along", "pitch": "pitch: A few of us are here already."},
    "posts": {
        "title": "title: News",
        "date": "date: 2024-10-01",
        "body": "body: We talked to neighbors.",
    },
    "pages": {"title": "title: About us", "body": "body: We are neighbors."},
    "site.yaml": {
        "name": "name: Neighbors",
        "url": "url: https://example.org/",
        "timezone": "timezone: America/New_York",
    },
}
"""The fields that each kind of file needs. A snippet has only the fields that it is about."""

_HEADER = re.compile(r"^# content/(?P<name>[^\n]*?\.\w+)(?: \((?P<how>[^\n]*)\))?$\n?", re.MULTILINE)
# One gray pixel: a table of quantities, a frame, two tables of codes, and a scan of two codes.
_PICTURE = b"".join((
    b"\xff\xdb\0\x43\0" + b"\1" * 64,
    b"\xff\xc0\0\x0b\x08\0\1\0\1\1\1\x11\0",
    b"\xff\xc4\0\x14\0\1" + bytes(16),
    b"\xff\xc4\0\x14\x10\1" + bytes(16),
    b"\xff\xda\0\x08\1\1\0\0\x3f\0\x3f",
))  # fmt: skip
# Exif with one note, the place, which says only that it is in the north.
_PLACE = (
    b"\xff\xe1\0\x34Exif\0\0MM\0*\0\0\0\x08\0\1\x88\x25\0\4\0\0\0\1\0\0\0\x1a\0\0\0\0"
    b"\0\1\0\1\0\2\0\0\0\2N\0\0\0\0\0\0\0"
)


def whole(name: str, snippet: str) -> str:
    """A snippet, followed by the other fields that its file needs."""
    base = FIELDS.get(name.partition("/")[0], {})
    there = set(re.findall(r"^([\w ]+?):", snippet, re.MULTILINE))
    missing = (text for field, text in base.items() if field not in there)
    return "\n".join([snippet.rstrip("\n"), *missing, ""])


def files_of(snippet: str) -> dict[str, bytes]:
    """The files of a snippet. Each starts with a comment that names it. Without one, it is an event."""
    if not _HEADER.match(snippet):
        snippet = "# content/events/pa/canvass.yaml\n" + snippet
    heads = list(_HEADER.finditer(snippet))
    ends = [head.start() for head in heads[1:]] + [len(snippet)]
    pieces = ((head, snippet[head.end() : end]) for head, end in zip(heads, ends, strict=True))
    return {head["name"]: _data(head["name"], head["how"] or "", text) for head, text in pieces}


def _data(name: str, how: str, text: str) -> bytes:
    if name.startswith("images/"):
        return b"\xff\xd8" + (_PLACE if "place" in how else b"") + _PICTURE + b"\xff\xd9"
    if how == "the whole file":
        return text.encode()
    if how.endswith(" times"):
        return (text.rstrip("\n") + "\n").encode() * int(how.removesuffix(" times").replace(",", ""))
    return whole(name, text).encode("cp1252" if "Windows" in how else "utf-8")


def reported(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What `check` reports for a site that has these files."""
    settings = {} if "settings.yaml" in files else {"site.yaml": whole("site.yaml", "").encode()}
    content = content_of({**settings, **files}.items(), "content")
    return check_content(content, begin_from(content, "content", _NOON, _NOON)).problems
