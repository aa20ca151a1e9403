"""Pages of events from a real server: to the last one, or as far as they go."""

import json
from collections.abc import Iterator
from itertools import count

import pytest

from statepages.fields.keyed_addresses import redacted
from statepages.importers.pages import Limits, read_pages
from statepages.importers.record import Place, Reading, Record, Remark
from statepages.links.fetch import Token
from statepages.report import Failure
from tests.links.bodies import body, fetcher, raw
from tests.links.server import Handler, Route, Site, serving

FIRST = "https://api.example.org/1"
SAME = Remark(("Times without a zone are in the zone of their ZIP code.",))

MORE = Remark(("This is only a part of the answer.",), needs_person=True)


def page(*titles: str, following: str | None = None) -> Route:
    return body(json.dumps({"titles": titles, "next": following}).encode())


def read(data: bytes) -> Reading:
    """Reads a page as an adapter would."""
    try:
        said = json.loads(data)
    except ValueError as error:
        raise Failure("This is not what the service sends.") from error
    records = (Record(spot=f"event {n}", title=title) for n, title in enumerate(said["titles"], 1))
    places = {title.lower(): Place(venue=title) for title in said["titles"]}
    return Reading(
        tuple(records), (SAME,), following=said["next"], more=MORE, places=places, name="Neighbors"
    )


def reading(
    site: Site, first: str = FIRST, *, limits: Limits | None = None, token: Token | None = None
) -> Reading:
    getter, _ = fetcher(site)
    ticks = count()
    return read_pages(
        first, lambda address: getter.fetch(address, token), read, lambda: next(ticks), limits or Limits()
    )


def events(found: Reading) -> list[str]:
    return [f"{record.spot}: {record.title}" for record in found.records]


def missing(found: Reading) -> str:
    """What a person has to look at."""
    (remark,) = (remark for remark in found.remarks if remark.needs_person)
    return "".join(part if isinstance(part, str) else part.text for part in remark.line)


def test_all_pages_are_read() -> None:
    routes = {
        "/1": page("Calls", "Doors", following="https://api.example.org/2?cursor=a%3D"),
        "/2?cursor=a%3D": page("Letters", following="https://api.example.org/3"),
        "/3": page(),
    }
    with serving(routes) as site:
        found = reading(site)
    assert events(found) == ["page 1, event 1: Calls", "page 1, event 2: Doors", "page 2, event 1: Letters"]
    assert found.remarks == (SAME,)
    assert set(found.places) == {"calls", "doors", "letters"}
    assert (found.name, found.following, found.more) == ("Neighbors", None, None)


def test_one_page_stays_as_it_is() -> None:
    with serving({"/1": page("Calls")}) as site:
        found = reading(site)
    assert (events(found), found.more) == (["event 1: Calls"], MORE)


def test_a_first_page_that_fails_is_an_error() -> None:
    with serving({"/text": body(b"<html>")}) as site:
        with pytest.raises(Failure, match="404"):
            reading(site)
        with pytest.raises(Failure, match="not what"):
            reading(site, "https://api.example.org/text")


BROKEN: dict[str, tuple[Route, str]] = {
    "gone": ((404, {}), "There is nothing at this address (404)"),
    "out of order": ((500, {}), "The site has a problem right now (500)"),
    "closed in the middle": (raw(b"Content-Length: 100\r\n\r\n{"), "The answer ends before its end"),
    "something else": (body(b"<html>"), "This is not what the service sends."),
    "redirected to a private machine": ((302, {"Location": "http://machine.internal/"}), "private network"),
}


@pytest.mark.parametrize(("route", "words"), BROKEN.values(), ids=BROKEN)
def test_what_was_read_before_a_bad_page_is_not_lost(route: Route, words: str) -> None:
    with serving({"/1": page("Calls", following="https://api.example.org/2"), "/2": route}) as site:
        found = reading(site)
    assert events(found) == ["page 1, event 1: Calls"]
    assert missing(found).startswith("Page 2 could not be read, so events are missing. ")
    assert words in missing(found)


ELSEWHERE = [
    "https://other.example.org/2",
    "https://api.example.org:8443/2",
    "https://mona@api.example.org/2",
    "file:///etc/passwd",
    "//api.example.org/2",
    "https://[x",
    "",
]


@pytest.mark.parametrize("there", ELSEWHERE)
def test_the_next_page_is_on_the_same_website(there: str) -> None:
    with serving({"/1": page("Calls", following=there)}) as site:
        found = reading(site, token=Token("api.example.org", "X-Token", "c0ffee", "TOKEN"))
        assert site.count("/1") == len(site.asked) == 1
    assert missing(found) == (
        f"Page 2 could not be read, so events are missing. It is on another website: {redacted(there)}"
    )


def test_a_site_that_forgets_its_https_is_asked_with_it() -> None:
    routes = {"/1": page("Calls", following="http://api.example.org/2"), "/2": page("Doors")}
    with serving(routes) as site:
        found = reading(site, token=Token("api.example.org", "X-Token", "c0ffee", "TOKEN"))
        assert [headers.get("x-token") for headers in site.headers] == ["c0ffee", "c0ffee"]
    assert len(found.records) == 2


def test_a_site_that_has_moved_goes_on_where_it_is() -> None:
    routes: dict[str, Route] = {
        "/1": (301, {"Location": "https://www.example.org/first"}),
        "/first": page("Calls", following="https://www.example.org/2"),
        "/2": page("Doors"),
    }
    with serving(routes) as site:
        assert len(reading(site).records) == 2


@pytest.mark.parametrize("back", ["https://api.example.org/1", "https://api.example.org/2#top"])
def test_pages_in_a_circle_are_read_once(back: str) -> None:
    routes = {
        "/1": page("Calls", following="https://api.example.org/2"),
        "/2": page("Doors", following=back),
    }
    with serving(routes) as site:
        found = reading(site)
        assert len(site.asked) == 2
    assert len(found.records) == 2
    assert "same as an earlier page" in missing(found)


def test_the_same_page_under_another_address_is_a_circle_too() -> None:
    numbers = count(2)

    def again(handler: Handler) -> None:
        handler.site.routes[f"/{next(numbers)}"] = page("Doors", following="https://api.example.org/99")
        page("Calls", following="https://api.example.org/2")(handler)  # type: ignore[operator]

    routes: dict[str, Route] = {"/1": again, "/99": page("Doors", following="https://api.example.org/99")}
    with serving(routes) as site:
        found = reading(site)
    assert len(found.records) == 2
    assert "same as an earlier page" in missing(found)


@pytest.fixture
def endless() -> Iterator[Site]:
    """A server whose pages never end."""

    def more(handler: Handler) -> None:
        number = int(handler.path[1:])
        there = f"https://api.example.org/{number + 1}"
        handler.site.routes[f"/{number + 1}"] = more
        page(f"Calls {number}", following=there)(handler)  # type: ignore[operator]

    with serving({"/1": more}) as site:
        yield site


@pytest.mark.parametrize(
    ("limits", "read", "words"),
    [
        (Limits(pages=400), 400, "An import reads at most 400 pages."),
        (Limits(pages=3), 3, "An import reads at most 3 pages."),
        (Limits(bytes=100), 2, "An import reads at most 0 MB."),
        (Limits(seconds=2), 2, "An import takes at most 0 minutes."),
    ],
    ids=["pages", "few pages", "bytes", "seconds"],
)
def test_pages_that_never_end_are_read_up_to_a_limit(
    limits: Limits, read: int, words: str, endless: Site
) -> None:
    found = reading(endless, limits=limits)
    assert len(found.records) == len(endless.asked) == read
    assert words in missing(found)
