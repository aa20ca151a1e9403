"""`serve` as people run it: in its own process, asked for addresses, and stopped with Ctrl-C."""

import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, build_opener

from tests.site import ROOT

SCRIPT = re.compile(rb'<script src="/livereload\.js\?snipver=\d+" defer></script>')
"""What the preview adds to each page."""


@dataclass
class Served:
    """A running server: its address, the content that it watches, and the output that it does not touch."""

    address: str
    content: Path
    output: Path


@contextmanager
def serving(content: Path, output: Path, engine: Path = ROOT) -> Iterator[Served]:
    """A server that is stopped in the end, the way people do it, and that reported no error."""
    command = [sys.executable, "build.py", "serve", "--content", str(content), "--output", str(output)]
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(
            [*command, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=engine,
            # A shell that runs the tests in the background lets them, and what they start, hear no Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as server,
    ):
        try:
            assert server.stdout
            found = next(filter(None, (re.search(r"http://[\d.:]+/\S*", line) for line in server.stdout)))
            yield Served(found[0], content, output)
            assert server.poll() is None, "the server died"
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=30) == 0
            errors.seek(0)
            assert errors.read() == "", "it does not end quietly"
        finally:
            server.kill()


class _Stay(HTTPRedirectHandler):
    """Does not follow redirects, so that they are answers."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = build_opener(_Stay)


def answer(address: str) -> tuple[int, bytes]:
    """The status and body at an address; for a redirect, the address that it leads to."""
    try:
        with _OPENER.open(address) as found:
            return found.status, found.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers.get("Location", "").encode() or error.read()
