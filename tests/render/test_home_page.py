"""What readers find on the home page."""

import pytest

from statepages.model.site import Site
from statepages.picture import read_picture
from tests.pictures import picture
from tests.render.pages import page, site, state
from tests.render.sample import links, sample
from tests.search.events import NOON, event, slot

SEVEN = ("AZ", "GA", "MI", "NC", "OH", "PA", "WI")


def sections(made: Site) -> dict[str, list[str]]:
    """The titles of the cards in each section, by its heading."""
    found = page(made, "").all("section")
    return {
        one.all("h2")[0].text: [card.text for card in one.all("h3", class_="card-title")] for one in found
    }


def test_home() -> None:
    home = page(sample(tagline="Find a way to help"), "")
    assert home.one("h1").text == "Find a way to help"
    assert links(home)["Call voters"] == "https://example.org/call"
    assert links(home)["WI Wisconsin, 2 events"] == "wisconsin/"
    assert links(home)["IL Illinois, 1 event"] == "events/?state=IL"
    assert links(home)["TX Texas, 0 events"] == "events/?state=TX"
    bands = {one.one("h2").text: one for one in home.all("section", class_="band")}
    assert [one.text for one in bands["Featured"].all("h3")] == ["wi/doors"]
    assert [one.text for one in bands["Where help is needed most"].all("h3")] == ["us/calls"]
    assert [one.text for one in bands["Latest posts"].all("h3")] == ["Rides"]


@pytest.mark.parametrize("codes", [(), SEVEN], ids=["no state page", "many states"])
def test_a_home_page_begins_with_the_map(codes: tuple[str, ...]) -> None:
    events = [
        event("oh/doors", slot("2024-10-21 08:00")),
        event("us/calls", slot("2024-10-15 18:00"), helps="US"),
    ]
    home = page(site(events, map(state, codes)), "")
    assert home.one("section", class_="hero-map").all("ul", class_="tilemap")
    assert links(home)["1 more helps every state"] == "events/"
    assert not home.all("details", class_="other-states")
    assert not home.all("article", class_="state-card")
    assert links(home)["States"] == "./#states"


def test_a_few_states_are_cards() -> None:
    made = site(
        [
            event("oh/later", slot("2024-10-21 08:00")),
            event("oh/sooner", slot("2024-10-19 08:00")),
            event("oh/off", slot("2024-10-18 08:00"), status="cancelled"),
            event("us/calls", slot("2024-10-15 18:00"), helps="US"),
        ],
        [state("OH", headline="Ohio, door by door"), state("PA")],
    )
    home = page(made, "")
    ohio, pennsylvania = home.all("article", class_="state-card")
    assert ohio.text == "OH Ohio Ohio, door by door 3 upcoming events Next: Sat, Oct 19"
    assert pennsylvania.text == "PA Pennsylvania Come and help No upcoming events yet."
    assert ohio.one("a").attributes["href"] == "ohio/"
    assert links(home)["1 more helps every state"] == "events/"
    assert not home.all("ul", class_="tilemap"), "no event is in another state"


def test_the_next_day_of_a_state_goes_when_it_is_over() -> None:
    made = site([event("oh/doors", slot("2024-10-19 08:00", "2024-10-19 09:00"))], map(state, ("OH", "PA")))
    shown = page(made, "").one("p", data_until_second=str(int(NOON.timestamp()) + 4 * 86400 + 21 * 3600))
    assert shown.text == "Next: Sat, Oct 19"


def test_the_map_of_a_few_states_is_folded_and_there_for_events_in_others() -> None:
    made = site(
        [event("oh/doors", slot("2024-10-21 08:00")), event("tx/doors", slot("2024-10-22 08:00"))],
        map(state, ("OH", "PA")),
    )
    folded = page(made, "").one("details", class_="other-states")
    assert folded.one("summary").text == "Events in other states (1)"
    assert links(folded)["TX Texas, 1 event"] == "events/?state=TX"


def test_the_events_of_the_only_state_come_first() -> None:
    made = site(
        [
            event("tx/doors", slot("2024-10-15 08:00")),
            event("us/calls", slot("2024-10-16 18:00"), helps="US"),
            *(event(f"oh/{day}", slot(f"2024-10-{day} 08:00")) for day in range(20, 26)),
        ],
        [state("OH")],
    )
    assert sections(made)["Upcoming events"] == ["us/calls", *(f"oh/{day}" for day in range(20, 26))]
    assert sections(made)["Upcoming events in other states"] == ["tx/doors"]
    home = page(made, "")
    assert home.one("section", id="states").one("p", class_="count").text == "7 online."
    assert links(home)["See all events for Ohio"] == "ohio/"
    assert links(home)["Ohio"] == "ohio/"
    assert page(made, "ohio/").one("nav", class_="nav").one("a", aria_current="page").text == "Ohio"
    assert home.all("details", class_="other-states")


def test_the_only_state_may_have_no_event() -> None:
    home = page(site((), [state("OH")]), "")
    assert "No upcoming events yet." in home.one("section", id="states").text
    assert links(home)["More about Ohio"] == "ohio/"


def test_a_logo_is_next_to_the_name() -> None:
    shown = read_picture(picture(size=(200, 100)))
    for logo, alt in (
        ({"file": "logo.png"}, ""),
        ({"file": "logo.png", "alt": "Neighbors"}, ""),
        ({"file": "logo.png", "alt": "A lamp"}, "A lamp"),
    ):
        made = site([event("oh/doors")], images=(("logo.png", shown),), logo=logo)
        brand = page(made, "events/oh/doors/").one("a", class_="brand")
        image = brand.one("img")
        assert image.attributes["src"] == "../../../images/logo.png"
        assert (image.attributes["alt"], image.attributes["width"], image.attributes["height"]) == (
            alt,
            "200",
            "100",
        )
        assert brand.text == "Neighbors"


def test_home_has_what_comes_next() -> None:
    made = site(
        [
            event("pa/later", slot("2024-11-20 20:00")),
            event("pa/monday", slot("2024-10-21 08:00")),
            event("pa/over", slot("2024-10-14 08:00", "2024-10-14 09:00")),
            event("pa/anytime"),
        ]
    )
    section = page(made, "").one("section", class_="band")
    assert section.one("h2").text == "Upcoming events"
    assert [one.text for one in section.all("h3")] == ["pa/monday", "pa/later"]
