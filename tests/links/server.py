"""The test's own web server, which answers each path as the test asks and remembers the requests."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, dict[str, str]]
Route = Reply | list[Reply] | Callable[["Handler"], None]
"""A reply, replies in a row of which the last one stays, or another action."""


@dataclass
class Site:
    """The server's address, its routes by path, and the requests so far as (method, path), with headers."""

    address: str
    routes: dict[str, Route]
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    headers: list[dict[str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def count(self, path: str) -> int:
        return sum(asked == path for _, asked in self.asked)


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.command, self.path))
        self.site.agents.add(self.headers["User-Agent"])
        self.site.headers.append({name.lower(): value for name, value in self.headers.items()})
        route = self.site.routes.get(self.path, (404, {}))
        if callable(route):
            route(self)
            return
        if isinstance(route, list):
            route = route.pop(0) if len(route) > 1 else route[0]
        status, headers = route
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value.replace("{site}", self.site.address))
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: what was asked is in the site."""


@contextmanager
def serving(routes: dict[str, Route]) -> Iterator[Site]:
    """Serve routes on a free port of this machine, while the block runs."""
    handler = type("SiteHandler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}", routes)
    handler.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
