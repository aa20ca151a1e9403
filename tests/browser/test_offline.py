"""Saved events and pages without a network: what is kept, what shows, and that all of it goes again."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, BrowserContext, Page, expect

from statepages.build import build
from statepages.checking.settings import begin
from statepages.paths import Paths
from tests.browser.flaws import axe
from tests.browser.form import count, find
from tests.browser.looks import flaws
from tests.browser.server import StaticHost, serve
from tests.browser.watch import watch
from tests.sharing import made_once
from tests.site import EVENT, NOON, ROOT, SITE, content

SETTINGS = SITE.replace(".org/", ".org/hub/") + "as_of: 2024-10-14T12:00 America/New_York\n"
DOORS, RALLY = "events/pa/doors/", "events/pa/rally/"
FILES: dict[str, str | bytes | None] = {
    "site.yaml": SETTINGS,
    "events/pa/rally.yaml": EVENT.replace("Knock on doors", "Rally").replace("10-19", "10-20"),
}
KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    kept[name] = (await (await caches.open(name)).keys()).map(({ url }) => url.replace(location.origin, ""));
  }
  return kept;
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"
AN_HOUR_LATER = """async () => {
  const pages = await caches.open("offline of /hub/ pages");
  for (const request of await pages.keys()) {
    const page = await pages.match(request);
    const headers = new Headers(page.headers);
    headers.set("asked", String(Date.now() - 61 * 60 * 1000));
    await pages.put(request, new Response(await page.text(), { headers }));
  }
}"""
FILL_STORAGE = """() => {
  for (let size = 2 ** 20; size >= 1; size /= 2) {
    try {
      for (let at = 0; ; at += 1) localStorage.setItem(`${size} ${at}`, "x".repeat(size));
    } catch {}
  }
}"""
UPDATED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
}"""
OFFLINE = re.compile(r"^You are offline\. This is a copy from \w+ \d+, \d{4} at [\d:]+ [AP]M\.")


class MisledHost(StaticHost):
    """One that answers with a page of its own, as if that were right, for all that is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.path = f"{self.under}404.html"
        self.do_GET()


class TroubledHost(StaticHost):
    """One that has an error for everything."""

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        self.send_error(503)


class StrangeHost(StaticHost):
    """One that has a page of somebody else for everything, as a network that asks people to sign in."""

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        body = b"<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class ShorteningHost(StaticHost):
    """One that leads from files of pages to addresses without their endings, as Cloudflare Pages does."""

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        if self.path.endswith(".html"):
            self.send_response(308)
            self.send_header("Location", self.path.removesuffix(".html"))
            self.end_headers()
            return
        if Path(self.translate_path(f"{self.path}.html")).is_file():
            self.path += ".html"
        super().do_GET()


class SlowHost(StaticHost):
    """One that takes longer for pages than a reader waits."""

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        if urlsplit(self.path).path.endswith("/"):
            time.sleep(4)
        super().do_GET()


@dataclass
class Published:
    """A site under /hub/ that can be built again, and whose host can go down and come back."""

    folder: Path
    paths: Paths
    address: str = ""
    hosts: ExitStack = field(default_factory=ExitStack)

    def build(self, files: dict[str, str | bytes | None] | None = None) -> None:
        content(self.paths.content, {**FILES, **(files or {})})
        for name, text in (files or {}).items():
            if text is None:
                (self.paths.content / name).unlink()
        result = build(self.paths, begin(self.paths, None, NOON))
        assert result.published, "\n".join(map(str, result.problems))

    def up(self, host: type[StaticHost] = StaticHost) -> None:
        port = urlsplit(self.address).port or 0
        self.address = self.hosts.enter_context(serve(self.paths.output, "/hub/", port, host))

    def down(self) -> None:
        self.hosts.pop_all().close()


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        Published(folder, Paths.under(ROOT, folder / "content", folder / "output")).build()

    return made_once(tmp_path_factory, "offline", make)


@pytest.fixture
def site(first_build: Path, tmp_path: Path) -> Iterator[Published]:
    for part in ("content", "output"):
        shutil.copytree(first_build / part, tmp_path / part)
    published = Published(tmp_path, Paths.under(ROOT, tmp_path / "content", tmp_path / "output"))
    published.up()
    yield published
    published.down()


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(service_workers="allow") as context:
        yield context


def save(page: Page, address: str) -> None:
    """Save the event of a page, and wait until it is kept."""
    page.goto(address)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Save", pressed=True)).to_be_visible()
    await_kept(page, urlsplit(address).path)


def await_kept(page: Page, path: str, *, isnt: bool = False) -> None:
    for _ in range(200):
        if any(path in paths for paths in page.evaluate(KEPT).values()) != isnt:
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"{path}: {page.evaluate(KEPT)}")


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep for offline").click()
    expect(page.get_by_text("Saved. You can now use this page")).to_be_visible(timeout=20_000)


def note(page: Page) -> str:
    return page.get_by_label("About this copy").inner_text()


def card(page: Page, title: str) -> str:
    return page.get_by_role("article").filter(has_text=title).inner_text()


def test_a_saved_event_can_be_read_without_a_network(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    said = watch(page, site.address)
    page.goto(f"{site.address}pennsylvania/")
    assert page.evaluate(WORKERS) == [], "nobody has asked yet"
    button = page.get_by_role("button", name="Save: Knock on doors")
    page.get_by_role("link", name="Knock on doors").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(button.and_(page.get_by_role("button", pressed=True))).to_be_visible()
    await_kept(page, f"/hub/{DOORS}")
    assert page.evaluate(WORKERS) == [site.address]
    # A search, in an address by hand as well, leaves nothing of its ZIP code.
    page.goto(f"{site.address}events/?zip=19380")
    expect(count(page)).to_contain_text("19380")
    page.goto(f"{site.address}pennsylvania/")
    await_kept(page, "/hub/pennsylvania/")
    kept = page.evaluate(KEPT)
    assert not [path for paths in kept.values() for path in paths if re.search("1938|zips/", path)]
    page.goto(f"{site.address}saved/")
    assert "Sat, Oct 19 @ 10 am – 1 pm EDT" in card(page, "Knock on doors")
    assert said == []
    site.down()
    page.reload()
    assert OFFLINE.match(note(page))
    assert "Sat, Oct 19 @ 10 am – 1 pm EDT" in card(page, "Knock on doors")
    assert flaws(page) == {}
    page.get_by_role("link", name="Knock on doors").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Knock on doors")
    assert OFFLINE.match(note(page))
    for path in ("", "events/?state=PA", "pennsylvania/"):
        page.goto(site.address + path)
        assert OFFLINE.match(note(page)), path
    page.goto(site.address + RALLY)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    assert axe(page) == []
    page.get_by_role("link", name="Saved events").first.click()
    expect(page.get_by_role("link", name="Knock on doors")).to_be_visible()


def test_full_storage_is_reported_where_an_event_is_saved(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    for path in ("pennsylvania/", DOORS):
        page.goto(site.address + path)
        page.evaluate(FILL_STORAGE)
        button = page.get_by_role("button", name=re.compile("^Save: Knock on doors"))
        button.click()
        alert = page.get_by_role("alert")
        expect(alert, path).to_have_text("Could not save. Your browser's storage for this site is full.")
        expect(button, path).to_have_attribute("aria-pressed", "false")
        page.evaluate("localStorage.clear()")
        button.click()
        expect(button, path).to_have_attribute("aria-pressed", "true")
        expect(alert, path).to_have_count(0)
        page.evaluate("localStorage.clear()")


def test_full_storage_is_reported_where_choices_are_kept(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto(f"{site.address}events/")
    page.evaluate(FILL_STORAGE)
    page.get_by_label("ZIP code").fill("19380")
    box = page.get_by_label("Remember my choices on this device")
    box.click()
    alert = page.get_by_role("alert")
    expect(alert).to_have_text("Could not save. Your browser's storage for this site is full.")
    expect(box).not_to_be_checked()
    page.locator("#finder-press").click()
    expect(count(page)).to_contain_text("within 50 miles of 19380")
    expect(page).to_have_url(re.compile("#zip=19380$"))
    page.evaluate("localStorage.clear()")
    box.click()
    expect(box).to_be_checked()
    expect(alert).to_have_count(0)


def test_a_copy_that_has_no_room_does_not_blame_the_connection(
    site: Published, reader: BrowserContext
) -> None:
    page = reader.new_page()
    page.goto(f"{site.address}pennsylvania/")
    origin = page.evaluate("location.origin")
    chromium = reader.new_cdp_session(page)
    chromium.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 20_000})
    page.get_by_role("button", name="Keep for offline").click()
    expect(page.get_by_text("Could not save a copy. Your device is out of space.")).to_be_visible(
        timeout=20_000
    )
    chromium.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    keep(page)


def test_all_zip_codes_are_kept_or_none(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    some = site.paths.output / "search" / "zips" / "55.json"
    whole = some.read_bytes()
    some.unlink()
    page.goto(f"{site.address}pennsylvania/")
    page.get_by_role("button", name="Keep for offline").click()
    expect(page.get_by_text("Could not save a copy")).to_be_visible(timeout=20_000)
    assert "offline of /hub/ zips" not in page.evaluate(KEPT)
    some.write_bytes(whole)
    keep(page)
    assert len(page.evaluate(KEPT)["offline of /hub/ zips"]) == 100
    site.down()
    page.goto(f"{site.address}events/#zip=19380")
    expect(count(page)).to_contain_text("2 in person within 50 miles of 19380")
    assert note(page).endswith("Searches find events for Pennsylvania, and events that help every state.")


def test_what_changed_on_the_site_shows_and_what_is_gone_goes(
    site: Published, reader: BrowserContext
) -> None:
    page = reader.new_page()
    for path in (DOORS, RALLY):
        save(page, site.address + path)
    page.evaluate(AN_HOUR_LATER)
    site.build({"events/pa/doors.yaml": EVENT + "status: cancelled\n", "events/pa/rally.yaml": None})
    # A visit to any page brings up to date what is kept.
    page.goto(site.address)
    await_kept(page, f"/hub/{RALLY}", isnt=True)
    site.down()
    page.goto(f"{site.address}saved/")
    assert "This event is canceled" in card(page, "Knock on doors")
    assert "The details did not load" in card(page, "Rally")
    site.up()
    page.reload()
    expect(page.get_by_text("“Rally” is no longer on this site.")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(1)
    page.reload()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_text("no longer")).to_have_count(0)


def test_an_old_tab_goes_on_with_the_files_that_it_knows(site: Published, reader: BrowserContext) -> None:
    old = reader.new_page()
    save(old, site.address + DOORS)
    old.goto(f"{site.address}events/")
    version = re.search(r"clock\.js\?v=(\w+)", (site.paths.output / "index.html").read_text())
    assert version
    shutil.copytree(ROOT / "templates", site.folder / "templates")
    with (site.folder / "templates" / "assets" / "share.js").open("a") as script:
        script.write("// another version\n")
    site.paths = replace(site.paths, templates=site.folder / "templates")
    site.build()
    assert not list((site.paths.output / "search" / "finder").glob(f"*-{version[1]}.js"))
    failed: list[str] = []
    old.on("response", lambda answer: failed.append(answer.url) if answer.status == 404 else None)
    find(old, zip="19380", words="nothing of that sort")
    expect(old.get_by_text("No events match")).to_be_visible()
    assert failed == []
    # A new tab has the new page at once. The old files go when nobody needs them anymore.
    new = reader.new_page()
    new.goto(site.address + DOORS)
    assert version[1] not in new.content()
    new.evaluate(UPDATED)
    old.close()
    new.close()
    last = reader.new_page()
    last.goto(f"{site.address}saved/")
    expect(last.get_by_role("link", name="Knock on doors")).to_be_visible()
    for _ in range(200):
        left = [path for paths in last.evaluate(KEPT).values() for path in paths if version[1] in path]
        if not left:
            break
        last.wait_for_timeout(25)
    assert left == []
    site.down()
    last.reload()
    assert OFFLINE.match(note(last))


def test_an_event_is_taken_back_where_it_was_saved_and_in_the_list(
    site: Published, reader: BrowserContext
) -> None:
    page = reader.new_page()
    page.goto(f"{site.address}pennsylvania/")
    page.get_by_role("button", name="Save: Rally").click()
    expect(page.get_by_role("button", name="Save: Rally", pressed=True)).to_be_visible()
    save(page, site.address + DOORS)
    page.get_by_role("button", name="Save", pressed=True).click()
    await_kept(page, f"/hub/{DOORS}", isnt=True)
    page.goto(f"{site.address}saved/")
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_role("button", name="Save: Rally", pressed=True).click()
    await_kept(page, f"/hub/{RALLY}", isnt=True)
    page.reload()
    expect(page.get_by_text("You have no saved events. Press “Save” on an event to add it.")).to_be_visible()


def test_the_list_shows_what_another_tab_saves(site: Published, reader: BrowserContext) -> None:
    page, other = reader.new_page(), reader.new_page()
    page.goto(f"{site.address}saved/")
    expect(page.get_by_text("You have no saved events. Press “Save” on an event to add it.")).to_be_visible()
    for number, path in enumerate((DOORS, RALLY), 1):
        save(other, site.address + path)
        expect(page.get_by_role("button", name="Save", pressed=True)).to_have_count(number)
    for path in (DOORS, RALLY):
        other.goto(site.address + path)
        other.get_by_role("button", name="Save", pressed=True).click()
        expect(other.get_by_role("button", name="Save", pressed=False)).to_be_visible()
    expect(page.get_by_text("You have no saved events. Press “Save” on an event to add it.")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(0)


HOLD_ANSWERS = """
    const ask = fetch;
    const held = new Promise((release) => { window.release = release; });
    window.fetch = async (...all) => { await held; return ask(...all); };
"""


def test_a_list_that_loads_slowly_does_not_bring_back_what_was_removed(
    site: Published, reader: BrowserContext
) -> None:
    page, other = reader.new_page(), reader.new_page()
    save(other, site.address + DOORS)
    page.add_init_script(HOLD_ANSWERS)
    page.goto(f"{site.address}saved/")
    expect(page.get_by_text("Loading")).to_be_visible()
    other.get_by_role("button", name="Save", pressed=True).click()
    nothing = page.get_by_text("You have no saved events. Press “Save” on an event to add it.")
    expect(nothing).to_be_visible()
    page.evaluate("release()")
    page.evaluate(f"fetch('../{DOORS}').then((answer) => answer.text())")
    page.wait_for_timeout(200)
    expect(page.get_by_role("article")).to_have_count(0)
    expect(nothing).to_be_visible()


def test_a_page_in_place_of_a_file_is_not_kept(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    save(page, site.address + DOORS)
    site.down()
    site.up(MisledHost)
    gone = "assets/later.js?v=0123456789ab"
    assert page.evaluate(f"fetch('/hub/{gone}').then(({{ status }}) => status)") == 200
    page.goto(f"{site.address}pennsylvania/")
    await_kept(page, "/hub/pennsylvania/")
    assert not [path for paths in page.evaluate(KEPT).values() for path in paths if "later" in path]


def test_where_the_network_is_slow_a_page_that_was_kept_shows(
    site: Published, reader: BrowserContext
) -> None:
    page = reader.new_page()
    save(page, site.address + DOORS)
    site.down()
    site.up(SlowHost)
    page.goto(site.address + DOORS)
    assert "Your connection is slow" in note(page)


def test_where_the_host_is_in_trouble_what_was_kept_shows(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    save(page, site.address + DOORS)
    page.goto(f"{site.address}pennsylvania/")
    keep(page)
    site.down()
    site.up(TroubledHost)
    for path in (DOORS, "events/#zip=19380"):
        page.goto(site.address + path)
        assert "This site is having a problem" in note(page), path
    expect(count(page)).to_contain_text("19380")
    answer = page.goto(site.address + RALLY)
    assert answer and answer.status == 503, "nothing is kept of it, so its own words show"


def test_a_page_of_somebody_else_is_not_kept(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    save(page, site.address + DOORS)
    site.down()
    site.up(StrangeHost)
    page.goto(site.address + DOORS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to the network")
    site.down()
    page.goto(site.address + DOORS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Knock on doors")


def test_a_host_that_shortens_addresses_does_no_harm(site: Published, reader: BrowserContext) -> None:
    site.down()
    site.up(ShorteningHost)
    page = reader.new_page()
    save(page, site.address + DOORS)
    site.down()
    page.goto(site.address + RALLY)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")


def test_an_event_that_helps_a_kept_state_from_another_is_found_near_its_place(
    site: Published, reader: BrowserContext
) -> None:
    carpool = EVENT.replace("Knock on doors", "Carpool").replace("19380", "08540") + "helps: [PA]\n"
    site.build({"events/pa/carpool.yaml": carpool})
    page = reader.new_page()
    page.goto(f"{site.address}pennsylvania/")
    keep(page)
    site.down()
    page.goto(f"{site.address}events/#zip=08540&within=10")
    expect(count(page)).to_contain_text("1 in person within 10 miles of 08540")


def test_everything_goes_and_what_is_of_others_stays(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto(f"{site.address}pennsylvania/")
    page.evaluate("caches.open('offline of / pages').then(() => caches.open('of another'))")
    page.evaluate("localStorage.setItem('finder of /hub/', '{}'); localStorage.setItem('finder of /', '{}')")
    save(page, site.address + DOORS)
    page.goto(f"{site.address}saved/")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete from this device").click()
    expect(page.get_by_text("Everything this site kept on this device has been deleted.")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(0)
    for path in ("", "pennsylvania/", "saved/"):
        page.goto(site.address + path)
    assert page.evaluate(KEPT).keys() == {"offline of / pages", "of another"}
    assert page.evaluate("Object.keys(localStorage)") == ["finder of /"]
    assert page.evaluate(WORKERS) == []
    save(page, site.address + DOORS)


def test_the_switch_takes_everything_back(site: Published, reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto(f"{site.address}pennsylvania/")
    page.evaluate("caches.open('of another')")
    save(page, site.address + DOORS)
    site.build({"site.yaml": f"{SETTINGS}offline: no\n"})
    page.goto(f"{site.address}pennsylvania/")
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one?.update())")
    # The worker reloads the page as it goes.
    other = reader.new_page()
    other.goto(f"{site.address}robots.txt")
    for _ in range(200):
        if other.evaluate(WORKERS) == [] and other.evaluate(KEPT).keys() == {"of another"}:
            break
        other.wait_for_timeout(25)
    expect(page.get_by_role("button", name="Keep for offline")).to_have_count(0)
    # Events can still be saved, with no worker.
    page.get_by_role("button", name="Save: Rally").click()
    expect(page.get_by_role("button", name="Save: Rally", pressed=True)).to_be_visible()
    page.goto(f"{site.address}saved/")
    expect(page.get_by_role("article")).to_have_count(2)
    assert (page.evaluate(WORKERS), page.evaluate(KEPT).keys()) == ([], {"of another"})


def test_in_the_frame_of_another_site_nothing_is_offered(
    site: Published, reader: BrowserContext, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text(f'<iframe src="{site.address}pennsylvania/" title="Events"></iframe>')
    page = reader.new_page()
    with serve(other) as address:
        page.goto(address)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("article").first).to_be_visible()
    expect(frame.get_by_role("button", name="Save")).to_have_count(0)
    expect(frame.get_by_role("button", name="Keep for offline")).to_have_count(0)
