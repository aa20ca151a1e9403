"""Finding an event by where it takes place, in a state or near a ZIP code."""

import re

from playwright.sync_api import Page, expect

from tests.browser.form import CARPOOL, count, find, result, results, settle, titles


def test_by_zip(finder: Page) -> None:
    find(finder, zip="60540")
    expect(count(finder)).to_have_text(
        re.compile(r"^\d+ events within 50 miles of 60540, and \d+ that you can join")
    )
    first = results(finder).first
    expect(first).to_contain_text("Naperville station, north lot, Naperville, IL · less than a mile away")
    expect(first).to_contain_text("Sat, Nov 2 @ 10 am CDT")
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
    expect(count(finder)).to_have_text(re.compile(r"^\d+ events in or for Wisconsin$"))
    expect(result(finder, CARPOOL)).to_have_count(1)
    assert finder.url.endswith("events/?state=WI")
    assert not [url for url in asked if "/words/" in url or "lunr" in url], "words are for keywords alone"


def test_heads_up(finder: Page) -> None:
    find(finder, zip="60540", state="Wisconsin")
    expect(
        finder.get_by_text("Heads up: ZIP code 60540 is in Illinois, but you chose Wisconsin.")
    ).to_be_visible()
    assert titles(finder)[0] == CARPOOL
    finder.get_by_role("button", name="Show Illinois").click()
    expect(finder.get_by_label("State", exact=True)).to_have_value("IL")
    expect(finder.get_by_text("Heads up:")).to_have_count(0)
    assert titles(finder)[0] == CARPOOL


def test_a_zip_in_two_states_counts_for_each(finder: Page) -> None:
    find(finder, zip="42223", within="10 miles", state="Tennessee")
    expect(count(finder)).to_contain_text("42223")
    expect(finder.get_by_text("Heads up:")).to_have_count(0)
    find(finder, state="Ohio")
    expect(finder.get_by_text("Heads up: ZIP code 42223 is in Kentucky, but you chose Ohio.")).to_be_visible()


def test_only_what_is_near_is_loaded(finder: Page) -> None:
    asked: list[str] = []
    finder.on("request", lambda request: asked.append(request.url))
    find(finder, zip="53140", within="50 miles")
    expect(count(finder)).to_contain_text("53140")
    shards = {url.partition("search/events/")[2][:2] for url in asked if "search/events/" in url}
    assert {"wi", "us"} <= shards
    assert not shards & {"az", "ga", "nc", "nv", "pa"}
