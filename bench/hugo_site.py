"""The same events as a site of Hugo's, searched with Pagefind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from bench.lab import ROOT, WORK
from bench.measure import Usage, measure
from bench.samples import CODES, Sample
from statepages.model.states import STATES

LAYOUTS = Path(__file__).with_name("hugo")
PACKAGES = ROOT / "bench" / ".venv" / "lib"

# The programs themselves: the Python around them would cost them a quarter of a second.
HUGO, PAGEFIND = "python*/site-packages/hugo/binaries/hugo*", "python*/site-packages/pagefind_bin/pagefind*"

_LAST = "9999"


class HugoSite:
    """A Hugo site of some events."""

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
        """Delete what a build left."""
        for name in ("public", "cache", "resources"):
            shutil.rmtree(self.folder / name, ignore_errors=True)


def _program(pattern: str) -> str:
    found = next(PACKAGES.glob(pattern), None)
    if found is None:
        raise FileNotFoundError("Hugo and Pagefind are not there: run `make bench`.")
    return str(found)


def as_page(event: Sample) -> str:
    """An event as a file of Hugo's: the fields before the text as YAML, of which JSON is a part."""
    helped = {code.lower() for code in (event.folder, event.place and event.place.state) if code}
    starts = [f"{day}T{event.hour:02}:00:00" for day in event.days]
    fields: dict[str, object] = {
        "title": event.title,
        "kind": event.kind,
        "home": event.folder.lower(),
        "states": sorted(helped),
        "starts": starts,
        "order": starts[0] if starts else _LAST,
        "hours": event.hours,
        "timezone": event.zone,
        "signup": f"https://example.org/signup/{event.name}",
        "host": event.host,
        "accessible": event.is_accessible,
    }
    if event.helps:
        fields["helps"] = event.helps.lower()
    if event.is_bilingual:
        fields["languages"] = ["English", "Spanish"]
    if event.place and event.place.point:
        latitude, longitude = event.place.point
        fields |= {"venue": event.venue, "address": event.address, "city": event.place.city}
        fields |= {"place": event.place.state, "zip": event.place.code}
        fields |= {"latitude": latitude, "longitude": longitude}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", event.details, ""])


def _state(code: str) -> str:
    name, slug = STATES[code].name, STATES[code].slug
    pitch = (
        f"{name} has neighbors who knock, call and write. Each of the events below needs **one more person**."
    )
    return f"---\ntitle: {name}\nslug: {slug}\ncode: {code.lower()}\n---\n{pitch}\n"
