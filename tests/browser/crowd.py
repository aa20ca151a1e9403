"""Sites of ten thousand events, as far as a search near a ZIP code reaches: the index and the finder's page.

All other pages would take minutes, and a search asks for none of them.
"""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bench.samples import CODES, Sample
from statepages import render
from statepages.model.event import Event, Location
from statepages.files.event import Accessibility
from statepages.model.site import Settings, Site
from statepages.model.slot import Slot, end_of_day
from statepages.model.state import StatePage
from statepages.output import Output
from statepages.piece import pieces_of
from statepages.paths import Paths
from statepages.read import read_look
from tests.search.files import index_files
from tests.site import NOON, ROOT

_SETTINGS = {"name": "Ten Thousand Doors", "url": "https://example.org/", "timezone": "America/New_York"}
_FREEZE = {"as_of": "2024-10-14T12:00 America/New_York"}


def write_crowd(site: Path, folder: Path, samples: Sequence[Sample]) -> None:
    """Copy a built site to a folder, with the index and the finder's page of these events for its own."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "search" / "events")
    for output in _files(samples):
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)


def _files(samples: Sequence[Sample]) -> Iterator[Output]:
    paths = Paths.under(ROOT)
    look = read_look(paths.templates, paths.search, paths.lunr, paths.atlas, paths.rolldown)
    settings = Settings.model_validate(_SETTINGS | _FREEZE)
    states = (StatePage.model_validate({"code": code, "headline": code, "pitch": code}) for code in CODES)
    site = Site(settings, tuple(states), tuple(event_of(sample) for sample in samples), ())
    finder = next(
        piece for piece in pieces_of(render.bundles(site, NOON, look)) if piece.label == "list all 1"
    )
    yield from render.make(finder, site, NOON, look)
    yield from index_files(site, replace(look, lunr=None, finder={}))


def event_of(sample: Sample) -> Event:
    """What reading its file would come to; just the fields that are searched for or shown in a list."""
    times = sample.times
    slots = tuple(_slot(sample, start) for start in times.every)
    until = None if slots else times.until
    expires = max((slot.expires for slot in slots), default=until and end_of_day(until, sample.zone))
    word = "to be announced" if times.is_later else None if slots else "anytime"
    return _kind(_where(sample), word).model_copy(
        update={
            "id": sample.id,
            "folder": sample.folder,
            "title": sample.title,
            "kind": sample.kind,
            "helps": tuple(sorted(sample.helps)) or (sample.folder,),
            "host": sample.host,
            "status": sample.extras.status,
            "accessibility": Accessibility.model_validate({"status": sample.extras.access or "unknown"}),
            "languages": ("en", "es") if sample.is_bilingual else (),
            "slots": slots,
            "until": until,
            "location": _location(sample),
            "expires": expires,
        }
    )


def _where(sample: Sample) -> str:
    if sample.place is None:
        return "online"
    return "hybrid" if sample.place.is_hybrid else "place"


@cache
def _kind(where: str, word: str | None) -> Event:
    """An event to fill in by copying: to validate ten thousand events takes longer than all the rest."""
    places = {"place": {"zip": "19380"}, "hybrid": {"zip": "19380", "online": "yes"}}
    fields = {"id": "pa/bare", "folder": "PA", "title": "Bare", "kind": "canvass", "helps": ["PA"]}
    when = word or [{"start": "2024-10-19 10 am"}]
    return Event.model_validate({**fields, "where": places.get(where, where), "when": when})


def _slot(sample: Sample, start: datetime) -> Slot:
    zone, times = ZoneInfo(sample.zone), sample.times
    first = start.replace(tzinfo=zone).astimezone(UTC)
    last = (start + times.length).replace(tzinfo=zone).astimezone(UTC) if times.length else None
    return Slot(first, last, sample.zone, times.is_all_day)


def _location(sample: Sample) -> Location | None:
    place = sample.place
    if place is None:
        return None
    found = place.zip
    return Location(
        found.city,
        found.state,
        found.code,
        venue=place.venue,
        address=place.address,
        is_private=place.is_private,
        point=found.point,
    )
