"""Fetching from a real server on this machine, with the guard on."""

from collections.abc import Iterator

import pytest

from statepages.links.fetch import Fetcher, Token, web_address
from statepages.links.request import NoAnswer, Requests
from statepages.report import Failure, Untrusted
from tests.links.bodies import NOON, ROUTES, body, fetcher, requests_to
from tests.links.server import Site, serving

TOKEN = Token("api.example.org", "X-Token", "c0ffee", "EXAMPLE_TOKEN")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(dict(ROUTES)) as site:
        yield site


def fetched(site: Site, path: str, *, seconds: float = 5.0) -> bytes:
    return fetcher(site, seconds=seconds)[0].fetch(f"http://example.org{path}").data


def failure(site: Site, address: str, token: Token | None = None, *, seconds: float = 5.0) -> str:
    """What people read if an address cannot be fetched."""
    address = address if ":" in address else f"http://example.org{address}"
    with pytest.raises(Failure) as caught:
        fetcher(site, seconds=seconds)[0].fetch(address, token)
    return str(caught.value)


@pytest.mark.parametrize("path", ["/no-length", "/chunks", "/gzip", "/negative-length"])
def test_a_body_is_read_to_its_end(path: str, site: Site) -> None:
    assert fetched(site, path) == b"all of it"


def test_what_was_fetched_says_what_it_is_and_where_it_came_from(site: Site) -> None:
    got = fetcher(site)[0].fetch("webcal://example.org/events.ics#top")
    assert (got.data, got.content_type) == (b"BEGIN:VCALENDAR", "text/calendar")
    assert got.address == "https://example.org/events.ics"
    assert site.headers[-1]["accept-encoding"] == "identity"


TOLD = {
    "/short": "ends before its end",
    "/broken-chunk": "ends before its end",
    "/no-chunk": "ends before its end",
    "/half-gzip": "ends before its end",
    "/no-gzip": "packed in a way",
    "/two-gzips": "packed in a way",
    "/brotli": "packed in a way",
    "/says-large": "more than 1 MB",
    "/endless": "more than 1 MB",
    "/huge-chunk": "more than 1 MB",
    "/negative-chunk": "more than 1 MB",
    "/bomb": "more than 1 MB",
    "/huge-header": "does not answer",
    "/many-headers": "does not answer",
    "/nothing": "nothing at this address (404)",
}


@pytest.mark.parametrize(("path", "words"), TOLD.items(), ids=TOLD)
def test_what_goes_wrong_is_said(path: str, words: str, site: Site) -> None:
    told = failure(site, path)
    assert told.startswith(f"http://example.org{path}: ")
    assert words in told


def test_a_body_that_never_ends_is_cut_off_however_slowly_it_comes(site: Site) -> None:
    assert "takes too long" in failure(site, "/dripping", seconds=0.2)


STATUSES = {
    401: "does not show this to everybody (401)",
    403: "does not show this to everybody (403)",
    410: "nothing at this address (410)",
    418: "does not answer programs as it should (418)",
    429: "too many requests (429)",
    500: "has a problem right now (500)",
    503: "has a problem right now (503)",
    304: "does not answer programs as it should (304)",
}


@pytest.mark.parametrize(("status", "words"), STATUSES.items(), ids=map(str, STATUSES))
def test_a_status_that_says_no(status: int, words: str) -> None:
    with serving({"/": (status, {})}) as site:
        assert words in failure(site, "http://example.org/")


def test_a_busy_server_is_asked_again_after_the_time_that_it_names() -> None:
    busy: list[tuple[int, dict[str, str]]] = [(429, {"Retry-After": "3"}), (503, {}), (204, {})]
    with serving({"/": busy}) as site:
        getter, waited = fetcher(site)
        assert getter.fetch("http://example.org/").data == b""
    assert [seconds for seconds in waited if seconds >= 1] == [3.0, 2.0]


def test_a_server_that_wants_us_much_later_is_not_waited_for() -> None:
    with serving({"/": (429, {"Retry-After": "3600"})}) as site:
        getter, waited = fetcher(site)
        with pytest.raises(Failure):
            getter.fetch("http://example.org/")
        assert (site.count("/"), waited) == (1, [])


def test_there_is_a_pause_between_any_two_requests() -> None:
    routes = {"/": (302, {"Location": "/a"}), "/a": (500, {})}
    with serving(routes) as site:  # type: ignore[arg-type]
        getter, waited = fetcher(site)
        for _ in range(2):
            with pytest.raises(Failure):
                getter.fetch("http://example.org/")
        assert len(site.asked) == 8
    assert [seconds for seconds in waited if seconds < 1] == [0.1] * 7


REDIRECTS = {
    "to a private machine": ("http://machine.internal/", "private network"),
    "to this machine": ("http://localhost/", "private network"),
    "to a file": ("file:///etc/passwd", "not a web page"),
    "to another kind of server": ("ftp://example.org/x", "not a web page"),
    "to a port of another service": ("http://example.org:25/", "not a port"),
    "with a password": ("http://mona:pw@example.org/x", "not a web page"),
    "to nonsense": ("http://[x", "not a web page"),
    "in a circle": ("/there", "in a circle"),
    "further and further": ("/1", "too many times"),
}


@pytest.mark.parametrize(("there", "words"), REDIRECTS.values(), ids=REDIRECTS)
def test_redirects_are_checked_again(there: str, words: str) -> None:
    routes = {f"/{n}": (302, {"Location": f"/{n + 1}"}) for n in range(1, 9)}
    routes |= {"/": (302, {"Location": there}), "/there": (301, {"Location": "/"})}
    with serving(routes) as site:  # type: ignore[arg-type]
        told = failure(site, "http://example.org/")
    assert words in told
    assert "passwd" not in told
    assert "pw" not in told


def test_five_redirects_are_followed() -> None:
    routes = {f"/{n}": (302, {"Location": f"/{n + 1}"}) for n in range(1, 6)}
    with serving({**routes, "/6": body(b"here")}) as site:
        got = fetcher(site)[0].fetch("http://example.org/1")
    assert (got.data, got.address) == (b"here", "http://example.org/6")


def tokens(site: Site) -> list[str | None]:
    """The token that each request brought."""
    return [headers.get("x-token") for headers in site.headers]


def test_a_token_goes_to_its_service_only() -> None:
    with serving({"/": body(b"events")}) as site:
        getter, _ = fetcher(site)
        addresses = ["https://api.example.org/", "https://api.example.org:443/", "HTTPS://API.example.org/"]
        others = [
            "http://api.example.org/",
            "https://example.org/",
            "https://api.example.org.evil.example/",
            "https://api.example.org:8443/",
        ]
        for address in addresses + others:
            getter.fetch(address, TOKEN)
        assert tokens(site) == ["c0ffee"] * 3 + [None] * 4


@pytest.mark.parametrize("there", ["https://other.example.org/x", "https://api.example.org/x"])
def test_a_token_never_follows_a_redirect(there: str) -> None:
    routes = {"/": (302, {"Location": there}), "/x": body(b"events")}
    with serving(routes) as site:  # type: ignore[arg-type]
        assert fetcher(site)[0].fetch("https://api.example.org/", TOKEN).data == b"events"
        assert tokens(site) == ["c0ffee", None]


def test_where_a_redirect_needs_the_token_people_are_told_so() -> None:
    with serving({"/": (302, {"Location": "/x"}), "/x": (401, {})}) as site:
        assert "a token never follows a redirect" in failure(site, "https://api.example.org/", TOKEN)


def test_with_a_token_a_redirect_to_an_open_connection_is_refused() -> None:
    with serving({"/": (302, {"Location": "http://api.example.org/x"})}) as site:
        assert "without https" in failure(site, "https://api.example.org/", TOKEN)
        assert [path for _, path in site.asked] == ["/"]


def test_a_token_that_the_service_refuses_is_not_shown() -> None:
    with serving({"/": (401, {})}) as site:
        told = failure(site, "https://api.example.org/", TOKEN)
    assert "api.example.org does not accept the token in EXAMPLE_TOKEN (401)" in told
    assert "c0ffee" not in told + repr(TOKEN)


def test_a_token_that_no_header_can_hold_reaches_nobody() -> None:
    bad = Token("api.example.org", "X-Token", "c0f\r\nfee: ☕", "EXAMPLE_TOKEN")
    with serving({"/": body(b"events")}) as site:
        told = failure(site, "https://api.example.org/", bad)
        assert "The token in EXAMPLE_TOKEN" in told
        assert "c0f" not in told
        assert site.asked == []


def test_keys_in_an_address_are_not_shown() -> None:
    with serving({}) as site:
        told = failure(site, "http://example.org/private-c0ffee/basic.ics?token=abc")
    assert told.startswith("http://example.org/private-***/basic.ics?token=***: ")


def test_an_address_is_apart_from_our_own_words(site: Site) -> None:
    with pytest.raises(Failure) as caught:
        fetcher(site)[0].fetch("http://example.org/nothing")
    assert caught.value.line[0] == Untrusted("http://example.org/nothing")


ADDRESSES = {
    "a file": "file:///etc/passwd",
    "a file of this computer": "/etc/passwd",
    "a script": "javascript:alert(1)",
    "no host": "https://",
    "nonsense": "https://[x",
    "a password": "https://mona:c0ffee@example.org/",
    "a password for a calendar": "webcal://mona:c0ffee@example.org/",
    "nothing": "",
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_what_is_no_web_address(address: str) -> None:
    with pytest.raises(Failure) as caught:
        web_address(address)
    assert "c0ffee" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["webcal://example.org/x", "WEBCALS://example.org/x#y", " https://example.org/x\n"]
)
def test_a_calendar_is_a_web_address(address: str) -> None:
    assert web_address(address) == "https://example.org/x"


def test_nothing_opens_private_machines_for_a_body(site: Site) -> None:
    local = Requests("Test", allow_local=True)
    with pytest.raises(NoAnswer) as caught:
        local.get(f"{site.address}/events.ics", {}, 1000)
    assert caught.value.reason == "private"
    with pytest.raises(Failure, match="private network"):
        Fetcher(local, lambda _: None, lambda: NOON).fetch(f"{site.address}/events.ics")


def test_only_the_web_is_asked(site: Site) -> None:
    with pytest.raises(NoAnswer) as caught:
        requests_to(site).get("ftp://example.org/", {}, 1000)
    assert caught.value.reason == "scheme"
