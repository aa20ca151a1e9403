"""Finding an event on the sample site, as a reader does. Its clock stands at noon of October 14, 2024."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

CARPOOL = "Knock on doors in Wisconsin, carpool from Naperville"


@pytest.fixture
def finder(page: Page, sample_site: str) -> Iterator[Page]:
    """The finder, in a browser that has nothing to complain of."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{sample_site}events/")
    yield page
    assert complaints == []


def find(page: Page, **fields: str) -> None:
    """Fill in the form, by the labels that stand in it, and press the button."""
    for name, value in fields.items():
        field = page.get_by_label(LABELS[name], exact=True)
        if field.evaluate("node => node.localName") == "select":
            field.select_option(label=value)
        elif field.get_attribute("role") == "group":
            choose_kinds(page, value)
        else:
            field.fill(value)
    page.get_by_role("button", name="Find events").click()


def choose_kinds(page: Page, *names: str) -> None:
    """Check types of event in the list that opens."""
    page.locator("summary", has_text="Type of event").click()
    boxes = page.get_by_role("group", name="Type of event")
    for name in names:
        boxes.get_by_role("checkbox", name=re.compile(rf"^{name}( \(\d+\))?$")).check()


LABELS = {
    "zip": "ZIP code",
    "within": "Within",
    "state": "State",
    "when": "When",
    "first": "From",
    "last": "To",
    "kind": "Type of event",
    "online": "Online events",
    "words": "Keywords",
}


def results(page: Page) -> Locator:
    return page.get_by_role("article")


def titles(page: Page) -> list[str]:
    return results(page).get_by_role("heading").get_by_role("link").all_inner_texts()


def result(page: Page, title: str) -> Locator:
    return results(page).filter(has=page.get_by_role("heading", name=title))


def count(page: Page) -> Locator:
    return page.get_by_role("status")


def test_by_zip(finder: Page) -> None:
    find(finder, zip="60540")
    expect(count(finder)).to_have_text(
        re.compile(r"^\d+ events within 50 miles of 60540, and \d+ that you can join")
    )
    expect(results(finder).first).to_contain_text(
        "Naperville station, north lot, Naperville, IL · less than a mile away"
    )
    expect(results(finder).first).to_contain_text("Sat, Nov 2 @ 10 am CDT")
    expect(results(finder).first).to_contain_text("Helps Wisconsin")
    results(finder).first.get_by_role("link", name=CARPOOL).click()
    expect(finder.get_by_role("heading", level=1)).to_have_text(CARPOOL)


def test_places_come_before_what_can_be_joined_from_anywhere(finder: Page) -> None:
    find(finder, zip="60540")
    expect(count(finder)).to_contain_text("60540")
    away = ["away" in text for text in results(finder).all_inner_texts()]
    assert away == sorted(away, reverse=True)
    assert True in away
    assert False in away


def test_a_longer_distance_brings_more(finder: Page) -> None:
    find(finder, zip="60540", within="10 miles")
    expect(count(finder)).to_contain_text("within 10 miles of 60540")
    assert len([text for text in results(finder).all_inner_texts() if "away" in text]) == 1
    find(finder, within="25 miles")
    expect(count(finder)).to_contain_text("within 25 miles of 60540")
    assert len([text for text in results(finder).all_inner_texts() if "away" in text]) == 2


def test_a_zip_with_four_more_digits(finder: Page) -> None:
    find(finder, zip=" 60540-1234 ")
    expect(count(finder)).to_contain_text("within 50 miles of 60540")
    assert finder.url.endswith("events/#zip=60540")


def test_a_zip_never_goes_into_a_request(finder: Page) -> None:
    asked: list[str] = []
    finder.on("request", lambda request: asked.append(request.url + str(request.post_data or "")))
    find(finder, zip="60540", words="carpool")
    expect(count(finder)).to_contain_text("60540")
    finder.reload()
    expect(count(finder)).to_contain_text("60540")
    assert any(url.partition("?")[0].endswith("search/zips/6.json") for url in asked)
    assert not any("60540" in url.partition("#")[0] for url in asked)


def test_by_state(finder: Page) -> None:
    find(finder, state="Wisconsin")
    expect(count(finder)).to_have_text(re.compile(r"^\d+ events in or for Wisconsin$"))
    expect(result(finder, CARPOOL)).to_have_count(1)
    assert finder.url.endswith("events/?state=WI")


def test_by_date(finder: Page) -> None:
    find(finder, when="This weekend", online="Leave out")
    expect(count(finder)).to_have_text(re.compile(r"^\d+ events$"))
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
    expect(count(finder)).to_have_text(re.compile(r"^\d+ events?$"))
    expect(result(finder, CARPOOL)).to_have_count(1)


def test_words_are_loaded_only_for_keywords(finder: Page) -> None:
    asked: list[str] = []
    finder.on("request", lambda request: asked.append(request.url))
    find(finder, state="Ohio")
    expect(count(finder)).to_contain_text("Ohio")
    assert not [url for url in asked if "/words/" in url or "lunr" in url]


def test_by_type(finder: Page) -> None:
    find(finder, kind="Phone bank")
    expect(count(finder)).to_have_text(re.compile(r"^\d+ events$"))
    for text in results(finder).all_inner_texts():
        assert "Phone bank" in text


def kind_counts(page: Page) -> dict[str, int]:
    """The number behind each type of event."""
    labels = (
        page.get_by_role("group", name="Type of event", include_hidden=True)
        .locator("label")
        .all_text_contents()
    )
    found = [re.fullmatch(r"\s*(.+?) \((\d+)\)\s*", text) for text in labels]
    return {one[1]: int(one[2]) for one in found if one}


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
    counts = kind_counts(finder)
    numbers = map(int, re.findall(r"(\d+) (?:events?\b|that)", count(finder).inner_text()))
    assert counts["Training"] == sum(numbers)
    finder.get_by_role("link", name="Clear all").click()
    assert kind_counts(finder) == {}
    find(finder, zip="19380")
    expect(count(finder)).to_contain_text("19380")
    assert kind_counts(finder) == counts


def test_online_only_and_none(finder: Page) -> None:
    find(finder, state="Pennsylvania", online="Only online events")
    expect(count(finder)).to_contain_text("Pennsylvania")
    online = count(finder).inner_text()
    assert all("online" in text.lower() for text in results(finder).all_inner_texts())
    find(finder, online="Leave out")
    expect(count(finder)).not_to_have_text(online)
    expect(results(finder).locator(".card-where")).to_have_count(results(finder).count())


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


def test_nothing_found(finder: Page) -> None:
    find(finder, state="Guam", online="Leave out")
    expect(count(finder)).to_contain_text("No events match")
    expect(results(finder)).to_have_count(0)


def test_a_shared_address_brings_the_same_results(finder: Page, browser: Browser) -> None:
    finder.get_by_label("When", exact=True).select_option(label="Choose dates")
    find(finder, zip="60540", within="100 miles", first="2024-10-15", last="2024-11-03", words="carpool")
    expect(count(finder)).to_contain_text("within 100 miles of 60540")
    other = browser.new_page()
    other.goto(finder.url)
    expect(count(other)).to_have_text(count(finder).inner_text())
    assert titles(other) == titles(finder)
    expect(other.get_by_label("ZIP code")).to_have_value("60540")
    other.close()


def test_back_and_forth(finder: Page) -> None:
    before = titles(finder)
    find(finder, state="Ohio")
    expect(count(finder)).to_contain_text("Ohio")
    find(finder, state="Georgia")
    expect(count(finder)).to_contain_text("Georgia")
    finder.go_back()
    expect(count(finder)).to_contain_text("Ohio")
    expect(finder.get_by_label("State", exact=True)).to_have_value("OH")
    finder.go_back()
    expect(count(finder)).to_have_text("")
    assert titles(finder) == before
    finder.go_forward()
    expect(count(finder)).to_contain_text("Ohio")


def test_back_from_an_event_to_the_results(finder: Page) -> None:
    find(finder, zip="60540")
    results(finder).first.get_by_role("link").click()
    expect(finder.get_by_role("heading", level=1)).to_have_text(CARPOOL)
    finder.go_back()
    expect(count(finder)).to_contain_text("60540")
    expect(finder.get_by_label("ZIP code")).to_have_value("60540")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("99999", "There is no ZIP code 99999. Check its digits, or leave it empty and choose a state"),
        ("6054", "Enter a ZIP code of 5 digits, such as 60540"),
        ("09905", "ZIP code 09905 is not at one place. Leave it empty and choose a state"),
    ],
)
def test_a_zip_that_does_not_do(finder: Page, typed: str, words: str) -> None:
    before = titles(finder)
    find(finder, zip=typed)
    summary = finder.get_by_role("group", name="There is a problem")
    expect(summary).to_be_focused()
    expect(finder).to_have_title(re.compile(r"^Error: Find an event"))
    field = finder.get_by_label("ZIP code")
    expect(field).to_have_accessible_description(f"Such as 60540 Error: {words}")
    expect(field).to_have_attribute("aria-invalid", "true")
    summary.get_by_role("link", name=words).click()
    expect(field).to_be_focused()
    assert titles(finder) == before
    find(finder, zip="60540")
    expect(count(finder)).to_contain_text("60540")
    expect(summary).to_have_count(0)
    expect(finder).to_have_title(re.compile(r"^Find an event"))
    expect(field).to_have_accessible_description("Such as 60540")


def test_dates_in_the_wrong_order(finder: Page) -> None:
    finder.get_by_label("When", exact=True).select_option(label="Choose dates")
    find(finder)
    expect(finder.get_by_role("link", name="Enter the first day, the last day, or both")).to_be_visible()
    find(finder, first="2024-11-02", last="2024-11-01")
    expect(finder.get_by_label("To", exact=True)).to_have_accessible_description(
        "Error: The last day must be the same as the first, or later"
    )


def test_a_search_that_cannot_load_leaves_the_list(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/")
    before = titles(page)

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/search/events/*", fail)
    find(page, state="Ohio")
    expect(count(page)).to_contain_text("The search could not be loaded, so this list shows all events.")
    assert titles(page) == before
    page.unroute("**/search/events/*", fail)
    find(page)
    expect(count(page)).to_contain_text("Ohio")


def test_results_look_like_the_cards_of_the_page(finder: Page) -> None:
    expect(count(finder)).to_have_text("")
    before = {card["link"]: card for card in cards(finder)}
    find(finder)
    expect(count(finder)).to_have_text(re.compile(r"^\d+ events$"))
    while finder.get_by_role("button", name="more event").count():
        finder.get_by_role("button", name="more event").click()
    after = {card["link"]: card for card in cards(finder)}
    assert len(after) == results(finder).count()
    assert {link: after[link] for link in before} == before


def cards(page: Page) -> list[dict[str, str]]:
    """Each card with its address, the level of its heading left out: a week has its days under it."""
    found: list[dict[str, str]] = page.get_by_role("article").evaluate_all(
        """cards => cards.map((card) => ({
            link: card.querySelector("a").href,
            html: card.outerHTML
                .replace(/<(\\/?)h\\d/g, "<$1h")
                .replace(/href="[^"]*"/, "")
                .replace(/\\s+/g, " ")
                .replace(/> </g, "><"),
        }))"""
    )
    return found


def test_a_link_within_the_page_leaves_the_results_alone(finder: Page) -> None:
    find(finder, zip="60540")
    expect(count(finder)).to_contain_text("60540")
    finder.get_by_role("link", name="Skip to the content").focus()
    finder.keyboard.press("Enter")
    expect(finder.get_by_role("main")).to_be_focused()
    expect(count(finder)).to_contain_text("60540")
    assert finder.url.endswith("#zip=60540")


def test_show_more_goes_on_at_the_next_result(finder: Page) -> None:
    find(finder)
    expect(results(finder)).to_have_count(50)
    finder.get_by_role("button", name=re.compile(r"^Show \d+ more events$")).click()
    expect(results(finder).nth(50).get_by_role("link")).to_be_focused()


def test_what_is_over_by_the_readers_clock_is_not_found(page: Page, sample_site: str) -> None:
    def later(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'data-now="\d+"', 'data-now="1730600000"', answer.text()))

    page.route("**/events/", later)
    page.goto(f"{sample_site}events/")
    find(page, zip="60540")
    expect(count(page)).to_contain_text("60540")
    expect(result(page, CARPOOL)).to_have_count(0)


def test_under_a_path(page: Page, sample_folder: Path, serve_folder: Callable[..., str]) -> None:
    page.goto(serve_folder(sample_folder, under="/some/hub/") + "events/")
    find(page, zip="60540", words="carpool")
    expect(count(page)).to_contain_text("60540")
    result(page, CARPOOL).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CARPOOL)


def test_without_script_the_list_is_there_and_the_form_is_not(browser: Browser, sample_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_site}events/")
    expect(page.get_by_role("button", name="Find events")).to_be_hidden()
    expect(results(page)).to_have_count(50)
    expect(page.get_by_role("main").get_by_role("link", name="Wisconsin", exact=True)).to_be_visible()
    context.close()


def test_on_a_phone_the_results_come_into_view(finder: Page) -> None:
    finder.set_viewport_size({"width": 360, "height": 740})
    find(finder, state="Ohio")
    expect(count(finder)).to_be_in_viewport()


def test_a_shared_search_opens_at_its_answer(browser: Browser, sample_site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{sample_site}events/?state=WI#zip=60540")
        expect(page.get_by_role("status")).to_be_in_viewport()


def test_after_a_mistake_no_old_answer_stands(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/")
    page.get_by_label("ZIP code").fill("60540")
    page.get_by_role("button", name="Find events").click()
    expect(page.get_by_role("status")).to_contain_text("60540")
    page.get_by_label("ZIP code").fill("99999")
    page.get_by_role("button", name="Find events").click()
    expect(page.get_by_role("link", name="There is no ZIP code 99999")).to_be_visible()
    expect(page.get_by_role("status")).to_be_empty()
