"""Sites of ten thousand events, as far as a search near a ZIP code reaches: the index and the finder's page.

All other pages would take minutes, and a search asks for none of them.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.samples import CODES, Sample
from statepages import render
from statepages.model.event import Event, Location
from statepages.model.event_file import Accessibility
from statepages.model.site import Settings, Site
from statepages.model.slot import Slot
from statepages.model.state import StatePage
from statepages.output import Output
from statepages.piece import pieces_of
from statepages.pipeline.paths import Paths
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
    slots = tuple(_slot(sample, day.isoformat()) for day in sample.days)
    return _KINDS[sample.place is None, not slots].model_copy(
        update={
            "id": sample.id,
            "folder": sample.folder,
            "title": sample.title,
            "kind": sample.kind,
            "helps": (sample.folder,),
            "host": sample.host,
            "accessibility": Accessibility(status="accessible") if sample.is_accessible else None,
            "languages": ("en", "es") if sample.is_bilingual else (),
            "slots": slots,
            "location": _location(sample),
            "expires": max((slot.expires for slot in slots), default=None),
        }
    )


def _bare(where: str | dict[str, str], when: str | list[dict[str, str]]) -> Event:
    fields = {"id": "pa/bare", "folder": "PA", "title": "Bare", "kind": "canvass", "helps": ["PA"]}
    return Event.model_validate({**fields, "where": where, "when": when})


# Filled in by copying: to validate ten thousand events takes longer than all the rest.
_KINDS = {
    (online, anytime): _bare(
        "online" if online else {"zip": "19380"}, "anytime" if anytime else [{"start": "2024-10-19 10 am"}]
    )
    for online in (False, True)
    for anytime in (False, True)
}


def _slot(sample: Sample, day: str) -> Slot:
    zone = ZoneInfo(sample.zone)
    start, end = (
        datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=zone).astimezone(NOON.tzinfo)
        for hour in (sample.hour, sample.hour + sample.hours)
    )
    return Slot(start, end, sample.zone)


def _location(sample: Sample) -> Location | None:
    if sample.place is None:
        return None
    found = sample.place
    return Location(
        found.city, found.state, found.code, venue=sample.venue, address=sample.address, point=found.point
    )
