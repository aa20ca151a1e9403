"""The whole finder by keyboard alone, from the skip link to the page of an event."""

import re

from playwright.sync_api import Page, expect

from tests.browser.form import count, find, settle, titles

SEEN = """() => {
  // A card wears the ring of the link in it, since all of it can be pressed.
  const node = document.activeElement.closest(".card") ?? document.activeElement;
  const box = node.getBoundingClientRect();
  const ring = getComputedStyle(node);
  return {
    isRinged: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 3,
    isInView: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    isLarge: box.width >= 24 && box.height >= 24,
  };
}"""
"""What a person needs to see of what has the focus."""


class Walk:
    """Presses keys, and looks at what has the focus after each Tab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, name: str, *, most: int = 40) -> None:
        """Tab until what has this label, or these words, has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            assert all(self.page.evaluate(SEEN).values()), (self.page.evaluate(SEEN), self.name())
            if re.match(name, self.name()):
                return
        raise AssertionError(f"{name} is not within {most} presses of Tab; the last stop is {self.name()}")

    def name(self) -> str:
        """The label of what has the focus, else its words."""
        words: str = self.page.evaluate(
            "() => { const node = document.activeElement;"
            " return (node.labels?.[0] ?? node).textContent.trim().replace(/\\s+/g, ' '); }"
        )
        return words

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


def test_from_the_skip_link_to_an_event(finder: Page) -> None:
    walk = Walk(finder)
    walk.tab_to("Skip to main content", most=1)
    walk.press("Enter")
    walk.tab_to("ZIP code", most=1)
    finder.keyboard.type("60540")
    walk.tab_to("Within", most=1)
    walk.press("ArrowDown")
    expect(finder.get_by_label("Within")).to_have_value("100")
    walk.tab_to("State", most=1)
    walk.tab_to("More filters", most=1)
    walk.tab_to("When", most=1)
    walk.tab_to("Keywords", most=1)
    finder.keyboard.type("naperville")
    walk.tab_to("Type of event", most=1)
    walk.press("Enter")
    walk.tab_to("Canvass")
    walk.press("Space")
    walk.tab_to("How to join")
    walk.tab_to("Time of day", most=1)
    walk.press("ArrowDown")
    expect(finder.get_by_label("Time of day")).to_have_value("morning")
    walk.tab_to("Language", most=1)
    walk.tab_to("Wheelchair accessible venues only", most=2)
    walk.press("Space", "Space")
    walk.tab_to("Hide full", most=1)
    walk.press("Space")
    walk.tab_to("Remember my choices", most=1)
    walk.tab_to("Find events", most=1)
    walk.press("Enter")
    expect(count(finder)).to_contain_text("1 in person within 100 miles of 60540")
    assert walk.name() == "Results"
    walk.tab_to("See all online events", most=1)
    walk.tab_to("Sort by", most=1)
    walk.press("ArrowDown")
    expect(finder.get_by_role("heading", name="Nearest first")).to_be_visible()
    assert walk.name().startswith("Sort by")
    expect(finder.get_by_role("group", name="Next 14 days")).to_be_visible()
    walk.tab_to("Mon", most=2)
    (title,) = titles(finder)
    walk.tab_to(re.escape(title))
    walk.press("Enter")
    expect(finder.get_by_role("heading", level=1)).to_have_text(title)


def test_out_of_a_dead_end(finder: Page) -> None:
    walk = Walk(finder)
    finder.get_by_label("ZIP code").focus()
    finder.keyboard.type("60540")
    walk.press("Tab", "Home")
    expect(finder.get_by_label("Within")).to_have_value("10")
    walk.tab_to("Keywords")
    finder.keyboard.type("orchestra")
    walk.press("Enter")
    expect(finder.get_by_role("heading", name="Try this instead")).to_be_visible()
    walk.tab_to("Search without keywords")
    walk.press("Enter")
    expect(finder.get_by_role("heading", name="Results")).to_be_focused()
    expect(finder.get_by_label("Keywords")).to_have_value("")
    expect(finder.get_by_role("article").first).to_be_visible()


def test_back_from_a_mistake(finder: Page) -> None:
    walk = Walk(finder)
    finder.get_by_label("ZIP code").focus()
    finder.keyboard.type("6054")
    walk.press("Enter")
    expect(finder.get_by_role("group", name="There is a problem")).to_be_focused()
    walk.tab_to("Enter a 5-digit ZIP code", most=1)
    walk.press("Enter")
    expect(finder.get_by_label("ZIP code")).to_be_focused()
    walk.press("End")
    finder.keyboard.type("0")
    walk.press("Enter")
    expect(count(finder)).to_contain_text("60540")
    assert walk.name() == "Results"


def test_after_a_search_the_first_result_is_near(finder: Page) -> None:
    walk = Walk(finder)
    finder.get_by_label("ZIP code").fill("60540")
    walk.press("Enter")
    expect(finder.get_by_role("heading", name="Results")).to_be_focused()
    settle(finder)
    days = finder.get_by_role("group", name="Next 14 days").get_by_role("button").count()
    walk.tab_to(re.escape(titles(finder)[0]), most=days + 4)


def test_escape_closes_the_list_of_types(finder: Page) -> None:
    walk = Walk(finder)
    types = finder.locator("summary", has_text="Type of event")
    types.press("Enter")
    walk.tab_to("Canvass")
    walk.press("Space", "Escape")
    expect(finder.get_by_role("group", name="Type of event")).to_be_hidden()
    expect(types).to_be_focused()
    expect(types).to_have_text("Type of event: Canvass")


def test_arrow_keys_in_a_field_are_one_step_back(finder: Page) -> None:
    find(finder, state="Ohio")
    finder.wait_for_url("**/?state=OH")
    settle(finder)  # with the results comes the focus
    before = finder.evaluate("history.length")
    finder.get_by_label("When", exact=True).focus()
    for day in ("today", "tomorrow", "weekend"):
        finder.keyboard.press("ArrowDown")
        finder.wait_for_url(f"**/?state=OH&when={day}")
    finder.get_by_label("How to join").focus()
    finder.keyboard.press("ArrowDown")
    finder.wait_for_url("**/?state=OH&when=weekend&online=only")
    assert finder.evaluate("history.length") == before + 2
    finder.go_back()
    expect(finder.get_by_label("When", exact=True)).to_have_value("weekend")
    finder.go_back()
    expect(finder.get_by_label("When", exact=True)).to_have_value("")
    expect(finder.get_by_label("State", exact=True)).to_have_value("OH")
