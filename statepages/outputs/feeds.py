"""Feeds of posts, and of new and changed events, for the site and for each state: Atom and JSON Feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.post import Post
from statepages.model.site import Change, Site
from statepages.model.state import StatePage
from statepages.render.atom import atom
from statepages.render.context import render_context
from statepages.render.entries import Source, event_entry, post_entry
from statepages.render.feed import Entry, Feed, json_feed, tag
from statepages.render.language import Language
from statepages.render.layout import EVENTS, POSTS
from statepages.task import Task
from statepages.theme import Theme

MOST_ENTRIES = 50

_NEVER = datetime.min.replace(tzinfo=UTC)


class Item(Struct, frozen=True):
    """A post or an event, with its times of creation and change, if known."""

    about: Post | Event
    change: Change | None


class About(Struct, frozen=True):
    """What a feed is about.

    `path` is that of its files below the site without their endings, `home` that of the page it belongs to.
    """

    path: str
    title: str
    home: str
    name: str
    source: Source


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """Four files for the site, four for each state with a page, and two for each region."""
    settings, words = site.settings, render_context(site, theme, now).language
    source = Source(settings.url, settings.host, settings.timezone, words)
    titles = feed_titles(settings.name, words)
    yield from _feed(site, About("feed", titles[0], POSTS, settings.name, source), site.posts)
    yield from _feed(
        site, About("events", titles[1], EVENTS, settings.name, source), _news(site, site.events, now)
    )
    for of, concerning in site.lists():
        folder, titles = of.short_path, feed_titles(f"{of.full_name} – {settings.name}", words)
        if isinstance(of, StatePage):
            posts = [post for post in site.posts if of.code in post.states]
            yield from _feed(site, About(f"{folder}feed", titles[0], of.path, settings.name, source), posts)
        events = _news(site, concerning, now)
        yield from _feed(site, About(f"{folder}events", titles[1], of.path, settings.name, source), events)


def feed_titles(name: str, words: Language) -> tuple[str, str]:
    """The titles of the feeds of posts and of events about something with that name."""
    posts = words.gettext("%(name)s: posts") % {"name": name}
    return posts, words.gettext("%(name)s: new and changed events") % {"name": name}


def atom_file(about: About, items: tuple[Item, ...]) -> str:
    """A feed as Atom."""
    return atom(_made(about, items))


def json_file(about: About, items: tuple[Item, ...]) -> str:
    """A feed as JSON Feed."""
    return json_feed(_made(about, items))


def _feed(site: Site, about: About, some: Iterable[Post | Event]) -> Iterator[Task]:
    items = tuple(Item(one, site.changes.get(one.path.rstrip("/"))) for one in list(some)[:MOST_ENTRIES])
    yield Task(f"{about.path}.atom", atom_file, (about, items))
    yield Task(f"{about.path}.json", json_file, (about, items))


def _news(site: Site, events: Iterable[Event], now: datetime) -> list[Event]:
    """The events that are not over, the last changed first; those with no known change are last, by id."""

    def changed(event: Event) -> tuple[float, str]:
        change = site.changes.get(f"events/{event.id}")
        return -(change.last if change else _NEVER).timestamp(), event.id

    return sorted((event for event in events if not event.is_over(now)), key=changed)


def _made(about: About, items: tuple[Item, ...]) -> Feed:
    source = about.source
    return Feed(
        id=tag(source.host, about.path),
        title=about.title,
        address=source.url + about.path,
        home=source.url + about.home,
        author=about.name,
        language=source.language.code,
        entries=tuple(_entry(item, source) for item in items),
    )


# The same events are in feeds of several states, and in two files of each.
@lru_cache(maxsize=1024)
def _entry(item: Item, source: Source) -> Entry:
    about, change = item.about, item.change
    if isinstance(about, Post):
        return post_entry(about, change.last if change else None, source)
    return event_entry(about, change, source)
