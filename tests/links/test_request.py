"""One request, to a real server on this machine."""

import socket
from collections.abc import Iterator

import pytest

from statepages.links.request import Answer, NoAnswer, Requests
from tests.links.server import Handler, Site, serving

LOCAL = Requests("Test/1 (asks)", seconds=5.0, allow_local=True)


def drip(handler: Handler) -> None:
    """Headers a letter at a time, each soon enough for a socket's own timeout, without an end."""
    handler.send_response(200)
    handler.flush_headers()
    while not handler.site.released.wait(0.02):
        try:
            handler.wfile.write(b"x")
        except OSError:
            return


def silence(handler: Handler) -> None:
    handler.site.released.wait(30)


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"\x00\xff nonsense \r\n" * 3)


def flood(handler: Handler) -> None:
    handler.send_response(200)
    handler.flush_headers()
    try:
        handler.wfile.write(b"X-Flood: " + b"x" * 200_000 + b"\r\n\r\n")
    except OSError:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    routes = {
        "/": (200, {}),
        "/gone": (404, {}),
        "/moved": (301, {"Location": "/ä b", "Retry-After": "7"}),
        "/caf%C3%A9?q=a%20b%22": (200, {}),
        "/drip": drip,
        "/silence": silence,
        "/nonsense": nonsense,
        "/flood": flood,
    }
    with serving(routes) as site:  # type: ignore[arg-type]
        yield site


def test_status_and_headers(site: Site) -> None:
    assert LOCAL.ask("HEAD", f"{site.address}/") == Answer(200)
    assert LOCAL.ask("GET", f"{site.address}/gone") == Answer(404)
    moved = LOCAL.ask("HEAD", f"{site.address}/moved")
    assert (moved.status, moved.retry_after) == (301, "7")
    assert site.agents == {"Test/1 (asks)"}
    assert ("HEAD", "/") in site.asked and ("GET", "/gone") in site.asked


def test_path_and_query_go_in_ascii_and_the_fragment_not_at_all(site: Site) -> None:
    assert LOCAL.ask("GET", f'{site.address}/café?q=a b"#top').status == 200
    assert LOCAL.ask("GET", site.address).status == 200


def reason(url: str, requests: Requests = LOCAL) -> str:
    with pytest.raises(NoAnswer) as caught:
        requests.ask("GET", url)
    return caught.value.reason


@pytest.mark.parametrize("path", ["/silence", "/drip"])
def test_who_is_too_slow_is_cut_off(path: str, site: Site) -> None:
    hurried = Requests("Test", seconds=0.2, allow_local=True)
    assert reason(site.address + path, hurried) == "timeout"


@pytest.mark.parametrize("path", ["/nonsense", "/flood"])
def test_what_is_no_answer(path: str, site: Site) -> None:
    assert reason(site.address + path) == "connection"


def test_no_tls_where_the_address_promises_it(site: Site) -> None:
    assert reason(site.address.replace("http:", "https:")) == "certificate"


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert reason(f"http://127.0.0.1:{taken.getsockname()[1]}/") == "connection"


def test_a_name_that_is_none() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert reason("http://nowhere.example/", Requests("Test", resolve=unknown)) == "no-host"
    assert reason(f"http://{'x' * 70}.example/", Requests("Test", resolve=unknown)) == "no-host"
    assert reason("http://example.org:99999/", LOCAL) == "no-host"


def test_an_address_of_a_private_network_is_not_asked(site: Site) -> None:
    before = len(site.asked)
    for host in ("127.0.0.1", "trick.example.org"):
        url = site.address.replace("127.0.0.1", host)
        assert reason(url, Requests("Test", resolve=lambda host, port: ["127.0.0.1", "::1"])) == "private"
    assert len(site.asked) == before


def test_a_name_is_looked_up_once_so_that_it_can_not_change_in_between(site: Site) -> None:
    """The second look-up of a rebinding name would lead into the private network."""
    answers = iter([["203.0.113.1"], ["127.0.0.1"]])
    requests = Requests("Test", seconds=0.2, resolve=lambda host, port: next(answers))
    before = len(site.asked)
    with pytest.raises(NoAnswer):
        requests.ask("GET", site.address.replace("127.0.0.1", "rebind.example.org"))
    assert len(site.asked) == before


def test_ports_of_other_services_are_not_asked() -> None:
    assert (
        reason("http://example.org:25/", Requests("Test", resolve=lambda host, port: ["8.8.8.8"])) == "port"
    )
