"""YAML as a person would write it, whatever the words."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from statepages.compose import Plain, fields, quoted, short_slug

BARE = [
    "Phone bank for Ohio",
    "Don't wait",
    "3 things to do",
    "https://example.org/a?b=c#d",
    "name@example.org",
    "Café in San José",
    "(Online) calls",
    "It’s time — call now",
]
NEEDS_QUOTES = [
    "Calls: Mondays #1",
    "Team #1 calls",
    "yes",
    "No",
    "null",
    "~",
    "2024-10-14",
    "2024-02-30",
    "6:30",
    "1e3",
    "y",
    "0x1f",
    "02134",
    "- x",
    "-",
    "? x",
    "# x",
    "@home",
    "`code`",
    "&anchor",
    "*star",
    "!tag",
    "%percent",
    "| pipe",
    "> more",
    "{a: b}",
    "[a, b]",
    "a, b",
    "ends with:",
    " leading",
    "trailing ",
    "",
    '"quoted" words',
    "'quoted' words",
    "back\\slash: x",
    "two\nlines",
    "tab\there: x",
    "\x85next",
    "a\u2028b",
    "\ufeffmark",
    "bell\x07",
    "🎉",
    "🎉: party #1",
    "---",
    "...",
    "<<",
    "=",
]


@pytest.mark.parametrize("text", BARE)
def test_plain_words_stay_bare(text: str) -> None:
    assert quoted(text) == text
    assert yaml.safe_load(f"title: {quoted(text)}") == {"title": text}


@pytest.mark.parametrize("text", NEEDS_QUOTES)
def test_text_that_yaml_would_misread_is_quoted(text: str) -> None:
    assert quoted(text).startswith('"')
    assert yaml.safe_load(f"title: {quoted(text)}") == {"title": text}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str) -> None:
    line = quoted(text)
    assert "\n" not in line
    assert yaml.safe_load(f"title: {line}\nkind: x") == {"title": text, "kind": "x"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_a_list(text: str) -> None:
    assert yaml.safe_load(f"[{quoted(text)}, x]") == [text, "x"]


PARAGRAPHS = {
    "two lines": "One\nTwo",
    "a blank line between": "One\n\nTwo",
    "Markdown": "# Head\n\n- a: b\n- c #1\n\n    code",
    "Windows line ends": "One\r\nTwo",
    "a dash line": "One\n---\nTwo",
    "a character that a block cannot hold": "One\nTwo\x07",
    "a line separator": "One\nTwo\u2028Three",
    "spaces around": "\n  One\n  Two\n\n",
}


@pytest.mark.parametrize("text", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_paragraphs_come_back(text: str) -> None:
    written = fields({"details": text, "host": "Ann"})
    wanted = text.replace("\r\n", "\n").strip()
    loaded = yaml.safe_load(written)
    assert loaded["details"].strip() == wanted
    assert loaded["host"] == "Ann"


def test_paragraphs_are_written_as_a_block() -> None:
    assert fields({"details": "One\n\n- Two"}) == "details: |\n  One\n\n  - Two\n"


def test_fields_are_written_as_people_write_them() -> None:
    values: dict[str, Any] = {
        "title": "Knock doors: Saturday",
        "kind": Plain("canvass"),
        "when": [
            {"start": Plain("2024-11-02 10 am"), "end": None},
            {"start": Plain("2024-11-03"), "all day": True},
        ],
        "where": {"venue": "North lot", "zip": Plain("02134"), "online": False},
        "helps": ("WI", "IL"),
        "details": None,
    }
    assert fields(values) == (
        'title: "Knock doors: Saturday"\n'
        "kind: canvass\n"
        "when:\n"
        "  - start: 2024-11-02 10 am\n"
        "  - start: 2024-11-03\n"
        "    all day: yes\n"
        "where:\n"
        "  venue: North lot\n"
        "  zip: 02134\n"
        "helps: [WI, IL]\n"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Carpool from Naperville", "carpool-from-naperville"),
        ("Café & Chat: Mondays #1!", "cafe-chat-mondays-1"),
        ("Don’t wait", "dont-wait"),
        ("../../etc/passwd", "etc-passwd"),
        ("🎉", ""),
        ("Straße der Freunde", "strasse-der-freunde"),
        ("Đà Nẵng Sisters", "da-nang-sisters"),
        ("Łódź Circle", "lodz-circle"),
        ("Ærø picnic, Øystein reads Œuvres", "aero-picnic-oystein-reads-oeuvres"),
        ("Íslenskt Þorrablót og Guðrún", "islenskt-thorrablot-og-gudrun"),
        ("İstanbul ışık", "istanbul-isik"),
        ("Oʻahu Hawaiʻi", "oahu-hawaii"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 60),
    ],
)
def test_names_of_files(text: str, name: str) -> None:
    assert short_slug(text) == name
