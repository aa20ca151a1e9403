"""A feed and its entries, and the form of a JSON Feed (version 1.1, jsonfeed.org)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct, json

TAG_YEAR = 2024
"""A tag: address names a host, and a year in which its owner had it. It is a part of each identity, so it
stays as it is in all years to come."""


class Entry(Struct, frozen=True):
    """Something in a feed. `html` has whole addresses. `language` is its own, where it is not the feed's.

    `published` and `updated` are None where nobody knows when it came and changed.
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
    """A feed by the address of its files without their endings, and by that of the page it goes with."""

    id: str
    title: str
    address: str
    home: str
    author: str
    language: str
    entries: tuple[Entry, ...]


def tag(host: str, name: str) -> str:
    """The identity of an entry or a feed, which stays when the site gets other addresses: RFC 4151."""
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
