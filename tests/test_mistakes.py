"""Mistakes as volunteers make them: each is reported once, at its place, with its fix, in plain words."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.checking.check_file import check_file
from statepages.checking.manual import whole
from statepages.clean import clean
from statepages.edit import Edit
from statepages.files.names import model_of
from statepages.parse.layout import fix_layout
from statepages.parse.line_editor import LineEditor
from statepages.problem import Place, Problem
from statepages.source import RawFile
from tests.cases import cases_of, labelled
from tests.fixes import fixed, fixed_lines
from tests.site import EVENT, NOON, SAMPLE, checked

FAMILIES = ("table", "layout", "lines", "quotes", "names", "values", "times", "words", "links", "pages")
Case = dict[str, Any]


def problems_of(text: str | bytes, name: str) -> list[Problem]:
    """Everything that is wrong with a file by itself."""
    data = text.encode() if isinstance(text, str) else text
    return list(check_file(RawFile(name, f"content/{name}", data), NOON))


def file_of(case: Case) -> tuple[str, str]:
    """The text and the name of the file of a case."""
    name = case.get("file", "events/pa/canvass.yaml")
    return case["text"] if "is_whole" in case else whole(name, case["text"]), name


def shown_all(problems: list[Problem], text: str | bytes) -> list[dict[str, str]]:
    """Problems as the cases write them."""
    whole_text = text if isinstance(text, str) else text.decode("utf-8", errors="replace")
    rows = []
    for problem, fix in zip(problems, fixed_lines(problems, whole_text), strict=True):
        row = {
            "at": f"{problem.place.line}:{problem.place.column}",
            "level": problem.level,
            "code": problem.code,
            "message": problem.message,
        }
        rows.append(row if fix is None else {**row, "fix": fix})
    return rows


@labelled(*(f"mistakes/{family}" for family in FAMILIES))
def test_a_mistake_is_reported_with_its_fix(case: Case) -> None:
    text, name = file_of(case)
    problems = problems_of(text, name)
    assert shown_all(problems, text) == case["says"]
    for problem in problems:
        if problem.edits:
            after = problems_of(fixed(text, problem), name)
            assert not any((left.place, left.code) == (problem.place, problem.code) for left in after)


TWO_MISTAKES_ON_A_LINE = {
    "a name in other words, and a text for fields": ("Date: Sat, Oct 19, 2024, 10am - 1pm\n", "when"),
    "a name and a word with typos": ("knid: canvas,\n", "kind"),
    "a name in other words, and a link without its scheme": ("RSVP: example.org/x\n", "signup"),
    "garbled text after another name": ("Headline: Hereâ€™s how\n", "title"),
}


@pytest.mark.parametrize(("text", "name"), TWO_MISTAKES_ON_A_LINE.values(), ids=TWO_MISTAKES_ON_A_LINE.keys())
def test_two_fixes_for_one_line_are_one(text: str, name: str) -> None:
    base = {
        "kind": "kind: other\n",
        "when": "when: anytime\n",
        "where": "where: online\n",
        "title": "title: A\n",
    }
    whole_text = text + "".join(line for field, line in base.items() if field != name)
    problems = problems_of(whole_text, "events/pa/canvass.yaml")
    fixes = set(fixed_lines(problems, whole_text))
    assert len(fixes) == 1
    [fix] = fixes
    assert fix is not None
    assert problems_of(whole_text.replace(text, f"{fix}\n"), "events/pa/canvass.yaml") == []


def test_of_two_fixes_for_the_same_words_the_first_is_offered() -> None:
    place = Place("content/site.yaml")
    first, second = (
        Problem(place, "error", code, "Reported.", (Edit(1, 1, 1, 2, new),))
        for code, new in (("a", "b"), ("b", "d"))
    )
    assert fixed_lines([first, second], "a c") == ["b c", None]


@labelled("mistakes/fine")
def test_a_good_file_has_no_problems(case: Case) -> None:
    assert case["says"] == []
    assert problems_of(*file_of(case)) == []


def all_cases() -> list[Case]:
    return [case for name in FAMILIES for case in cases_of(f"mistakes/{name}")]


def test_there_are_many_cases_and_none_twice() -> None:
    cases = all_cases()
    assert len(cases) >= 120
    assert len({case["label"] for case in cases}) == len(cases)
    assert len({(case["text"], case.get("file")) for case in cases}) == len(cases)


JARGON = re.compile(
    r"\b(?:yaml|mapping|scalar|sequence|tokens?|pars(?:e|er|ed|ing)|nodes?|booleans?|strings?|syntax|aliases|tuple|"
    r"validat\w+|regex|input|schema|keys?|utf-8 codec|int|dict)\b",
    re.IGNORECASE,
)


def test_no_message_is_in_jargon() -> None:
    messages = {said["message"] for case in all_cases() for said in case["says"]}
    # Words in quotes are the volunteer's own, or the line to write; so is what a note was read as.
    bare = {re.sub(r'"[^"]*"|Read as: .*', "", message) for message in messages}
    assert [message for message in bare if JARGON.search(message)] == []
    assert [
        message
        for message in messages
        if len(message) < 15 or (not message[0].isupper() and message[0] not in "\"'0123456789&<#“")
    ] == []


WRONG_BYTES = {
    "32 a byte of Windows": (EVENT.encode() + b"details: Don\x92t\n", "9:13", "a curly apostrophe"),
    "a letter of Latin-1": (EVENT.encode() + "bring: café\n".encode("latin-1"), "9:11", '"é"'),
    "UTF-16": (EVENT.encode("utf-16"), "1:1", "This file is UTF-16"),
    "UTF-16 without a mark": (EVENT.encode("utf-16-le"), "1:1", "This file is UTF-16"),
    "a Word document": (b"PK\x03\x04\x14\x00\x06\x00word/", "1:1", "a Word or Excel file"),
    "a web page": (b"<!DOCTYPE html><html><body>title: x</body></html>", "1:1", "a web page"),
    "far too large": (b"title: x\n" * 10_000, "1:1", "90,000 bytes"),
}


@pytest.mark.parametrize(("data", "at", "words"), WRONG_BYTES.values(), ids=WRONG_BYTES.keys())
def test_bytes_that_are_not_text(data: bytes, at: str, words: str) -> None:
    [problem] = problems_of(data, "events/pa/canvass.yaml")
    assert f"{problem.place.line}:{problem.place.column}" == at
    assert problem.is_error
    assert words in problem.message


@labelled("mistakes/files")
def test_names_and_places_of_files(case: Case, tmp_path: Path) -> None:
    found = checked(tmp_path, {"events/pa/doors.yaml": None, **case["files"]})
    rows = [
        {
            "at": f"{problem.place.line}:{problem.place.column}",
            "level": problem.level,
            "code": problem.code,
            "message": problem.message,
            "file": re.sub(r"^.*content/", "", problem.place.path),
        }
        for problem in found.problems
    ]
    for row in rows:
        row["message"] = re.sub(r"\S*(?=content/)", "", row["message"])
    assert rows == case["says"]


ALL_AT_ONCE = """\
titel: Calls: Mondays at 6
kind canvas
when:
\t- start: 2024-02-30 10 am
\t  end: 1 pm
where:
  venue: 'Don't know'
 zip: 2134
helps: [Pensylvania, OH
signup:example.org/x
details: |
Call [here
tags: *x
colour: red
"""


def test_no_mistake_hides_another() -> None:
    """Nearly one mistake a line, and each is reported once."""
    problems = problems_of(ALL_AT_ONCE, "events/pa/canvass.yaml")
    assert [f"{problem.place.line} {problem.code}" for problem in problems] == [
        "1 unknown-field",
        "1 colon",
        "2 no-colon",
        "4 tab",
        "4 date",
        "7 quote-in-quotes",
        "8 indentation",
        "8 zip",
        "9 open-list",
        "9 unknown-state",
        "10 link-scheme",
        "10 no-space",
        "12 indentation",
        "12 markdown-link",
        "13 shortcut",
        "14 unknown-field",
    ]


def test_one_run_reports_all_files(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "site.yaml": "name: Neighbors\nurl: example.org\ntimezone: EST\n",
        "states/pa.yaml": "headline:Come\npitch: A few of us are here.\n",
        "posts/2024-10-01-news.yaml": "title: News\ndate: 10/01/2024\nbody: Hello\n",
        "events/pa/one.yaml": EVENT.replace("kind: canvass", "kind canvass"),
        "events/pa/two.yaml": EVENT.encode("utf-16"),
        "events/pennsylvania/three.yaml": EVENT.replace("19380", "2134"),
    }
    found = checked(tmp_path, files).problems
    assert {re.sub(r"^.*content/", "", problem.place.path) + " " + problem.code for problem in found} == {
        "site.yaml link-scheme",
        "site.yaml timezone",
        "states/pa.yaml no-space",
        "posts/2024-10-01-news.yaml date-order",
        "events/pa/one.yaml no-colon",
        "events/pa/two.yaml not-utf-8",
        "events/pennsylvania/three.yaml file-place",
        "events/pennsylvania/three.yaml zip",
        "events/pa/doors.yaml same-event",
    } - {"events/pa/doors.yaml same-event"} | {
        "events/pa/one.yaml same-event",
        "events/pa/two.yaml same-event",
    }


SAMPLES = sorted(SAMPLE.rglob("*.yaml"))
TYPOS = st.sampled_from(
    [
        "  ",
        ": ",
        "- ",
        "&x ",
        "*x",
        "---\n",
        "a: ",
        "zip: ",
        "when:\n",
        *"\t \u00a0\n'\"[]{}:-#|>!@%`,?“•…\u200b\r",
    ]
)


@given(
    file=st.sampled_from(SAMPLES),
    typos=st.lists(st.tuples(st.integers(0, 2_000), TYPOS | st.integers(1, 5)), min_size=1, max_size=4),
)
def test_no_mistake_in_a_sample_gives_a_traceback(file: Path, typos: list[tuple[int, str | int]]) -> None:
    text = file.read_text()
    for at, typo in typos:
        at %= len(text) + 1
        text = text[:at] + typo + text[at:] if isinstance(typo, str) else text[:at] + text[at + typo :]
    lines = text.replace("\r", "\n").count("\n") + 1
    for problem in problems_of(text, str(file.relative_to(SAMPLE))):
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert all(1 <= edit.line <= edit.end_line <= lines + 1 for edit in problem.edits)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_nothing_is_reported_about_lines_that_are_right(file: Path) -> None:
    """The lines are checked one by one only if YAML fails, and only wrong ones are reported."""
    name = str(file.relative_to(SAMPLE))
    source, _ = clean(RawFile(name, name, file.read_bytes()))
    assert source
    editor = LineEditor(source)
    fix_layout(editor, model_of(name))
    assert editor.problems() == []
    assert editor.lines == list(source.lines)
