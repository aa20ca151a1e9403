"""The way from a page to the file that it is made from."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.render.forge import forge
from tests.cases import labelled
from tests.render.pages import Element, outputs, page, parsed, post, site, state
from tests.search.events import event

WORDS = "Suggest a change to this page"
GITHUB = "https://github.com/people/site"


def links(tree: Element, words: str) -> list[str]:
    return [link.attributes["href"] for link in tree.all("a") if link.text == words]


def call(**settings: Any) -> Element:
    return page(site([event("pa/call")], **settings), "events/pa/call/")


@labelled("render_forge")
def test_an_event_leads_to_its_file(case: dict[str, Any]) -> None:
    tree = call(**{name: case[name] for name in ("repository", "branch") if name in case})
    assert links(tree, WORDS) == [case["edit"]] if "edit" in case else not links(tree, WORDS)
    if "report" in case and case["report"] != case["edit"]:
        assert links(tree, "Report a problem") == [case["report"]]
    elif "report" in case:
        assert not links(tree, "Report a problem")
    if "suggest" in case:
        assert links(tree, "Suggest an event") == [case["suggest"]]


FILES = {
    "index.html": "site.yaml",
    "pennsylvania/index.html": "states/pa.yaml",
    "events/pa/call/index.html": "events/pa/call.yaml",
    "posts/2024-10-11-news/index.html": "posts/2024-10-11-news.yaml",
}


def test_every_page_has_a_link_and_those_of_no_file_lead_to_a_form() -> None:
    made = site([event("pa/call")], [state("PA")], [post("2024-10-11-news")], repository=GITHUB)
    for path, data in outputs(made).items():
        # One leads on by itself, the others are for frames.
        if not path.endswith(".html") or path == "pa/index.html" or path.startswith("embed/"):
            continue
        found = links(parsed(data), WORDS)
        if path in FILES:
            assert found == [f"{GITHUB}/edit/main/content/{FILES[path]}"]
        else:
            assert [link.partition("&")[0] for link in found] == [
                f"{GITHUB}/issues/new?template=report-a-problem.yml"
            ]


def test_a_page_shown_under_any_address_names_none() -> None:
    tree = page(site(repository=GITHUB), "404.html")
    assert links(tree, WORDS) == [f"{GITHUB}/issues/new?template=report-a-problem.yml"]


def test_without_a_repository_no_page_has_a_link() -> None:
    made = site([event("pa/call")], [state("PA")], [post("2024-10-11-news")])
    for path, data in outputs(made).items():
        assert not path.endswith(".html") or b"Suggest" not in data


@pytest.mark.parametrize("name", ['pa/"><script>', "pa/a b?c#d", "pa/%2e%2e", "pa/é\u202e"])
def test_the_name_of_a_file_stays_in_its_part_of_the_address(name: str) -> None:
    settings = site(repository=GITHUB).settings
    known = forge(settings)
    assert known
    address = known.edit(f"events/{name}.yaml")
    assert address.startswith(f"{GITHUB}/edit/main/content/events/pa/")
    assert not set(address) & set('"<> ?#\u202e')


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_no_name_and_no_page_breaks_out(name: str, address: str) -> None:
    known = forge(site(repository=GITHUB).settings)
    assert known
    for link in (known.edit(name), known.report(address).removeprefix(f"{GITHUB}/issues/new?template=")):
        assert link.isascii()
        assert not set(link) & set("\"'<>?# \n")
        assert link.count("&") <= 1


def test_it_is_not_printed() -> None:
    tree = call(repository=GITHUB)
    assert links(tree.one("aside", class_="no-print"), WORDS)
