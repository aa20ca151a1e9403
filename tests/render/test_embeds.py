"""Lists in frames of other sites, and the page that says how to put them there."""

import re

import pytest

from statepages.outputs.embeds import MOST_EVENTS, SANDBOX
from tests.active import active_content
from tests.render.pages import Element, outputs, page, parsed, site, state
from tests.render.sample import every_page, sample
from tests.search.events import event, place, slot

HERE = place("53703", venue="The library", address="1 Main St")
CROWD = [event(f"wi/{number:02}", slot(f"2024-10-{15 + number % 9} 10:00"), at=HERE) for number in range(30)]
FRAMES = {"embed/": "events/", "embed/wi/": "wisconsin/"}
HOSTILE = '</pre>"><script>alert(1)</script><img src=x onerror=alert(1)>'


def titles(whole: Element) -> list[str]:
    return [card.one("h3").text for card in whole.all("article", class_="card")]


@pytest.mark.parametrize(("frame", "path"), FRAMES.items(), ids=FRAMES)
def test_a_frame_has_the_first_events_of_its_list(frame: str, path: str) -> None:
    made = site([*CROWD, event("wi/over", slot("2024-10-12 10:00"), at=HERE)], [state("WI")])
    assert titles(page(made, frame)) == titles(page(made, path))[:MOST_EVENTS]
    assert len(titles(page(made, frame))) == MOST_EVENTS


@pytest.mark.parametrize(("frame", "path"), FRAMES.items(), ids=FRAMES)
def test_what_is_in_a_frame_is_of_the_page_that_has_the_whole_list(frame: str, path: str) -> None:
    whole = page(sample(), frame)
    assert whole.one("link", rel="canonical").attributes["href"] == f"https://example.org/hub/{path}"
    assert whole.one("meta", name="robots").attributes["content"] == "noindex"
    links = {link.text: link.attributes["href"] for link in whole.all("a")}
    assert links["See all upcoming events"] == "../" * frame.count("/") + path
    assert "As of October 14, 2024." in whole.one("main").text


@pytest.mark.parametrize("frame", FRAMES)
def test_links_in_a_frame_leave_it_and_nothing_can_be_kept(frame: str) -> None:
    whole = page(sample(), frame)
    ways = {(link.attributes.get("target"), link.attributes.get("rel")) for link in whole.all("a")}
    assert ways == {("_blank", "noopener")}
    assert not whole.all("button") and not whole.all("form")
    [script] = whole.all("script")
    text = outputs(sample())["assets/frame.js"].decode()
    assert script.attributes["src"].startswith("../" * frame.count("/") + "assets/frame.js")
    # A script of type module would not load in a sandbox, where its origin is none.
    assert "type" not in script.attributes
    assert not re.search(r"Storage|serviceWorker|indexedDB|caches|cookie|\bimport\b|\bexport\b", text)


def test_links_elsewhere_stay_in_their_tab() -> None:
    for path, whole in every_page(sample()).items():
        if not path.startswith("embed/"):
            assert not [link for link in whole.all("a") if "target" in link.attributes], path


def test_a_frame_without_events_says_so() -> None:
    assert "No upcoming events yet." in page(site([], [state("WI")]), "embed/wi/").one("main").text


def policy(whole: Element) -> dict[str, str]:
    text = whole.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: sources for name, _, sources in parts}


def test_the_pages_with_a_preview_alone_show_a_frame() -> None:
    for path, whole in every_page(sample()).items():
        has_preview = bool(whole.all("iframe"))
        assert has_preview == path.endswith("/embed/index.html"), path
        assert policy(whole).get("frame-src") == ("'self'" if has_preview else None), path


ORIGINS = {
    "https://example.org/hub/": "'self' https://example.org",
    "http://example.org:8080/": "'self' http://example.org:8080",
    "https://bücher.example/": "'self' https://xn--bcher-kva.example",
    "https://a_b.example.org/": "'self'",
}


@pytest.mark.parametrize(("url", "sources"), ORIGINS.items(), ids=ORIGINS)
def test_a_frame_names_the_origin_that_it_loads_from(url: str, sources: str) -> None:
    """'self' alone is none in a sandbox, says Safari."""
    found = policy(page(sample(url=url), "embed/wi/"))
    assert {found[name].strip() for name in ("script-src", "style-src", "img-src")} == {sources}
    assert found["default-src"] == "'none'"


def snippet(whole: Element, name: str) -> str:
    return whole.one("pre", id=name).one("code").text


@pytest.mark.parametrize("name", ["Neighbors", 'O\'Neil & "Co"', HOSTILE], ids=["plain", "odd", "hostile"])
def test_the_snippets_are_what_they_say(name: str) -> None:
    whole = page(sample(name=name), "wisconsin/embed/")
    title = f"Upcoming events for Wisconsin, from {name}"
    frame = parsed(f"<p>{snippet(whole, 'frame')}</p>".encode()).one("iframe")
    assert frame.attributes == {
        "src": "https://example.org/hub/embed/wi/",
        "title": title,
        "width": "100%",
        "height": "600",
        "loading": "lazy",
        "sandbox": SANDBOX,
    }
    element = parsed(f"<p>{snippet(whole, 'element')}</p>".encode())
    assert element.one("script").attributes["src"] == "https://example.org/hub/embed.js"
    [shown] = element.all("statepages-events")
    assert shown.attributes == {"src": "https://example.org/hub/embed/wi/", "title": title}
    assert shown.one("a").attributes["href"] == "https://example.org/hub/wisconsin/"
    [link] = parsed(f"<p>{snippet(whole, 'link')}</p>".encode()).all("a")
    assert (link.text, link.attributes["href"]) == (title, "https://example.org/hub/wisconsin/")
    assert snippet(whole, "calendar") == "https://example.org/hub/wi/calendar.ics"


def test_a_hostile_name_does_nothing_on_the_page_itself() -> None:
    for path, data in outputs(sample(name=HOSTILE)).items():
        if "embed/" in path:
            assert active_content(data.decode()) == [], path


def test_the_preview_is_as_the_snippet_has_it() -> None:
    frame = page(sample(), "wisconsin/embed/").one("iframe").attributes
    assert (frame["src"], frame["sandbox"], frame["loading"]) == ("../../embed/wi/", SANDBOX, "lazy")
    assert page(sample(), "events/embed/").one("iframe").attributes["src"] == "../../embed/"
