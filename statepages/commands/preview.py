"""The server for `serve`: each file as a build writes it, plus what reloads pages and shows problems."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import livereload
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from msgspec import Struct, field
from tornado.web import Application, RequestHandler

from statepages import diagnostics
from statepages.commands.notice import CSS, NO_PAGE, Notice, fault, with_notices
from statepages.problem import ProblemError

SCRIPT = Path(livereload.__file__).with_name("vendors") / "livereload.js"

# If an address has no port, as in a codespace's https://, the script would use its own default port.
_PORT = (b"this.port = 35729;", b"this.port = location.port || (location.protocol == 'https:' ? 443 : 80);")

# Not from the system's list, which differs between machines.
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


class Preview(Struct):
    """What is shown: where files are found, the path they are served under, the port, and what is wrong.

    `find` returns a file by its path in the site, or None if there is none. It may raise ProblemError.
    `hosts` are names besides localhost that lead here, if something forwards the port. `notice` is None
    while the site matches the files. `version` changes with each change.
    """

    find: Callable[[str], bytes | None]
    base: str = "/"
    port: int = 0
    hosts: Collection[str] = ()
    notice: Notice | None = None
    version: int = field(default_factory=lambda: time.time_ns() // 1_000_000)

    def changed(self) -> None:
        """Tell all open pages to load again."""
        self.version = max(self.version + 1, time.time_ns() // 1_000_000)
        _Socket.reload_waiters("*")

    def page(self, html: bytes, *own: Notice) -> bytes:
        """A page with the script that reloads it, its `own` notices, and the notice of the site."""
        # The script sends this version back when it says hello: see _Socket.
        script = f"/livereload.js?snipver={self.version}"
        return with_notices(html, script, [*own, *filter(None, [self.notice])])


class _Answer(RequestHandler):
    """Answers only requests that use one of this machine's own names.

    Another site can point its own name at this machine, and could then read the pages. The Host header shows
    which name the browser used.
    """

    preview: Preview

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def prepare(self) -> None:
        if not _is_ours(self.request.host, self.preview.hosts):
            self.set_status(403)
            self.set_header("Content-Type", _TYPES[".txt"])
            self.finish(
                "This preview only answers to localhost. If something forwards its port under another name, "
                "start it with that name: python build.py serve --host NAME\n"
            )


def _is_ours(host: str, others: Collection[str]) -> bool:
    """Whether a Host header names this machine, or a name that is known to lead to it."""
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
        # A port forwarder may replace the reader's address with this machine's, or the other way around, in
        # either header. A page of another site never sends any of these.
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
        # A page hears of changes only after it says "info". If it was loaded before the last change, or said
        # hello before that change and "info" after it, it would wait for a reload that was already sent.
        if said.get("command") in {"hello", "info"} and self.shown != self.preview.version:
            self.write_message({"command": "reload", "path": "*", "liveCSS": False})


class _Style(_Answer):
    def get(self) -> None:
        self.set_header("Content-Type", _TYPES[".css"])
        self.write(CSS.read_bytes())


class _Script(_Answer):
    """Livereload's own script, changed to connect to the address that the page came from."""

    def get(self) -> None:
        self.set_header("Content-Type", _TYPES[".js"])
        self.write(SCRIPT.read_bytes().replace(*_PORT))


class _Files(_Answer):
    """The files of the site, as a plain host would serve them, and its own page for missing files."""

    def get(self, path: str) -> None:
        self.set_header("Cache-Control", "no-store")
        # The path is already unescaped: é for %C3%A9.
        base = unquote(self.preview.base)
        if not path.startswith(base):
            self.redirect(self.preview.base)
            return
        try:
            self._answer(path.removeprefix(base))
        except ProblemError as error:
            self._fail(Notice("This page cannot be made.", diagnostics.as_text([error.problem], {})))
        except Exception:  # whatever it is, the next save may fix it
            self._fail(fault("This page cannot be made"))

    head = get

    def _answer(self, path: str) -> None:
        """Send the file at a path in the site, redirect to its page, or say that there is none."""
        find = self.preview.find
        is_page = not path or path.endswith("/")
        data = find(f"{path}index.html" if is_page else path)
        # Two slashes would begin the name of a host in a browser.
        if data is None and not is_page and not path.startswith("/") and find(f"{path}/index.html"):
            self.redirect(self.request.path + "/")
            return
        if data is None:
            self.set_status(404)
            self._send(".html", find("404.html") or NO_PAGE)
        else:
            self._send(".html" if is_page else PurePosixPath(path).suffix.lower(), data)

    def _send(self, kind: str, data: bytes) -> None:
        self.set_header("Content-Type", _TYPES.get(kind, "application/octet-stream"))
        self.write(self.preview.page(data) if kind == ".html" else data)

    def _fail(self, notice: Notice) -> None:
        """Show what is wrong instead of a page."""
        self.set_status(500)
        self.set_header("Content-Type", _TYPES[".html"])
        self.write(self.preview.page(NO_PAGE, notice))


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
