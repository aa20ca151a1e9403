"""How long people wait when they edit a site that was built before."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import sleep, time

from playwright.sync_api import Browser

from bench.chrome import a_browser
from bench.lab import Lab
from bench.measure import medians
from bench.samples import samples
from bench.table import print_table, seconds


def edits(count: int, runs: int) -> None:
    """Build again after one change or none, and print the medians."""
    lab = Lab(f"edits-{count}", samples(count))
    lab.command("build")
    event = _an_event(lab)

    def nothing() -> None:
        pass

    def one_event() -> None:
        lab.edit(event, "title: ", "title: Again, ")

    def one_state() -> None:
        lab.edit(lab.content / "states" / "pa.yaml", "headline: ", "headline: Again, ")

    def template() -> None:
        lab.edit(lab.folder / "templates" / "parts" / "shell.html", "<footer", "<!-- again --><footer")

    cases: list[tuple[str, Callable[[], None], str]] = [
        ("build, nothing changed", nothing, "build"),
        ("build, one event changed", one_event, "build"),
        ("build, one state page changed", one_state, "build"),
        ("build, a template of all pages changed", template, "build"),
        ("check, nothing changed", nothing, "check"),
        ("check, one event changed", one_event, "check"),
        ("--help", nothing, "--help"),
    ]
    rows = []
    for name, change, command in cases:
        usages = []
        for _ in range(runs):
            change()
            usages.append(lab.command(command))
        used = medians(usages)
        rows.append([name, seconds(used.wall), seconds(used.cpu)])
    title = f"Whole processes on a site of {count:,} events that was built before; medians of {runs}"
    print_table(title, ["", "wall", "CPU"], rows)


def serve(count: int, runs: int) -> None:
    """Start `serve`, save an event while it runs, and print how long a person waits for the page."""
    lab = Lab(f"serve-{count}", samples(count))
    lab.command("check")
    with a_browser() as browser:
        started, saved = median(_starts(lab, browser, runs)), median(_saves(lab, browser, runs))
    rows = [
        ["start to first page, with a cache", seconds(started)],
        ["file saved to page reloaded", seconds(saved)],
    ]
    print_table(f"serve, {count:,} events; medians of {runs}", ["", "wall"], rows)


def _starts(lab: Lab, browser: Browser, runs: int) -> Iterator[float]:
    """Seconds from the start of the process to the home page."""
    for _ in range(runs):
        began = time()
        with _serve(lab) as address, browser.new_page() as page:
            page.goto(address)
            yield page.evaluate(_LOADED) / 1000 - began


def _saves(lab: Lab, browser: Browser, runs: int) -> Iterator[float]:
    """Seconds from saving an event until its open page has reloaded."""
    event = _an_event(lab)
    with _serve(lab) as address, browser.new_page() as page:
        with page.expect_websocket() as socket:
            page.goto(f"{address}{event.relative_to(lab.content).with_suffix('').as_posix()}/")
        socket.value.wait_for_event("framereceived")
        for _ in range(runs):
            saved = time()
            lab.edit(event, "title: ", "title: Again, ")
            expected = event.read_text().splitlines()[0].removeprefix("title: ")
            page.get_by_role("heading", level=1, name=expected, exact=True).wait_for(timeout=600_000)
            page.wait_for_load_state("networkidle")
            yield page.evaluate(_LOADED) / 1000 - saved


_LOADED = "performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventEnd"


def _an_event(lab: Lab) -> Path:
    """The file of an event in Pennsylvania whose title has no quotes, so that words can be added in front."""
    files = sorted((lab.content / "events" / "pa").glob("2024-*-canvass-*.yaml"))
    return next(path for path in files if not path.read_text(encoding="utf-8").startswith('title: "'))


@contextmanager
def _serve(lab: Lab) -> Iterator[str]:
    """Run `serve` and yield the address of the site."""
    command = [sys.executable, "build.py", "serve", "--port", "0"]
    log = lab.folder / "serve.log"  # if nobody read a pipe, serve would stop
    with (
        log.open("w") as said,
        subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, cwd=lab.folder) as server,
    ):
        try:
            while not (found := re.search(r"http://[\d.:]+/\S*", log.read_text())):
                if server.poll() is not None:
                    raise RuntimeError(f"serve ended:\n{log.read_text()}")
                sleep(0.01)
            yield found[0]
        finally:
            server.terminate()
