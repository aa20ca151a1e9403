"""What a search near a ZIP code loads, in bytes after gzip, as a real browser asks for it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from bench.lab import ROOT, WORK
from bench.samples import Sample
from bench.table import kilobytes, print_table
from search.compact import hundredths
from statepages.build import build
from statepages.checking.settings import begin
from statepages.model.zips import every_zip
from statepages.paths import Paths
from tests.browser.crowd import write_crowd
from tests.browser.server import serve
from tests.browser.weigh import sent, weigh_searches
from tests.site import SAMPLE

PLACES = {
    "10001": "New York, near three states",
    "60540": "Naperville, near two",
    "42223": "Fort Campbell, in two",
    "19380": "West Chester, near four",
    "20001": "Washington, near three",
    "83001": "Jackson, near Idaho",
    "97635": "New Pine Creek, in two",
    "96813": "Honolulu",
}
"""ZIP codes to search near, and what is special about them."""

_CHOOSE = Path(__file__).with_name("zip_shards.mjs")


def write_site(name: str, events: Sequence[Sample]) -> Path:
    """A site with these events, in the files that a search loads. The other files are from the sample."""
    sample, folder = WORK / "sample", WORK / name
    paths = Paths.under(ROOT, SAMPLE, sample)
    build(paths, begin(paths, None, datetime.now(UTC)))
    shutil.rmtree(folder, ignore_errors=True)
    write_crowd(sample, folder, events)
    return folder


def print_searches(browser: Browser, folder: Path, title: str) -> None:
    """Print what searches load on the site in a folder, and what a search near any ZIP code can load."""
    with serve(folder) as address:
        found = weigh_searches(browser, f"{address}events/", PLACES)
    _print_searches(found, title)
    worst = max(found, key=lambda code: sum(found[code].values()))
    _print_files(found[worst], f"{title}: the files of {worst}")
    _print_all_zips(folder, title)


def _print_searches(found: dict[str, dict[str, int]], title: str) -> None:
    rows = []
    for code, sizes in found.items():
        shards = [size for url, size in sizes.items() if "/search/events/" in url]
        total = kilobytes(sum(sizes.values()))
        rows.append(
            [f"{code}, {PLACES[code]}", total, str(len(sizes)), kilobytes(sum(shards)), str(len(shards))]
        )
    print_table(title, ["", "all", "requests", "of these shards", "shards"], rows)


def _print_files(sizes: dict[str, int], title: str) -> None:
    """The files by size, with each folder of the index on one line."""
    parts: dict[str, list[int]] = {}
    for url, size in sizes.items():
        path = urlsplit(url).path[1:]
        folder = path.rpartition("/")[0]
        parts.setdefault(f"{folder}/*" if folder.startswith("search/") else path, []).append(size)
    ordered = sorted(parts.items(), key=lambda part: -sum(part[1]))
    rows = [[part, kilobytes(sum(some)), str(len(some))] for part, some in ordered]
    print_table(title, ["", "gzip", "files"], rows)


def _print_all_zips(folder: Path, title: str) -> None:
    """The size of the shards that a search near each ZIP code first loads."""
    searches = near_all_zips(folder)
    rows = []
    for name, share in {"half of all ZIP codes": 0.5, "9 of 10": 0.9, "99 of 100": 0.99, "all": 1.0}.items():
        code, shards, size = searches[int(share * (len(searches) - 1))]
        rows.append([name, kilobytes(size), str(len(shards)), code])
    print_table(f"{title}: shards for a search near", ["", "at most", "shards", "such as"], rows)


def near_all_zips(folder: Path) -> list[tuple[str, list[str], int]]:
    """Each ZIP code with the shards that the finder chooses for it and their bytes, smallest first."""
    manifest = json.loads((folder / "search" / "manifest.json").read_text())
    shards = (folder / "search" / "events").glob("*.json")
    sizes = {path.stem.upper(): sent(path.read_bytes()) for path in shards}
    places = [
        {"zip": found.code, "states": found.states, "point": hundredths(found.point)}
        for found in every_zip()
        if found.point
    ]
    asked = json.dumps({"manifest": manifest, "sizes": sizes, "places": places})
    done = subprocess.run(
        ["node", _CHOOSE], input=asked, capture_output=True, text=True, check=True, cwd=ROOT
    )
    found = json.loads(done.stdout)
    return sorted(((one["zip"], one["shards"], one["bytes"]) for one in found), key=lambda one: one[2])
