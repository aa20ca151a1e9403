"""Imports sources into a content folder: gets them, reads them, and writes what comes of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from statepages.checking.check import Checked, check
from statepages.checking.one_file import FALLBACK_ZONE
from statepages.checking.settings import Start, begin
from statepages.commands import options
from statepages.commands.import_sources import files_of_sources, named_source, shown_source, with_asked
from statepages.commands.imported_files import read_kept, write_all
from statepages.importers.bring import Brought, bring
from statepages.importers.defaults import Defaults
from statepages.importers.existing import Existing
from statepages.importers.imported import lasting_names
from statepages.importers.pages import read_pages
from statepages.importers.prepare_place import with_places
from statepages.importers.recognize import api_of, recognize
from statepages.importers.record import Options, Reading, Remark
from statepages.importers.results import Result
from statepages.links.fetch import MOST_BYTES, Fetcher, Token
from statepages.links.request import Requests, agent
from statepages.model.import_source import Columns, ImportSource
from statepages.model.zips import find_zip
from statepages.paths import Paths, shown_name
from statepages.report import Failure

_WRONG = Reading(
    remarks=(Remark(("Its file has errors. To see them, run: python build.py check",), needs_person=True),),
    is_whole=False,
)
_MONTHS_AHEAD = 6


class World(Struct, frozen=True):
    """What an import needs from outside: how to ask other machines, how to wait, and a clock in seconds.

    `requests` makes what asks them, by the name that it gives itself.
    """

    requests: Callable[[str], Requests] = Requests
    sleep: Callable[[float], None] = time.sleep
    seconds: Callable[[], float] = time.monotonic


class Import(Struct, frozen=True, kw_only=True):
    """An import: into which content folder, at which time, and what the command line asks for.

    `until` is the last day of events that repeat forever. A dry run writes nothing.
    """

    paths: Paths
    now: datetime | None
    asked: ImportSource
    until: date | None
    is_dry: bool
    world: World


def run(work: Import, named: Sequence[str], *, every: bool) -> list[Result]:
    """Import the sources that somebody named, or all of content/sources/."""
    start = begin(work.paths, work.now, options.clock())
    checked = check(work.paths, start)
    files = files_of_sources(checked)
    known = {name: ImportSource(id=name) for name in files}
    known |= {file.value.id: file.value for file in checked.content.sources}
    wanted = [
        *(known.values() if every else ()),
        *(named_source(one, known, work.paths, work.asked) for one in named),
    ]
    sources = [with_asked(one, work.asked) for one in wanted]
    wrong = {*files} - {file.value.id for file in checked.content.sources}
    readings = [_WRONG if source.id in wrong else _reading(source, start, work) for source in sources]
    existing = _existing(work.paths, checked)
    places = {name: place for reading in readings for name, place in reading.places.items()}
    results: list[Result] = []
    lasting = lasting_names(map(shown_source, sources))
    content = shown_name(work.paths.content)
    for source, reading in zip(sources, readings, strict=True):
        shown = shown_source(source)
        name = lasting[shown]
        brought = bring(
            with_places(reading, places), name, existing, _defaults(source, start), join=source.join
        )
        results += [_shown_as(one, shown, content, files.get(source.id)) for one in brought.results]
        if not work.is_dry:
            write_all(work.paths, name, brought, existing.files)
        existing = _after(existing, name, brought)
    return results


def _reading(source: ImportSource, start: Start, work: Import) -> Reading:
    """What a source says. One that cannot be read has no events, and a remark says why."""
    try:
        return _read(source, start, work)
    except Failure as failure:
        return Reading(remarks=(Remark(failure.line, needs_person=True),), is_whole=False)


def _read(source: ImportSource, start: Start, work: Import) -> Reading:
    """What a source says. Raises Failure."""
    since = source.since or _today(start)
    read_as = Options(
        now=start.now,
        since=since,
        until=work.until or _horizon(max(since, _today(start))),
        columns=(source.columns or Columns()).by_field(),
    )

    def read(name: str, data: bytes) -> Reading:
        return recognize(data, name, source.source_type).read(data, read_as)

    if not (source.address or source.organization):
        return _alone(read(Path(source.id).name, _file(Path(source.id))))
    api = (kind := api_of(source.source_type)) and kind.api
    if source.organization and not api:
        raise Failure(
            "Only Mobilize, Action Network and Eventbrite have organizations. Say which: type: mobilize"
        )
    address = source.address or (api.address(quote(source.organization or "", safe="")) if api else "")
    requests = work.world.requests(agent("imports events for", start.settings.value))
    fetcher = Fetcher(requests, work.world.sleep, options.clock)
    token = _token(source.source_type)
    return read_pages(
        address, lambda page: fetcher.fetch(page, token), partial(read, address), work.world.seconds
    )


def _alone(reading: Reading) -> Reading:
    """A page that nobody follows, with what to say if there are more."""
    return replace(reading, remarks=(reading.more, *reading.remarks)) if reading.more else reading


def _token(wanted: str | None) -> Token | None:
    """What the service of a source asks for, from the environment."""
    kind = api_of(wanted)
    api = kind.api if kind else None
    value = os.environ.get(api.variable or "", "").strip() if api else ""
    if api is None or api.variable is None or not value:
        return None
    return Token(api.host, api.header, f"{api.prefix}{value}", api.variable)


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Failure("There is no such file, and no such source in content/sources/.") from error
    except OSError as error:
        raise Failure(f"It cannot be read: {error.strerror}.") from error
    if len(data) > MOST_BYTES:
        raise Failure(f"It is larger than {MOST_BYTES // 1_000_000} MB. Split it, and import each part.")
    return data


def _today(start: Start) -> date:
    return start.now.astimezone(ZoneInfo(start.zone or FALLBACK_ZONE)).date()


def _horizon(day: date) -> date:
    """The end of a month half a year ahead. It moves once a month, so a nightly import changes little."""
    months = day.year * 12 + day.month + _MONTHS_AHEAD
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _defaults(source: ImportSource, start: Start) -> Defaults:
    place = find_zip(source.zip) if source.zip else None
    return Defaults(
        kinds=start.kinds,
        now=start.now,
        since=source.since or _today(start),
        state=source.state or (place.state if place else None),
        zip=source.zip,
        zone=source.timezone,
        kind=source.kind,
        host=source.host,
        tags=source.tags,
    )


def _existing(paths: Paths, checked: Checked) -> Existing:
    """The events that a content folder has."""
    files = {raw.name: raw for raw in checked.raw.values() if raw.name.startswith("events/")}
    identities = {file.value.identity: file.name for file in checked.content.events}
    return Existing(files, read_kept(paths), identities)


def _after(existing: Existing, source: str, brought: Brought) -> Existing:
    """The events that there are after an import."""
    return Existing(
        {**existing.files, **brought.files},
        {**existing.imported, source: brought.imported},
        existing.identities,
    )


def _shown_as(result: Result, source: str, content: str, file: str | None) -> Result:
    """A result as people see it: with the name of its source, and the whole path of its file. What is about
    the source itself has the file in content/sources/.
    """
    of_source = file if result.outcome == "input" else None
    return replace(result, source=source, path=f"{content}/{result.path}" if result.path else of_source)
