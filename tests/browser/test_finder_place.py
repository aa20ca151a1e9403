"""Finding an event by where it takes place, in a state or near a ZIP code."""

import re

from playwright.sync_api import Page, expect

from tests.browser.form import CARPOOL, button_number, count, find, number, result, results, settle, titles


def test_by_zip(finder: Page) -> None:
    find(finder, zip="60540")
    expect(count(finder)).to_have_text(
        re.compile(
            r"^2 in person within 50 miles of 60540; "
            r"\d+ online, \d+ anytime actions for Illinois or every state$"
        )
    )
    settle(finder)
    assert button_number(finder) == number(finder)
    expect(finder).to_have_title(re.compile("^60540, 50 miles – Find an event – "))
    first = results(finder).first
    expect(first).to_contain_text("Naperville station, north lot, Naperville, IL · less than a mile away")
    expect(first).to_contain_text("10 am – 6 pm CDT")
    expect(first).to_contain_text("Helps Wisconsin")
    # Places come before what can be joined from anywhere.
    away = ["away" in text for text in results(finder).all_inner_texts()]
    assert away == sorted(away, reverse=True)
    assert set(away) == {True, False}


def test_a_longer_distance_brings_more(finder: Page) -> None:
    find(finder, zip="60540", within="10 miles")
    expect(count(finder)).to_contain_text("within 10 miles of 60540")
    assert len([text for text in results(finder).all_inner_texts() if "away" in text]) == 1
    find(finder, within="25 miles")
    expect(count(finder)).to_contain_text("within 25 miles of 60540")
    assert len([text for text in results(finder).all_inner_texts() if "away" in text]) == 2


def test_a_zip_never_goes_into_a_request(finder: Page) -> None:
    asked: list[str] = []
    finder.on("request", lambda request: asked.append(request.url + str(request.post_data or "")))
    find(finder, zip=" 60540-1234 ", words="carpool")
    expect(count(finder)).to_contain_text("within 50 miles of 60540")
    settle(finder)
    assert finder.url.endswith("events/?q=carpool#zip=60540")
    finder.reload()
    expect(count(finder)).to_contain_text("within 50 miles of 60540")
    assert any(url.partition("?")[0].endswith("search/zips/60.json") for url in asked)
    assert not any("60540" in url.partition("#")[0] for url in asked)


def test_by_state(finder: Page) -> None:
    asked: list[str] = []
    finder.on("request", lambda request: asked.append(request.url))
    find(finder, state="Wisconsin")
    expect(count(finder)).to_have_text(
        re.compile(r"^\d+ in person, \d+ online, \d+ anytime actions in or for Wisconsin$")
    )
    expect(result(finder, CARPOOL)).to_have_count(1)
    assert finder.url.endswith("events/?state=WI")
    assert not [url for url in asked if "/words/" in url or "lunr" in url], "words are for keywords alone"


def test_a_carpool_across_a_border_is_no_mistake(finder: Page) -> None:
    find(finder, zip="60540", state="Wisconsin")
    expect(count(finder)).to_contain_text("in person within 50 miles of 60540")
    settle(finder)
    assert titles(finder)[0] == CARPOOL
    expect(finder.get_by_text("but you chose")).to_have_count(0)
    expect(finder.get_by_label("State", exact=True)).to_have_accessible_description(
        "In this state or helping it"
    )


def test_a_state_out_of_reach_may_be_a_mistake(finder: Page) -> None:
    find(finder, zip="42223", within="10 miles", state="Tennessee")
    expect(count(finder)).to_contain_text("42223")
    settle(finder)
    expect(finder.get_by_text("but you chose")).to_have_count(0)  # the ZIP is in both states
    find(finder, state="Ohio")
    expect(finder.get_by_text("ZIP code 42223 is in Kentucky, but you chose Ohio.")).to_be_visible()
    finder.get_by_role("button", name="Show Kentucky").click()
    expect(finder.get_by_label("State", exact=True)).to_have_value("KY")
    expect(finder.get_by_text("but you chose")).to_have_count(0)


def test_one_press_leads_to_all_online_events(finder: Page) -> None:
    find(finder, zip="60540")
    button = finder.get_by_role("button", name="See all online events")
    expect(button).to_have_text(re.compile(r"\(\d+\)$"))
    (said,) = map(int, re.findall(r"\d+", button.inner_text()))
    button.click()
    expect(finder.get_by_role("heading", name="Results")).to_be_focused()
    expect(count(finder)).not_to_contain_text("60540")
    assert number(finder) == said
    expect(button).to_be_hidden()


def test_only_what_is_near_is_loaded(finder: Page) -> None:
    asked: list[str] = []
    finder.on("request", lambda request: asked.append(request.url))
    find(finder, zip="53140", within="50 miles")
    expect(count(finder)).to_contain_text("53140")
    shards = {url.partition("search/events/")[2][:2] for url in asked if "search/events/" in url}
    assert {"wi", "us"} <= shards
    assert not shards & {"az", "ga", "nc", "nv", "pa"}
