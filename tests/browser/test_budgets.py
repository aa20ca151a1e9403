"""What the first view of a state page costs a slow phone, as a real browser asks for it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from statepages.pipeline import build
from tests.browser.weigh import weigh
from tests.site import NOON, content, paths

MOST_BYTES, MOST_REQUESTS = 30_000, 4
EVENTS = 200
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
    result = build(paths(folder), now=None, clock=NOON)
    assert result.published, "\n".join(map(str, result.checked.problems))
    return serve_folder(folder / "output")


@pytest.mark.parametrize("path", ["wisconsin/", "pennsylvania/"])
def test_the_first_view_of_a_state_of_the_sample_is_small(
    browser: Browser, sample_site: str, path: str
) -> None:
    assert_small(weigh(browser, sample_site + path))


@pytest.mark.parametrize("path", ["pennsylvania/", "pennsylvania/page/2/"])
def test_the_first_view_of_a_crowded_state_is_small(browser: Browser, two_hundred: str, path: str) -> None:
    assert_small(weigh(browser, two_hundred + path))


def assert_small(sizes: dict[str, int]) -> None:
    total = sum(sizes.values())
    files = "\n".join(f"{size:8,} {url}" for url, size in sizes.items())
    said = f"{total:,} bytes in {len(sizes)} requests, of {MOST_BYTES:,} in {MOST_REQUESTS}:\n{files}"
    assert total <= MOST_BYTES, said
    assert len(sizes) <= MOST_REQUESTS, said
