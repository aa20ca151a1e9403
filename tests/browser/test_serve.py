"""`serve` in a real browser: what is saved shows, and a slip leaves the last good page."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from statepages.build import build
from statepages.checking.settings import begin
from statepages.paths import Paths
from tests.commands.serving import SCRIPT, Served, answer, serving
from tests.commands.small_site import EVENT, NAME, put, small_site
from tests.site import NOON, ROOT

EVENT_PAGE = "events/pa/2024-10-19-scranton/"
BROKEN = EVENT.replace("zip: 18503", 'zip: "<script>boom()</script>"')


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """To read and make a page on a busy machine takes longer than Playwright waits by itself."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests: starting takes longer than anything that they do."""
    folder = tmp_path_factory.mktemp("serve")
    with serving(small_site(folder), folder / "output") as server:
        yield server


@pytest.fixture
def served(running: Served, page: Page) -> Served:
    """The server, showing the small site again whatever the last test did."""
    for path in running.content.rglob("*"):
        if path.is_symlink() or (path.is_file() and path.name not in {"site.yaml", Path(NAME).name}):
            path.unlink()
    small_site(running.content.parent)
    # A page that comes while the site is made, and listens only afterwards, would never hear of it.
    for _ in range(600):
        shown = answer(running.address + EVENT_PAGE)[1].decode()
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
    expect(alert).to_contain_text("This is the last good site. 1 error to fix.")
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
    with serving(content, tmp_path / "output") as server:
        page.goto(server.address)
        expect(page.get_by_role("alert")).to_contain_text("There is no site yet. 1 error to fix.")
        put(content, NAME, EVENT)
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(page).to_have_url(re.compile("/hub/$"))


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """A copy of the engine, whose templates can be changed."""
    folder = tmp_path / "engine"
    for part in ("statepages", "search", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "build.py", folder)
    for part in ("node_modules", ".venv"):
        (folder / part).symlink_to(ROOT / part)
    return folder


def test_a_page_that_cannot_be_made_comes_back_by_itself(engine: Path, tmp_path: Path, page: Page) -> None:
    template = engine / "templates" / "pages" / "event.html"
    good = template.read_text()
    with serving(small_site(tmp_path), tmp_path / "output", engine) as server:
        page.goto(server.address + EVENT_PAGE)
        # That there is no such name shows only once a page is filled in.
        template.write_text(good.replace("{{ event.title }}", "{{ nowhere }}"))
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("This page cannot be made.")
        expect(alert).to_contain_text("templates/pages/event.html:")
        expect(page.locator("h1")).to_have_count(0)
        assert answer(server.address + EVENT_PAGE)[0] == 500
        assert answer(server.address)[0] == 200
        template.write_text(good)
        expect(page.locator("h1")).to_contain_text("Scranton")
        expect(alert).to_have_count(0)
        # A slip that shows at once leaves the last good page.
        template.write_text(good + "{% if %}")
        expect(alert).to_contain_text("This is the last good site. 1 error to fix.")
        expect(page.locator("h1")).to_contain_text("Scranton")
        template.write_text(good)
        expect(alert).to_have_count(0)


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


def test_the_site_lives_under_its_own_path(running: Served) -> None:
    assert running.address.endswith("/hub/")
    with urlopen(running.address.removesuffix("hub/")) as found:
        assert found.url == running.address


def test_what_is_missing_gets_the_sites_own_page(served: Served, tmp_path: Path) -> None:
    paths = Paths.under(ROOT, served.content, tmp_path / "output")
    assert build(paths, begin(paths, None, NOON)).published
    status, page = answer(served.address + "nothing/here")
    assert status == 404
    assert SCRIPT.sub(b"", page) == (paths.output / "404.html").read_bytes()


@pytest.mark.parametrize(
    "path", ["../content/site.yaml", "%2e%2e/content/site.yaml", "..%2fcontent/site.yaml", "%00"]
)
def test_files_outside_the_site_are_not_served(running: Served, path: str) -> None:
    status, page = answer(running.address + path)
    assert status in {400, 404}
    assert b"America/Phoenix" not in page


def test_what_reloads_a_page_is_in_no_file(running: Served) -> None:
    assert b"livereload" in answer(running.address)[1]
    assert not running.output.exists()
    assert not [path for path in running.output.parent.rglob("*.html") if "livereload" in path.read_text()]


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
