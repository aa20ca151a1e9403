"""One request to a web server at a public address, in limited time: its status and two headers."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from typing import Literal
from urllib.parse import SplitResult, quote, urlsplit

from msgspec import Struct

from statepages.fields.hosts import is_web_port
from statepages.links.guard import is_public
from statepages.links.outcome import Reason

Method = Literal["HEAD", "GET"]

_KEPT = "%/:@!$&'()*+,;=~-._?[]"
"""Characters of a path or query that stay as they are; all others are percent-encoded."""


class Answer(Struct, frozen=True):
    """What a server answered; `location` and `retry_after` as it wrote them."""

    status: int
    location: str | None = None
    retry_after: str | None = None


class NoAnswer(Exception):
    """Raised if a server does not answer, or may not be asked."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Requests(Struct, frozen=True):
    """How to ask: with which name, for how many seconds, and whether private machines may be asked too."""

    agent: str
    seconds: float = 20.0
    allow_local: bool = False
    resolve: Callable[[str, int], Iterable[str]] = resolve

    def ask(self, method: Method, url: str) -> Answer:
        """Send a request and read the head of the answer, but not the body. Raises NoAnswer."""
        try:
            parts = urlsplit(url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
            host = (parts.hostname or "").encode("idna").decode("ascii")
        except (ValueError, UnicodeError) as error:
            raise NoAnswer("no-host") from error
        address = self._address(host, port)
        try:
            return self._exchange(method, parts, host, port, address)
        except ssl.SSLError as error:
            raise NoAnswer("certificate") from error
        except TimeoutError as error:
            raise NoAnswer("timeout") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswer("connection") from error

    def _address(self, host: str, port: int) -> str:
        """The address to connect to. It is looked up only once: a second answer could be another address."""
        if not (self.allow_local or is_web_port(port)):
            raise NoAnswer("port")
        try:
            found = list(self.resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise NoAnswer("no-host" if _is_unknown(error) else "connection") from error
        public = [address for address in found if self.allow_local or is_public(address)]
        if not public:
            raise NoAnswer("private" if found else "no-host")
        return public[0]

    def _exchange(self, method: Method, parts: SplitResult, host: str, port: int, address: str) -> Answer:
        is_secure = parts.scheme == "https"
        connection = (http.client.HTTPSConnection if is_secure else http.client.HTTPConnection)(host, port)
        line = socket.create_connection((address, port), self.seconds)
        connection.sock = line
        with closing(connection), _Deadline(self.seconds) as deadline:
            if is_secure:
                context = ssl.create_default_context()
                line = context.wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
                connection.sock = line
            deadline.watch(line)
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            connection.putrequest(method, _target(parts), skip_accept_encoding=True)
            for name, value in (("User-Agent", self.agent), ("Accept", "*/*"), ("Connection", "close")):
                connection.putheader(name, value)
            connection.endheaders()
            with closing(connection.getresponse()) as said:
                return Answer(said.status, said.getheader("Location"), said.getheader("Retry-After"))


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
