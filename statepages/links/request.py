"""One request to a web server at a public address, in limited time: the head of its answer, or all of it."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from typing import Literal
from urllib.parse import SplitResult, quote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from statepages import __version__
from statepages.fields.hosts import is_web_port
from statepages.links.guard import is_public
from statepages.links.outcome import Reason
from statepages.model.settings import Settings

Method = Literal["HEAD", "GET"]

_GOOD = range(200, 300)
_PIECE = 65536  # bytes

_KEPT = "%/:@!$&'()*+,;=~-._?[]"
"""Characters of a path or query that stay as they are; all others are percent-encoded."""


Lack = Literal["too-large", "cut-off", "packed"]
"""Why there is no body: it has more bytes than we read, it ended before its end, or we cannot unpack it."""


class Answer(Struct, frozen=True):
    """What a server answered; its headers as it wrote them.

    `body` is empty if nobody asked for it, or if something `lacks`. It may be packed, as `encoding` says.
    """

    status: int
    location: str | None = None
    retry_after: str | None = None
    body: bytes = b""
    lacks: Lack | None = None
    content_type: str | None = None
    encoding: str | None = None


class NoAnswer(Exception):
    """Raised if a server does not answer, or may not be asked."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to a numeric address."""
    return socket.create_connection((address, port), seconds)


def agent(doing: str, settings: Settings | None) -> str:
    """Who is asking, for what, and where to complain. In ASCII."""
    about = " ".join(filter(None, (doing, settings.url, settings.repository))) if settings else doing
    return f"Statepages/{__version__} ({about})".encode("ascii", "replace").decode("ascii")


class Requests(Struct, frozen=True):
    """How to ask: with which name, for how many seconds, and whether links to private machines may be tried.

    A body is read from public machines only, whatever `allow_local` says.
    """

    agent: str
    seconds: float = 20.0
    allow_local: bool = False
    resolve: Callable[[str, int], Iterable[str]] = resolve
    connect: Callable[[str, int, float], socket.socket] = connect

    def ask(self, method: Method, url: str) -> Answer:
        """Send a request and read the head of the answer, but not the body. Raises NoAnswer."""
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Connection": "close"}
        return self._answer(_Request(method, url, headers, 0, self.allow_local))

    def get(self, url: str, headers: Mapping[str, str], most_bytes: int) -> Answer:
        """Ask a public machine for all of an answer, if it is a good one. Raises NoAnswer."""
        every = {"User-Agent": self.agent, "Accept-Encoding": "identity", "Connection": "close", **headers}
        return self._answer(_Request("GET", url, every, most_bytes, allow_local=False))

    def _answer(self, request: _Request) -> Answer:
        try:
            parts = urlsplit(request.url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
            host = (parts.hostname or "").encode("idna").decode("ascii")
        except (ValueError, UnicodeError) as error:
            raise NoAnswer("no-host") from error
        if parts.scheme not in {"http", "https"}:
            raise NoAnswer("scheme")
        address = self._address(host, port, allow_local=request.allow_local)
        try:
            return self._exchange(request, parts, host, port, address)
        except ssl.SSLError as error:
            raise NoAnswer("certificate") from error
        except TimeoutError as error:
            raise NoAnswer("timeout") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswer("connection") from error

    def _address(self, host: str, port: int, *, allow_local: bool) -> str:
        """The address to connect to. It is looked up only once: a second answer could be another address."""
        if not (allow_local or is_web_port(port)):
            raise NoAnswer("port")
        try:
            found = list(self.resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise NoAnswer("no-host" if _is_unknown(error) else "connection") from error
        public = [address for address in found if allow_local or is_public(address)]
        if not public:
            raise NoAnswer("private" if found else "no-host")
        return public[0]

    def _exchange(self, request: _Request, parts: SplitResult, host: str, port: int, address: str) -> Answer:
        is_secure = parts.scheme == "https"
        connection = (http.client.HTTPSConnection if is_secure else http.client.HTTPConnection)(host, port)
        line = self.connect(address, port, self.seconds)
        connection.sock = line
        with closing(connection), _Deadline(self.seconds) as deadline:
            if is_secure:
                context = ssl.create_default_context()
                line = context.wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
                connection.sock = line
            deadline.watch(line)
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            connection.putrequest(request.method, _target(parts), skip_accept_encoding=True)
            for name, value in request.headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            with closing(connection.getresponse()) as said:
                return _read(said, request.most_bytes)


class _Request(Struct, frozen=True):
    """What to ask for. Of the body, at most `most_bytes` are read."""

    method: Method
    url: str
    headers: Mapping[str, str]
    most_bytes: int
    allow_local: bool


def _read(said: http.client.HTTPResponse, most_bytes: int) -> Answer:
    """The head of an answer, and the body of a good one, up to a number of bytes."""
    head = Answer(
        said.status,
        said.getheader("Location"),
        said.getheader("Retry-After"),
        content_type=said.getheader("Content-Type"),
        encoding=said.getheader("Content-Encoding"),
    )
    if not (most_bytes and said.status in _GOOD):
        return head
    if (said.length or 0) > most_bytes:
        return replace(head, lacks="too-large")
    body = bytearray()
    try:
        # In small pieces: a server can claim any size for the next piece, even one below zero.
        while len(body) <= most_bytes and (piece := said.read1(_PIECE)):
            body += piece
    except http.client.IncompleteRead:
        return replace(head, lacks="cut-off")
    if len(body) > most_bytes:
        return replace(head, lacks="too-large")
    # The length is what has not come yet, if the server has said how much there is.
    return replace(head, lacks="cut-off") if said.length else replace(head, body=bytes(body))


class _Deadline:
    """Cuts a connection when its time is up, however slowly the other side sends."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._line: socket.socket | None = None
        self._is_up = False

    def watch(self, line: socket.socket) -> None:
        self._line = line

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._timer.cancel()
        if self._is_up:
            raise TimeoutError from error

    def _cut(self) -> None:
        self._is_up = True
        if self._line:
            with suppress(OSError):
                # Of the plain socket: cutting that of TLS would change its state under a reader.
                socket.socket.shutdown(self._line, socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    """What is asked for: path and query in ASCII. The fragment is not sent."""
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    return (quote(parts.path, safe=_KEPT) or "/") + query


def _is_unknown(error: Exception) -> bool:
    """Whether a look-up failed for good: the name does not exist."""
    gone = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    return isinstance(error, UnicodeError) or (isinstance(error, socket.gaierror) and error.errno in gone)
