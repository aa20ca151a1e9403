"""`serve` in a real browser: what is saved shows, and a slip leaves the last good page."""

import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.commands.small_site import EVENT, NAME, put, small_site

ROOT = Path(__file__).resolve().parents[2]
EVENT_PAGE = "events/pa/2024-10-19-scranton/"
BROKEN = EVENT.replace("zip: 18503", 'zip: "<script>boom()</script>"')


@dataclass
class Served:
    """A running server: its address, and the content that it watches."""

    address: str
    content: Path
    output: Path


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A build on a busy machine takes longer than Playwright waits by itself."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


def start(content: Path, output: Path) -> Iterator[Served]:
    """Start a server, and in the end stop it as people do, with Ctrl-C."""
    command = [sys.executable, "build.py", "serve", "--content", str(content), "--output", str(output)]
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(
            [*command, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=ROOT,
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


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests: starting takes longer than anything that they do."""
    folder = tmp_path_factory.mktemp("serve")
    yield from start(small_site(folder), folder / "output")


@pytest.fixture
def served(running: Served, page: Page) -> Served:
    """The server, showing the small site again whatever the last test did."""
    for path in running.content.rglob("*"):
        if path.is_symlink() or (path.is_file() and path.name not in {"site.yaml", Path(NAME).name}):
            path.unlink()
    small_site(running.content.parent)
    # A page that comes while the site is made, and listens only afterwards, would never hear of it.
    for _ in range(600):
        shown = answer(running.address + EVENT_PAGE)[1]
        if re.search("<h1[^>]*>[^<]*Scranton", shown) and 'role="alert"' not in shown:
            break
        page.wait_for_timeout(50)
    page.goto(running.address + EVENT_PAGE)
    expect(page.get_by_role("alert")).to_have_count(0)
    return running


def test_what_is_saved_shows_without_a_click(served: Served, page: Page) -> None:
    put(served.content, NAME, EVENT.replace("Scranton", "Allentown"))
    expect(page.locator("h1")).to_contain_text("Allentown")
    put(served.content, NAME, EVENT.replace("Scranton", "Erie"))
    expect(page.locator("h1")).to_contain_text("Erie")


def test_a_slip_is_shown_over_the_last_good_page_until_it_is_mended(served: Served, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    put(served.content, NAME, BROKEN)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("This is the last good site: 1 error to look at.")
    expect(alert).to_contain_text('zip: "<script>boom()</script>"')
    expect(alert).to_have_css("position", "fixed")
    expect(page.locator("h1")).to_contain_text("Scranton")
    put(served.content, NAME, EVENT.replace("Scranton", "Allentown"))
    expect(page.locator("h1")).to_contain_text("Allentown")
    expect(alert).to_have_count(0)
    assert not [text for text in said if "Content Security Policy" in text]


def test_it_starts_with_a_slip_too_and_ends_quietly(tmp_path: Path, page: Page) -> None:
    content = small_site(tmp_path)
    put(content, NAME, BROKEN)
    for server in start(content, tmp_path / "output"):
        page.goto(server.address)
        expect(page.get_by_role("alert")).to_contain_text("There is no site yet: 1 error to look at.")
        put(content, NAME, EVENT)
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(page).to_have_url(re.compile("/hub/$"))


def test_a_new_file_and_a_deleted_one_show(served: Served, page: Page) -> None:
    page.goto(served.address + "events/")
    new = put(
        served.content, "events/pa/call.yaml", "title: Call\nkind: phone-bank\nwhen: anytime\nwhere: online\n"
    )
    expect(page.get_by_role("article").filter(has_text="Call")).to_have_count(1)
    new.unlink()
    expect(page.get_by_role("article").filter(has_text="Call")).to_have_count(0)


@pytest.mark.parametrize("blow", ["site.yaml is gone", "not UTF-8", "a broken link", "the folder is gone"])
def test_nothing_in_the_files_ends_it(served: Served, page: Page, blow: str) -> None:
    aside = served.content.with_name("aside")
    if blow == "site.yaml is gone":
        (served.content / "site.yaml").unlink()
    elif blow == "not UTF-8":
        put(served.content, NAME, b"title: \x92\n")
    elif blow == "a broken link":
        (served.content / "states").symlink_to(served.content / "nowhere")
    else:
        served.content.rename(aside)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    if aside.exists():
        aside.rename(served.content)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_another_folder_in_the_place_of_content(served: Served, page: Page) -> None:
    """As when git checks out a branch that had none: what changes in the new one shows as well."""
    aside = served.content.with_name("aside")
    served.content.rename(aside)
    expect(page.get_by_role("alert")).to_be_visible()
    shutil.copytree(aside, served.content)
    expect(page.get_by_role("alert")).to_have_count(0)
    put(served.content, NAME, EVENT.replace("Scranton", "Allentown"))
    expect(page.locator("h1")).to_contain_text("Allentown")
    shutil.rmtree(aside)


def answer(address: str) -> tuple[int, str]:
    try:
        with urlopen(address) as found:
            return found.status, found.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_the_site_lives_under_its_own_path(running: Served) -> None:
    assert running.address.endswith("/hub/")
    with urlopen(running.address.removesuffix("hub/")) as found:
        assert found.url == running.address


def test_what_is_missing_gets_the_sites_own_page(running: Served) -> None:
    status, page = answer(running.address + "nothing/here")
    assert status == 404
    assert page.startswith((running.output / "404.html").read_text()[:200])


@pytest.mark.parametrize(
    "path", ["../content/site.yaml", "%2e%2e/content/site.yaml", "..%2fcontent/site.yaml", "%00"]
)
def test_files_outside_the_site_are_not_served(running: Served, path: str) -> None:
    status, page = answer(running.address + path)
    assert status in {400, 404}
    assert "America/Phoenix" not in page


def test_the_files_on_disk_are_those_to_publish(running: Served) -> None:
    assert "livereload" in answer(running.address)[1]
    assert not [path for path in running.output.rglob("*.html") if "livereload" in path.read_text()]


FORWARDED = "people-8000.app.example"
ORIGINS = {
    "its own": ("http://{host}", {}, 101),
    "another site": ("https://elsewhere.example", {}, 403),
    "its own, seen through a forwarded port": (
        f"https://{FORWARDED}",
        {"X-Forwarded-Host": FORWARDED},
        101,
    ),
    "its own, as the machine with the port knows it": (
        "http://localhost:{port}",
        {"Host": "localhost:8000", "X-Forwarded-Host": FORWARDED},
        101,
    ),
    "another site under a name that leads here": ("http://{host}", {"Host": FORWARDED}, 403),
    "another site, through a forwarded port": (
        "https://elsewhere.example",
        {"X-Forwarded-Host": FORWARDED},
        403,
    ),
    "another server of this machine": ("http://localhost:1", {"Host": "localhost:8000"}, 403),
    "no site at all": ("null", {}, 403),
}


@pytest.mark.parametrize(("origin", "forwarded", "status"), ORIGINS.values(), ids=ORIGINS)
def test_only_its_own_pages_hear_of_changes(
    running: Served, origin: str, forwarded: dict[str, str], status: int
) -> None:
    host = urlsplit(running.address).netloc
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": origin.format(host=host, port=host.partition(":")[2]),
        **forwarded,
    }
    with closing(HTTPConnection(host)) as connection:
        connection.request("GET", "/livereload", headers=handshake)
        assert connection.getresponse().status == status


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_behind_an_address_without_a_port_pages_call_back_there(
    running: Served, page: Page, scheme: str
) -> None:
    """A codespace shows the port of the server as a host of its own."""
    page.add_init_script("WebSocket = function (address) { window.asked = new URL(address).href }")
    local = running.address.removesuffix("/hub/")
    page.route(
        f"{scheme}://{FORWARDED}/**",
        lambda route: route.fulfill(
            response=route.fetch(url=route.request.url.replace(f"{scheme}://{FORWARDED}", local))
        ),
    )
    page.goto(f"{scheme}://{FORWARDED}/hub/")
    page.wait_for_function("window.asked")
    assert page.evaluate("window.asked") == f"{scheme.replace('http', 'ws')}://{FORWARDED}/livereload"
    page.unroute_all(behavior="wait")
