"""The parts of `serve` that need no browser: what it serves, watches and survives, and where it listens."""

import asyncio
import json
import os
import re
import shutil
import socket
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from tornado.httpclient import HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.websocket import websocket_connect

from statepages.build import build
from statepages.cache import Cache
from statepages.checking.check import Checked
from statepages.checking.settings import begin
from statepages.commands import serve
from statepages.commands.notice import Notice
from statepages.commands.preview import Preview, application
from statepages.commands.serve import Maker
from statepages.inputs import Inputs, list_inputs
from statepages.live_site import LiveSite
from statepages.output import Output
from statepages.paths import Paths
from statepages.task import Task
from tests.commands.serving import SCRIPT, Served, answer, serving
from tests.commands.small_site import EVENT, NAME, SITE, put, small_site
from tests.opened import opened
from tests.site import NOON, ROOT, SAMPLE

GARBLED = "title: Canvass from the CafÃ©\n" + EVENT.partition("\n")[2]
BROKEN = EVENT.replace("18503", "1850")
EVENT_FILE = NAME.replace(".yaml", "/index.html")

T = TypeVar("T")


def run_alone(talk: Coroutine[object, object, T]) -> T:
    """The result of a coroutine, run in a separate thread: other tests have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, talk).result()


def nothing(path: str) -> None:
    """Finds no file."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    small_site(tmp_path)
    put(tmp_path, "templates/pages/home.html", "<p>")
    put(tmp_path, "search/finder/finder.js", "//")
    return Paths.under(tmp_path)


@pytest.fixture
def whole(tmp_path: Path) -> Paths:
    """The small site in a copy of the templates."""
    paths = Paths.under(ROOT, small_site(tmp_path), tmp_path / "output")
    shutil.copytree(paths.templates, tmp_path / "templates")
    return replace(paths, templates=tmp_path / "templates")


def maker_of(paths: Paths) -> Maker:
    """A cache that keeps nothing."""
    return Maker(LiveSite(paths, Cache(None, "")))


def updated(maker: Maker) -> Notice | None:
    """What there is to show after the files have been read."""
    return maker.update(list_inputs(maker.site.paths))


def stamps(folder: Path) -> dict[str, tuple[int, int, int, int]]:
    """What the system says about a folder and everything in it."""
    found = {path: path.lstat() for path in (folder, *folder.rglob("*"))}
    return {
        path.relative_to(folder).as_posix(): (one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns)
        for path, one in found.items()
    }


@pytest.mark.parametrize("site", ["sample", "small"])
def test_it_serves_the_files_of_a_build_and_no_others(site: str, tmp_path: Path) -> None:
    content = SAMPLE if site == "sample" else small_site(tmp_path)
    paths = Paths.under(ROOT, content, tmp_path / "output")
    built = build(paths, begin(paths, None, NOON))
    assert built.tree
    files = {name: (paths.output / name).read_bytes() for name in built.tree.files}
    folders = {above.as_posix() for name in files for above in Path(name).parents} - {"."}
    assert {"search/zips", "search/events", "assets", "events"} <= folders
    before = stamps(paths.output)
    with serving(content, paths.output) as server:
        for name, data in files.items():
            status, body = answer(server.address + name)
            body, inserted = SCRIPT.subn(b"", body)
            assert (name, status, inserted) == (name, 200, int(name.endswith(".html")))
            # A browser must keep nothing of a preview: its worker is that of a site that says `offline: no`.
            assert (body == data) == (name != "sw.js"), name
        for folder in folders:
            page = files.get(f"{folder}/index.html")
            led, there = answer(server.address + folder), answer(server.address + folder + "/")
            assert without_script(there) == ((200, page) if page else (404, files["404.html"]))
            path = urlsplit(server.address).path
            assert led[0] == (302 if page else 404)
            assert not page or led[1].decode() == f"{path}{folder}/"
        for name in (".statepages", "index", "events/index", "search/zips/100.json", "search/zips//10.json",
                     "Index.html", "search/zips/", "nothing/here"):  # fmt: skip
            assert without_script(answer(server.address + name)) == (404, files["404.html"]), name
        assert not any(name.startswith("styleguide") for name in files)
        status, body = answer(server.address + "styleguide/")
        assert (status, b"Styleguide" in body) == (200, True), "only the preview has this"
    assert stamps(paths.output) == before


def without_script(found: tuple[int, bytes]) -> tuple[int, bytes]:
    status, body = found
    return status, SCRIPT.sub(b"", body)


@pytest.mark.parametrize("was_built", [False, True])
def test_it_writes_nothing_into_the_output(was_built: bool, tmp_path: Path) -> None:
    content = small_site(tmp_path)
    paths = Paths.under(ROOT, content, tmp_path / "output")
    if was_built:
        assert build(paths, begin(paths, None, NOON)).published
    before = stamps(paths.output) if was_built else {}
    with serving(content, paths.output) as server:
        await_words(server, "Scranton")
        put(content, NAME, EVENT.replace("Scranton", "Allentown"))
        await_words(server, "Allentown")
    names = {"content", ".output.cache", *(["output"] if was_built else [])}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert not was_built or stamps(paths.output) == before


def await_words(server: Served, words: str) -> None:
    """Wait until the page of the event says something."""
    for _ in range(600):
        if words in answer(server.address + EVENT_FILE)[1].decode():
            return
        time.sleep(0.05)
    raise AssertionError(f"the page never said {words}")


def test_only_what_is_asked_for_is_made(whole: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    outputs = Task.outputs

    def counted(task: Task) -> Iterator[Output]:
        made.append(task.address)
        return outputs(task)

    monkeypatch.setattr(Task, "outputs", counted)
    maker = maker_of(whole)
    preview = Preview(maker.find, base="/hub/")

    def asked_for(*addresses: str) -> list[str]:
        """What was made when a browser asked for some addresses."""
        made.clear()
        for address in addresses:
            assert asked(preview, f"/hub/{address}", "localhost")[0] == 200
        return list(made)

    assert updated(maker) is None
    assert made == []
    assert asked_for("", "", "index.html") == ["index.html"]
    assert asked_for("search/zips/10.json", "search/zips/99.json") == ["search/zips/"]
    page = EVENT_FILE.removesuffix("index.html")
    assert asked_for(page, "credits/", page) == [EVENT_FILE, "credits/index.html"]
    put(whole.content, NAME, EVENT.replace("North lot", "South lot"))
    made.clear()
    assert updated(maker) is None
    assert made == []
    assert asked_for(page, "credits/", page) == [EVENT_FILE]


def test_it_reads_only_saved_content_again(whole: Paths) -> None:
    for number in range(5):
        # What is wrong with them, which is known, is no reason to read them either.
        text = GARBLED.replace("Canvass", f"Canvass {number}")
        put(whole.content, f"events/pa/more-{number}.yaml", text)
    time.sleep(0.15)  # from now on stamps alone tell that nothing has changed
    maker = maker_of(whole)
    assert updated(maker) is None
    saved = put(whole.content, NAME, EVENT.replace("Scranton", "Allentown"))
    with opened() as files:
        assert updated(maker) is None
    assert {path for path in files if path.startswith(f"{whole.content}/")} == {str(saved)}
    page = maker.find(EVENT_FILE)
    assert page
    assert b"Allentown" in page


def test_with_an_error_the_last_good_site_stays_where_it_was(
    whole: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    maker = maker_of(whole)
    assert updated(maker) is None
    assert re.fullmatch(r"No problems in 2 files\. 1 event read in \d+\.\d\d s\.\n", capsys.readouterr().out)
    before = maker.find(EVENT_FILE)
    assert before
    put(whole.content, NAME, BROKEN)
    put(whole.content, "site.yaml", SITE.replace("/hub/", "/other/"))
    notice = updated(maker)
    assert notice
    assert notice.headline == "This is the last good site. 1 error to fix."
    assert "zip: 1850" in notice.words
    assert (maker.site.base, maker.find(EVENT_FILE)) == ("/hub/", before)
    said = capsys.readouterr().out
    assert re.search(r"\n1 error in 2 files\. .*\. This is the last good site\.\n$", said)
    put(whole.content, NAME, EVENT)
    assert updated(maker) is None
    assert (maker.site.base, maker.find(EVENT_FILE) != before) == ("/other/", True)


def test_without_a_good_site_it_shows_none(whole: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    put(whole.content, NAME, BROKEN)
    maker = maker_of(whole)
    notice = updated(maker)
    assert notice
    assert notice.headline == "There is no site yet. 1 error to fix."
    assert "There is no site yet.\n" in capsys.readouterr().out
    # Where it will be once that is fixed.
    assert maker.site.base == "/hub/"
    status, page = asked(Preview(maker.find, base="/hub/", notice=notice), "/hub/", "localhost")
    assert (status, page.count(notice.headline)) == (404, 1)


def test_with_strict_a_warning_blocks_the_site(whole: Paths) -> None:
    put(whole.content, NAME, GARBLED)
    assert updated(maker_of(whole)) is None
    notice = updated(Maker(LiveSite(whole, Cache(None, ""), strict=True)))
    assert notice
    assert notice.headline == "There is no site yet. 1 error to fix."


def test_with_strict_a_missing_part_of_the_theme_blocks_the_site(whole: Paths) -> None:
    bare = replace(whole, lunr=whole.templates / "nowhere.js")
    assert updated(maker_of(bare)) is None
    notice = updated(Maker(LiveSite(bare, Cache(None, ""), strict=True)))
    assert notice
    assert "[missing-packages]" in notice.words


def test_a_page_that_cannot_be_made_says_why_and_the_others_are_there(
    whole: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing name is noticed only when a page is filled in."""
    template = whole.templates / "pages" / "credits.html"
    good = template.read_text()
    template.write_text(good.replace("{{ page.title }}", "{{ nowhere }}"))
    maker = maker_of(whole)
    preview = Preview(maker.find, base="/hub/", notice=updated(maker))
    assert preview.notice is None
    capsys.readouterr()
    line = good[: good.index("{{ page.title }}")].count("\n") + 1
    for _ in range(2):
        status, page = asked(preview, "/hub/credits/", "localhost")
        assert status == 500
        assert f"templates/pages/credits.html:{line}:1 error" in page
        assert "nowhere" in page
        assert SCRIPT.search(page.encode())
    assert capsys.readouterr().out.count("templates/pages/credits.html") == 1
    assert asked(preview, "/hub/", "localhost")[0] == 200
    # What else is wrong is above it.
    put(whole.content, NAME, BROKEN)
    preview.notice = updated(maker)
    _, page = asked(preview, "/hub/credits/", "localhost")
    assert page.count('role="alert"') == 1
    assert page.index("This page cannot be made.") < page.index("This is the last good site")
    put(whole.content, NAME, EVENT)
    template.write_text(good)
    assert updated(maker) is None
    assert asked(preview, "/hub/credits/", "localhost")[0] == 200


def test_a_page_without_a_template_says_so_each_time_and_so_do_those_after_it(whole: Paths) -> None:
    template = whole.templates / "pages" / "privacy.html"
    good = template.read_text()
    template.unlink()
    maker = maker_of(whole)
    preview = Preview(maker.find, base="/hub/", notice=updated(maker))
    for address in ("privacy/", "privacy/", "", "nothing/here"):
        status, page = asked(preview, f"/hub/{address}", "localhost")
        assert (status, "there is no template pages/privacy.html" in page) == (500, True), address
    assert asked(preview, f"/hub/{EVENT_FILE}", "localhost")[0] == 200
    template.write_text(good)
    assert updated(maker) is None
    assert asked(preview, "/hub/", "localhost")[0] == 200


def test_a_fault_while_a_page_is_made_is_shown_too(capsys: pytest.CaptureFixture[str]) -> None:
    def find(path: str) -> bytes | None:
        if path == "index.html":
            raise RuntimeError("<b>boom</b>")
        return b"<h1>Here</h1>"

    preview = Preview(find)
    status, page = asked(preview, "/", "localhost")
    assert status == 500
    assert "This page cannot be made. This is a bug in Statepages." in page
    assert "RuntimeError: &lt;b&gt;boom&lt;/b&gt;" in page
    assert SCRIPT.search(page.encode())
    assert "RuntimeError: <b>boom</b>" in capsys.readouterr().err
    assert asked(preview, "/here/", "localhost")[0] == 200


@pytest.mark.parametrize(
    "name",
    ["content/site.yaml", "content/new/deep/x.yaml", "templates/pages/home.html", "search/finder/finder.js"],
)
def test_it_notices_what_a_site_is_made_from(name: str, paths: Paths) -> None:
    before = list_inputs(paths).saved
    put(paths.content.parent, name, "something else")
    assert list_inputs(paths).saved != before


@pytest.mark.parametrize(
    "name", ["content/.x.swp", "templates/pages/home.html~", "search/__pycache__/x.pyc", "output/x"]
)
def test_it_ignores_what_it_does_not_need(name: str, paths: Paths) -> None:
    before = list_inputs(paths).saved
    put(paths.content.parent, name, "something else")
    assert list_inputs(paths).saved == before


@pytest.mark.parametrize("name", ["x.yaml~", "#x.yaml#", ".#x.yaml", "x.yaml.bak", "README.md", ".gitignore"])
def test_it_notices_that_a_backup_comes_and_goes_but_not_what_is_in_it(name: str, paths: Paths) -> None:
    before = list_inputs(paths).saved
    copy = put(paths.content, f"events/pa/{name}", "something")
    there = list_inputs(paths).saved
    assert there != before
    put(paths.content, f"events/pa/{name}", "something else")
    assert list_inputs(paths).saved == there
    copy.unlink()
    assert list_inputs(paths).saved == before


def test_a_backup_is_reported_once_and_blocks_nothing(
    whole: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    maker = maker_of(whole)
    copy = put(whole.content, f"{NAME}~", EVENT)
    for town in ("Erie", "Allentown"):
        put(whole.content, NAME, EVENT.replace("Scranton", town))
        assert updated(maker) is None
        assert town in (maker.find(EVENT_FILE) or b"").decode()
    assert capsys.readouterr().out.count("[backup-file]") == 1
    copy.unlink()
    updated(maker)
    assert maker.reported == frozenset()


def test_it_notices_a_file_that_keeps_its_size(paths: Paths) -> None:
    before = list_inputs(paths).saved
    os.utime(paths.content / "site.yaml", ns=(1, 1))
    assert list_inputs(paths).saved != before


def watched() -> set[int]:
    """The inodes of the folders that the system watches for this process."""
    found = "".join(file.read_text() for file in Path("/proc/self/fdinfo").iterdir() if file.exists())
    return {int(number, 16) for number in re.findall(r"^inotify .*?ino:([0-9a-f]+)", found, re.MULTILINE)}


@pytest.mark.parametrize("link", ["content/events/pa/link", "content/.link", "templates/link"])
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_it_does_not_watch_what_a_link_leads_to(
    link: str, when: str, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link can lead to the whole disk."""
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


def test_it_uses_the_next_port_if_one_is_busy() -> None:
    with closing(serve.listen(0)) as first:
        port = first.getsockname()[1]
        with closing(serve.listen(port)) as second:
            assert second.getsockname()[1] > port


def test_it_listens_only_on_loopback() -> None:
    with closing(serve.listen(0)) as only:
        assert only.family == socket.AF_INET
        assert only.getsockname()[0] == "127.0.0.1"


class Faulty(LiveSite):
    """A site that nobody can read."""

    def update(self, inputs: Inputs, clock: datetime) -> Checked:
        raise RuntimeError("<b>boom</b>")


def test_a_fault_of_the_engine_is_shown_too(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    notice = updated(Maker(Faulty(paths, Cache(None, ""))))
    assert notice
    assert "bug in Statepages" in notice.headline
    assert "RuntimeError: <b>boom</b>" in capsys.readouterr().err
    page = Preview(nothing, notice=notice).page(
        b"<html><head></head><body class=x><h1>Old</h1></body></html>"
    )
    assert b"&lt;b&gt;boom" in page
    assert b"<h1>Old</h1>" in page


@pytest.mark.parametrize(
    "html", [b"", b"<p>no head", b"<html><head></head><body></body></html>", b"<BODY>", b"\xff</head>"]
)
def test_whatever_a_page_looks_like_it_gets_script_and_problems(html: bytes) -> None:
    page = Preview(nothing, notice=Notice("1 error", "<script>")).page(html)
    assert page.count(b"livereload.js") == page.count(b"&lt;script&gt;") == 1
    assert b"<script>" not in page


def test_problems_are_not_repeated_at_each_save(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    put(paths.content, "events/pa/cafe.yaml", GARBLED)
    maker = maker_of(paths)
    updated(maker)
    assert capsys.readouterr().out.count("[garbled]") == 1
    put(paths.content, "events/pa/tea.yaml", GARBLED.replace("CafÃ©", "ThÃ©"))
    updated(maker)
    said = capsys.readouterr().out
    assert "events/pa/tea.yaml:1:" in said
    assert "events/pa/cafe.yaml" not in said
    assert "3 warnings in 4 files." in said


def test_a_change_while_a_page_says_hello_is_not_lost() -> None:
    """It gets changes from its second message on."""

    async def talk() -> list[str]:
        preview, listening = Preview(nothing), serve.listen(0)
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
def test_it_answers_only_requests_for_this_machine(host: str, is_answered: bool, path: str) -> None:
    """Another website can make its name lead here. It must not be able to read anything."""
    files = dict.fromkeys(("index.html", "secret/index.html", "404.html"), b"<h1>Not told yet</h1>")
    preview = Preview(files.get, base="/hub/", hosts=["people-8000.app.EXAMPLE"])
    status, body = asked(preview, path, host)
    if is_answered:
        assert status == {"/elsewhere": 302}.get(path, 200)
    else:
        # The server itself refuses an invalid Host.
        assert status == 400 or (status == 403 and "build.py serve --host NAME" in body)
        assert "Not told yet" not in body


@pytest.mark.parametrize(("host", "is_answered"), HOSTS.items())
def test_no_page_under_another_name_hears_of_changes(host: str, is_answered: bool) -> None:
    headers = {
        "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": f"http://{host}",
    }  # fmt: skip
    preview = Preview(nothing, hosts=["people-8000.app.EXAMPLE"])
    status, _ = asked(preview, "/livereload", host, headers)
    assert (status == 101) is is_answered


@pytest.mark.parametrize("path", ["/", "/hub", "/hubble/", "/other/hub/"])
def test_a_path_outside_the_site_leads_to_the_site(path: str) -> None:
    preview = Preview({"index.html": b"<h1>Here</h1>"}.get, base="/hub/")
    assert asked(preview, path, "localhost")[0] == 302
    assert asked(preview, "/hub/", "localhost")[0] == 200


def test_a_folder_outside_the_site_looks_like_none(whole: Paths, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "outside").mkdir()
    maker = maker_of(whole)
    updated(maker)
    for path in (
        f"/{tmp_path}/outside",
        f"/{tmp_path}/nothing",
        "/%2e%2e/outside",
        "/content",
        "/..%2foutput",
    ):
        assert asked(Preview(maker.find), path, "localhost")[0] == 404


@pytest.mark.parametrize("slashes", ["/", "/%2f"])
def test_no_path_leads_to_another_host(slashes: str) -> None:
    """Two slashes start the name of a host, so a redirect to such a path leaves this machine."""
    files = {"/elsewhere.example/folder/index.html": b"<h1>Here</h1>"}
    assert asked(Preview(files.get), f"{slashes}/elsewhere.example/folder", "localhost")[0] == 404


@pytest.mark.parametrize("base", ["/caf%C3%A9/", "/caf%c3%a9/", "/my%20site/", "/%7Eme/", "/~me/"])
def test_the_path_of_the_site_can_have_escapes(base: str) -> None:
    preview = Preview({"index.html": b"<h1>Here</h1>"}.get, base=base)
    assert asked(preview, "/", "localhost")[0] == 302
    assert asked(preview, base.removesuffix("/"), "localhost")[0] == 302
    assert asked(preview, base, "localhost")[0] == 200


def asked(preview: Preview, path: str, host: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """The status and body of the preview's answer to a request under a name."""

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
