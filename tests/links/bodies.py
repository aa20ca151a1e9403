"""Bodies that a test's web server sends, good ones and all kinds of bad ones; and a way to fetch them."""

import gzip
import socket
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from statepages.links.fetch import Fetcher
from statepages.links.request import Answer, Requests
from tests.links.server import Handler, Route, Site

PUBLIC = "93.184.216.34"
NOON = datetime(2024, 10, 14, 16, tzinfo=UTC)


def requests_to(site: Site, seconds: float = 5.0) -> Requests:
    """Requests that look public, and go to the test's server: the guard is on."""
    port = urlsplit(site.address).port or 0

    def connect(address: str, asked: int, seconds: float) -> socket.socket:
        assert address == PUBLIC
        return socket.create_connection(("127.0.0.1", port), seconds)

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host.endswith(("localhost", ".internal")) else [PUBLIC]

    return Requests("Test/1", seconds=seconds, resolve=resolve, connect=connect)


class Plain:
    """Asks without TLS where the address has https, because the test's server has no certificate."""

    def __init__(self, requests: Requests) -> None:
        self.requests = requests

    def get(self, url: str, headers: Mapping[str, str], most_bytes: int) -> Answer:
        return self.requests.get(url.replace("https://", "http://", 1), headers, most_bytes)


def fetcher(site: Site, *, seconds: float = 5.0, most_bytes: int = 100_000) -> tuple[Fetcher, list[float]]:
    """What fetches from the server, and how long it has waited."""
    waited: list[float] = []
    requests = Plain(requests_to(site, seconds))
    return Fetcher(requests, waited.append, lambda: NOON, most_bytes), waited


def body(data: bytes, *headers: tuple[str, str], status: int = 200) -> Callable[[Handler], None]:
    """A route that answers with a body, and says how long it is."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in (("Content-Length", str(len(data))), *headers):
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def raw(*pieces: bytes) -> Callable[[Handler], None]:
    """A route that sends bytes as they are, after a line that says all is well."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            for piece in pieces:
                handler.wfile.write(piece)
        except OSError:
            return

    return answer


def endless(head: bytes, piece: bytes) -> Callable[[Handler], None]:
    """A route that never stops sending."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + head)
        while not handler.site.released.is_set():
            try:
                handler.wfile.write(piece)
            except OSError:
                return

    return answer


def dripping(handler: Handler) -> None:
    """A body a letter at a time, each soon enough for a socket's own timeout, without an end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not handler.site.released.wait(0.02):
        try:
            handler.wfile.write(b"x")
        except OSError:
            return


CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(bytes(30_000_000))

ROUTES: dict[str, Route] = {
    "/events.ics": body(b"BEGIN:VCALENDAR", ("Content-Type", "text/calendar")),
    "/no-length": raw(b"\r\n", b"all of it"),
    "/chunks": raw(CHUNKED, b"3\r\nall\r\n6\r\n of it\r\n0\r\n\r\n"),
    "/gzip": body(gzip.compress(b"all of it"), ("Content-Encoding", "gzip")),
    "/bomb": body(BOMB, ("Content-Encoding", "gzip")),
    "/half-gzip": body(gzip.compress(b"all of it" * 99)[:-9], ("Content-Encoding", "gzip")),
    "/no-gzip": body(b"all of it", ("Content-Encoding", "gzip")),
    "/two-gzips": body(gzip.compress(b"all") + gzip.compress(b" of it"), ("Content-Encoding", "gzip")),
    "/brotli": body(b"all of it", ("Content-Encoding", "br")),
    "/short": raw(b"Content-Length: 100\r\n\r\n", b"not all of it"),
    "/broken-chunk": raw(CHUNKED, b"ff\r\nnot all of it"),
    "/no-chunk": raw(CHUNKED, b"what?\r\nnot all of it"),
    "/negative-chunk": endless(CHUNKED + b"-1\r\n", b"x" * 65536),
    "/huge-chunk": endless(CHUNKED + b"ffffffffffff\r\n", b"x" * 65536),
    "/says-large": raw(b"Content-Length: 99999999999\r\n\r\n"),
    "/negative-length": raw(b"Content-Length: -5\r\n\r\n", b"all of it"),
    "/endless": endless(b"\r\n", b"x" * 65536),
    "/dripping": dripping,
    "/huge-header": raw(b"X-Flood: " + b"x" * 200_000 + b"\r\n\r\n"),
    "/many-headers": raw(b"X-Flood: x\r\n" * 5000 + b"\r\n"),
}
