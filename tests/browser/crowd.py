"""Sites of ten thousand events, as far as a search near a ZIP code reaches: the index and the finder's page.

All other pages would take minutes, and a search asks for none of them.
"""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bench.samples import CODES, Sample
from statepages.model.event import Accessibility, Event, Location
from statepages.model.kinds import kind_label
from statepages.model.settings import Settings
from statepages.model.site import Site
from statepages.model.slot import Slot, end_of_day, slot_of
from statepages.model.state import StatePage
from statepages.output import Output
from statepages.outputs import finder_page
from statepages.paths import Paths
from statepages.read import read_theme
from tests.search.files import index_files
from tests.site import NOON, ROOT

_SETTINGS = Settings("Ten Thousand Doors", "https://example.org/", "America/New_York", as_of=NOON)


def write_crowd(site: Path, folder: Path, samples: Sequence[Sample]) -> None:
    """Copy a built site to a folder, with the index and the finder's page of these events for its own."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "search" / "events")
    for output in _files(samples):
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)


def _files(samples: Sequence[Sample]) -> Iterator[Output]:
    theme = read_theme(Paths.under(ROOT))
    states = tuple(StatePage(code, headline=code, pitch=code) for code in CODES)
    site = Site(_SETTINGS, states, tuple(event_of(sample) for sample in samples), ())
    yield from next(finder_page.plan(site, theme, NOON)).outputs()
    yield from index_files(site, replace(theme, lunr=None, finder={}))


def event_of(sample: Sample) -> Event:
    """What reading its file would come to; just the fields that are searched for or shown in a list."""
    times = sample.times
    slots = tuple(_slot(sample, start) for start in times.every)
    until = None if slots else times.until
    ends = end_of_day(until, sample.zone) if until else None
    return Event(
        id=sample.id,
        folder=sample.folder,
        title=sample.title,
        kind=sample.kind,
        kind_label=kind_label(sample.kind),
        helps=tuple(sorted(sample.helps)) or (sample.folder,),
        slots=slots,
        word="to-be-announced" if times.is_later else None if slots else "anytime",
        until=until,
        expires=max((slot.expires for slot in slots), default=ends),
        location=_location(sample),
        online=sample.place is not None and sample.place.is_hybrid,
        host=sample.host,
        accessibility=Accessibility(sample.extras.access or "unknown"),
        languages=("en", "es") if sample.is_bilingual else (),
        status=sample.extras.status,
    )


def _slot(sample: Sample, start: datetime) -> Slot:
    zone, times = ZoneInfo(sample.zone), sample.times
    first = start.replace(tzinfo=zone).astimezone(UTC)
    last = (start + times.length).replace(tzinfo=zone).astimezone(UTC) if times.length else None
    return slot_of(first, last, sample.zone, all_day=times.is_all_day)


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
