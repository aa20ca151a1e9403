"""What readers find on the page of a region, and about regions on other pages."""

from typing import Any

from statepages.model.site import Site
from tests.render.pages import outputs, page, parsed, site, state
from tests.render.sample import links
from tests.search.events import event, place, slot

DANE = {
    "name": "Dane County",
    "zips": "537",
    "headline": "Around the lakes",
    "pitch": "We meet on **Mondays**.",
    "links": [{"label": "Offer a ride", "link": "https://example.org/ride"}],
    "contact": {"email": "dane@example.org"},
}
ROCK = {"name": "Rock County", "zips": "535"}
SATURDAY = slot("2024-10-19 10:00", "2024-10-19 13:00", "America/Chicago")
DOORS = event("wi/doors", SATURDAY, at=place("53703"))
CALLS = event("wi/calls", SATURDAY, region="Dane County")
ELSEWHERE = event("wi/elsewhere", SATURDAY, at=place("54301"))
OVER = event("wi/over", slot("2024-10-12 10:00"), at=place("53703"))


def made(*regions: dict[str, Any], **settings: Any) -> Site:
    page = state("WI", contact={"email": "wi@example.org"}, regions=list(regions or (DANE, ROCK)))
    return site([DOORS, CALLS, ELSEWHERE, OVER], [page], **settings)


def test_a_region_has_a_page_with_its_events() -> None:
    whole = page(made(), "wisconsin/dane-county/")
    main = whole.one("main")
    assert whole.one("title").text == "Dane County, Wisconsin – Neighbors"
    assert whole.one("h1").text == "Around the lakes"
    assert whole.one("p", class_="eyebrow").text == "Dane County, Wisconsin"
    assert "We meet on Mondays." in main.text
    assert [card.one("h3").text for card in main.all("article", class_="card")] == ["wi/calls", "wi/doors"]
    assert main.one("p", class_="count").text == "1 in person, 1 online. Subscribe"
    found = links(main)
    assert found["WI Wisconsin"] == found["All events for Wisconsin"] == "../../wisconsin/"
    assert found["Offer a ride"] == "https://example.org/ride"
    assert found["dane@example.org"] == "mailto:dane@example.org"
    assert found["Subscribe in your calendar"] == "../../wisconsin/dane-county/subscribe/"
    assert found["Embed this list"] == "../../wisconsin/dane-county/embed/"


def test_a_region_with_just_a_name() -> None:
    whole = page(made(), "wisconsin/rock-county/")
    assert whole.one("h1").text == "Rock County"
    assert whole.one("p", class_="eyebrow").text == "Wisconsin"
    assert "No upcoming events here yet." in whole.one("main").text
    assert links(whole)["wi@example.org"] == "mailto:wi@example.org", "the contact of the state"
    description = whole.one("meta", name="description").attributes["content"]
    assert description == "Upcoming events for Rock County, Wisconsin"


def test_the_state_page_has_its_regions_with_their_numbers() -> None:
    whole = page(made(regions="Counties"), "wisconsin/")
    nav = whole.one("nav", aria_labelledby="regions-title")
    assert nav.one("h2").text == "Counties"
    assert links(nav) == {
        "Dane County": "../wisconsin/dane-county/",
        "Rock County": "../wisconsin/rock-county/",
    }
    entries = [entry.text for entry in nav.all("li")]
    assert entries == ["Dane County 2 upcoming events", "Rock County 0 upcoming events"]


def test_regions_are_called_regions_by_default() -> None:
    assert page(made(), "wisconsin/").one("nav", aria_labelledby="regions-title").one("h2").text == "Regions"


def test_many_regions_are_folded() -> None:
    many = [{"name": f"County {number}"} for number in range(13)]
    details = page(made(*many, regions="Counties"), "wisconsin/").one("details", class_="split-main")
    assert details.one("summary").text == "Counties (13)"
    assert len(details.all("li")) == 13


def test_an_event_leads_to_its_region() -> None:
    whole = page(made(), "events/wi/doors/")
    assert links(whole.one("nav", class_="crumbs"))["Dane County"] == "../../../wisconsin/dane-county/"
    assert links(whole)["More events for Dane County"] == "../../../wisconsin/dane-county/"
    outside = page(made(), "events/wi/elsewhere/")
    assert links(outside)["More events for Wisconsin"] == "../../../wisconsin/"


def test_a_long_list_goes_on() -> None:
    events = [event(f"wi/{number:02}", SATURDAY, at=place("53703")) for number in range(21)]
    long = site(events, [state("WI", regions=[DANE])])
    first = page(long, "wisconsin/dane-county/")
    second = page(long, "wisconsin/dane-county/page/2/")
    assert links(first)["Next page"] == "../../wisconsin/dane-county/page/2/#list"
    assert links(second)["Previous page"] == "../../../../wisconsin/dane-county/#list"
    assert second.one("h1").text == "Events, page 2 of 2"
    assert second.one("title").text == "Dane County, Wisconsin, page 2 of 2 – Neighbors"
    sitemap = outputs(long)["sitemap.xml"].decode()
    assert "<loc>https://example.org/hub/wisconsin/dane-county/page/2/</loc>" in sitemap


def test_a_region_has_a_calendar_and_feeds_of_its_events() -> None:
    files = outputs(made())
    calendar = files["wi/dane-county/calendar.ics"].decode()
    assert "SUMMARY:wi/doors" in calendar
    assert "SUMMARY:wi/elsewhere" not in calendar
    feed = files["wi/dane-county/events.atom"].decode()
    assert "<title>Dane County, Wisconsin – Neighbors: new and changed events</title>" in feed
    assert "wi/elsewhere" not in feed
    whole = parsed(files["wisconsin/dane-county/subscribe/index.html"])
    assert whole.one("h1").text == "Subscribe to events for Dane County, Wisconsin"
    found = links(whole.one("main"))
    assert found["New and changed events"] == "../../../wi/dane-county/events.atom"
    assert "Posts" not in found, "posts are about states"
    assert found["WI Dane County, Wisconsin"] == "../../../wisconsin/dane-county/"


def test_other_sites_can_show_the_list_of_a_region() -> None:
    files = outputs(made())
    frame = parsed(files["embed/wi/dane-county/index.html"])
    assert [card.one("h3").text for card in frame.all("article", class_="card")] == ["wi/calls", "wi/doors"]
    how = parsed(files["wisconsin/dane-county/embed/index.html"])
    assert "https://example.org/hub/embed/wi/dane-county/" in how.one("main").text


def test_a_site_without_regions_says_nothing_of_them() -> None:
    page = state("WI", contact={"email": "wi@example.org"})
    without = site([DOORS, ELSEWHERE], [page])
    renamed = site([DOORS, ELSEWHERE], [page], regions="Counties")
    assert outputs(without) == outputs(renamed)
    assert b"regions-title" not in outputs(without)["wisconsin/index.html"]
