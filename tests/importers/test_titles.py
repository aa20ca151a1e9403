"""Titles from elsewhere: the name of the event, and the status that it says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.importers.titles import kind_in, read_title
from statepages.model.kinds import CAMPAIGN
from tests.cases import cases_of, labelled

WORDS = ["CANCELED", "Full", "sold out", "postponed to 3/4", "(", ")", "[", "]", "*", " - ", ": ", "!", " "]
WORDS += [
    "No meeting tonight",
    "moved online",
    "is",
    "not",
    "Canvass",
    "&amp;",
    "<br>",
    "due to rain",
    "6:30",
    "?",
]
TITLES = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map("".join))


@labelled("importers/titles")
def test_titles(case: dict[str, Any]) -> None:
    assert read_title(case["text"]) == (case["title"], case.get("status"))


@given(text=TITLES)
def test_a_title_that_was_read_stays_as_it_is(text: str) -> None:
    title, _ = read_title(text)
    assert read_title(title)[0] == title
    assert "\n" not in title


@pytest.mark.parametrize("case", cases_of("importers/titles"), ids=lambda case: case["label"])
def test_capitals_do_not_lose_a_title(case: dict[str, Any]) -> None:
    assert read_title(case["text"].upper())[0]


KINDS = {
    "Phone bank – last push": "phone-bank",
    "CANVASS @ Farmers Market": "canvass",
    "Weekend canvasses": "canvass",
    "Phonebank: Healthy through heat": "phone-bank",
    "Door-knocking in Tempe": "canvass",
    "Phone bank training": None,
    "Capitol Hill cleanup": None,
    "On the other hand": None,
    "": None,
}


@pytest.mark.parametrize("title", KINDS)
def test_the_kind_in_a_title(title: str) -> None:
    assert kind_in(title, CAMPAIGN) == KINDS[title]


def test_a_very_long_title() -> None:
    for piece in ("CANCELED ", "(", "no a ", "&amp;", "full - ", "<br "):
        read_title(piece * 20_000)
