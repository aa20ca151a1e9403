"""The markup of all pages as others read it: validators, search engines, cards in a chat."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

from statepages.picture import read_picture
from tests.google import LEAST_WIDTH, entries, flaws, missing
from tests.render.pages import Element, parsed
from tests.site import ROOT

VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
RULES = ROOT / ".htmlvalidate.json"
"""Two rules are off there: they mind the empty headings and buttons in <template>, which a script fills in.
On the pages that a reader sees, axe looks at the same (test_access.py)."""

PUBLISHED = "https://example.org/hub/"


def validate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(VALIDATE), "--config", str(RULES), *map(str, arguments)]
    # Not into a pipe: Node ends before it has written all of a long output there.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True)
        output.seek(0)
        done.stdout = output.read()
    return done


def test_html_validate_finds_nothing(crowded_folder: Path) -> None:
    # One of the crowd is like the other.
    files = [path for path in crowded_folder.rglob("*.html") if not path.match("crowd-?[1-9]/*")]
    done = validate("--formatter", "json", *files)
    found = [
        f"{Path(file['filePath']).relative_to(crowded_folder)}:{message['line']}: {message['message']}"
        for file in json.loads(done.stdout)
        for message in file["messages"]
    ]
    assert (found, done.stderr, done.returncode) == ([], "", 0)


def test_html_validate_is_asked_the_right_way(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<!doctype html><html><body><p><div></p></body></html>")
    assert validate(page).returncode == 1


@pytest.fixture(scope="module")
def pages(crowded_folder: Path) -> dict[str, Element]:
    """All pages by their address below the site."""
    return {
        path.relative_to(crowded_folder).as_posix().removesuffix("index.html"): parsed(path.read_bytes())
        for path in sorted(crowded_folder.rglob("*.html"))
    }


def meta(page: Element, name: str) -> str | None:
    found = page.all("meta", property=name) + page.all("meta", name=name)
    assert len(found) <= 1, name
    return found[0].attributes["content"] if found else None


def is_hidden(page: Element) -> bool:
    return meta(page, "robots") == "noindex"


def test_each_page_has_its_own_title_description_and_address(pages: dict[str, Element]) -> None:
    shown = {path: page for path, page in pages.items() if not is_hidden(page)}
    titles = {path: page.one("title").text for path, page in shown.items()}
    doubled = [path for path, title in titles.items() if list(titles.values()).count(title) > 1]
    assert doubled == []
    for path, page in shown.items():
        assert meta(page, "description"), path
        assert page.one("link", rel="canonical").attributes["href"] == PUBLISHED + path, path


def test_each_page_says_what_it_is_in_one_heading_and_a_known_language(pages: dict[str, Element]) -> None:
    whole = {path: page for path, page in pages.items() if not page.all("meta", http_equiv="refresh")}
    assert len(whole) > 150
    for path, page in whole.items():
        assert page.one("h1").text, path
        assert "Porchlight Volunteers" in page.one("title").text, path
        assert page.one("html").attributes["lang"] == "en", path


def test_social_tags_are_whole(pages: dict[str, Element], crowded_folder: Path) -> None:
    for path, page in pages.items():
        if is_hidden(page):
            continue
        assert meta(page, "og:url") == PUBLISHED + path, path
        for name in ("og:title", "og:description", "og:site_name", "og:type", "twitter:card"):
            assert meta(page, name), (path, name)
        image = meta(page, "og:image")
        if image:
            assert image.startswith(PUBLISHED), path
            assert (crowded_folder / image.removeprefix(PUBLISHED)).is_file(), path
    assert meta(pages["events/wi/2024-11-02-carpool-from-naperville/"], "og:image")


def data_of(page: Element) -> dict[str, Any] | None:
    """The schema.org data of a page."""
    found = page.all("script", type="application/ld+json")
    assert len(found) <= 1
    return json.loads(found[0].raw) if found else None


def events(pages: dict[str, Element]) -> dict[str, Element]:
    return {
        path: page
        for path, page in pages.items()
        if path.startswith("events/") and path.count("/") == 3 and "/page/" not in path
    }


def test_google_finds_no_flaw_in_the_data_of_event_pages(pages: dict[str, Element]) -> None:
    assert len(events(pages)) > 150
    told = {path: data_of(page) for path, page in events(pages).items()}
    assert {path: flaws(data) for path, data in told.items() if data and flaws(data)} == {}
    for path, data in told.items():
        page = pages[path]
        # No data is better than a false date: anytime actions have none.
        assert bool(data) == bool(page.one("article", class_="event").all("time")), path
        for entry in entries(data) if data else ():
            assert entry["name"] == page.one("h1").text.strip(), path
            assert entry["url"] == PUBLISHED + path, path
            assert missing(entry) <= {"endDate", "image", "offers"}, path


def test_the_data_lead_to_each_time_on_the_page(pages: dict[str, Element]) -> None:
    for path, page in events(pages).items():
        ids = {item.attributes.get("id") for item in page.all("li")}
        data = data_of(page)
        for entry in entries(data) if data else ():
            whole, _, name = entry["@id"].partition("#")
            assert whole == PUBLISHED + path
            assert name in ids, path


def test_pictures_in_the_data_are_there_and_large_enough(
    pages: dict[str, Element], crowded_folder: Path
) -> None:
    found = {
        picture
        for page in events(pages).values()
        if (data := data_of(page))
        for entry in entries(data)
        for picture in entry.get("image", [])
    }
    assert found
    for address in found:
        picture = read_picture((crowded_folder / address.removeprefix(PUBLISHED)).read_bytes())
        assert picture.size and picture.size[0] >= LEAST_WIDTH, address


def test_the_condition_of_an_event_is_in_the_data(pages: dict[str, Element]) -> None:
    data = data_of(pages["events/pa/cancelled/"])
    assert data
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    data = data_of(pages["events/pa/over/"])
    assert data
    assert data["startDate"] == "2024-10-07T10:00-04:00"
