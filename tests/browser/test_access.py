"""Pages for everyone: checked by axe in light and in dark, and used by keyboard alone."""

from collections.abc import Callable, Iterable, Iterator

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


@pytest.fixture(scope="module")
def looks(browser: Browser) -> Iterator[dict[str, Page]]:
    """A page on a desk in light, and one on a phone in dark."""
    with (
        browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light") as light,
        browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark") as dark,
    ):
        for context in (light, dark):
            context.add_init_script(AXE.read_text())
        yield {"light desk": light.new_page(), "dark phone": dark.new_page()}


RULES = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""What is a matter of the look and not of the page alone."""
AXE_KINDS = {
    # Axe takes its time with long lists, and the second page of one is made as the first.
    **{kind: path for kind, path in KINDS.items() if not kind.startswith("second")},
    "form with errors": "events/#zip=1234",
    # A ZIP code of another state than the chosen one, so that "Heads up" shows too.
    "results": "events/?state=WI#zip=19380",
}
IN_DARK = ("home", "state", "event", "cancelled event", "form with errors", "results", "post")


def axe(page: Page, site: str, kinds: Iterable[str], rules: list[str] | None = None) -> dict[str, list[str]]:
    """What axe finds wrong on kinds of pages, by all of its rules or by some."""
    found: dict[str, list[str]] = {}
    for kind in kinds:
        page.goto("about:blank")  # else an address that differs in its fragment would load nothing
        page.goto(site + AXE_KINDS[kind])
        if "#" in AXE_KINDS[kind]:
            expect(page.get_by_text("There is a problem").or_(page.get_by_text("Heads up:"))).to_be_visible()
        found[kind] = page.evaluate(RUN_AXE, rules)
    return {kind: some for kind, some in found.items() if some}


def test_axe_finds_nothing(looks: dict[str, Page], crowded_site: str) -> None:
    assert not axe(looks["light desk"], crowded_site, AXE_KINDS)


def test_axe_finds_nothing_in_the_dark(looks: dict[str, Page], crowded_site: str) -> None:
    assert not axe(looks["dark phone"], crowded_site, IN_DARK, RULES)


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
