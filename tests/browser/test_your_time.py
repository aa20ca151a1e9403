"""Online times in the reader's time zone, on pages that the build makes."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import NOON, build_at, content, paths


def online(when: str, more: str = "where: online\n") -> str:
    return f"kind: phone-bank\nwhen: {when}\ntimezone: America/Denver\n{more}"


EVENTS = {
    "calls": online("[{start: 2024-10-19 6 pm, end: 7 pm}]"),
    "weekly": online("[{start: 2024-10-27 6:30 pm, end: 8 pm, repeat: weekly, until: 2024-11-10}]"),
    "whole-day": online("[{start: 2024-10-20, all day: yes}]"),
    "room": "kind: phone-bank\nwhen: [{start: 2024-10-19 6 pm}]\nwhere: {zip: 80202, online: yes}\n",
}
ZONES: dict[str, tuple[str, str, str]] = {
    "the same clocks": ("America/Denver", "6 pm – 7 pm MDT", "6:30 pm – 8 pm MDT and 2 more times"),
    "other clocks": (
        "America/New_York",
        "6 pm – 7 pm MDT (8 pm your time)",
        "6:30 pm – 8 pm MDT (8:30 pm your time) and 2 more times",
    ),
    "the next day": (
        "Europe/London",
        "6 pm – 7 pm MDT (Sun, 1 am your time)",
        # Clocks in London go back that night.
        "6:30 pm – 8 pm MDT (Mon, 12:30 am your time) and 2 more times",
    ),
    "the same clocks for a while": (
        "America/Phoenix",
        "6 pm – 7 pm MDT (5 pm your time)",
        "6:30 pm – 8 pm MDT (5:30 pm your time) and 2 more times",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    folder: Path = tmp_path_factory.mktemp("yours")
    files: dict[str, str | bytes | None] = {
        f"events/co/{name}.yaml": f"title: {name}\n{text}" for name, text in EVENTS.items()
    }
    state = b"headline: Come to Colorado\npitch: A few of us are here.\n"
    content(folder / "content", {"states/co.yaml": state, **files})
    result = build_at(paths(folder), NOON)
    assert result.published, "\n".join(map(str, result.problems))
    return serve_folder(folder / "output")


def when(page: Page, title: str) -> str:
    """The line of the time of a card, as people see it."""
    card = page.get_by_role("article").filter(has=page.get_by_role("heading", name=title, exact=True))
    return str(
        card.locator(".card-when").evaluate("""node => {
          node.querySelector(".visually-hidden")?.remove();
          return node.textContent;
        }""")
    ).strip()


@pytest.mark.parametrize(("zone", "calls", "weekly"), ZONES.values(), ids=ZONES)
def test_an_online_time_is_also_said_by_the_clocks_of_the_reader(
    browser: Browser, site: str, zone: str, calls: str, weekly: str
) -> None:
    with browser.new_context(timezone_id=zone) as context:
        page = context.new_page()
        page.clock.install(time=NOON)
        for path in ("", "colorado/", "events/"):
            page.goto(site + path)
            assert when(page, "calls") == calls
            assert when(page, "weekly") == weekly
            assert when(page, "whole-day") == "all day"
            assert when(page, "room") == "6 pm MDT", "one goes there"
        page.goto(f"{site}events/co/calls/")
        expect(page.locator(".times-open li")).to_have_text(f"Sat, Oct 19 @ {calls}")
        page.goto(f"{site}events/co/room/")
        expect(page.locator(".times-open li")).to_have_text("Sat, Oct 19 @ 6 pm MDT")


def test_it_follows_a_series(browser: Browser, site: str) -> None:
    with browser.new_context(timezone_id="America/Phoenix") as context:
        page = context.new_page()
        page.clock.install(time=NOON)
        page.goto(f"{site}colorado/")
        page.clock.pause_at(NOON + timedelta(days=15))
        # From the third of November on the clocks of Denver show what those of Phoenix do.
        assert when(page, "weekly") == "6:30 pm – 8 pm MST and 1 more time"
