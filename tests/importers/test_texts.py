"""HTML and plain text as Markdown: what readers see on the page, and that a check finds nothing in it."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.importers.texts import cut, from_html, from_text, plain
from statepages.markup import to_html
from statepages.markup.text import to_lines
from tests.cases import cases_of, labelled
from tests.site import checked

READERS = {"html": from_html, "text": from_text, "plain": plain}
TEXTS = [case for case in cases_of("importers/texts") if "plain" not in case]
WORDS = st.text("abcXYZ123.,;:'()[]*_#>+-~=`\\&!$%/@ ", max_size=40)
PIECES = [
    "<p>",
    "</p>",
    "<br>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<b>",
    "</b>",
    "<i>",
    "<a href='https://example.org/'>",
]
PIECES += [
    "</a>",
    "<h2>",
    "</h2>",
    "<script>",
    "</script>",
    "&lt;",
    "&amp;",
    "&nbsp;",
    "\n",
    " ",
    "word",
    "*",
    "<",
    "[x](",
]
HTML = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@labelled("importers/texts")
def test_texts(case: dict[str, Any]) -> None:
    name = next(name for name in READERS if name in case)
    assert READERS[name](case[name]) == case["markdown"]


def event(details: str) -> str:
    block = "\n".join(f"  {line}" if line else "" for line in details.split("\n"))
    return (
        "title: Knock doors\nkind: canvass\nwhen:\n  - start: 2024-10-19 10 am\n    end: 1 pm\n"
        f"where:\n  zip: 19380\nsignup: https://example.org/doors\ndetails: |\n{block}\n"
    )


def test_a_check_finds_nothing(tmp_path: Path) -> None:
    texts = [case["markdown"] for case in TEXTS if case["markdown"]]
    files: dict[str, str | bytes | None] = {
        f"events/pa/2024-10-19-doors-{at}.yaml": event(text) for at, text in enumerate(texts)
    }
    problems = checked(tmp_path, files).problems
    assert [str(problem) for problem in problems if problem.code != "same-event"] == []


def words_of(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


@given(text=WORDS)
def test_readers_see_the_words_of_a_text(text: str) -> None:
    assert words_of(to_lines(from_text(text))) == words_of(text)


@given(words=st.lists(WORDS, min_size=1, max_size=4), tag=st.sampled_from(["p", "b", "li", "h2", "div", "i"]))
def test_readers_see_the_words_of_html(words: list[str], tag: str) -> None:
    made = "".join(f"<{tag}>{html.escape(word)}</{tag}>" for word in words)
    assert words_of(to_lines(from_html(made))) == words_of("".join(words))


@given(text=st.one_of(HTML, st.text(max_size=60)))
def test_nothing_in_html_runs(text: str) -> None:
    page = to_html(from_html(text))
    assert "<script" not in page
    assert not re.search(r"<[^>]*\bon\w+=|javascript:[^<]*\"", page)
    assert "\n" not in plain(text)


def test_a_text_that_fits_is_not_cut() -> None:
    assert cut("One.\n\nTwo.", 20) == ("One.\n\nTwo.", False)


def test_a_text_is_cut_at_the_end_of_a_paragraph_or_sentence() -> None:
    assert cut("First part of it.\n\nSecond part of it.", 30) == ("First part of it.", True)
    assert cut("First part of it. Second part of it.", 25) == ("First part of it.", True)
    assert cut("One two three four five", 16) == ("One two three…", True)


def test_a_link_is_not_cut_in_two() -> None:
    assert cut("Go and see [the form](https://example.org/form) today.", 30) == ("Go and see…", True)


def test_a_text_with_too_many_marks_is_cut() -> None:
    short, was_cut = cut("(word) " * 400, 4_000)
    assert was_cut
    assert short.count("(") + short.count(")") <= 300


LONG = [
    "<",
    "<b>",
    "<div>",
    "&amp;",
    "&lt;b&gt;",
    "[",
    "**a ",
    "<!--",
    "<script>",
    " ",
    "\n",
    "_a",
    "a. ",
    "<a href=x ",
]


@pytest.mark.parametrize("piece", LONG)
def test_a_very_long_text(piece: str) -> None:
    text = piece * (150_000 // len(piece))
    for read in READERS.values():
        read(text)
    assert len(cut(from_html(text), 4_000)[0]) <= 4_000
