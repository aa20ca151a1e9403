"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape

from statepages.render.feed import Entry, Feed, rfc3339

EMPTY = datetime(2024, 1, 1, tzinfo=UTC)
"""When a feed without entries last changed: it has to give a time, but not that of the build."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(feed: Feed) -> str:
    """The feed as XML. Without a time of change, nothing can be an entry."""
    entries = [(entry, entry.updated) for entry in feed.entries if entry.updated]
    newest = max((updated for _, updated in entries), default=EMPTY)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_text(feed.language)}">',
        f"<id>{_text(feed.id)}</id>",
        f"<title>{_text(feed.title)}</title>",
        f"<updated>{rfc3339(newest)}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_text(feed.address)}.atom"/>',
        f'<link rel="alternate" type="text/html" href="{_text(feed.home)}"/>',
        f"<author><name>{_text(feed.author)}</name></author>",
    )
    lines = (line for entry, updated in entries for line in _entry(entry, updated))
    return "\n".join([*head, *lines, "</feed>", ""])


def _entry(entry: Entry, updated: datetime) -> Iterator[str]:
    language = f' xml:lang="{_text(entry.language)}"' if entry.language else ""
    yield f"<entry{language}>"
    yield f"<id>{_text(entry.id)}</id>"
    yield f"<title>{_text(entry.title)}</title>"
    yield f'<link rel="alternate" type="text/html" href="{_text(entry.url)}"/>'
    if entry.published:
        yield f"<published>{rfc3339(entry.published)}</published>"
    yield f"<updated>{rfc3339(updated)}</updated>"
    yield from (f'<category term="{_text(one)}"/>' for one in entry.tags)
    yield f'<content type="html">{_text(entry.html)}</content>'
    yield "</entry>"


def _text(text: str) -> str:
    """A text for any place in XML, without characters that XML does not allow."""
    return escape(_NO_XML.sub("", text))
