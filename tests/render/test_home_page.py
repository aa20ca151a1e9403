"""What readers find on the home page."""

from tests.render.pages import page, site
from tests.render.sample import links, sample
from tests.search.events import event, slot


def test_home() -> None:
    home = page(sample(tagline="Find a way to help"), "")
    assert home.one("h1").text == "Find a way to help"
    assert links(home)["Call voters"] == "https://example.org/call"
    assert links(home)["WI Wisconsin, 2 events"] == "wisconsin/"
    assert links(home)["IL Illinois, 1 event"] == "events/?state=IL"
    assert links(home)["TX Texas, 0 events"] == "events/?state=TX"
    assert links(home)["1 more helps every state"] == "events/"
    sections = {one.one("h2").text: one for one in home.all("section", class_="band")}
    assert [one.text for one in sections["Featured"].all("h3")] == ["wi/doors"]
    assert [one.text for one in sections["Where help is needed most"].all("h3")] == ["us/calls"]
    assert [one.text for one in sections["Latest posts"].all("h3")] == ["Rides"]


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
