"""The worker of a site, and the manifest for home screens."""

import json
import re
from urllib.parse import urljoin

import pytest
from msgspec.structs import replace

from statepages import outputs as every_output
from statepages.outputs.offline import short_name, switched_off
from tests.render.pages import outputs, theme
from tests.render.sample import sample
from tests.search.events import NOON


def test_the_worker_lists_files_that_are_there() -> None:
    """Under the addresses that pages load them by; what it does not list it cannot keep from the first."""
    made = sample()
    files = {output.path for task in every_output.plan(made, theme(), NOON) for output in task.outputs()}
    listed = json.loads(re.findall(r"const FILES=(\[.*?\]);", outputs(made)["sw.js"].decode())[0])
    assert {address.partition("?")[0] for address in listed} <= files
    for path in ("index.html", "events/index.html", "events/wi/doors/index.html", "saved/index.html"):
        page = outputs(made)[path].decode()
        loaded = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]* (?:href|src)="([^"]+)"', page)
        addresses = {urljoin(f"https://x/{path}", address).removeprefix("https://x/") for address in loaded}
        assert addresses <= set(listed), path


def test_the_worker_changes_with_scripts_and_styles_and_not_with_events() -> None:
    before = outputs(sample())["sw.js"]
    fewer = replace(sample(), events=sample().events[1:])
    assert outputs(fewer)["sw.js"] == before
    changed = replace(theme(), assets={**theme().assets, "css/base.css": b"p { color: red }"})
    assert outputs(sample(), with_theme=changed)["sw.js"] != before


def test_a_site_that_stays_online_publishes_the_worker_that_removes_itself() -> None:
    """So does a preview of any site."""
    worker = outputs(sample(offline="no"))["sw.js"]
    assert b"unregister" in worker
    assert b"FILES" not in worker
    [task] = [task for task in every_output.plan(sample(), theme(), NOON) if task.address == "sw.js"]
    [previewed] = switched_off(task).outputs()
    assert previewed.data == worker


def test_the_manifest_finds_its_way_from_where_it_lies() -> None:
    files = outputs(sample())
    manifest = json.loads(files["manifest.webmanifest"])
    assert (manifest["start_url"], manifest["scope"], manifest["id"]) == ("./", "./", "./")
    assert {icon["src"] for icon in manifest["icons"]} <= files.keys()
    assert (
        b'<link rel="manifest" href="../../../manifest.webmanifest">' in files["events/wi/doors/index.html"]
    )


@pytest.mark.parametrize(
    ("name", "short"),
    {
        "Neighbors": "Neighbors",
        "Porchlight Volunteers": "Porchlight",
        "We Go to Ohio": "We Go to",
        "Neighborhoodassociation": "Neighborhood",
    }.items(),
)
def test_a_short_name_fits_below_an_icon(name: str, short: str) -> None:
    assert short_name(name) == short
