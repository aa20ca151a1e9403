"""The days over the results of the sample site, each with its count, and each a filter."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looks import flaws
from tests.site import SITE, built

DRIVE = """\
title: A drive of three days
kind: canvass
when: [{start: 2024-10-18 9 am, end: 2024-10-20 5 pm}]
where: {venue: The library, zip: 19380}
"""
SUPPER = """\
title: Supper
kind: canvass
when: [{start: 2024-10-19 6 pm, end: 8 pm}]
where: {venue: The library, zip: 19380}
"""
FRIDAY = "2024-10-18T16:00Z"
ASKED = {
    "this weekend": ("when=weekend", None, "Saturday, October 19", "Sat 19 Oct"),
    "one day in the midst of it": (
        "when=dates&from=2024-10-20&to=2024-10-20",
        None,
        "Sunday, October 20",
        "Sun 20 Oct",
    ),
    "days from the day before it on": (
        "when=dates&from=2024-10-17",
        None,
        "Friday, October 18",
        "Fri 18 Oct",
    ),
    "tomorrow, on its first day": ("when=tomorrow", FRIDAY, "Tomorrow Saturday, October 19", "Sat 19 Oct"),
    "this weekend, on its first day": ("when=weekend", FRIDAY, "Tomorrow Saturday, October 19", "Sat 19 Oct"),
    "today, on its second day": (
        "when=today",
        "2024-10-19T16:00Z",
        "Today Saturday, October 19",
        "Sat 19 Oct",
    ),
    "tomorrow, on its second day": (
        "when=tomorrow",
        "2024-10-19T16:00Z",
        "Tomorrow Sunday, October 20",
        "Sun 20 Oct",
    ),
    "any time, on its second day": (
        "state=PA",
        "2024-10-19T16:00Z",
        "Today Saturday, October 19",
        "Sat 19 Oct",
    ),
}
"""What is asked for, the time by the reader's clock, the heading of the drive, and the day at its left."""


def days(page: Page) -> Locator:
    return page.get_by_role("group", name="Next 14 days").get_by_role("button")


def shown(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", text).strip() for text in days(page).all_text_contents()]


def open_finder(page: Page, address: str) -> None:
    page.goto(address)
    expect(days(page)).to_have_count(14)


def test_a_day_is_a_filter(tab: Page, sample_site: str) -> None:
    open_finder(tab, f"{sample_site}events/?state=PA&online=without")
    before = shown(tab)
    saturday = tab.get_by_role("button", name=re.compile(r"^Sat 19 Oct \d+ events?$"))
    (events,) = re.findall(r"(\d+) events?$", saturday.locator(".day-words").text_content() or "")
    expect(saturday).to_have_attribute("aria-pressed", "false")
    saturday.click()
    expect(saturday).to_have_attribute("aria-pressed", "true")
    expect(saturday).to_be_focused()
    expect(tab.get_by_role("status")).to_have_text(f"{events} in person in or for Pennsylvania")
    assert {text.split()[1] for text in tab.locator("article .card-day").all_inner_texts()} == {"19"}
    assert shown(tab) == before
    assert tab.url.endswith("&when=dates&from=2024-10-19&to=2024-10-19&online=without")
    saturday.press("Enter")
    expect(saturday).to_have_attribute("aria-pressed", "false")
    expect(tab.get_by_label("When", exact=True)).to_have_value("")


def test_today_is_the_first_and_pressed_when_chosen(tab: Page, sample_site: str) -> None:
    open_finder(tab, f"{sample_site}events/?when=today")
    assert shown(tab)[0].startswith("Mon 14 Oct")
    pressed = [day.get_attribute("aria-pressed") for day in days(tab).all()]
    assert pressed == ["true"] + ["false"] * 13


def test_this_weekend_presses_its_days(tab: Page, sample_site: str) -> None:
    open_finder(tab, f"{sample_site}events/?state=PA&online=without")
    tab.get_by_role("button", name="This weekend").click()
    expect(days(tab).locator("visible=true").and_(tab.locator("[aria-pressed=true]"))).to_have_count(2)
    pressed = [day for day in days(tab).all() if day.get_attribute("aria-pressed") == "true"]
    assert [re.sub(r"\s+", " ", day.inner_text())[:10] for day in pressed] == ["Sat 19 Oct", "Sun 20 Oct"]


CONTRAST = """day => {
  const part = day.querySelector(".day-count");
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  let ground = part;
  while ((rgb(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
  const ink = light(rgb(getComputedStyle(part).color));
  const paper = light(rgb(getComputedStyle(ground).backgroundColor));
  return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
}"""
"""The contrast between the count of a day and its background."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_count_of_a_chosen_day_can_be_read(
    tab: Page, sample_site: str, scheme: Literal["light", "dark"]
) -> None:
    tab.emulate_media(color_scheme=scheme)
    for query in ("state=GU&online=without&when=today", "when=today"):
        open_finder(tab, f"{sample_site}events/?{query}")
        today = days(tab).first
        expect(today).to_have_attribute("aria-pressed", "true")
        assert today.evaluate(CONTRAST) >= 4.5, query


def test_without_a_search_there_are_no_days(tab: Page, sample_site: str) -> None:
    tab.goto(f"{sample_site}events/")
    expect(tab.get_by_role("group", name="Next 14 days")).to_be_hidden()


def test_the_days_can_be_read_and_pressed_in_any_look(tab: Page, sample_site: str) -> None:
    open_finder(tab, f"{sample_site}events/?when=today")
    assert flaws(tab) == {}


@pytest.fixture(scope="module")
def weekend(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    """The address of a site with an event from a Friday to a Sunday, and one on its Saturday."""
    folder: Path = tmp_path_factory.mktemp("weekend")
    files = {"site.yaml": SITE, "events/pa/doors.yaml": None, "events/pa/supper.yaml": SUPPER}
    result = built(folder, {**files, "events/pa/drive.yaml": DRIVE})
    assert result.published, "\n".join(map(str, result.problems))
    return serve_folder(folder / "output")


@pytest.mark.parametrize(("query", "now", "heading", "day"), ASKED.values(), ids=ASKED)
def test_a_long_event_stands_under_the_first_day_that_was_asked_for(
    page: Page, weekend: str, query: str, now: str | None, heading: str, day: str
) -> None:
    page.clock.install(time=now or "2024-10-14T16:00Z")
    page.goto(f"{weekend}events/?{query}")
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    card = page.get_by_role("article").filter(has_text="A drive of three days")
    group = page.get_by_role("region").or_(page.locator("section")).filter(has=card)
    # A list, because for a moment the old list is next to the results.
    expect(group.get_by_role("heading", level=3)).to_have_text([re.compile(rf"^\s*{heading}\s*$")])
    # The clock of the page looks again when a reader comes back.
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert re.sub(r"\s+", " ", card.locator(".card-day").inner_text()).strip() == day
    expect(card.get_by_text("Fri, Oct 18 @ 9 am – Sun, Oct 20 @ 5 pm EDT")).to_be_visible()
