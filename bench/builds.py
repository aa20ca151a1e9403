"""Measures builds: the sample against importing its libraries, and full sites against Hugo and Pagefind."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.hugo_site import HugoSite
from bench.lab import ROOT, Lab
from bench.measure import Usage, measure, medians
from bench.samples import samples
from bench.table import megabytes, print_table, ratio, seconds


@dataclass(frozen=True)
class Site:
    """What a build made: pages, bytes of all files, and bytes of the index before and after gzip."""

    pages: int
    size: int
    index: int
    index_sent: int


LIBRARIES = "yaml, jinja2, markdown, ftfy, nh3, babel.dates, pydantic, click, lunr"
"""What every build imports. The time that takes is the unit for builds of the sample."""

SAMPLE = ROOT / "tests" / "sample"
EDITED = "events/pa/call-from-home.yaml"


def sample(runs: int) -> None:
    """Build the sample and import the libraries in turn, and print how many imports a build takes."""
    whole, edited = Lab("sample-whole", SAMPLE), Lab("sample-edited", SAMPLE)
    edited.command("build")
    imports: list[Usage] = []
    full: list[Usage] = []
    again: list[Usage] = []
    for _ in range(runs):
        imports.append(measure([sys.executable, "-c", f"import {LIBRARIES}"], whole.folder))
        whole.forget()
        full.append(whole.command("build", "--no-cache"))
        edited.edit(edited.content / EDITED, "title: ", "title: Again, ")
        again.append(edited.command("build"))
    unit = medians(imports)
    named = [("imports of the libraries", imports), ("full build", full), ("build, one event edited", again)]
    rows = []
    for name, usages in named:
        used = medians(usages)
        rows.append([name, seconds(used.wall), seconds(used.cpu), ratio(used.wall, unit.wall)])
    count = len(list((SAMPLE / "events").rglob("*.yaml")))
    title = f"The sample site of {count} events, whole processes taking turns; medians of {runs}"
    print_table(title, ["", "wall", "CPU", "x imports"], rows)


def compare(counts: Iterable[int], runs: int) -> None:
    """Build sites with these numbers of events and print the medians."""
    for count in counts:
        _compare(count, runs)


def _compare(count: int, runs: int) -> None:
    events = list(samples(count))
    lab, hugo = Lab(f"ours-{count}", events), HugoSite(f"theirs-{count}", events)
    ours: list[Usage] = []
    theirs: list[tuple[Usage, Usage]] = []
    for _ in range(runs):
        lab.forget()
        ours.append(lab.command("build"))
        hugo.forget()
        theirs.append(hugo.build())
    together = medians([one + other for one, other in theirs])
    columns = [
        medians(ours),
        medians([one for one, _ in theirs]),
        medians([other for _, other in theirs]),
        together,
    ]
    rows = [
        _row(name, columns, field) for name, field in (("wall", "wall"), ("CPU", "cpu"), ("memory", "memory"))
    ]
    made = _our_site(lab.output), _their_site(hugo.output)
    for name, field in (
        ("pages", "pages"),
        ("all files", "size"),
        ("index", "index"),
        ("index, gzip", "index_sent"),
    ):
        mine, other = (getattr(site, field) for site in made)
        shown = [f"{value:,}" if field == "pages" else megabytes(value) for value in (mine, other)]
        rows.append([name, shown[0], "", "", shown[1], ratio(mine, other)])
    head = ["", "Statepages", "Hugo", "Pagefind", "both", "ratio"]
    print_table(f"Full build of {count:,} events, without a cache; medians of {runs}", head, rows)


def _row(name: str, columns: list[Usage], field: str) -> list[str]:
    values = [getattr(column, field) for column in columns]
    shown = [(megabytes if field == "memory" else seconds)(value) for value in values]
    return [name, *shown, ratio(values[0], values[-1])]


def _our_site(folder: Path) -> Site:
    search = folder / "search"
    index = [search / "manifest.json", *search.glob("events/*.json"), *search.glob("words/*.json")]
    return _site(folder, index)


def _their_site(folder: Path) -> Site:
    pagefind = folder / "pagefind"
    parts = ("fragment/*", "index/*", "filter/*", "*.pf_meta", "pagefind-entry.json")
    return _site(folder, [path for part in parts for path in pagefind.glob(part)])


def _site(folder: Path, index: list[Path]) -> Site:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Site(
        pages=sum(path.suffix == ".html" for path in files),
        size=sum(path.stat().st_size for path in files),
        index=sum(path.stat().st_size for path in index),
        # Pagefind compresses its own files.
        index_sent=sum(_sent(path.read_bytes()) for path in index),
    )


def _sent(data: bytes) -> int:
    """Bytes sent to a browser."""
    is_packed = data.startswith(b"\x1f\x8b")
    return len(data) if is_packed else len(gzip.compress(data, compresslevel=6, mtime=0))
