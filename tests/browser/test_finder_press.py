"""From the press to the results of the sample site: what comes first, and what comes after moves nothing."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.form import count, find, results, settle
from tests.browser.looks import DESK, PHONE

WATCH_FIRST_FRAME = """() => {
  const [list, status] = [document.getElementById("events-list"), document.querySelector("[role=status]")];
  const told = [];
  let shown = Infinity;
  const moved = ({ node, previousRect, currentRect }) =>
    `${node?.className}: ${previousRect.y} to ${currentRect.y}`;
  window.shifts = () =>
    told.filter(({ startTime }) => startTime > shown).flatMap(({ sources }) => sources.map(moved));
  new PerformanceObserver((entries) => told.push(...entries.getEntries())).observe({ type: "layout-shift" });
  window.firstFrame = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          shown = performance.now();
          const { top, bottom } = status.getBoundingClientRect();
          const isShown = (card) => card.checkVisibility() && !card.closest("[aria-hidden]");
          const isSeen = (card) => isShown(card) && card.getBoundingClientRect().top < innerHeight;
          const cards = [...list.querySelectorAll("article")].filter(isSeen).length;
          resolve({ isCountSeen: top >= 0 && bottom <= innerHeight, cards });
        };
        port2.postMessage("");
      });
    });
    observer.observe(status, { childList: true });
  });
}"""
"""What is on the screen in the first frame that shows results, and what moves after that."""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_first_frame_with_results_has_them_in_view(finder: Page, size: ViewportSize) -> None:
    finder.set_viewport_size(size)
    finder.evaluate(WATCH_FIRST_FRAME)
    find(finder, zip="60540")
    first = finder.evaluate("firstFrame")
    assert first["isCountSeen"], first
    assert first["cards"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_comes_after_the_first_results_moves_nothing_on_the_screen(
    finder: Page, size: ViewportSize
) -> None:
    finder.set_viewport_size(size)
    for code in ("60540", "60563"):
        finder.evaluate(WATCH_FIRST_FRAME)
        find(finder, zip=code)
        finder.evaluate("firstFrame")
        settle(finder)
        assert results(finder).count() > 6
        expect(finder.get_by_role("group", name="Next 14 days").get_by_role("button")).to_have_count(14)
        finder.wait_for_timeout(100)  # shifts are reported a little later
        assert finder.evaluate("shifts()") == [], code


def test_a_press_is_one_step_back_and_one_submission(finder: Page) -> None:
    finder.evaluate("window.told = 0; document.addEventListener('submit', () => window.told++)")
    before = finder.evaluate("history.length")
    find(finder, zip="60540")
    expect(count(finder)).to_contain_text("60540")
    settle(finder)
    assert finder.url.endswith("#zip=60540")
    assert finder.evaluate("history.length") == before + 1
    assert finder.evaluate("told") == 1


def test_a_submission_without_a_press_searches_too(finder: Page) -> None:
    finder.get_by_label("ZIP code").fill("60540")
    finder.locator("#finder").evaluate("form => form.requestSubmit()")
    expect(count(finder)).to_contain_text("60540")
