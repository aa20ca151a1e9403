"""A static host on this machine that works like real ones: it compresses files, and browsers keep them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.browser.server import StaticHost

_PACKED = {"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml", "text/plain"}


class PackingHost(StaticHost):
    """Sends text with gzip, and lets browsers keep everything for ten minutes, like GitHub Pages."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802  # http.server's name
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        kind = self.guess_type(str(path))
        if not path.is_file() or kind not in _PACKED:
            super().do_GET()
            return
        data = _packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super(StaticHost, self).end_headers()


@cache
def _packed(path: Path, changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


@contextmanager
def host(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port while the block runs. Yields its address, with "/" at the end."""
    handler = partial(PackingHost, folder=folder, under="/")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
