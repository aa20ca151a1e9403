"""Edits of a text, and where things were before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.edit import Edit, Step, apply, between, joined

MADE = {
    "a word": ("a b c", [Edit(1, 3, 1, 4, "x")], "a x c"),
    "two, in any order": ("a b c", [Edit(1, 5, 1, 6, "y"), Edit(1, 1, 1, 2, "x")], "x b y"),
    "a line is deleted": ("a\nb\nc", [Edit(2, 1, 3, 1, "")], "a\nc"),
    "the last line is deleted": ("a\nb", [Edit(2, 1, 2, 2, "")], "a\n"),
    "the line endings of the file": ("a\r\nb\r\n", [Edit(2, 1, 2, 2, "x\ny")], "a\r\nx\r\ny\r\n"),
    "an old line ending": ("a\rb", [Edit(2, 1, 2, 1, "x\n")], "a\rx\rb"),
    "past the end of a line": ("a\nb", [Edit(1, 9, 1, 9, "!")], "a!\nb"),
    "past the end": ("a", [Edit(7, 1, 7, 1, "!")], "a!"),
    "the same twice": ("a", [Edit(1, 2, 1, 2, "!")] * 2, "a!"),
}


@pytest.mark.parametrize(("text", "edits", "after"), MADE.values(), ids=MADE)
def test_edits_change_only_what_they_name(text: str, edits: list[Edit], after: str) -> None:
    assert apply(text, edits) == after


LINES = st.lists(st.text("ab \t", max_size=6), min_size=1, max_size=5)


@given(LINES, LINES)
def test_the_edits_between_two_texts_turn_one_into_the_other(before: list[str], after: list[str]) -> None:
    assert apply("\n".join(before), between(before, after, 1)) == "\n".join(after)


def test_edits_between_lines_change_only_what_differs() -> None:
    assert between(["a", "  zip: 1 # x"], ["a", "  zip: 2 # x"], 5) == (Edit(6, 8, 6, 9, "2"),)


def test_of_two_fixes_that_clash_only_the_first_is_made() -> None:
    first, second = (Edit(1, 1, 1, 5, "x"),), (Edit(1, 3, 1, 4, "y"), Edit(2, 1, 2, 2, "z"))
    third = (Edit(1, 5, 1, 6, "w"),)
    assert joined([first, second, third]) == (*first, *third)


PLACES = {
    "before the edit": ((1, 1), (1, 1)),
    "in the inserted text": ((1, 4), (1, 3)),
    "after it on the line": ((1, 8), (1, 5)),
    "on a line below": ((2, 1), (2, 1)),
    "after a deleted line": ((3, 2), (4, 2)),
}


@pytest.mark.parametrize(("now", "then"), PLACES.values(), ids=PLACES)
def test_a_step_knows_where_things_were_before(now: tuple[int, int], then: tuple[int, int]) -> None:
    text = "a b c\nd e\nf\ng h"
    step = Step(text, (Edit(1, 3, 1, 4, "bbbb"), Edit(3, 1, 4, 1, "")))
    assert apply(text, step.edits) == "a bbbb c\nd e\ng h"
    assert step.back(*now) == then
