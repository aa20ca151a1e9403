"""The parts around the form: common choices above the results, and the form that folds on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.form import button_number, choose, count, find, number, press, results, settle
from tests.browser.looks import DESK, PHONE

CHIPS = {
    "Today": "?when=today",
    "This weekend": "?when=weekend",
    "In person": "?online=without",
    "Online": "?online=only",
    "Wheelchair accessible": "?access=yes",
}


def chip(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Quick filters").get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("name", CHIPS)
def test_a_common_choice_is_one_press_and_another_takes_it_back(
    finder: Page, sample_site: str, name: str
) -> None:
    button = chip(finder, name)
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(finder.get_by_role("heading", name="Results")).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    expect(finder).to_have_url(f"{sample_site}events/{CHIPS[name]}")
    settle(finder)
    assert number(finder) == button_number(finder) > 0
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(finder).to_have_url(f"{sample_site}events/")
    expect(button).to_be_focused()


def test_common_choices_go_together_and_follow_the_form(finder: Page) -> None:
    chip(finder, "Today").click()
    chip(finder, "Online").click()
    expect(chip(finder, "Today")).to_have_attribute("aria-pressed", "true")
    expect(chip(finder, "Online")).to_have_attribute("aria-pressed", "true")
    chip(finder, "In person").click()
    expect(chip(finder, "Online")).to_have_attribute("aria-pressed", "false")
    choose(finder, "when", "Tomorrow")
    expect(chip(finder, "Today")).to_have_attribute("aria-pressed", "false")
    expect(finder.get_by_label("How to join")).to_have_value("without")


def test_on_a_phone_the_form_folds_to_what_was_asked(finder: Page) -> None:
    finder.set_viewport_size(PHONE)
    finder.reload()
    find(finder, zip="60540", when="This weekend")
    expect(count(finder)).to_contain_text("60540")
    expect(finder.get_by_label("ZIP code")).to_be_hidden()
    expect(finder.get_by_text("60540, 50 miles, this weekend", exact=True)).to_be_visible()
    expect(finder).to_have_title(re.compile("^60540, 50 miles, this weekend – Find an event – "))
    finder.get_by_role("button", name="Change", exact=True).click()
    expect(finder.get_by_label("ZIP code")).to_be_focused()
    expect(finder.get_by_label("ZIP code")).to_have_value("60540")
    choose(finder, "within", "100 miles")
    settle(finder)
    expect(finder.get_by_label("Within"), "who changes the form goes on with it").to_be_visible()
    press(finder)
    expect(finder.get_by_text("60540, 100 miles, this weekend", exact=True)).to_be_visible()
    expect(finder.get_by_label("ZIP code")).to_be_hidden()


def test_on_a_phone_five_digits_and_three_taps_lead_to_an_answer_in_sight(finder: Page) -> None:
    """A ZIP code, this weekend, in person: nobody has to scroll for it."""
    finder.set_viewport_size(PHONE)
    finder.reload()
    taps = [
        finder.get_by_label("ZIP code"),
        finder.locator("#finder-press"),
        chip(finder, "This weekend"),
        chip(finder, "In person"),
    ]
    for at, tap in enumerate(taps):
        expect(tap).to_be_in_viewport(ratio=1)
        x, y = tap.evaluate("node => { const b = node.getBoundingClientRect(); return [b.x + 9, b.y + 9]; }")
        finder.mouse.click(x, y)
        if at == 0:
            finder.keyboard.type("02134")
        else:
            expect(finder.get_by_role("heading", name="Results")).to_be_visible()
            settle(finder)
    expect(finder).to_have_url(re.compile(r"/events/\?when=weekend&online=without#zip=02134$"))
    expect(count(finder)).to_have_text(re.compile(r"^\d+ in person within 50 miles of 02134$"))
    expect(count(finder)).to_be_in_viewport(ratio=1)
    expect(results(finder).first).to_be_in_viewport()


def test_on_a_desk_the_filters_stand_beside_results_that_are_in_sight(finder: Page) -> None:
    finder.set_viewport_size(DESK)
    finder.get_by_label("ZIP code").fill("60540")
    finder.keyboard.press("Enter")
    expect(count(finder)).to_contain_text("60540")
    settle(finder)
    assert finder.evaluate("scrollY") == 0
    expect(finder.get_by_label("ZIP code")).to_be_in_viewport(ratio=1)
    first = results(finder).first
    expect(first).to_be_in_viewport(ratio=1)
    right = finder.locator("#finder").evaluate("form => form.getBoundingClientRect().right")
    assert right <= first.evaluate("card => card.getBoundingClientRect().left")
