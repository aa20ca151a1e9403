"""What readers find on the page of a state, and in its list."""

import pytest

from statepages.model.event import Event
from tests.render.pages import page, post, site
from tests.render.sample import SATURDAY, WISCONSIN, links, sample
from tests.search.events import event, place, slot


def test_state_page() -> None:
    whole = page(sample(), "wisconsin/")
    assert whole.one("h1").text == "Small numbers decide"
    assert "We need you." in whole.one("main").text
    assert links(whole)["Knock"] == "https://example.org/knock"
    assert links(whole)["Train"] == "https://example.org/train"
    assert links(whole)["wi@example.org"] == "mailto:wi@example.org"
    assert links(whole)["Rides"] == "../posts/2024-10-11-rides/"
    assert "21,000" in whole.one("dl", class_="figures").text
    assert "Source: example.org, checked October 1, 2024" in whole.one("dl", class_="figures").text
    assert [one.text for one in whole.all("h2", class_="group-title")] == [
        "Featured",
        "Saturday, November 2",
        "For every state",
    ]
    assert (
        whole.one("p", class_="count").text
        == "2 in person, 1 online. Search these events by ZIP code and date Subscribe"
    )


def test_a_card() -> None:
    card = page(sample(), "wisconsin/").one("section", data_day="2024-11-02").one("article", class_="card")
    assert card.attributes["data-expires"] == str(int(SATURDAY.expires.timestamp()))
    assert (
        card.one("h3", class_="card-title").one("a").attributes["href"] == "../events/wi/2024-11-02-carpool/"
    )
    assert card.one("p", class_="card-day").text == "Sat 2 Nov"
    assert card.one("p", class_="card-when").one("time").attributes["datetime"] == "2024-11-02T10:00-05:00"
    assert card.one("p", class_="card-when").text == "Sat, Nov 2 @ 10 am – 3 pm CDT"
    assert card.one("span", class_="visually-hidden").text == "Sat, Nov 2 @", "for the eye it is in the block"
    assert card.one("p", class_="card-where").text == "Naperville station, Naperville, IL"
    assert [one.text for one in card.all("li", class_="badge")] == [
        "Carpool",
        "Helps Wisconsin",
        "English, Spanish",
    ]


def test_posts_about_other_states_are_not_on_it() -> None:
    posts = [post("here", states="OH, WI"), post("elsewhere", states="OH"), post("of-none")]
    named = links(page(site([], [WISCONSIN], posts), "wisconsin/"))
    assert {name for name in named if name in {"here", "elsewhere", "of-none"}} == {"here"}


def test_the_short_address_leads_to_the_state() -> None:
    whole = page(sample(), "wi/")
    assert whole.one("meta", http_equiv="refresh").attributes["content"] == "0; url=../wisconsin/"
    assert whole.one("link", rel="canonical").attributes["href"] == "https://example.org/hub/wisconsin/"
    assert links(whole) == {"Go to the Wisconsin page": "../wisconsin/"}


def test_a_long_state_page_goes_on() -> None:
    events = [event(f"wi/{number:02}", slot("2024-10-19 10:00"), at=place("53703")) for number in range(21)]
    made = site(events, [WISCONSIN])
    first, second = page(made, "wisconsin/"), page(made, "wisconsin/page/2/")
    assert len(first.all("article", class_="card")) == 20
    assert len(second.all("article", class_="card")) == 1
    assert links(first)["Next page"] == "../wisconsin/page/2/#list"
    assert links(second)["Previous page"] == "../../../wisconsin/#list"
    assert second.one("h1").text == "Events, page 2 of 2"
    assert second.one("title").text == "Wisconsin, page 2 of 2 – Neighbors"
    assert second.one("h2", class_="group-title").text == "Saturday, October 19 continued"


def test_a_state_without_events_says_where_to_look() -> None:
    elsewhere = [event("pa/doors", slot("2024-10-19 10:00"), at=place("19380"))]
    whole = page(site(elsewhere, [WISCONSIN]), "wisconsin/")
    assert links(whole.one("p", class_="nothing")) == {"Find events near you or online": "../events/"}


OVER = event("pa/over", slot("2024-10-12 10:00"), at=place("19380"))


@pytest.mark.parametrize("events", [[], [OVER]], ids=["none at all", "all are over"])
def test_a_site_without_events_sends_nobody_looking(events: list[Event]) -> None:
    made = site(events, [WISCONSIN])
    for path in ("", "wisconsin/", "events/"):
        whole = page(made, path).one("main")
        assert "No upcoming events yet." in whole.text
        assert "near you" not in whole.text
        assert "Search these events" not in whole.text
        assert "See all upcoming events" not in whole.text
