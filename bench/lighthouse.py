"""How Lighthouse rates each kind of page, in the system's Chromium."""

from __future__ import annotations

import json
import os
import subprocess
from statistics import median
from typing import Any

from bench.host import host
from bench.lab import ROOT, Lab
from bench.samples import samples
from bench.table import print_table
from tests.browser import chromium

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "practices",
    "seo": "SEO",
}

_LIGHTHOUSE = ROOT / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js"


def rate(count: int, runs: int) -> None:
    """Print the median scores of a page of each kind, and the audits that lowered them."""
    lab = Lab("lighthouse", samples(count))
    lab.output.mkdir()
    with host(lab.output) as address:
        lab.edit(lab.content / "site.yaml", "https://example.org/", address)
        lab.output.rmdir()
        lab.command("build")
        event = min((lab.output / "events" / "pa").iterdir()).name
        pages = {"home": "", "state": "pennsylvania/", "event": f"events/pa/{event}/", "finder": "events/"}
        reports = {name: [_report(address + path) for _ in range(runs)] for name, path in pages.items()}
    rows = [[name, _best(some), *(_score(some, key) for key in CATEGORIES)] for name, some in reports.items()]
    speed = median(report["environment"]["benchmarkIndex"] for some in reports.values() for report in some)
    title = f"Lighthouse, a site of {count:,} events; medians of {runs}, on a machine of speed {speed:.0f}"
    print_table(title, ["", "best performance", *CATEGORIES.values()], rows)
    for name, some in reports.items():
        for loss in sorted({loss for report in some for loss in _losses(report)}):
            print(f"{name}: {loss}")


def _report(address: str) -> dict[str, Any]:
    command = ["node", str(_LIGHTHOUSE), address, "--quiet", "--output=json"]
    flags = ["--headless=new", *chromium.arguments()]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(flags)}"]
    environment = {**os.environ, "CHROME_PATH": chromium.find() or ""}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed at {address}:\n{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _score(reports: list[dict[str, Any]], category: str) -> str:
    return f"{100 * median(report['categories'][category]['score'] for report in reports):.0f}"


def _best(reports: list[dict[str, Any]]) -> str:
    """The performance score for a run in which the machine was not busy with anything else."""
    return f"{100 * max(report['categories']['performance']['score'] for report in reports):.0f}"


def _losses(report: dict[str, Any]) -> list[str]:
    """The audits that count and are below 100."""
    found = []
    for key in CATEGORIES:
        for reference in report["categories"][key]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = audit.get("displayValue", "")
                found.append(f"{audit['title']} ({audit['score']:.2f}) {shown}".rstrip())
    return found
