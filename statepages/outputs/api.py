"""The public data: events as JSON for other programs, an index of the files, and their schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace

from statepages.model.addresses import is_outside
from statepages.model.event import Event
from statepages.model.menu import FooterLink
from statepages.model.public import (
    FOLDER,
    KEPT_DAYS,
    VERSION,
    PublicFile,
    PublicIndex,
    PublicKind,
    PublicList,
)
from statepages.model.settings import Settings
from statepages.model.site import Site
from statepages.model.slot import start_of_day
from statepages.model.state import StatePage
from statepages.model.states import EVERY_STATE, STATES
from statepages.render.image import image_view
from statepages.render.public_event import Known, instant, public_event
from statepages.render.public_state import public_links, public_state
from statepages.task import Shared, Task
from statepages.theme import Theme

MOST_BYTES = 1_000_000
"""If the file of all events would be larger, it names the files of the states instead."""

_ENCODER = msgspec.json.Encoder(order="sorted")


class Everywhere(Shared, frozen=True):
    """The events for every state."""

    events: tuple[Known, ...]


class Origin(Struct, frozen=True):
    """The address of a site, and the host in its event IDs."""

    url: str
    host: str

    def address(self, file: str) -> str:
        """The full address of a data file."""
        return f"{self.url}{FOLDER}{file}"


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """The index, all events, a file for each state and for US, even if empty, and the schema."""
    origin, known, pages = Origin(site.settings.url, site.settings.host), _known(site, now), _pages(site)
    everywhere = Everywhere(_of(known, site.by_state.get(EVERY_STATE, ())))
    files = []
    for code in (*STATES, EVERY_STATE):
        shared = Everywhere(()) if code == EVERY_STATE else everywhere
        page, updated = pages.get(code), _updated(site, (f"states/{code.lower()}",))
        own = _of(known, site.by_state.get(code, ()))
        file = f"states/{code.lower()}.json"
        yield Task(FOLDER + file, state_file, (origin, code, page, updated, own, shared))
        count = len(own) + sum(code not in one.event.states for one in shared.events)
        files.append(PublicFile(state=code, url=origin.address(file), events=count))
    shown = tuple(files)
    yield Task(f"{FOLDER}events.json", events_file, (origin, tuple(known.values()), shown))
    names = (name for name in site.changes if name.startswith(("events/", "states/", "site")))
    yield Task(f"{FOLDER}index.json", index_file, (origin, site.settings, shown, _updated(site, names)))
    yield Task(f"{FOLDER}schema.json", schema_file, (origin,))


def state_file(
    origin: Origin,
    code: str,
    page: StatePage | None,
    updated: datetime | None,
    own: tuple[Known, ...],
    everywhere: Everywhere,
) -> bytes:
    """What a state page says: the state, and the events in it, for it, and for every state."""
    others = (one for one in everywhere.events if code not in one.event.states)
    events = sorted((*own, *others), key=lambda one: one.event.id)
    state = public_state(code, page, origin.url, updated)
    schema = origin.address("schema.json")
    whole = PublicList(version=VERSION, schema=schema, events=(), files=(), state=state)
    return _file(whole, [_line(one, origin) for one in events])


def events_file(origin: Origin, events: tuple[Known, ...], files: tuple[PublicFile, ...]) -> bytes:
    """All events; if that is too large, the files of the states, which contain them all."""
    lines, size = [], 0
    for one in events:
        lines.append(_line(one, origin))
        size += len(lines[-1])
        if size > MOST_BYTES:
            break
    is_long = size > MOST_BYTES
    filled = tuple(file for file in files if file.events) if is_long else ()
    schema = origin.address("schema.json")
    whole = PublicList(version=VERSION, schema=schema, events=(), files=filled)
    return _file(whole, () if is_long else lines)


def index_file(
    origin: Origin, settings: Settings, files: tuple[PublicFile, ...], updated: datetime | None
) -> bytes:
    """What the site is, and where its data are."""
    act_now = (settings.act_now,) if settings.act_now else ()
    index = PublicIndex(
        version=VERSION,
        schema=origin.address("schema.json"),
        name=settings.name,
        url=origin.url,
        language=settings.language,
        timezone=settings.timezone,
        tagline=settings.tagline or UNSET,
        description=settings.description or UNSET,
        events=origin.address("events.json"),
        states=files,
        kinds=tuple(
            PublicKind(name=kind.name, label=kind.label, plural=kind.plural) for kind in settings.kinds
        ),
        links=public_links((*act_now, *_footer(settings), *settings.community)),
        updated=instant(updated),
    )
    return msgspec.json.format(_ENCODER.encode(index), indent=1) + b"\n"


def _footer(settings: Settings) -> Iterator[FooterLink]:
    """The links at the bottom of each page, with whole addresses."""
    for link in settings.footer:
        yield link if is_outside(link.link) else replace(link, link=settings.url + link.link)


def schema_file(origin: Origin) -> bytes:
    """The JSON Schema of all data files."""
    roots, parts = msgspec.json.schema_components((PublicIndex, PublicList), ref_template="#/$defs/{name}")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": origin.address("schema.json"),
        "title": "Public data of a site of events, version 1",
        "anyOf": roots,
        "$defs": parts,
    }
    return json.dumps(schema, indent=1, sort_keys=True).encode() + b"\n"


# Events are in the files of several states, and those for every state are in all files.
@lru_cache(maxsize=10_000)
def _line(known: Known, origin: Origin) -> bytes:
    return _ENCODER.encode(public_event(known, origin.url, origin.host))


def _file(whole: PublicList, lines: Sequence[bytes]) -> bytes:
    """A file with one event a line, so that changing an event changes one line."""
    empty = b'{"events":[]'
    rest = _ENCODER.encode(whole).removeprefix(empty)
    events = b'{"events":[\n' + b",\n".join(lines) + b"\n]" if lines else empty
    return events + rest + b"\n"


def _known(site: Site, now: datetime) -> dict[str, Known]:
    """The events by id, without those that ended long ago by the days of the site."""
    zone, pictures = site.settings.timezone, dict(site.images)
    # The start of a day: a site is planned again when a day begins, but not in between.
    cut = start_of_day(now.astimezone(ZoneInfo(zone)).date() - timedelta(days=KEPT_DAYS), zone)
    found = {}
    for event in site.events:
        if not event.is_over(cut):
            image = image_view(event.image, pictures.get(event.image.file)) if event.image else None
            updated = _updated(site, (f"events/{event.id}",))
            regions = site.regions_of.get(event.id, ())
            found[event.id] = Known(event, image, updated, _last_over(event, cut), regions)
    return found


def _last_over(event: Event, cut: datetime) -> datetime | None:
    """When the last of the times that are left out ended."""
    return max((slot.expires for slot in event.slots if slot.is_over(cut)), default=None)


def _of(known: dict[str, Known], events: Iterable[Event]) -> tuple[Known, ...]:
    return tuple(known[event.id] for event in events if event.id in known)


def _pages(site: Site) -> dict[str, StatePage]:
    return {page.code: page for page in site.states}


def _updated(site: Site, names: Iterable[str]) -> datetime | None:
    """The newest change of some files, if any is known."""
    changes = (site.changes.get(name) for name in names)
    return max((change.last for change in changes if change), default=None)
