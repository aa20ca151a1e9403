"""The ways to a calendar that readers are offered."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.render.pages import outputs, page
from tests.render.sample import CALLS, links, sample
from tests.search.events import NOON

LISTS = {
    "all events": ("events/subscribe/", "https://example.org/hub/calendar.ics", "Subscribe to all events"),
    "a state": (
        "wisconsin/subscribe/",
        "https://example.org/hub/wi/calendar.ics",
        "Subscribe to events for Wisconsin",
    ),
}


@pytest.mark.parametrize(("path", "address", "title"), LISTS.values(), ids=LISTS)
def test_each_calendar_can_be_had_in_all_ways(path: str, address: str, title: str) -> None:
    whole = page(sample(), path)
    ways, below = links(whole.one("main")), address.removeprefix("https://example.org/hub/")
    assert whole.one("h1").text == title
    assert ways["Open in your calendar app"] == address.replace("https:", "webcal:")
    google = urlsplit(ways["Add to Google Calendar"])
    assert google.query.startswith("cid=webcal%3A%2F%2Fexample.org%2Fhub%2F")
    assert f"{google.scheme}://{google.netloc}{google.path}" == "https://calendar.google.com/calendar/r"
    assert parse_qs(google.query) == {"cid": [address.replace("https:", "webcal:")]}
    assert ways["Download the calendar"] == f"../../{below}"
    assert whole.one("pre").text == address, "to be copied without a script"
    assert whole.one("link", type="text/calendar").attributes["href"] == f"../../{below}"
    folder = below.removesuffix("calendar.ics")
    assert ways["New and changed events"] == f"../../{folder}events.atom"
    assert ways["Posts"] == f"../../{folder}feed.atom"


def test_readers_are_told_what_calendars_do() -> None:
    told = page(sample(), "events/subscribe/").one("main").text
    assert "Google may take a day" in told
    assert "A downloaded file does not update. Neither does a single event" in told


def test_the_page_is_the_same_on_any_day() -> None:
    made, later = outputs(sample()), outputs(sample(), NOON.replace(year=2025))
    assert made["events/subscribe/index.html"] == later["events/subscribe/index.html"]


def test_lists_lead_to_their_page() -> None:
    for path in ("events/", "wisconsin/"):
        assert links(page(sample(), path).one("main"))["Subscribe in your calendar"].endswith(
            f"{path}subscribe/"
        )
    assert links(page(sample(), CALLS.path))["Add to calendar"] == "event.ics"
