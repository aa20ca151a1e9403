"""A feed and its entries, and the format of JSON Feed (version 1.1, jsonfeed.org)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct, json

TAG_YEAR = 2024
"""A tag: address has a host, and a year in which its owner had it. It is part of each ID, so it never
changes."""


class Entry(Struct, frozen=True):
    """An entry of a feed. `html` has full addresses. `language` is its own, if it is not the feed's.

    `published` and `updated` are None if nobody knows when it was added and changed.
    """

    id: str
    url: str
    title: str
    html: str
    published: datetime | None = None
    updated: datetime | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None


class Feed(Struct, frozen=True):
    """A feed, by the address of its files without their endings and that of the page it belongs to."""

    id: str
    title: str
    address: str
    home: str
    author: str
    language: str
    entries: tuple[Entry, ...]


def tag(host: str, name: str) -> str:
    """The ID of an entry or a feed, which stays when the site moves: RFC 4151."""
    return f"tag:{host},{TAG_YEAR}:{name}"


def rfc3339(moment: datetime) -> str:
    """An instant in UTC, to the second: 2024-10-14T12:00:00Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def json_feed(feed: Feed) -> str:
    """The feed as JSON."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": f"{feed.address}.json",
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.format(json.encode(whole), indent=1).decode() + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    dates = {"date_published": entry.published, "date_modified": entry.updated}
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        **{name: rfc3339(moment) for name, moment in dates.items() if moment},
        **({"tags": entry.tags} if entry.tags else {}),
        **({"language": entry.language} if entry.language else {}),
    }
