"""Pages for everyone: checked by axe in light and in dark, and used by keyboard alone."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kinds import KINDS
from tests.site import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async (only) => {
  const options = { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };
  if (only) options.runOnly = { type: "rule", values: only };
  const { violations } = await axe.run(options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.replace(/\\s+/g, " ")}`));
}"""
FOCUSED = """() => {
  const node = document.activeElement;
  const box = node.getBoundingClientRect();
  let ring = node;
  while (ring && !(getComputedStyle(ring).outlineStyle !== "none" && ring !== document.body)) {
    ring = ring.parentElement;
  }
  return {
    place: [...document.querySelectorAll("*")].indexOf(node),
    name: `${node.localName} ${(node.textContent || node.id).trim().replace(/\\s+/g, " ").slice(0, 60)}`,
    ring: ring ? parseFloat(getComputedStyle(ring).outlineWidth) : 0,
    isSeen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
"""What has focus: its place among all nodes, its name, the width of its ring, and whether one sees it."""

STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((node) => node.checkVisibility() && node.type !== "date").length"""
"""How many stops there are for Tab; a date would be three by itself."""

MOST_STOPS = 90

EDGELESS = """() => [...document.querySelectorAll(".button, .tile, input:not([type=checkbox]), select")]
  .filter((node) => node.checkVisibility() && parseFloat(getComputedStyle(node).borderTopWidth) < 1)
  .map((node) => `${node.localName} ${node.textContent.trim()}`)"""
"""What can be pressed or filled in, and would look like mere text where grounds are not shown."""

MOVING = """() => [...document.querySelectorAll("*")].filter((node) => {
  const look = getComputedStyle(node);
  const isStill = look.animationName === "none" && look.transitionDuration === "0s";
  return !isStill || look.scrollBehavior === "smooth";
}).map((node) => `${node.localName}.${node.className}`)"""

CUT = """() => [document.documentElement, ...document.querySelectorAll("body *")]
  .filter((node) => node.checkVisibility() && !node.closest(".visually-hidden, select"))
  .filter((node) => node === document.documentElement || getComputedStyle(node).overflowX !== "visible" ||
    node.matches(".tile, .button, .badge, .card-day, .nav a"))
  .filter((node) => node.scrollWidth > node.clientWidth + 1 ||
    (node.matches(".tile, .button") && node.scrollHeight > node.clientHeight + 1))
  .map((node) => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 40)} is cut`)"""
"""What is wider than its box, where that hides it, or makes it run into its neighbor."""


DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
OLD_PHONE: dict[str, Any] = {"viewport": {"width": 320, "height": 568}}
LOOKS: dict[str, dict[str, Any]] = {
    "light desk": {**DESK, "color_scheme": "light"},
    "dark phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "forced colours": {**OLD_PHONE, "forced_colors": "active", "reduced_motion": "reduce"},
    "large text": DESK,
    "no script": DESK,
}


@pytest.fixture(scope="module")
def looks(browser: Browser) -> Iterator[dict[str, Page]]:
    """A page for each way to look at the site."""
    with ExitStack() as open_contexts:
        pages = {}
        for name, options in LOOKS.items():
            context = open_contexts.enter_context(browser.new_context(**options))
            context.add_init_script(AXE.read_text())
            pages[name] = context.new_page()
        yield pages


RULES = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""What is a matter of the look and not of the page alone."""
AXE_KINDS = {
    # Axe takes its time with long lists, and the second page of one is made as the first.
    **{kind: path for kind, path in KINDS.items() if not kind.startswith("second")},
    "form with errors": "events/#zip=1234",
    # A ZIP code of another state than the chosen one, so that "Heads up" shows too.
    "results": "events/?state=WI#zip=19380",
}
PRESSED: dict[str, Callable[[Page], Locator]] = {
    "ZIP box with an error": lambda page: page.get_by_role("button", name="Find events"),
    "directions, open": lambda page: page.locator("summary", has_text="Directions"),
}
"""What is to be pressed before a page is in that state."""
AXE_KINDS |= {"ZIP box with an error": KINDS["home"], "directions, open": KINDS["event"]}
IN_DARK = (
    "ZIP box with an error",
    "home",
    "state",
    "event",
    "cancelled event",
    "form with errors",
    "results",
    "post",
)


def go(page: Page, site: str, kind: str) -> None:
    """Open a page of a kind, in the state that the kind names."""
    page.goto("about:blank")  # else an address that differs in its fragment would load nothing
    page.goto(site + AXE_KINDS[kind])
    if "#" in AXE_KINDS[kind]:
        expect(page.get_by_text("There is a problem").or_(page.get_by_text("Heads up:"))).to_be_visible()
    if kind in PRESSED:
        PRESSED[kind](page).click()


def axe(page: Page, site: str, kinds: Iterable[str], rules: list[str] | None = None) -> dict[str, list[str]]:
    """What axe finds wrong on kinds of pages, by all of its rules or by some."""
    found: dict[str, list[str]] = {}
    for kind in kinds:
        go(page, site, kind)
        found[kind] = page.evaluate(RUN_AXE, rules)
    return {kind: some for kind, some in found.items() if some}


def test_axe_finds_nothing(looks: dict[str, Page], crowded_site: str) -> None:
    assert not axe(looks["light desk"], crowded_site, AXE_KINDS)


def test_axe_finds_nothing_in_the_dark(looks: dict[str, Page], crowded_site: str) -> None:
    assert not axe(looks["dark phone"], crowded_site, IN_DARK, RULES)


def test_axe_finds_nothing_in_forced_colours_on_an_old_phone(
    looks: dict[str, Page], crowded_site: str
) -> None:
    assert not axe(looks["forced colours"], crowded_site, AXE_KINDS, RULES)


@pytest.mark.parametrize("kind", ["home", "finder", "ZIP box with an error", "event"])
def test_in_forced_colours_what_can_be_pressed_has_an_edge(
    looks: dict[str, Page], crowded_site: str, kind: str
) -> None:
    page = looks["forced colours"]
    go(page, crowded_site, kind)
    assert page.evaluate(EDGELESS) == []


def test_nothing_moves_for_those_who_ask_for_less_motion(looks: dict[str, Page], crowded_site: str) -> None:
    page = looks["forced colours"]
    for kind in AXE_KINDS:
        go(page, crowded_site, kind)
        assert page.evaluate(MOVING) == [], kind


def test_text_of_twice_the_size_is_all_there(looks: dict[str, Page], crowded_site: str) -> None:
    page = looks["large text"]
    found: dict[str, list[str]] = {}
    for kind in AXE_KINDS:
        go(page, crowded_site, kind)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found[kind] = page.evaluate(CUT) + page.evaluate(RUN_AXE, RULES)
    assert not {kind: some for kind, some in found.items() if some}


def test_axe_finds_nothing_without_script(looks: dict[str, Page], crowded_site: str) -> None:
    page = looks["no script"]
    browser = page.context.new_cdp_session(page)
    found: dict[str, list[str]] = {}
    for kind, path in KINDS.items():
        if kind not in AXE_KINDS:
            continue
        browser.send("Emulation.setScriptExecutionDisabled", {"value": True})
        page.goto(crowded_site + path)
        # Axe is a script itself: it comes once those of the page have had their chance.
        browser.send("Emulation.setScriptExecutionDisabled", {"value": False})
        page.evaluate(AXE.read_text())
        assert page.locator("form:visible").count() == 0, kind
        found[kind] = page.evaluate(RUN_AXE, None)
    assert not {kind: some for kind, some in found.items() if some}


def under(page: Page, heading: str) -> Locator:
    """The first link under a heading."""
    part = page.locator("section").filter(has=page.get_by_role("heading", name=heading))
    return part.get_by_role("link").first


MAIN_ACTIONS: dict[str, Callable[[Page], Locator]] = {
    "home": lambda page: page.get_by_role("main").get_by_role("link").first,
    "state": lambda page: under(page, "What matters this week"),
    "event": lambda page: page.get_by_role("link", name="Sign up"),
    "finder": lambda page: page.get_by_role("button", name="Find events"),
    "post": lambda page: under(page, "What you can do"),
}
NEAR = 20
"""So many presses of Tab lead to the first thing to do, past the navigation and a form."""


def test_the_skip_link_shows_and_leads_past_the_navigation(page: Page, crowded_site: str) -> None:
    for kind in ("home", "finder", "not found"):
        page.goto(crowded_site + KINDS[kind])
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).not_to_be_in_viewport()
        page.keyboard.press("Tab")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main, footer') !== null"), kind


@pytest.mark.parametrize("kind", MAIN_ACTIONS)
def test_tab_leads_to_the_thing_to_do(page: Page, crowded_site: str, kind: str) -> None:
    page.goto(crowded_site + KINDS[kind])
    action = MAIN_ACTIONS[kind](page)
    for _ in range(NEAR):
        page.keyboard.press("Tab")
        if action.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"{action.inner_text()} is more than {NEAR} presses of Tab away")


@pytest.mark.parametrize("kind", ["home", "state", "event", "finder"])
def test_all_that_has_focus_shows_it_in_the_order_of_the_page(
    looks: dict[str, Page], crowded_site: str, kind: str
) -> None:
    page = looks["dark phone"]
    page.goto("about:blank")
    page.goto(crowded_site + KINDS[kind])
    stops = page.evaluate(STOPS)
    seen, unseen = [], []
    for _ in range(min(stops, MOST_STOPS)):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        seen.append(focused["place"])
        if focused["ring"] < 2 or not focused["isSeen"]:
            unseen.append(focused)
    assert not unseen
    assert seen == sorted(set(seen))
