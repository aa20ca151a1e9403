"""What the first view of a state page, and a search near a ZIP code, cost a slow phone in a real browser."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.samples import CODES, samples
from tests.browser.crowd import write_crowd
from tests.browser.weigh import weigh, weigh_searches
from tests.site import NOON, build_at, content, paths

MOST_BYTES, MOST_REQUESTS = 30_000, 4
MOST_BYTES_OF_SEARCH, MOST_BYTES_AT_MANY = 60_000, 150_000
EVENTS, MANY = 200, 10_000

# New York, Naperville, Fort Campbell, West Chester, Washington, Jackson, New Pine Creek, Honolulu.
NEAR_BORDERS = ("10001", "60540", "42223", "19380", "20001", "83001", "97635", "96813")
NEAR_LARGE_STATES = ("10001", "15421", "19380")

CITIES = ("19380", "19103", "15222", "17101", "18503", "16501")
EVENT = """\
title: Knock on doors for the {number}th time with the neighbors of ward {ward}
kind: {kind}
when:
  - start: {day} {hour} am
    end: 3 pm
    repeat: weekly
    until: 2024-12-30
where:
  venue: Branch {ward} of the public library, room {number}
  address: {number} North Church Street
  zip: {zip}
helps: [PA, NJ, OH]
accessibility: {{status: accessible}}
"""


def crowd() -> dict[str, str | bytes | None]:
    """Events in one state; no two are alike, so that gzip does not have it easier than with real ones."""
    kinds = ("canvass", "phone-bank", "carpool", "training", "rally")
    return {
        f"events/pa/event-{number:03}.yaml": EVENT.format(
            number=number,
            ward=number * 37 % 61,
            kind=kinds[number % len(kinds)],
            day=date(2024, 10, 15) + timedelta(days=number * 7 % 45),
            hour=7 + number % 4,
            zip=CITIES[number % len(CITIES)],
        )
        for number in range(EVENTS)
    }


@pytest.fixture(scope="module")
def two_hundred(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    """The address of a site with that many events in Pennsylvania."""
    folder: Path = tmp_path_factory.mktemp("two-hundred")
    content(folder / "content", crowd())
    result = build_at(paths(folder), NOON)
    assert result.published, "\n".join(map(str, result.problems))
    return serve_folder(folder / "output")


@pytest.mark.parametrize("path", ["wisconsin/", "pennsylvania/"])
def test_the_first_view_of_a_state_of_the_sample_is_small(
    browser: Browser, sample_site: str, path: str
) -> None:
    assert_small(weigh(browser, sample_site + path))


@pytest.mark.parametrize("path", ["pennsylvania/", "pennsylvania/page/2/"])
def test_the_first_view_of_a_crowded_state_is_small(browser: Browser, two_hundred: str, path: str) -> None:
    assert_small(weigh(browser, two_hundred + path))


def test_a_search_near_a_zip_is_small(
    browser: Browser, sample_folder: Path, tmp_path: Path, serve_folder: Callable[..., str]
) -> None:
    """Where each state has two hundred events: with the page itself."""
    write_crowd(sample_folder, tmp_path, list(samples(EVENTS * len(CODES), even=True)))
    address = f"{serve_folder(tmp_path)}events/"
    assert_small_searches(weigh_searches(browser, address, NEAR_BORDERS), MOST_BYTES_OF_SEARCH)


def test_a_search_near_a_zip_stays_small_in_a_site_of_ten_thousand_events(
    browser: Browser, sample_folder: Path, tmp_path: Path, serve_folder: Callable[..., str]
) -> None:
    """Where the large states have most of them; with the page itself."""
    write_crowd(sample_folder, tmp_path, list(samples(MANY)))
    address = f"{serve_folder(tmp_path)}events/"
    assert_small_searches(weigh_searches(browser, address, NEAR_LARGE_STATES), MOST_BYTES_AT_MANY)


def assert_small_searches(found: dict[str, dict[str, int]], most: int) -> None:
    totals = {code: sum(sizes.values()) for code, sizes in found.items()}
    worst = max(totals, key=lambda code: totals[code])
    files = "\n".join(f"{size:8,} {url}" for url, size in found[worst].items())
    assert totals[worst] <= most, f"{totals}, of {most:,}; near {worst}:\n{files}"


def assert_small(sizes: dict[str, int]) -> None:
    total = sum(sizes.values())
    files = "\n".join(f"{size:8,} {url}" for url, size in sizes.items())
    said = f"{total:,} bytes in {len(sizes)} requests, of {MOST_BYTES:,} in {MOST_REQUESTS}:\n{files}"
    assert total <= MOST_BYTES, said
    assert len(sizes) <= MOST_REQUESTS, said
