"""The parts of `serve` that need no browser: what it watches, where it listens, what it survives."""

import asyncio
import json
import os
import re
import socket
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from statepages.pipeline import building
from statepages.pipeline.standing import Inputs
from tornado.httpclient import HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.websocket import websocket_connect

from statepages.cache import Cache
from statepages.commands import serve
from statepages.commands.preview import Preview, application
from statepages.paths import Paths
from tests.commands.small_site import EVENT, NAME, put, small_site
from tests.site import ROOT

GARBLED = "title: Canvass from the CafÃ©\n" + EVENT.partition("\n")[2]

T = TypeVar("T")


def run_alone(talk: Coroutine[object, object, T]) -> T:
    """What a coroutine comes to, in a thread of its own: a browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, talk).result()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    small_site(tmp_path)
    put(tmp_path, "templates/pages/home.html", "<p>")
    put(tmp_path, "search/finder/finder.js", "//")
    return Paths.under(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["content/site.yaml", "content/new/deep/x.yaml", "templates/pages/home.html", "search/finder/finder.js"],
)
def test_it_notices_what_a_site_is_made_from(name: str, paths: Paths) -> None:
    before = Inputs.of(paths).saved
    put(paths.content.parent, name, "something else")
    assert Inputs.of(paths).saved != before


@pytest.mark.parametrize(
    "name", ["content/.x.swp", "templates/pages/home.html~", "search/__pycache__/x.pyc", "output/x"]
)
def test_it_passes_over_what_is_none_of_its_business(name: str, paths: Paths) -> None:
    before = Inputs.of(paths).saved
    put(paths.content.parent, name, "something else")
    assert Inputs.of(paths).saved == before


@pytest.mark.parametrize("name", ["x.yaml~", "#x.yaml#", ".#x.yaml", "x.yaml.bak", "README.md", ".gitignore"])
def test_of_a_copy_it_notices_that_it_comes_and_goes_and_not_what_it_holds(name: str, paths: Paths) -> None:
    before = Inputs.of(paths).saved
    copy = put(paths.content, f"events/pa/{name}", "something")
    there = Inputs.of(paths).saved
    assert there != before
    put(paths.content, f"events/pa/{name}", "something else")
    assert Inputs.of(paths).saved == there
    copy.unlink()
    assert Inputs.of(paths).saved == before


def test_a_copy_is_told_once_and_holds_nothing_up(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    site = Paths.under(ROOT, paths.content, paths.output)
    maker = serve.Maker(site, None, False, None, Cache(None, ""), Preview(site.output))
    copy = put(site.content, f"{NAME}~", EVENT)
    for town in ("Erie", "Allentown"):
        put(site.content, NAME, EVENT.replace("Scranton", town))
        maker.make(Inputs.of(site))
        assert maker.preview.headline == ""
        assert town in (site.output / NAME.removesuffix(".yaml") / "index.html").read_text()
    assert capsys.readouterr().out.count("[backup-file]") == 1
    copy.unlink()
    maker.make(Inputs.of(site))
    assert maker.told == frozenset()


def test_it_notices_a_file_that_keeps_its_size(paths: Paths) -> None:
    before = Inputs.of(paths).saved
    os.utime(paths.content / "site.yaml", ns=(1, 1))
    assert Inputs.of(paths).saved != before


def watched() -> set[int]:
    """The inodes of the folders that the system is asked to tell this process about."""
    found = "".join(file.read_text() for file in Path("/proc/self/fdinfo").iterdir() if file.exists())
    return {int(number, 16) for number in re.findall(r"^inotify .*?ino:([0-9a-f]+)", found, re.MULTILINE)}


@pytest.mark.parametrize("link", ["content/events/pa/link", "content/.link", "templates/link"])
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_it_does_not_watch_what_a_link_leads_to(
    link: str, when: str, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link may lead to the whole disk."""
    monkeypatch.setattr(serve, "_PATIENCE", 50)
    outside = tmp_path / "outside"
    (outside / "deep").mkdir(parents=True)
    if when == "before":
        (tmp_path / link).symlink_to(outside)

    async def look() -> tuple[set[int], bool]:
        looks = serve._looks(paths)
        for _ in range(3):
            await anext(looks)
        seen = watched()
        if when == "meanwhile":
            (tmp_path / link).symlink_to(outside)
            for _ in range(4):
                await anext(looks)
        put(paths.content, NAME, EVENT)
        await anext(looks)
        return watched(), paths.content.stat().st_ino in seen

    found, was_watched = run_alone(look())
    assert was_watched is (when == "meanwhile")
    assert not found & {outside.stat().st_ino, (outside / "deep").stat().st_ino}


def test_the_next_port_is_taken_where_one_is_busy() -> None:
    with closing(serve.listen(0)) as first:
        port = first.getsockname()[1]
        with closing(serve.listen(port)) as second:
            assert second.getsockname()[1] > port


def test_it_listens_on_loopback_alone() -> None:
    with closing(serve.listen(0)) as only:
        assert only.family == socket.AF_INET
        assert only.getsockname()[0] == "127.0.0.1"


def test_a_fault_of_the_engine_is_shown_too(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_off(*_: object, **__: object) -> None:
        raise RuntimeError("<b>boom</b>")

    monkeypatch.setattr(building, "build", break_off)
    preview = Preview(paths.output)
    serve.Maker(paths, None, False, None, Cache(None, ""), preview).make(Inputs.of(paths))
    assert "fault in Statepages" in preview.headline
    assert "RuntimeError: <b>boom</b>" in capsys.readouterr().err
    assert b"&lt;b&gt;boom" in preview.page(b"<html><head></head><body class=x><h1>Old</h1></body></html>")


@pytest.mark.parametrize(
    "html", [b"", b"<p>no head", b"<html><head></head><body></body></html>", b"<BODY>", b"\xff</head>"]
)
def test_whatever_a_page_looks_like_it_gets_script_and_problems(html: bytes) -> None:
    page = Preview(Path("output"), headline="1 error", problems="<script>").page(html)
    assert page.count(b"livereload.js") == page.count(b"&lt;script&gt;") == 1
    assert b"<script>" not in page


def test_what_was_told_is_not_told_at_each_save(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    put(paths.content, "events/pa/cafe.yaml", GARBLED)
    maker = serve.Maker(paths, None, False, None, Cache(None, ""), Preview(paths.output))
    maker.make(Inputs.of(paths))
    assert capsys.readouterr().out.count("[garbled]") == 1
    put(paths.content, "events/pa/tea.yaml", GARBLED.replace("CafÃ©", "ThÃ©"))
    maker.make(Inputs.of(paths))
    said = capsys.readouterr().out
    assert "events/pa/tea.yaml:1:" in said
    assert "events/pa/cafe.yaml" not in said
    assert "and 4 warnings in 4 files." in said


def test_a_build_while_a_page_says_hello_is_not_lost() -> None:
    """It hears of builds from its second message on."""

    async def talk() -> list[str]:
        preview, listening = Preview(Path("output")), serve.listen(0)
        server = HTTPServer(application(preview))
        server.add_socket(listening)
        preview.port = listening.getsockname()[1]
        own = f"127.0.0.1:{preview.port}"
        request = HTTPRequest(f"ws://{own}/livereload", headers={"Origin": f"http://{own}"})
        page = await websocket_connect(request)
        await page.write_message(json.dumps({"command": "hello", "snipver": preview.version}))
        said = [json.loads(str(await page.read_message()))["command"]]
        preview.changed()
        await page.write_message(json.dumps({"command": "info", "url": f"http://{own}/"}))
        said.append(json.loads(str(await asyncio.wait_for(page.read_message(), 20)))["command"])
        page.close()
        server.stop()
        return said

    assert run_alone(talk()) == ["hello", "reload"]


HOSTS = {
    "localhost": True,
    "localhost:{port}": True,
    "LOCALHOST.:{port}": True,
    "127.0.0.1:{port}": True,
    "127.8.8.8": True,
    "[::1]:{port}": True,
    "people-8000.app.example": True,
    "People-8000.App.Example:443": True,
    "rebound.example:{port}": False,
    "localhost.rebound.example": False,
    "127.0.0.1.rebound.example": False,
    "localhost:80@rebound.example": False,
    "192.168.1.7:{port}": False,
    "0.0.0.0:{port}": False,
    "[::1": False,
    "": False,
}


@pytest.mark.parametrize(("host", "is_answered"), HOSTS.items())
@pytest.mark.parametrize("path", ["/hub/", "/hub/secret/", "/livereload.js", "/preview.css", "/elsewhere"])
def test_it_answers_those_alone_who_ask_for_this_machine(
    host: str, is_answered: bool, path: str, tmp_path: Path
) -> None:
    """A page of another site can have its own name lead here: it must not read along."""
    for name in ("index.html", "secret/index.html", "404.html"):
        put(tmp_path, name, "<h1>Not told yet</h1>")
    preview = Preview(tmp_path, base="/hub/", hosts=["people-8000.app.EXAMPLE"])
    status, body = asked(preview, path, host)
    if is_answered:
        assert status == {"/elsewhere": 302}.get(path, 200)
    else:
        # A Host that is none is refused by the server itself.
        assert status == 400 or (status == 403 and "build.py serve --host NAME" in body)
        assert "Not told yet" not in body


@pytest.mark.parametrize(("host", "is_answered"), HOSTS.items())
def test_no_page_under_another_name_hears_of_changes(host: str, is_answered: bool) -> None:
    headers = {
        "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": f"http://{host}",
    }  # fmt: skip
    preview = Preview(Path("output"), hosts=["people-8000.app.EXAMPLE"])
    status, _ = asked(preview, "/livereload", host, headers)
    assert (status == 101) is is_answered


def test_a_folder_outside_of_the_site_is_not_told_from_none(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "outside").mkdir()
    preview = Preview(tmp_path / "output")
    for path in (f"/{tmp_path}/outside", f"/{tmp_path}/nothing", "/%2e%2e/outside"):
        assert asked(preview, path, "localhost")[0] == 404


@pytest.mark.parametrize("slashes", ["/", "/%2f"])
def test_no_path_leads_to_another_host(slashes: str, tmp_path: Path) -> None:
    """Two slashes begin the name of a host: who is sent on to such a path leaves this machine."""
    (tmp_path / "folder").mkdir()
    assert asked(Preview(tmp_path), f"{slashes}{tmp_path}/folder", "localhost")[0] == 404


def asked(preview: Preview, path: str, host: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and body of what the preview answers to somebody who asks for it under a name."""

    async def talk() -> bytes:
        listening = serve.listen(0)
        server = HTTPServer(application(preview))
        server.add_socket(listening)
        preview.port = listening.getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", preview.port)
        lines = {"Host": host, "Connection": "close", **(headers or {})}
        words = "".join(f"{name}: {text.format(port=preview.port)}\r\n" for name, text in lines.items())
        writer.write(f"GET {path} HTTP/1.1\r\n{words}\r\n".encode())
        said = await reader.readuntil(b"\r\n\r\n")
        if not headers:
            said += await reader.read()
        writer.close()
        server.stop()
        return said

    said = run_alone(talk()).decode()
    return int(said.split(" ")[1]), said.partition("\r\n\r\n")[2]
