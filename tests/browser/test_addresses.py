"""Addresses: every link leads somewhere, at the root of a host and under a path."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watch import watch

LINK = re.compile(r"""<(?!link rel="canonical")[a-z]+\b[^>]*?\s(?:href|src|action)=(["'])(?P<link>.*?)\1""")
REFRESH = re.compile(r'<meta http-equiv="refresh" content="\d+; url=([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')
IMPORT = re.compile(r"""\b(?:from|import)\s+["'](\.[^"']+)["']""")
STYLE_URL = re.compile(r"""url\(["']?([^"')]+)""")


def read(address: str) -> tuple[int, str, str]:
    """The status, the type and the text behind an address."""
    try:
        with urlopen(address) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read().decode("utf-8", "replace")
    except HTTPError as error:
        with error:
            return error.code, "", ""


def links(kind: str, text: str) -> Iterator[str]:
    """What a page, a script or a style sheet names."""
    if kind == "text/html":
        yield from (unescape(found["link"]) for found in LINK.finditer(text))
        yield from map(unescape, REFRESH.findall(text))
    elif kind == "text/javascript":
        yield from IMPORT.findall(text)
    elif kind == "text/css":
        yield from STYLE_URL.findall(text)


def crawl(site: str, first: Iterable[str] = ("",)) -> tuple[set[str], list[str]]:
    """All addresses on the host that the first pages of a site lead to, and what is wrong with them."""
    host = urljoin(site, "/")
    ids: dict[str, set[str]] = {}
    wrong: list[str] = []
    fragments: list[tuple[str, str, str]] = []
    waiting = [(site + path, site + path) for path in first]
    while waiting:
        address, source = waiting.pop()
        page = address.partition("?")[0]
        if page in ids:
            continue
        status, kind, text = read(address)
        ids[page] = set(ID.findall(text)) if kind == "text/html" else set()
        if status != 200:
            wrong.append(f"{source} leads to {address}, which answers {status}")
        if not address.startswith(site):
            wrong.append(f"{source} leads out of the site to {address}")
            continue
        for link in links(kind, text):
            target, fragment = urldefrag(urljoin(address, link))
            if target.startswith(host):
                waiting.append((target, address))
                fragments += [(address, target.partition("?")[0], fragment)] if fragment else []
    wrong += [
        f"{source} points at #{fragment} of {page}, where it is not"
        for source, page, fragment in fragments
        if unquote(fragment) not in ids.get(page, ())
    ]
    return set(ids), wrong


def pages(folder: Path) -> set[str]:
    """The addresses of the pages of a built site, below it."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    return {path.removesuffix("index.html") for path in found}


def is_hidden(folder: Path, path: str) -> bool:
    """Whether a page asks search engines to leave it out."""
    text = (folder / path / "index.html" if path.endswith("/") or not path else folder / path).read_text()
    return '<meta name="robots" content="noindex">' in text


@pytest.fixture(params=["at the root", "under a path"])
def site(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """A built site and its address."""
    name = {"at the root": "sample", "under a path": "crowded"}[request.param]
    return request.getfixturevalue(f"{name}_folder"), request.getfixturevalue(f"{name}_site")


def test_every_link_leads_to_a_page_of_the_site(site: tuple[Path, str]) -> None:
    folder, address = site
    assert crawl(address, pages(folder))[1] == []


def test_links_lead_from_home_to_every_page(site: tuple[Path, str]) -> None:
    """But to those that search engines are to leave out: 404, the short addresses, and what is over."""
    folder, address = site
    reached, _ = crawl(address)
    assert {address + path for path in pages(folder) if not is_hidden(folder, path)} <= reached


def test_the_crawl_sees_what_is_broken(tmp_path: Path, serve_folder: Callable[..., str]) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="gone/">gone</a> <a href="/elsewhere/">out</a> <a href="#nowhere">fragment</a>'
        '<link rel="stylesheet" href="site.css"><script src="page.js"></script><a href="https://example.org/">'
    )
    (tmp_path / "site.css").write_text("a { background: url(gone.png) }")
    (tmp_path / "page.js").write_text('import { gone } from "./gone.js";')
    address = serve_folder(tmp_path, under="/hub/")
    wrong = " ".join(crawl(address)[1])
    for name in (
        "gone/",
        "/elsewhere/, which answers 404",
        "out of the site",
        "#nowhere",
        "gone.png",
        "gone.js",
    ):
        assert name in wrong, name


def test_the_site_map_names_every_page_that_is_to_be_found(site: tuple[Path, str]) -> None:
    folder, address = site
    published = "https://example.org" + urlsplit(address).path
    status, _, text = read(address + "sitemap.xml")
    named = [
        found.text for found in ET.fromstring(text).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert status == 200
    assert len(set(named)) == len(named)
    assert set(named) == {published + path for path in pages(folder) if not is_hidden(folder, path)}
    assert f"Sitemap: {published}sitemap.xml" in read(address + "robots.txt")[2]


@pytest.mark.parametrize("wrong", ["no-such-page", "no/such/page/", "events/wi/gone/?q=1"])
def test_a_wrong_address_shows_a_page_that_leads_on(tab: Page, crowded_site: str, wrong: str) -> None:
    said = watch(tab, crowded_site)
    answer = tab.goto(crowded_site + wrong)
    assert answer
    assert answer.status == 404
    # Of the status itself, and of nothing else.
    assert [text for text in said if not text.startswith("console")] == [f"answer 404: {crowded_site}{wrong}"]
    assert [text for text in said if "status of 404" not in text and not text.startswith("answer")] == []
    expect(tab.get_by_role("heading", level=1)).to_have_text("Page not found")
    expect(tab.get_by_role("link", name="Skip to main content")).not_to_be_in_viewport()
    tab.get_by_role("main").get_by_role("link", name="Find an event").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Find an event")
    assert tab.url == f"{crowded_site}events/"


def test_all_that_the_wrong_address_shows_is_there(crowded_site: str) -> None:
    deep = crowded_site + "no/such/page/"
    with pytest.raises(HTTPError) as missing:
        urlopen(deep)
    with missing.value as error:
        text = error.read().decode()
    here = {urljoin(deep, link) for link in links("text/html", text) if not link.startswith("#")}
    inside = {address for address in here if address.startswith(urljoin(deep, "/"))}
    assert {address: read(address)[0] for address in inside} == dict.fromkeys(inside, 200)
    assert all(address.startswith(crowded_site) for address in inside), inside


def test_the_finder_works_under_a_path(tab: Page, crowded_site: str) -> None:
    said = watch(tab, crowded_site)
    tab.goto(f"{crowded_site}events/")
    tab.get_by_label("ZIP code").fill("60540")
    tab.get_by_label("Keywords").fill("carpool")
    tab.get_by_role("button", name="Find events").click()
    expect(tab.get_by_role("status")).to_contain_text("within 50 miles of 60540")
    name = "Knock on doors in Wisconsin, carpool from Naperville"
    tab.get_by_role("article").get_by_role("link", name=name).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(name)
    assert tab.url.startswith(f"{crowded_site}events/wi/")
    assert said == []
