"""Finding an event by its day, its type, its words, or from home."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import (
    CARPOOL,
    LABELS,
    button_number,
    choose,
    choose_kinds,
    count,
    find,
    number,
    result,
    results,
    settle,
    show_further,
    titles,
)
from tests.browser.looks import PHONE


def test_by_date(finder: Page) -> None:
    find(finder, when="This weekend", online="In person only")
    expect(count(finder)).to_have_text(re.compile(r"^\d+ in person$"))
    assert results(finder).count() == number(finder)
    for line in results(finder).locator("time:visible").all_inner_texts():
        assert line.startswith(("Sat, Oct 19", "Sun, Oct 20")), line


def test_by_chosen_dates(finder: Page) -> None:
    expect(finder.get_by_label("From", exact=True)).to_be_hidden()
    finder.get_by_label("When", exact=True).select_option(label="Choose dates")
    find(finder, first="2024-11-02", last="2024-11-02", state="Wisconsin")
    expect(count(finder)).to_contain_text("Wisconsin")
    assert titles(finder)[0] == CARPOOL
    assert finder.url.endswith("?state=WI&when=dates&from=2024-11-02&to=2024-11-02")


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("a typo", "carpol naperville"),
        ("any punctuation", "Naperville: (carpool)*"),
        ("a state", "carpool wisconsin"),
    ],
    ids=lambda value: value,
)
def test_by_keyword(finder: Page, label: str, typed: str) -> None:
    find(finder, words=typed)
    expect(count(finder)).to_contain_text("in person")
    expect(result(finder, CARPOOL)).to_have_count(1)


def test_by_several_types(finder: Page) -> None:
    choose_kinds(finder, "Phone bank", "Carpool")
    expect(finder.locator("summary", has_text="Type of event")).to_have_text(
        "Type of event: Carpool, Phone bank"
    )
    find(finder, state="Wisconsin")
    expect(count(finder)).to_contain_text("Wisconsin")
    texts = results(finder).all_inner_texts()
    assert all("Phone bank" in text or "Carpool" in text for text in texts)
    counts = kind_counts(finder)
    assert counts["Phone bank"] + counts["Carpool"] == len(texts)
    assert "kind=carpool%2Cphone-bank" in finder.url


def test_each_type_says_how_many_it_has(finder: Page) -> None:
    assert kind_counts(finder) == {}
    find(finder, zip="19380", kind="Training")
    expect(count(finder)).to_contain_text("19380")
    settle(finder)
    counts = kind_counts(finder)
    assert counts["Training"] == number(finder)
    finder.get_by_role("link", name="Clear all").click()
    assert kind_counts(finder) == {}
    find(finder, zip="19380")
    expect(count(finder)).to_contain_text("19380")
    settle(finder)
    assert kind_counts(finder) == counts


def kind_counts(page: Page) -> dict[str, int]:
    """The number behind each type of event."""
    labels = (
        page.get_by_role("group", name="Type of event", include_hidden=True)
        .locator("label")
        .all_text_contents()
    )
    found = [re.fullmatch(r"\s*(.+?) \((\d+)\)\s*", text) for text in labels]
    return {one[1]: int(one[2]) for one in found if one}


def test_online_only_and_none(finder: Page) -> None:
    find(finder, state="Pennsylvania", online="Online only")
    expect(count(finder)).to_contain_text("Pennsylvania")
    online = count(finder).inner_text()
    assert all("online" in text.lower() for text in results(finder).all_inner_texts())
    find(finder, online="In person only")
    expect(count(finder)).not_to_have_text(online)
    expect(results(finder).locator(".card-where")).to_have_count(results(finder).count())


@pytest.mark.parametrize(
    ("state", "name", "value", "address"),
    [
        ("Arizona", "time", "Morning", "?state=AZ&time=morning"),
        ("Arizona", "language", "Spanish", "?state=AZ&language=es"),
        ("Pennsylvania", "access", "yes", "?state=PA&access=yes"),
        ("Wisconsin", "open", "yes", "?state=WI&open=yes"),
        ("Arizona", "online", "Online only", "?state=AZ&online=only"),
        ("Arizona", "host", "Saguaro Porchlight", "?state=AZ&host=Saguaro+Porchlight"),
    ],
)
def test_a_further_filter_says_how_many_events_it_leaves(
    finder: Page, state: str, name: str, value: str, address: str
) -> None:
    find(finder, state=state)
    expect(count(finder)).to_contain_text(state)
    settle(finder)
    everything = number(finder)
    show_further(finder)
    said = finder.locator(
        "label, option", has_text=re.compile(rf"^\s*({value}|{LABELS[name]})\s*\(\d+\)\s*$")
    )
    (left,) = map(int, re.findall(r"\((\d+)\)", said.first.text_content() or ""))
    choose(finder, name, value)
    settle(finder)
    expect(results(finder)).to_have_count(min(left, 20))
    assert (number(finder), button_number(finder)) == (left, left)
    assert 0 < left < everything
    assert finder.url.endswith(address)


def test_an_address_fills_in_the_further_filters(finder: Page) -> None:
    finder.goto(
        f"{finder.url}?state=AZ&time=morning&language=es&access=yes&open=yes&online=only&host=Saguaro+Porchlight"
    )
    expect(count(finder)).not_to_be_empty()
    expect(finder.get_by_label("State", exact=True)).to_have_value("AZ")
    for name, value in {
        "time": "morning",
        "language": "es",
        "online": "only",
        "host": "Saguaro Porchlight",
    }.items():
        expect(finder.get_by_label(LABELS[name])).to_have_value(value)
        expect(finder.get_by_label(LABELS[name])).to_be_visible()
    for name in ("access", "open"):
        expect(finder.get_by_label(LABELS[name])).to_be_checked()


def test_further_filters_are_open_where_there_is_room_for_them(finder: Page) -> None:
    time = finder.get_by_label("Time of day")
    expect(time).to_be_visible()
    finder.set_viewport_size(PHONE)
    finder.reload()
    expect(finder.get_by_label("ZIP code")).to_be_visible()
    expect(time).to_be_hidden()
    finder.get_by_text("More filters").click()
    expect(time).to_be_visible()


def test_accessible_venues_are_those_that_are_known_to_be(finder: Page, sample_site: str) -> None:
    finder.goto(f"{sample_site}events/?access=yes")
    expect(count(finder)).to_have_text(re.compile(r"^\d+ in person$"))
    cards = results(finder)
    assert cards.count() == number(finder)
    expect(cards.filter(has=finder.get_by_text("Wheelchair accessible"))).to_have_count(number(finder))


def test_keywords_that_name_a_filter_offer_it(finder: Page) -> None:
    find(finder, words="phone tonight")
    finder.get_by_role("button", name="Use the filter for “tonight”: Today, Evening, from 5 pm").click()
    expect(count(finder)).to_contain_text("online")
    expect(finder.get_by_label("Keywords")).to_have_value("phone")
    expect(finder.get_by_label("When", exact=True)).to_have_value("today")
    expect(finder.get_by_label("Time of day")).to_have_value("evening")
    expect(finder.get_by_role("button", name="Use the filter")).to_have_count(0)


def test_keywords_complete_with_what_there_is(finder: Page) -> None:
    box = finder.get_by_label("Keywords")
    box.focus()
    box.press_sequentially("saturday cARP")
    offered = finder.locator("datalist option")
    expect(offered.first).to_have_attribute("value", "saturday Carpool")
    box.fill("naper")
    expect(offered.first).to_have_attribute("value", re.compile("Naperville"))
    box.fill("  \\(*^~")
    expect(offered).to_have_count(0)


def test_keywords_complete_with_what_is_near(finder: Page) -> None:
    asked: list[str] = []
    finder.on("request", lambda request: asked.append(request.url))
    choose(finder, "zip", "96813")
    box = finder.get_by_label("Keywords")
    box.press_sequentially("nap")
    expect(finder.locator("datalist option")).to_have_count(0)
    assert not [url for url in asked if "events/il" in url]
    assert not [url for url in asked if "words/" in url]
