"""A snapshot of a built site from its public data: events, state pages, and where they link.

It knows less than the content: nothing about contacts, and only the links of posts. A new time of change is
not a change by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from html.parser import HTMLParser
from typing import TypeVar

import msgspec

from statepages.diff.content import files
from statepages.diff.public_event import fields_of, is_zone, seen
from statepages.diff.snapshot import Entity, Snapshot
from statepages.files.names import link_names
from statepages.model.public import FOLDER, PublicIndex, PublicList
from statepages.output import Output
from statepages.render.dates import Dates
from statepages.render.language import ENGLISH

_INDEX, _POSTS = f"{FOLDER}index.json", "feed.json"
_LISTS = (f"{FOLDER}events.json", f"{FOLDER}states/")
_NO_NEWS = {"version", "schema", "code", "updated"}

T = TypeVar("T")


class NoPublicData(Exception):
    """Raised, with the reason in words, if a built site has no public data that can be read."""


def of_outputs(outputs: Iterable[Output], now: datetime) -> Snapshot:
    """A built site as of `now`: times that are over by then do not count. Raises NoPublicData."""
    outputs = list(outputs)
    by_path = {output.path: output.data for output in outputs}
    index = _read(by_path, _INDEX, PublicIndex)
    listed = [path for path in sorted(by_path) if path.startswith(_LISTS)]
    lists = [_read(by_path, path, PublicList) for path in listed]
    dates = Dates(ENGLISH, now, index.timezone if is_zone(index.timezone) else "UTC")
    # An event for every state is in the files of all of them.
    events = {event.id: event for some in lists for event in some.events}
    known = (seen(event, dates) for event in events.values())
    values = [_read(by_path, path, object) for path in by_path if path in (*listed, _INDEX, _POSTS)]
    links = (link for value in values for link in _links(value))
    return Snapshot(
        now=now,
        events={event.id: event for event in known if event},
        links=frozenset(link for link in links if not link.startswith(index.url)),
        files=files(output for output in outputs if not _depends_on_history(output.path)),
        entities=dict(_entities(index, lists)),
    )


def _read(files: Mapping[str, bytes], path: str, type: type[T]) -> T:
    """A file of the public data."""
    again = "Build it again with this version, or compare with a git revision."
    if path not in files:
        raise NoPublicData(f"This site has no {path}, so it was built with an older version. {again}")
    try:
        return msgspec.json.decode(files[path], type=type)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise NoPublicData(f"{path} of this site cannot be read as public data. {again}") from error


def _depends_on_history(path: str) -> bool:
    """Whether a file says when something last changed, which depends on the history, not on the site."""
    return path.startswith(FOLDER) or path.endswith((".ics", ".atom", "feed.json", "events.json"))


def _entities(index: PublicIndex, lists: Iterable[PublicList]) -> Iterator[tuple[str, Entity]]:
    """The site, and the states that have a page."""
    fields = fields_of(index, {*_NO_NEWS, "events", "states", "kinds"})
    yield "site", Entity("The settings of the site", True, fields)
    for some in lists:
        if some.state and some.state.url:
            name = f"states/{some.state.code.lower()}"
            yield name, Entity(some.state.name, True, fields_of(some.state, {*_NO_NEWS, "name", "url"}))


def _links(value: object, name: str = "") -> Iterator[str]:
    """All addresses that a JSON value in a field of that name links to."""
    if isinstance(value, dict):
        for field, one in value.items():
            yield from _links(one, field)
    elif isinstance(value, list):
        for one in value:
            yield from _links(one, name)
    elif isinstance(value, str) and name in link_names():
        yield value
    elif isinstance(value, str) and name.endswith("_html"):
        yield from _links_of_html(value)


@lru_cache(maxsize=4096)
def _links_of_html(text: str) -> tuple[str, ...]:
    reader = _Links()
    with suppress(AssertionError):  # HTMLParser raises this if a text has "<![x["
        reader.feed(text)
    return tuple(reader.found)


class _Links(HTMLParser):
    """The addresses that the links of a text lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [address for name, address in attrs if tag == "a" and name == "href" and address]
