"""Markdown as plain text of several lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.markup.text import to_lines

LONG = "We leave together from the north lot of the station"
CASES = {
    "nothing": ("", ""),
    "paragraphs": ("One.\n\nTwo.", "One.\n\nTwo."),
    "a paragraph that is wrapped": (f"{LONG}\nand drive.", f"{LONG} and drive."),
    "ends of lines that are meant": ("One.  \nTwo.", "One.\nTwo."),
    "bold and italics": ("**a** *b*", "a b"),
    "signs": ("AT&T 1 < 2 &copy; <b>", "AT&T 1 < 2 © <b>"),
    "several spaces": ("a   b", "a b"),
    "a list": ("- a\n- b", "- a\n- b"),
    "a list below a line": ("Bring:\n- a\n- b\n\nThen go.", "Bring:\n\n- a\n- b\n\nThen go."),
    "a list in a list": ("- a\n  - b\n  - c\n- d", "- a\n  - b\n  - c\n- d"),
    "numbers": ("1. a\n2. b", "1. a\n2. b"),
    "numbers from another start": ("3. a\n4. b", "3. a\n4. b"),
    "headings and quotes": ("# A\n\n> b\n\nc", "A\n\nb\n\nc"),
    "a rule": ("a\n\n---\n\nb", "a\n\nb"),
    "a link": ("[the map](https://example.org/?a=1&b=2)", "the map (https://example.org/?a=1&b=2)"),
    "a bare address": ("See https://example.org/a.", "See https://example.org/a."),
    "an address without its scheme": ("See www.example.org.", "See www.example.org."),
    "mail and phone": ("[a@example.org](mailto:a@example.org) [555](tel:555)", "a@example.org 555"),
    "a harmful link": ("[a](javascript:alert(1))", "a"),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "text"), CASES.values(), ids=CASES)
def test_lines(markdown: str, text: str) -> None:
    assert to_lines(markdown) == text


@given(st.text(st.sampled_from("ab *_-#>[]()`<&1. \n\t"), max_size=80))
def test_any_markdown_gives_lines_without_gaps(markdown: str) -> None:
    lines = to_lines(markdown).split("\n")
    assert all(line == line.rstrip() and "\t" not in line for line in lines)
    assert not [pair for pair in pairwise(lines) if pair == ("", "")]
