"""What readers find on the page of an event."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from statepages.model.event import Event, Location
from statepages.model.parts import Image
from statepages.picture import read_picture
from tests.pictures import picture
from tests.render.pages import outputs, page, site, state
from tests.render.sample import CARPOOL, SATURDAY, links, sample
from tests.search.events import event, place, slot


def test_event_page() -> None:
    whole = page(sample(), CARPOOL.path)
    main = whole.one("main")
    assert whole.one("h1").text == "Carpool from Naperville"
    assert main.one("ul", class_="times-open").text == "Sat, Nov 2 @ 10 am – 3 pm CDT"
    assert main.one("address").text == "Naperville station 1 Main St Naperville, IL 60540"
    assert [link.text for link in main.all("a", class_="button-primary")] == ["Sign up"]
    facts = {
        part.one("dt").text: part.one("dd").text
        for fact in main.all("dl", class_="facts")
        for part in fact.all("div")
    }
    del facts["When"]
    assert facts == {
        "Where": "Naperville station 1 Main St Naperville, IL 60540 North lot"
        " Directions Open in your maps app Open in OpenStreetMap Copy the address",
        "Type": "Carpool",
        "Helps": "WI Wisconsin",
        "What to bring": "Water",
        "Accessibility": "Partly wheelchair accessible. Steps at each door.",
        "Languages": "English, Spanish",
        "Host": "Fox Valley",
        "Contact": "Dana 630-555-0127",
        "Source": "example.org, checked October 14, 2024",
    }
    assert "<strong>comfortable</strong>" in outputs(sample())[CARPOOL.path + "index.html"].decode()
    assert (
        json.loads(whole.one("script", type="application/ld+json").raw)["name"] == "Carpool from Naperville"
    )


def test_social_tags() -> None:
    made = replace(sample(), images=(("street.png", read_picture(picture(size=(40, 30)))),))
    pictured = replace(CARPOOL, image=Image(file="street.png", alt="A street"))
    whole = page(replace(made, events=(pictured,)), CARPOOL.path)
    tags = {
        one.attributes["property"]: one.attributes["content"]
        for one in whole.all("meta")
        if "property" in one.attributes
    }
    assert tags == {
        "og:url": "https://example.org/hub/events/wi/2024-11-02-carpool/",
        "og:title": "Carpool from Naperville",
        "og:description": "Sat, Nov 2 @ 10 am – 3 pm CDT. Naperville station, Naperville, IL. "
        "Wear comfortable shoes.",
        "og:site_name": "Neighbors",
        "og:type": "article",
        "og:image": "https://example.org/hub/images/street.png",
        "og:image:width": "40",
        "og:image:height": "30",
        "og:image:alt": "A street",
    }
    assert whole.one("link", rel="canonical").attributes["href"] == tags["og:url"]
    assert whole.one("img").attributes["src"] == "../../../images/street.png"
    assert whole.one("img").attributes["alt"] == "A street"
    assert (whole.one("img").attributes["width"], whole.one("img").attributes["height"]) == ("40", "30")


STATUSES: dict[str, tuple[dict[str, Any], str, str, list[str]]] = {
    "full": (
        {"status": "full"},
        "Full",
        "This event is full More events for Wisconsin",
        ["Join the waitlist (full)"],
    ),
    "cancelled": (
        {"status": "cancelled"},
        "Canceled",
        "This event is canceled More events for Wisconsin",
        [],
    ),
    "postponed": (
        {"status": "postponed"},
        "Postponed",
        "Postponed Do not go on the date below. Check back for the new date.",
        ["Open the sign-up page"],
    ),
    "moved online": (
        {"status": "moved-online"},
        "Moved online",
        "This event is now online Do not go to the venue.",
        ["Sign up"],
    ),
}


@pytest.mark.parametrize(("fields", "label", "notice", "signup"), STATUSES.values(), ids=STATUSES)
def test_what_has_changed_is_said_loudly(
    fields: dict[str, Any], label: str, notice: str, signup: list[str]
) -> None:
    whole = page(replace(sample(), events=(replace(CARPOOL, **fields),)), CARPOOL.path)
    shown = [one for one in whole.all("div", class_="notice") if "hidden" not in one.attributes]
    assert [one.text for one in shown] == [notice]
    assert whole.one("li", class_="badge-loud").text == label
    assert [link.text for link in whole.all("a", class_="button")] == signup


@pytest.mark.parametrize(("fields", "title"), [case[:2] for case in STATUSES.values()], ids=STATUSES)
def test_what_has_changed_is_in_what_chats_and_search_engines_show(
    fields: dict[str, Any], title: str
) -> None:
    whole = page(replace(sample(), events=(replace(CARPOOL, **fields),)), CARPOOL.path)
    assert whole.one("title").text == f"{title}: Carpool from Naperville – Neighbors"
    assert whole.one("meta", property="og:title").attributes["content"] == f"{title}: Carpool from Naperville"
    for attributes in ({"name": "description"}, {"property": "og:description"}):
        content = whole.one("meta", **attributes).attributes["content"]
        assert content.startswith(f"{title}. Sat, Nov 2 @ 10 am – 3 pm CDT. ")
    assert whole.one("h1").text == "Carpool from Naperville"


def test_the_page_of_an_event_that_is_over_says_so() -> None:
    later = datetime(2024, 11, 2, 20, 0, tzinfo=UTC)
    made = sample()
    whole = page(made, CARPOOL.path, later)
    assert whole.one("p", class_="notice-title").text == "This event is over"
    assert links(whole.one("div", class_="notice")) == {"More events for Wisconsin": "../../../wisconsin/"}
    assert whole.one("li", class_="time-over").text == "Sat, Nov 2 @ 10 am – 3 pm CDT (over)"
    assert "Sign up" not in links(whole)
    assert whole.one("meta", name="robots").attributes["content"] == "noindex"
    assert CARPOOL.path not in outputs(made, later)["sitemap.xml"].decode()
    assert CARPOOL.path.encode() not in outputs(made, later)["events/index.html"]


def test_a_series_that_is_over_keeps_its_last_time() -> None:
    whole = page(site([event("us/a", slot("2024-10-07 18:00"), slot("2024-10-13 18:00"))]), "events/us/a/")
    assert whole.one("ul", class_="times-open").text == "Sun, Oct 13 @ 6 pm EDT (over)"
    assert whole.one("ul", class_="times-past").text == "Mon, Oct 7 @ 6 pm EDT"
    assert whole.one("p", class_="card-day").text == "Sun 13 Oct"
    assert links(whole.one("div", class_="notice")) == {"More events": "../../../events/"}


def test_each_coming_time_of_a_series_can_be_added_to_a_calendar() -> None:
    days = ("2024-10-07", "2024-10-15", "2024-10-22")
    series = event("us/a", *(slot(f"{day} 18:00") for day in days))
    made = site([series])
    ways = links(page(made, series.path).one("ul", class_="times-open"))
    assert ways == {
        "Add to calendar: Tue, Oct 15 @ 6 pm EDT": "2024-10-15.ics",
        "Add to calendar: Tue, Oct 22 @ 6 pm EDT": "2024-10-22.ics",
    }
    assert {f"{series.path}{file}" for file in ways.values()} < outputs(made).keys()
    assert links(page(made, series.path).one("ul", class_="times-past")) == {}
    called_off = site([replace(series, status="cancelled")])
    assert links(page(called_off, series.path).one("ul", class_="times-open")) == {}


ASKED: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], bool]] = {
    "nobody": ({}, {}, {}, False),
    "whom the event names": ({"contact": {"email": "a@example.org"}}, {}, {}, True),
    "whom the state names": ({}, {"contact": {"email": "b@example.org"}}, {}, True),
    "whom the site names": ({}, {}, {"contact": {"email": "c@example.org"}}, True),
}


@pytest.mark.parametrize(("event_fields", "state_fields", "settings", "asked"), ASKED.values(), ids=ASKED)
def test_what_is_not_known_is_said_where_there_is_somebody_to_ask(
    event_fields: dict[str, Any], state_fields: dict[str, Any], settings: dict[str, Any], asked: bool
) -> None:
    fields = {"accessibility": {"status": "unknown", "notes": "Two steps."}, **event_fields}
    made = site(
        [event("il/a", SATURDAY, at=place("60540"), **fields)], [state("IL", **state_fields)], **settings
    )
    main = page(made, "events/il/a/").one("main").text
    assert "Two steps." in main
    assert ("Not known. Please ask." in main) == asked
    assert ("@example.org" in main) == asked


def test_a_private_address_is_on_no_page() -> None:
    home = place("60540", is_private=True)
    whole = page(site([event("il/party", SATURDAY, at=home)]), "events/il/party/")
    assert "Private home. You will get the address when you sign up." in whole.one("main").text
    assert whole.one("address").text == "Naperville, IL 60540"


WAYS = {
    "an address, for a map knows no venues": (
        place("60540", venue="Station", address="1 Main St", point=(41.77, -88.15)),
        "geo:41.77,-88.15?q=1%20Main%20St%2C%20Naperville%2C%20IL%2060540",
    ),
    "a venue alone": (
        place("60540", venue="Joe's & Co", point=(41.77, -88.15)),
        "geo:41.77,-88.15?q=Joe%27s%20%26%20Co%2C%20Naperville%2C%20IL%2060540",
    ),
    "a ZIP that is nowhere": (
        place("60540", address="1 Main St", point=None),
        "geo:0,0?q=1%20Main%20St%2C%20Naperville%2C%20IL%2060540",
    ),
}


@pytest.mark.parametrize(("where", "geo"), WAYS.values(), ids=WAYS)
def test_the_way_to_a_place(where: Location, geo: str) -> None:
    made = page(site([event("il/doors", SATURDAY, at=where)]), "events/il/doors/")
    assert made.one("a", id="maps-app").attributes["href"] == geo


WORDS: dict[str, tuple[Event, str]] = {
    "any time": (event("pa/a"), "Anytime"),
    "any time until": (event("pa/a", until=date(2024, 11, 5)), "Anytime until Tue, Nov 5"),
    "to be announced": (event("pa/a", when="to be announced"), "Date TBA"),
}


@pytest.mark.parametrize(("made", "words"), WORDS.values(), ids=WORDS)
def test_events_without_a_time(made: Event, words: str) -> None:
    whole = page(site([made]), "events/pa/a/")
    assert whole.one("dl", class_="facts").all("dd")[0].text == words


def test_a_long_series_opens_on_demand() -> None:
    days = [slot(f"2024-10-{day} 18:00") for day in range(10, 28)]
    whole = page(site([event("pa/a", *days)]), "events/pa/a/")
    assert [one.one("summary").text for one in whole.all("details")] == [
        "More upcoming times (8)",
        "Past times",
    ]
    assert [len(one.all("li")) for one in whole.all("ul", class_="times")] == [6, 8, 4]
