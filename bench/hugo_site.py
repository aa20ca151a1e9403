"""The same events as a Hugo site, searched with Pagefind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from bench.lab import ROOT, WORK
from bench.measure import Usage, measure
from bench.samples import CODES, Sample
from statepages.model.states import STATES

LAYOUTS = Path(__file__).with_name("hugo")
PACKAGES = ROOT / "bench" / ".venv" / "lib"

# The programs themselves. The Python wrapper would add a quarter of a second.
HUGO, PAGEFIND = "python*/site-packages/hugo/binaries/hugo*", "python*/site-packages/pagefind_bin/pagefind*"

_LAST = "9999"

ACCESS = {
    "accessible": "Accessible by wheelchair.",
    "partly": "Partly accessible by wheelchair.",
    "not-accessible": "Not accessible by wheelchair.",
    "unknown": "Not known. Please ask.",
}
NOTICES = {
    "cancelled": {"title": "Canceled", "text": "This event does not take place."},
    "full": {"title": "Full", "text": "All places are taken. Look for another event that needs you."},
    "postponed": {
        "title": "Postponed",
        "text": "This event will be at another time, not at the one below.",
    },
    "moved-online": {"title": "Moved online", "text": "Take part from home. Nobody will be at the place."},
}


class HugoSite:
    """A Hugo site with some events."""

    def __init__(self, name: str, events: Iterable[Sample]) -> None:
        self.folder = WORK / name
        self.output = self.folder / "public"
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(LAYOUTS, self.folder)
        assets = self.folder / "static" / "assets"
        assets.mkdir(parents=True)
        styles = sorted((ROOT / "templates" / "assets" / "css").glob("*.css"))
        (assets / "site.css").write_text("".join(style.read_text() for style in styles))
        shutil.copy(ROOT / "templates" / "assets" / "clock.js", assets)
        for code in CODES:
            folder = self.folder / "content" / "states" / code.lower()
            folder.mkdir(parents=True)
            (folder / "_index.md").write_text(_state(code))
            (self.folder / "content" / "events" / code.lower()).mkdir(parents=True)
        for event in events:
            path = self.folder / "content" / "events" / f"{event.id}.md"
            path.write_text(as_page(event), encoding="utf-8")

    def build(self) -> tuple[Usage, Usage]:
        """Hugo, then Pagefind."""
        hugo = [_program(HUGO), "--quiet", "--noBuildLock", "--cacheDir", str(self.folder / "cache")]
        pagefind = [_program(PAGEFIND), "--silent", "--site", "public"]
        return measure(hugo, self.folder), measure(pagefind, self.folder)

    def forget(self) -> None:
        """Delete what a build left behind."""
        for name in ("public", "cache", "resources"):
            shutil.rmtree(self.folder / name, ignore_errors=True)


def _program(pattern: str) -> str:
    found = next(PACKAGES.glob(pattern), None)
    if found is None:
        raise FileNotFoundError("Hugo and Pagefind are not installed. Run `make bench`.")
    return str(found)


def as_page(event: Sample) -> str:
    """An event as a Hugo file: the fields in front of the text are YAML, written as JSON.

    Leaves out fields without a value.
    """
    fields = {**_facts(event), **_when(event), **_where(event), **_more(event)}
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in fields.items()
        if value is not None
    ]
    return "\n".join(["---", *lines, "---", event.details, ""])


def _facts(event: Sample) -> dict[str, object]:
    helped = event.helps or (event.folder,)
    place = event.place and event.place.zip.state
    return {
        "title": event.title,
        "kind": event.kind,
        "home": event.folder.lower(),
        "states": sorted({code.lower() for code in (*helped, place) if code}),
        "helps": sorted(code.lower() for code in helped),
        # The badge names only states that do not follow from the place.
        "helped": sorted(code.lower() for code in helped if code != (place or event.folder)),
        "signup": f"https://example.org/signup/{event.name}",
        "host": event.host,
    }


def _when(event: Sample) -> dict[str, object]:
    times = event.times
    starts = [f"{start:%Y-%m-%dT%H:%M:%S}" for start in times.every]
    return {
        "starts": starts,
        "order": starts[0] if starts else _LAST,
        "minutes": times.length and times.length // timedelta(minutes=1),
        "allday": times.is_all_day,
        "words": None if starts else "To be announced" if times.is_later else "Any time",
        "last": None if starts or not times.until else f"{times.until}",
        "timezone": event.zone,
    }


def _where(event: Sample) -> dict[str, object]:
    """The place, or online if the event has moved online."""
    place, is_moved = event.place, event.extras.status == "moved-online"
    online: dict[str, object] = {"online": place is None or place.is_hybrid or is_moved, "moved": is_moved}
    if place is None:
        return online
    latitude, longitude = place.zip.point or (None, None)
    return online | {
        "venue": place.venue,
        "address": place.address,
        "directions": place.directions,
        "private": place.is_private,
        "city": place.zip.city,
        "place": place.zip.state,
        "zip": place.zip.code,
        "latitude": latitude,
        "longitude": longitude,
    }


def _more(event: Sample) -> dict[str, object]:
    more = event.extras
    return {
        "summary": more.summary,
        "notice": NOTICES.get(more.status),
        "bring": more.bring,
        "training": more.training,
        "access": more.access and ACCESS[more.access],
        "accessnotes": more.access_notes,
        "languages": ["English", "Spanish"] if event.is_bilingual else None,
        "contact": dict(more.contact) or None,
        "tags": list(more.tags) or None,
        "source": more.source,
    }


def _state(code: str) -> str:
    name, slug = STATES[code].name, STATES[code].slug
    pitch = (
        f"{name} has neighbors who knock, call and write. Each of the events below needs **one more person**."
    )
    return f"---\ntitle: {name}\nslug: {slug}\ncode: {code.lower()}\n---\n{pitch}\n"
