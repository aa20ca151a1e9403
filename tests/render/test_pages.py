"""What readers find on each page."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

import pytest

from statepages.model.base import Image
from statepages.model.event import Event, Location
from statepages.model.site import Site
from tests.render.pages import Element, look, outputs, page, parsed, post, site, state
from tests.search.events import NOON, event, place, slot

SATURDAY = slot("2024-11-02 10:00", "2024-11-02 15:00", "America/Chicago")
CARPOOL = event(
    "wi/2024-11-02-carpool",
    SATURDAY,
    at=place("60540", venue="Naperville station", address="1 Main St", directions="North lot"),
    title="Carpool from Naperville",
    kind="carpool",
    signup="https://example.org/naperville",
    details="Wear **comfortable** shoes.",
    bring="Water",
    host="Fox Valley",
    languages="English, Spanish",
    accessibility={"status": "partly", "notes": "Steps at each door."},
    contact={"name": "Dana", "phone": "630-555-0127"},
    source={"link": "https://example.org/source", "checked": "2024-10-14"},
)
CALLS = event("us/calls", slot("2024-10-15 18:00"), kind="phone-bank", helps="US", priority="high")
HERE = event("wi/doors", slot("2024-10-14 17:00", None, "America/Chicago"), at=place("53703"), pinned="yes")
WISCONSIN = state(
    "WI",
    headline="Small numbers decide",
    this_week={"text": "Doors first.", "actions": [{"label": "Knock", "link": "https://example.org/knock"}]},
    figures=[
        {
            "label": "Margin",
            "value": "21,000",
            "source": {"link": "https://example.org/m", "checked": "2024-10-01"},
        }
    ],
    links=[{"label": "Train", "link": "https://example.org/train"}],
    contact={"email": "wi@example.org"},
)
POST = post(
    "2024-10-11-rides",
    title="Rides",
    states="WI, OH",
    actions=[
        {
            "label": "Call Ohio",
            "link": "https://example.org/oh",
            "state": "OH",
            "training": "https://example.org/t",
        }
    ],
)
ACT = {"title": "Now", "label": "Call voters", "link": "https://example.org/call"}


def sample(**settings: Any) -> Site:
    return site([CARPOOL, CALLS, HERE], [WISCONSIN], [POST], act_now=ACT, **settings)


def links(element: Element) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in element.all("a")}


def every_page(made: Site) -> dict[str, Element]:
    return {path: parsed(data) for path, data in outputs(made).items() if path.endswith(".html")}


def test_the_addresses_of_the_site() -> None:
    assert sorted(path for path in outputs(sample()) if not path.startswith("assets/")) == [
        "404.html",
        "credits/index.html",
        "events/index.html",
        "events/us/calls/index.html",
        "events/wi/2024-11-02-carpool/index.html",
        "events/wi/doors/index.html",
        "index.html",
        "posts/2024-10-11-rides/index.html",
        "posts/index.html",
        "robots.txt",
        "sitemap.xml",
        "wi/index.html",
        "wisconsin/index.html",
    ]


def test_every_link_within_the_site_leads_to_a_page() -> None:
    made = sample()
    files = outputs(made)
    for path, whole in every_page(made).items():
        here = "https://example.org/hub/" + path.removesuffix("index.html")
        named = [(element, "href") for element in whole.all("a") + whole.all("link") if element.attributes]
        named += [(element, "src") for element in whole.all("script") if "src" in element.attributes]
        for element, attribute in named:
            address = urljoin(here, element.attributes[attribute])
            if address.startswith("https://example.org/hub/"):
                below = address.removeprefix("https://example.org/hub/").partition("#")[0].partition("?")[0]
                file = below + "index.html" if not below or below.endswith("/") else below
                assert file in files or below.startswith("search/"), (path, element.attributes)


def test_only_the_lost_page_starts_at_the_root_of_the_host() -> None:
    for path, whole in every_page(sample()).items():
        for link in whole.all("a") + whole.all("link"):
            if link.attributes.get("href", "").startswith("/"):
                assert path == "404.html"
                assert link.attributes["href"].startswith("/hub/")


def test_every_page_has_its_frame() -> None:
    for path, whole in every_page(sample()).items():
        if path == "wi/index.html":
            continue
        head = [child for child in whole.one("head").children if isinstance(child, Element)]
        assert head[1].attributes["http-equiv"] == "Content-Security-Policy"
        assert "unsafe" not in head[1].attributes["content"]
        assert len(whole.all("h1")) == 1, path
        assert whole.one("a", class_="skip").attributes["href"] == "#" + whole.one("main").attributes["id"]
        levels = [int(element.tag[1]) for element in whole.below() if re.fullmatch("h[1-6]", element.tag)]
        assert all(deeper <= before + 1 for before, deeper in pairwise(levels)), (path, levels)
        ids = [element.attributes["id"] for element in whole.below() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path
        assert not [element for element in whole.below() if "style" in element.attributes]
        assert not [
            one
            for one in whole.all("script")
            if one.raw and one.attributes.get("type") != "application/ld+json"
        ]


def test_home() -> None:
    home = page(sample(tagline="Find a way to help"), "")
    assert home.one("h1").text == "Find a way to help"
    assert links(home)["Call voters"] == "https://example.org/call"
    assert links(home)["WI Wisconsin, 2 events"] == "wisconsin/"
    assert links(home)["IL Illinois, 1 event"] == "events/?state=IL"
    assert links(home)["TX Texas, 0 events"] == "events/?state=TX"
    assert links(home)["One more is for people in every state"] == "events/"
    sections = {one.one("h2").text: one for one in home.all("section", class_="band")}
    assert [one.text for one in sections["Pinned"].all("h3")] == ["wi/doors"]
    assert [one.text for one in sections["High priority"].all("h3")] == ["us/calls"]
    assert [one.text for one in sections["Latest posts"].all("h3")] == ["Rides"]


def test_home_has_this_week_and_no_more() -> None:
    made = site(
        [
            event("pa/sunday", slot("2024-10-20 20:00")),
            event("pa/monday", slot("2024-10-21 08:00")),
            event("pa/over", slot("2024-10-14 08:00", "2024-10-14 09:00")),
            event("pa/anytime"),
        ]
    )
    week = page(made, "").one("section", class_="band")
    assert week.one("h2").text == "This week"
    assert [one.text for one in week.all("h3")] == ["pa/sunday"]


def test_state_page() -> None:
    whole = page(sample(), "wisconsin/")
    assert whole.one("h1").text == "Small numbers decide"
    assert "We need you." in whole.one("main").text
    assert links(whole)["Knock"] == "https://example.org/knock"
    assert links(whole)["Train"] == "https://example.org/train"
    assert links(whole)["wi@example.org"] == "mailto:wi@example.org"
    assert links(whole)["Rides"] == "../posts/2024-10-11-rides/"
    assert "21,000" in whole.one("dl", class_="figures").text
    assert "Source, checked October 1, 2024" in whole.one("dl", class_="figures").text
    assert [one.text for one in whole.all("h2", class_="group-title")] == [
        "Pinned",
        "Online events",
        "Carpools and events elsewhere that help Wisconsin",
    ]
    assert whole.one("p", class_="count").text.startswith("3 events and actions coming up")


def test_a_card() -> None:
    card = page(sample(), "wisconsin/").one("section", id="elsewhere").one("article", class_="card")
    assert card.attributes["data-expires"] == str(int(SATURDAY.expires.timestamp()))
    assert (
        card.one("h3", class_="card-title").one("a").attributes["href"] == "../events/wi/2024-11-02-carpool/"
    )
    assert card.one("p", class_="card-day").text == "Sat 2 Nov"
    assert card.one("p", class_="card-when").one("time").attributes["datetime"] == "2024-11-02T10:00-05:00"
    assert card.one("p", class_="card-when").text == "Sat, Nov 2 @ 10 am CDT"
    assert card.one("p", class_="card-where").text == "Naperville station, Naperville, IL"
    assert [one.text for one in card.all("li", class_="badge")] == ["Carpool", "Helps Wisconsin"]


def test_the_short_address_leads_to_the_state() -> None:
    whole = page(sample(), "wi/")
    assert whole.one("meta", http_equiv="refresh").attributes["content"] == "0; url=../wisconsin/"
    assert whole.one("link", rel="canonical").attributes["href"] == "https://example.org/hub/wisconsin/"
    assert links(whole) == {"Go to the page of Wisconsin": "../wisconsin/"}


def test_a_long_state_page_goes_on() -> None:
    events = [event(f"wi/{number:02}", slot("2024-10-19 10:00"), at=place("53703")) for number in range(51)]
    made = site(events, [WISCONSIN])
    first, second = page(made, "wisconsin/"), page(made, "wisconsin/page/2/")
    assert len(first.all("article", class_="card")) == 50
    assert len(second.all("article", class_="card")) == 1
    assert links(first)["Next page"] == "../wisconsin/page/2/#list"
    assert links(second)["Previous page"] == "../../../wisconsin/#list"
    assert second.one("h1").text == "Events, page 2 of 2"
    assert second.one("title").text == "Wisconsin, page 2 of 2 – Neighbors"
    assert second.one("h2", class_="group-title").text == "This week continued"


def test_a_state_without_events_says_where_to_look() -> None:
    whole = page(site(states=[WISCONSIN]), "wisconsin/")
    assert links(whole.one("p", class_="nothing")) == {
        "Look for one near you, or join one online": "../events/"
    }


def test_event_page() -> None:
    whole = page(sample(), CARPOOL.path)
    main = whole.one("main")
    assert whole.one("h1").text == "Carpool from Naperville"
    assert main.one("ul", class_="times").text == "Sat, Nov 2 @ 10 am – 3 pm CDT"
    assert main.one("address").text == "Naperville station 1 Main St Naperville, IL 60540"
    assert [link.text for link in main.all("a", class_="button-primary")] == ["Sign up"]
    facts = {
        part.one("dt").text: part.one("dd").text
        for fact in main.all("dl", class_="facts")
        for part in fact.all("div")
    }
    assert facts == {
        "When": "Sat, Nov 2 @ 10 am – 3 pm CDT",
        "Where": "Naperville station 1 Main St Naperville, IL 60540 North lot"
        " Directions In your maps app Copy the address",
        "What": "Carpool",
        "Helps": "WI Wisconsin",
        "Bring": "Water",
        "Accessibility": "Partly accessible by wheelchair. Steps at each door.",
        "Languages": "English, Spanish",
        "Host": "Fox Valley",
        "Contact": "Dana 630-555-0127",
        "Where this comes from": "Source, checked October 14, 2024",
    }
    assert "<strong>comfortable</strong>" in outputs(sample())[CARPOOL.path + "index.html"].decode()
    assert (
        json.loads(whole.one("script", type="application/ld+json").raw)["name"] == "Carpool from Naperville"
    )


def test_social_tags() -> None:
    made = replace(sample(), images=(("street.png", b""),))
    pictured = CARPOOL.model_copy(update={"image": Image(file="street.png", alt="A street")})
    whole = page(replace(made, events=(pictured,)), CARPOOL.path)
    tags = {
        one.attributes["property"]: one.attributes["content"]
        for one in whole.all("meta")
        if "property" in one.attributes
    }
    assert tags == {
        "og:url": "https://example.org/hub/events/wi/2024-11-02-carpool/",
        "og:title": "Carpool from Naperville",
        "og:description": "Sat, Nov 2 @ 10 am CDT. Naperville station, Naperville, IL. "
        "Wear comfortable shoes.",
        "og:site_name": "Neighbors",
        "og:type": "article",
        "og:image": "https://example.org/hub/images/street.png",
    }
    assert whole.one("link", rel="canonical").attributes["href"] == tags["og:url"]
    assert whole.one("img").attributes["src"] == "../../../images/street.png"
    assert whole.one("img").attributes["alt"] == "A street"


STATUSES: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "full": ({"status": "full"}, "Full", ["Open the sign-up page"]),
    "cancelled": ({"status": "cancelled"}, "Cancelled", []),
    "postponed": ({"status": "postponed"}, "Postponed", ["Open the sign-up page"]),
    "moved online": ({"status": "moved-online"}, "Moved online", ["Sign up"]),
}


@pytest.mark.parametrize(("fields", "title", "signup"), STATUSES.values(), ids=STATUSES)
def test_what_has_changed_is_said_loudly(fields: dict[str, Any], title: str, signup: list[str]) -> None:
    whole = page(replace(sample(), events=(CARPOOL.model_copy(update=fields),)), CARPOOL.path)
    shown = [one for one in whole.all("div", class_="notice") if "hidden" not in one.attributes]
    assert [one.one("p", class_="notice-title").text for one in shown] == [title]
    assert [link.text for link in whole.all("a", class_="button")] == signup


def test_the_page_of_an_event_that_is_over_says_so() -> None:
    later = datetime(2024, 11, 2, 20, 0, tzinfo=UTC)
    made = sample()
    whole = page(made, CARPOOL.path, later)
    assert whole.one("p", class_="notice-title").text == "This event is over"
    assert "Sign up" not in links(whole)
    assert whole.one("meta", name="robots").attributes["content"] == "noindex"
    assert CARPOOL.path not in outputs(made, later)["sitemap.xml"].decode()
    assert CARPOOL.path.encode() not in outputs(made, later)["events/index.html"]


def test_a_private_address_is_on_no_page() -> None:
    home = place("60540", is_private=True)
    whole = page(site([event("il/party", SATURDAY, at=home)]), "events/il/party/")
    assert "A private home. You get the address when you sign up." in whole.one("main").text
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
    "any time": (event("pa/a"), "Any time"),
    "any time until": (event("pa/a", until=date(2024, 11, 5)), "Any time until Tue, Nov 5"),
    "to be announced": (event("pa/a", when="to be announced"), "To be announced"),
}


@pytest.mark.parametrize(("made", "words"), WORDS.values(), ids=WORDS)
def test_events_without_a_time(made: Event, words: str) -> None:
    whole = page(site([made]), "events/pa/a/")
    assert whole.one("dl", class_="facts").all("dd")[0].text == words


def test_a_long_series_opens_on_demand() -> None:
    days = [slot(f"2024-10-{day} 18:00") for day in range(10, 28)]
    whole = page(site([event("pa/a", *days)]), "events/pa/a/")
    assert [one.one("summary").text for one in whole.all("details")] == ["8 more times", "Past times"]
    assert [len(one.all("li")) for one in whole.all("ul", class_="times")] == [6, 8, 4]


def test_post() -> None:
    whole = page(sample(), POST.path)
    assert whole.one("h1").text == "Rides"
    assert whole.one("main").one("time").text == "October 11, 2024"
    assert whole.one("strong").text == "this"
    assert links(whole)["OH Ohio"] == "../../events/?state=OH"
    assert links(whole)["Call Ohio"] == "https://example.org/oh"
    # Read to the eye "Training", to the ear "Training: Call Ohio".
    assert links(whole)["TrainingTraining: Call Ohio"] == "https://example.org/t"


def test_credits_name_the_data_and_the_figures() -> None:
    whole = page(sample(), "credits/")
    assert {"GeoNames", "zipcodes", "ftfy"} <= links(whole).keys()
    assert "Margin: 21,000. Source, checked October 1, 2024" in whole.one("main").text


def test_an_archive_says_so_and_its_clock_stands() -> None:
    made = sample(as_of="2024-10-14T12:00 America/New_York")
    for path, whole in every_page(made).items():
        if path != "wi/index.html":
            assert "This is an archive as of October 14, 2024." in whole.one("aside", class_="archive").text
            assert whole.one("html").attributes["data-now"] == str(int(NOON.timestamp()))
    assert "data-now" not in page(sample(), "").one("html").attributes


def test_search_engine_files() -> None:
    files = outputs(sample())
    assert "<loc>https://example.org/hub/wisconsin/</loc>" in files["sitemap.xml"].decode()
    assert "<loc>https://example.org/hub/</loc>" in files["sitemap.xml"].decode()
    assert "Sitemap: https://example.org/hub/sitemap.xml" in files["robots.txt"].decode()


TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "template": "{{ 7 * 7 }}{% raw %}",
    "entity": "&lt;b&gt;",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_stay_texts(text: str) -> None:
    fields = {"title": text, "summary": text, "bring": text, "host": text, "details": text}
    made = site(
        [event("wi/a", SATURDAY, at=place("60540", venue=text), **fields)],
        [state("WI", headline=text, pitch=text)],
        [post("a", title=text, body=text, states="WI")],
        name=text,
    )
    for path, whole in every_page(made).items():
        assert not [
            one for one in whole.all("script") if "alert" in one.raw and "type" not in one.attributes
        ], path
        assert not [one for one in whole.below() if "onmouseover" in one.attributes], path
    assert page(made, "wisconsin/").one("h1").text == text
    assert page(made, "events/wi/a/").one("h1").text == text


def test_the_same_site_gives_the_same_bytes() -> None:
    assert outputs(sample()) == outputs(sample(), with_look=replace(look()))
