"""A static host on this machine, for tests: it serves a folder as the plainest of real hosts would."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

# Not from the system's list, which differs from one machine to the next.
TYPES = {
    "": "application/octet-stream",
    ".css": "text/css",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": "application/xml",
}

VERSION = re.compile(r"\?v=|-[0-9a-f]{12}\.js$")
"""What an address has that never shows anything else: browsers keep what is there."""


class StaticHost(SimpleHTTPRequestHandler):
    """Files of one folder under one path. No listings, 404.html for what is missing, nothing logged."""

    extensions_map = TYPES
    path = ""

    def __init__(self, *args: object, folder: Path, under: str, **kwargs: object) -> None:
        self.under = under
        super().__init__(*args, directory=str(folder), **kwargs)  # type: ignore[arg-type]

    def handle(self) -> None:
        with suppress(ConnectionError):  # a page that is closed does not wait for its files
            super().handle()

    def translate_path(self, path: str) -> str:
        if not urlsplit(path).path.startswith(self.under):
            return str(Path(self.directory) / "outside" / "of" / "the" / "site")
        return super().translate_path("/" + path.removeprefix(self.under))

    def list_directory(self, path: object) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.copyfile(BytesIO(body), self.wfile)

    def end_headers(self) -> None:
        # A test may write a file twice within the second that Last-Modified can tell apart.
        is_kept = VERSION.search(self.path) and Path(self.translate_path(self.path)).is_file()
        self.send_header("Cache-Control", "max-age=31536000, immutable" if is_kept else "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(
    folder: Path, under: str = "/", port: int = 0, host: type[StaticHost] = StaticHost
) -> Iterator[str]:
    """Serve a folder while the block runs; gives the address of the site, "/" at its end.

    `under` is the path the site lives under, such as "/hub/"; without a port it is a free one.
    """
    under = f"/{under.strip('/')}/".replace("//", "/")
    with ThreadingHTTPServer(("127.0.0.1", port), partial(host, folder=folder, under=under)) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{under}"
        finally:
            server.shutdown()
