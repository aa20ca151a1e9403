"""Lists in pages of another origin, as other people's sites show them."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.flaws import wider
from tests.render.pages import parsed

TITLE = "Knock on doors in Wisconsin, carpool from Naperville"
HEIGHT = "node => Number(node.shadowRoot.querySelector('iframe').height)"
CHANGED = f"old => ({HEIGHT})(document.querySelector('statepages-events')) !== old"
FITS = "() => document.body.getBoundingClientRect().height <= innerHeight"
LEAST, FIRST, MOST = 120, 600, 8000

Abroad = Callable[[str], str]


@pytest.fixture
def abroad(tmp_path: Path, serve_folder: Callable[..., str]) -> Abroad:
    """Publishes a page on another host, and gives its address."""

    def publish(text: str) -> str:
        (tmp_path / "index.html").write_text(text)
        return serve_folder(tmp_path)

    return publish


def host_page(policy: str, body: str) -> str:
    """Somebody's page with a policy of theirs."""
    return (
        f'<!doctype html><html lang="en"><head><title>A club</title><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; {policy}"></head>'
        f"<body><h1>A club</h1>{body}</body></html>"
    )


@pytest.fixture
def snippets(sample_folder: Path, sample_site: str) -> dict[str, str]:
    """What the page of Wisconsin tells people to paste, of the site where it is served."""
    page = parsed((sample_folder / "wisconsin" / "embed" / "index.html").read_bytes())
    texts = {node.attributes["id"]: node.one("code").text for node in page.all("pre")}
    return {name: text.replace("https://example.org/", sample_site) for name, text in texts.items()}


def complaints(page: Page) -> list[str]:
    """What the browser says from now on, such as that a policy is broken."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def frame_of(page: Page, site: str) -> Frame:
    """The text in the page's frame, once it is loaded."""
    page.locator("iframe").wait_for()
    page.frame_locator("iframe").get_by_role("heading", level=1).wait_for()
    return next(frame for frame in page.frames if frame.url.startswith(f"{site}embed/"))


def test_the_frame_works_under_a_strict_policy_and_keeps_nothing(
    tab: Page, sample_site: str, snippets: dict[str, str], abroad: Abroad
) -> None:
    said = complaints(tab)
    tab.goto(abroad(host_page(f"frame-src {sample_site}", snippets["frame"])))
    frame = frame_of(tab, sample_site)
    expect(frame.get_by_role("heading", level=1)).to_have_text("Upcoming events for Wisconsin")
    expect(frame.get_by_text("archive as of October 14, 2024")).to_be_visible()
    # Its script runs, and its style is there; it has no origin, so it can read and store nothing.
    expect(frame.locator("time[data-yours]").first).to_be_visible()
    assert frame.evaluate("getComputedStyle(document.querySelector('.card')).display") == "grid"
    assert frame.evaluate("self.origin") == "null"
    kept = "try { localStorage.length } catch (error) { error.name }"
    assert frame.evaluate(f"() => {{ return eval({json.dumps(kept)}) }}") == "SecurityError"
    expect(frame.get_by_role("button")).to_have_count(0)
    tab.keyboard.press("Tab")
    expect(frame.get_by_role("link").first).to_be_focused()
    tab.keyboard.press("Tab")
    expect(frame.get_by_role("link", name=TITLE)).to_be_focused()
    with tab.expect_popup() as opened:
        tab.keyboard.press("Enter")
    event = opened.value
    expect(event.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert event.evaluate("[opener, self.origin + '/']") == [None, sample_site]
    event.close()
    assert said == []


def test_the_frame_works_without_script(
    browser: Browser, sample_site: str, snippets: dict[str, str], abroad: Abroad
) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(abroad(host_page(f"frame-src {sample_site}", snippets["frame"])))
        shown = page.frame_locator("iframe")
        expect(shown.get_by_role("link", name=TITLE)).to_be_visible()
        expect(shown.get_by_role("link", name="See all upcoming events")).to_have_count(1)
        expect(shown.locator("body")).to_have_css("background-color", "rgb(24, 22, 20)")


def test_the_element_is_as_high_as_its_list_at_any_width(
    tab: Page, sample_site: str, snippets: dict[str, str], abroad: Abroad
) -> None:
    said = complaints(tab)
    policy = f"script-src {sample_site}embed.js; frame-src {sample_site}"
    tab.goto(abroad(host_page(policy, snippets["element"])))
    frame = frame_of(tab, sample_site)
    element = tab.locator("statepages-events")
    assert (
        tab.locator("iframe").get_attribute("title")
        == "Upcoming events for Wisconsin, from Porchlight Volunteers"
    )
    heights = [FIRST]
    for width in (1280, 230, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.wait_for_function(CHANGED, arg=heights[-1])
        frame.wait_for_function(FITS)
        heights.append(element.evaluate(HEIGHT))
    _, wide, narrow, again = heights
    assert again == wide < narrow < MOST
    assert frame.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert said == []


def test_without_its_script_the_element_is_a_link(
    tab: Page, sample_site: str, snippets: dict[str, str], abroad: Abroad
) -> None:
    tab.goto(abroad(host_page("", snippets["element"])))
    link = tab.get_by_role("link", name="Upcoming events for Wisconsin")
    expect(link).to_have_attribute("href", f"{sample_site}wisconsin/")


CLAIMS: dict[str, tuple[str, int]] = {
    "huge": ("{type: 'statepages:height', height: 1e9}", MOST),
    "negative": ("{type: 'statepages:height', height: -5}", LEAST),
    "with a fraction": ("{type: 'statepages:height', height: 700.2}", 701),
    "endless": ("{type: 'statepages:height', height: Infinity}", FIRST),
    "no number": ("{type: 'statepages:height', height: NaN}", FIRST),
    "text": ("{type: 'statepages:height', height: '700'}", FIRST),
    "an object": ("{type: 'statepages:height', height: {valueOf: 700}}", FIRST),
    "of another type": ("{type: 'resize', height: 700}", FIRST),
    "nothing": ("null", FIRST),
}
"""What a page in the frame may say of its height, and what becomes of it."""


def test_no_false_height_comes_through(
    tab: Page, sample_site: str, tmp_path: Path, serve_folder: Callable[..., str], abroad: Abroad
) -> None:
    (tmp_path / "bad").mkdir()
    for number, (claim, _) in enumerate(CLAIMS.values()):
        text = f"<!doctype html><title>x</title><script>parent.postMessage({claim}, '*')</script>"
        (tmp_path / "bad" / f"{number}.html").write_text(text)
    hostile, other = serve_folder(tmp_path / "bad"), serve_folder(tmp_path / "bad")
    claim = "parent.postMessage({type: 'statepages:height', height: 700}, '*')"
    (tmp_path / "bad" / "beside.html").write_text(f"<!doctype html><title>x</title><script>{claim}</script>")
    leave = f"location.replace('{other}beside.html')"
    (tmp_path / "bad" / "moves.html").write_text(f"<!doctype html><title>x</title><script>{leave}</script>")
    sources = [*(f"{number}.html" for number in range(len(CLAIMS))), "moves.html", "empty.html"]
    (tmp_path / "bad" / "empty.html").write_text("<!doctype html><title>x</title>")
    elements = "".join(f'<statepages-events src="{hostile}{name}"></statepages-events>' for name in sources)
    beside = f'<iframe src="{hostile}beside.html" title="x"></iframe>'
    count = "<script>let heard = 0; addEventListener('message', () => { heard += 1 })</script>"
    lazy = f'<script src="{sample_site}embed.js"></script>'
    tab.set_viewport_size({"width": 1280, "height": 9000})  # frames load as they come into sight
    tab.goto(abroad(f"<!doctype html><title>A club</title>{count}{lazy}{elements}{beside}"))
    tab.wait_for_function(f"heard >= {len(CLAIMS) + 2}")
    found = tab.locator("statepages-events").evaluate_all(f"nodes => nodes.map({HEIGHT})")
    wanted = {label: height for label, (_, height) in CLAIMS.items()}
    wanted |= {"of a page of another origin": FIRST, "of another frame": FIRST}
    assert dict(zip(wanted, found, strict=True)) == wanted


ADDRESSES = ["", "javascript:parent.hit()", "data:text/html,x", "https://[", "mailto:a@example.org", None]


def test_the_element_shows_nothing_but_the_web(tab: Page, sample_site: str, abroad: Abroad) -> None:
    sources = ["" if address is None else f' src="{html.escape(address)}"' for address in ADDRESSES]
    elements = "".join(f"<statepages-events{source}>A link</statepages-events>" for source in sources)
    tab.goto(
        abroad(f'<!doctype html><title>x</title>{elements}<script src="{sample_site}embed.js"></script>')
    )
    assert tab.evaluate("customElements.get('statepages-events') !== undefined")
    expect(tab.locator("iframe")).to_have_count(0)
    links = tab.get_by_text("A link")
    assert [link.is_visible() for link in links.all()] == [True] * len(ADDRESSES)


@pytest.mark.parametrize("path", ["embed/", "embed/wi/", "embed/pa/"])
def test_a_list_fits_into_a_narrow_frame_and_a_wide_one(tab: Page, crowded_site: str, path: str) -> None:
    for width, columns in ((200, 1), (1280, 2)):
        tab.set_viewport_size({"width": width, "height": 600})
        tab.goto(crowded_site + path)
        assert wider(tab) == []
        cards = tab.locator(".group", has=tab.locator(".card:nth-child(2)")).first.locator(".card")
        lefts = cards.evaluate_all("nodes => nodes.map((node) => node.getBoundingClientRect().left)")
        assert len(set(lefts)) == columns


def test_the_page_about_it_shows_the_list_and_copies_what_to_paste(
    browser: Browser, sample_site: str
) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        said = complaints(page)
        page.goto(f"{sample_site}wisconsin/")
        page.get_by_role("link", name="Embed this list").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Embed the events for Wisconsin")
        page.get_by_role("heading", name="Preview").scroll_into_view_if_needed()
        preview = page.frame_locator("iframe.preview")
        expect(preview.get_by_role("heading", level=1)).to_have_text("Upcoming events for Wisconsin")
        page.get_by_role("button", name="Copy").first.press("Enter")
        expect(page.get_by_role("status").first).to_have_text("Copied.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.match(r'<iframe src="https://example\.org/embed/wi/" ', copied)
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
        page.get_by_role("button", name="Copy").nth(2).click()
        expect(page.get_by_role("status").nth(2)).to_contain_text("The text is selected")
        assert page.evaluate("getSelection().toString()").startswith("<a href=")
        assert said == []
