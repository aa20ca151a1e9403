"""The server behind `serve`: each file as a build writes it, with what reloads pages and shows problems."""

from __future__ import annotations

import json
import re
import time
import traceback
from collections.abc import Callable, Collection
from html import escape
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import livereload
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from msgspec import Struct, field
from tornado.web import Application, RequestHandler

from statepages.problem import CannotMake

CSS = Path(__file__).with_name("preview.css")
SCRIPT = Path(livereload.__file__).with_name("vendors") / "livereload.js"

# Where an address names no port, as behind a codespace's https://, the script would ask one of its own.
_PORT = (b"this.port = 35729;", b"this.port = location.port || (location.protocol == 'https:' ? 443 : 80);")

# Not from the system's list, which differs from one machine to the next.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".avif": "image/avif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": "application/xml",
}
_STYLED = '<link rel="stylesheet" href="/preview.css">'
_BARE = b"<!doctype html><html lang=en><head><title>Not built yet</title></head><body></body></html>"


class Preview(Struct):
    """What is being shown: where files are found, the path they live under, the port, and what is wrong.

    `find` gives a file by its path below the site, and None where there is none; it may raise CannotMake.
    `hosts` are other names than localhost that lead here, where something forwards the port. `headline`
    and `problems` are empty while the site is as the files say. `version` changes with each change.
    """

    find: Callable[[str], bytes | None]
    base: str = "/"
    port: int = 0
    hosts: Collection[str] = ()
    headline: str = ""
    problems: str = ""
    version: int = field(default_factory=lambda: time.time_ns() // 1_000_000)

    def changed(self) -> None:
        """Tell all open pages to load again."""
        self.version = max(self.version + 1, time.time_ns() // 1_000_000)
        _Socket.reload_waiters("*")

    def page(self, html: bytes) -> bytes:
        """A page with the script that reloads it, and the problems if there are any."""
        # The server's version comes back when the script says hello: see _Socket.
        head = f'<script src="/livereload.js?snipver={self.version}" defer></script>'
        if self.headline:
            head += _STYLED
            html = _insert(html, rb"<body[^>]*>", _section(self.headline, self.problems), after=True)
        return _insert(html, rb"</head>", head.encode("ascii"), after=False)

    def broken_page(self, headline: str, words: str) -> bytes:
        """What is shown in place of a page that cannot be made."""
        page = _insert(_BARE, rb"</head>", _STYLED.encode("ascii"), after=False)
        return self.page(_insert(page, rb"<body[^>]*>", _section(headline, words), after=True))


def _section(headline: str, words: str) -> bytes:
    section = (
        '<section class="preview-problems" role="alert"><details open>'
        f"<summary>{escape(headline)}</summary><pre>{escape(words)}</pre></details></section>"
    )
    return section.encode("utf-8", "replace")


def _insert(html: bytes, mark: bytes, piece: bytes, *, after: bool) -> bytes:
    found = re.search(mark, html, re.IGNORECASE)
    at = len(html) if found is None else found.end() if after else found.start()
    return html[:at] + piece + html[at:]


class _Answer(RequestHandler):
    """An answer to those alone who ask for this machine by its name.

    A page of another site can have its own name lead here, and would then read along; what a browser says
    that it asked for (Host) tells.
    """

    preview: Preview

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def prepare(self) -> None:
        if not _is_ours(self.request.host, self.preview.hosts):
            self.set_status(403)
            self.set_header("Content-Type", _TYPES[".txt"])
            self.finish(
                "This preview answers to localhost alone. If something forwards its port under another name, "
                "start it with that name: python build.py serve --host NAME\n"
            )


def _is_ours(host: str, others: Collection[str]) -> bool:
    """Whether a Host header names this machine, or something that is known to lead to it."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    if name == "localhost" or name in {other.lower() for other in others}:
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


class _Socket(_Answer, LiveReloadHandler):  # type: ignore[misc]
    """Livereload's own handler, for pages of this server only."""

    watcher = Watcher()  # its log names a watcher's file
    shown: int | None = None
    """The version of the page that is shown there."""

    def check_origin(self, origin: str) -> bool:
        # What forwards a port may put this machine's address in place of the reader's, or the other way
        # round, in either header. Nothing that a page of another site sends has any of these.
        seen_as = {self.request.host, self.request.headers.get("X-Forwarded-Host")}
        seen_as |= {f"localhost:{self.preview.port}", f"127.0.0.1:{self.preview.port}"}
        return urlsplit(origin).netloc in seen_as

    def on_message(self, message: str) -> None:
        try:
            said = json.loads(message)
            super().on_message(message)
        except (ValueError, AttributeError, TypeError):
            self.close()
            return
        if said.get("command") == "hello":
            self.shown = said.get("snipver")
        # A page that was loaded before the last build, or says hello before and "info", from which on it
        # hears of builds, after it, asks in vain for a reload that has been sent.
        if said.get("command") in {"hello", "info"} and self.shown != self.preview.version:
            self.write_message({"command": "reload", "path": "*", "liveCSS": False})


class _Style(_Answer):
    def get(self) -> None:
        self.set_header("Content-Type", _TYPES[".css"])
        self.write(CSS.read_bytes())


class _Script(_Answer):
    """Livereload's own script, which calls back at the address that the page came from."""

    def get(self) -> None:
        self.set_header("Content-Type", _TYPES[".js"])
        self.write(SCRIPT.read_bytes().replace(*_PORT))


class _Files(_Answer):
    """The files of the site, as the plainest host would serve them, and its own page for what is missing."""

    def get(self, path: str) -> None:
        self.set_header("Cache-Control", "no-store")
        base = self.preview.base
        if not path.startswith(base):
            self.redirect(base)
            return
        path = path.removeprefix(base)
        file = f"{path}index.html" if not path or path.endswith("/") else path
        try:
            data = self.preview.find(file)
            if data is None and file == path and self.preview.find(f"{path}/index.html") is not None:
                self.redirect(self.request.path + "/")
                return
            if data is None:
                self.set_status(404)
                file = "404.html"
                data = self.preview.find(file) or _BARE
        except CannotMake as error:
            self._fail("This page cannot be made.", str(error.problem))
        except Exception:  # whatever it is, the next save may fix it
            traceback.print_exc()
            self._fail("This page cannot be made: this is a fault in Statepages.", traceback.format_exc())
        else:
            self._send(file, data)

    head = get

    def _send(self, file: str, data: bytes) -> None:
        kind = PurePosixPath(file).suffix.lower()
        self.set_header("Content-Type", _TYPES.get(kind, "application/octet-stream"))
        self.write(self.preview.page(data) if kind == ".html" else data)

    def _fail(self, headline: str, words: str) -> None:
        self.set_status(500)
        self.set_header("Content-Type", _TYPES[".html"])
        self.write(self.preview.broken_page(headline, words))


def application(preview: Preview) -> Application:
    """The site under its own path, and what goes with it at the root."""
    its = {"preview": preview}
    handlers: list[Any] = [
        (r"/livereload", _Socket, its),
        (r"/livereload\.js", _Script, its),
        (r"/preview\.css", _Style, its),
        (r"(/.*)", _Files, its),
    ]
    return Application(handlers, log_function=lambda handler: None)
