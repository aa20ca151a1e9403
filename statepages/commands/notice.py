"""What `serve` adds to a page: a script, and what is wrong with the site or the page."""

from __future__ import annotations

import re
import traceback
from collections.abc import Sequence
from html import escape
from pathlib import Path

from msgspec import Struct

CSS = Path(__file__).with_name("preview.css")

NO_PAGE = b"<!doctype html><html lang=en><head><title>No page yet</title></head><body></body></html>"


class Notice(Struct, frozen=True):
    """What is wrong: a headline, and details below it."""

    headline: str
    words: str


def fault(what: str) -> Notice:
    """The notice for an unexpected exception, which is printed too."""
    traceback.print_exc()
    return Notice(f"{what}. This is a bug in Statepages.", traceback.format_exc())


def with_notices(html: bytes, script: str, notices: Sequence[Notice]) -> bytes:
    """A page with a script in its head, and with notices at the top, if there are any."""
    head = f'<script src="{script}" defer></script>'
    if notices:
        head += '<link rel="stylesheet" href="/preview.css">'
        section = (
            f'<section class="preview-problems" role="alert">{"".join(map(_details, notices))}</section>'
        )
        html = _insert(html, rb"<body[^>]*>", section, after=True)
    return _insert(html, rb"</head>", head, after=False)


def _details(notice: Notice) -> str:
    headline, words = escape(notice.headline), escape(notice.words)
    return f"<details open><summary>{headline}</summary><pre>{words}</pre></details>"


def _insert(html: bytes, mark: bytes, piece: str, *, after: bool) -> bytes:
    """A page with a piece before or after a mark, or at its end if there is no mark."""
    found = re.search(mark, html, re.IGNORECASE)
    at = len(html) if found is None else found.end() if after else found.start()
    return html[:at] + piece.encode("utf-8", "replace") + html[at:]
