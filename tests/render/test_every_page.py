"""What all pages have in common: addresses, links, their frame, and texts that stay texts."""

import re
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from msgspec.structs import replace

from tests.render.pages import Element, outputs, page, post, site, state, theme
from tests.render.sample import SATURDAY, every_page, sample
from tests.search.events import NOON, event, place, slot


def test_the_addresses_of_the_site() -> None:
    """Those of pages, and of what search engines read; docs/addresses.md has all."""
    assert sorted(path for path in outputs(sample()) if path.endswith((".html", ".txt", ".xml"))) == [
        "404.html",
        "credits/index.html",
        "embed/index.html",
        "embed/wi/index.html",
        "events/embed/index.html",
        "events/index.html",
        "events/subscribe/index.html",
        "events/us/calls/index.html",
        "events/wi/2024-11-02-carpool/index.html",
        "events/wi/doors/index.html",
        "index.html",
        "offline.html",
        "posts/2024-10-11-rides/index.html",
        "posts/index.html",
        "privacy/index.html",
        "robots.txt",
        "saved/index.html",
        "sitemap.xml",
        "wi/index.html",
        "wisconsin/embed/index.html",
        "wisconsin/index.html",
        "wisconsin/subscribe/index.html",
    ]


def test_every_link_within_the_site_leads_to_a_page() -> None:
    made = sample()
    files = outputs(made)
    for path, whole in every_page(made).items():
        here = "https://example.org/hub/" + path.removesuffix("index.html")
        named = [(element, "href") for element in whole.all("a") + whole.all("link") if element.attributes]
        loading = whole.all("script") + whole.all("iframe")
        named += [(element, "src") for element in loading if "src" in element.attributes]
        for element, attribute in named:
            address = urljoin(here, element.attributes[attribute])
            if address.startswith("https://example.org/hub/"):
                below = address.removeprefix("https://example.org/hub/").partition("#")[0].partition("?")[0]
                file = below + "index.html" if not below or below.endswith("/") else below
                assert file in files or below.startswith("search/"), (path, element.attributes)


def test_only_pages_under_any_address_start_at_the_root_of_the_host() -> None:
    for path, whole in every_page(sample()).items():
        for link in whole.all("a") + whole.all("link"):
            if link.attributes.get("href", "").startswith("/"):
                assert path in {"404.html", "offline.html"}
                assert link.attributes["href"].startswith("/hub/")


def test_every_page_has_its_frame() -> None:
    for path, whole in every_page(sample()).items():
        if path == "wi/index.html":
            continue
        head = [child for child in whole.one("head").children if isinstance(child, Element)]
        assert head[1].attributes["http-equiv"] == "Content-Security-Policy"
        assert "unsafe" not in head[1].attributes["content"]
        assert len(whole.all("h1")) == 1, path
        if not path.startswith("embed/"):  # pages in other sites' frames have no header to skip
            main = whole.one("main").attributes["id"]
            assert whole.one("a", class_="skip").attributes["href"] == f"#{main}", path
        levels = [int(element.tag[1]) for element in whole.below() if re.fullmatch("h[1-6]", element.tag)]
        assert all(deeper <= before + 1 for before, deeper in pairwise(levels)), (path, levels)
        ids = [element.attributes["id"] for element in whole.below() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path
        assert not [element for element in whole.below() if "style" in element.attributes]
        assert not [
            one
            for one in whole.all("script")
            if one.raw and one.attributes.get("type") not in {"application/ld+json", "application/json"}
        ]


def test_an_archive_says_so_and_its_clock_stands() -> None:
    made = sample(as_of="2024-10-14T12:00 America/New_York")
    for path, whole in every_page(made).items():
        if path.startswith("embed/"):
            assert "This is an archive as of October 14, 2024." in whole.one("main").text
        elif path != "wi/index.html":
            assert (
                whole.one("aside", class_="archive").text
                == "This is an archive as of October 14, 2024. Dates are shown as they were that day."
            )
            assert whole.one("html").attributes["data-now"] == str(int(NOON.timestamp()))
    assert "data-now" not in page(sample(), "").one("html").attributes


def test_search_engine_files() -> None:
    files = outputs(sample())
    assert "<loc>https://example.org/hub/wisconsin/</loc>" in files["sitemap.xml"].decode()
    assert "<loc>https://example.org/hub/</loc>" in files["sitemap.xml"].decode()
    assert "Sitemap: https://example.org/hub/sitemap.xml" in files["robots.txt"].decode()


@pytest.mark.parametrize("count", [0, 20, 21], ids="{} events".format)
def test_search_engines_are_told_of_the_pages_that_are_there_to_be_found(count: int) -> None:
    """Of all pages of long lists, and of none about what is over."""
    coming = [
        event(f"wi/{number:02}", slot("2024-10-19 10:00"), at=place("53703")) for number in range(count)
    ]
    over = [event(f"wi/over-{number}", slot("2024-10-12 10:00"), at=place("53703")) for number in range(2)]
    made = site([*coming, *over], [state("WI")], [post("a")])
    there = {
        "https://example.org/hub/" + path.removesuffix("index.html")
        for path, whole in every_page(made).items()
        if not any(one.attributes.get("name") == "robots" for one in whole.all("meta"))
    }
    told = re.findall("<loc>(.*?)</loc>", outputs(made)["sitemap.xml"].decode())
    assert sorted(told) == sorted(there)


TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "template": "{{ 7 * 7 }}{% raw %}",
    "entity": "&lt;b&gt;",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_stay_texts(text: str) -> None:
    fields = {"title": text, "summary": text, "bring": text, "host": text, "details": text}
    made = site(
        [event("wi/a", SATURDAY, at=place("60540", venue=text), **fields)],
        [state("WI", headline=text, pitch=text)],
        [post("a", title=text, body=text, states="WI")],
        name=text,
    )
    for path, whole in every_page(made).items():
        assert not [
            one for one in whole.all("script") if "alert" in one.raw and "type" not in one.attributes
        ], path
        assert not [one for one in whole.below() if "onmouseover" in one.attributes], path
    assert page(made, "wisconsin/").one("h1").text == text
    assert page(made, "events/wi/a/").one("h1").text == text


def test_the_same_site_gives_the_same_bytes() -> None:
    assert outputs(sample()) == outputs(sample(), with_theme=replace(theme()))


def test_what_lasts_into_another_day_says_until_when_in_every_list() -> None:
    drive = event("pa/drive", slot("2024-10-12 09:00", "2024-10-16 17:00"), at=place("19380"), pinned="yes")
    night = event("pa/night", slot("2024-10-15 21:00", "2024-10-16 01:00"), at=place("19380"), pinned="yes")
    made = site([drive, night], [state("PA")])
    for path in ("", "events/", "pennsylvania/"):
        times = [one.text for one in page(made, path).all("time")]
        assert times == [
            "Sat, Oct 12 @ 9 am – Wed, Oct 16 @ 5 pm EDT",
            "Tue, Oct 15 @ 9 pm – Wed, Oct 16 @ 1 am EDT",
        ], path
