"""Parsing gives texts with places, or a problem with a place, and continues after a mistake."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.clean import clean
from statepages.node import MappingNode, Scalar, scalars
from statepages.parse import parse
from statepages.problem import Problem
from statepages.source import RawFile
from tests.cases import labelled
from tests.fixes import fixed_lines


def parsed(text: str) -> tuple[MappingNode | None, list[Problem]]:
    source, problems = clean(RawFile("x.yaml", "x.yaml", text.encode()))
    assert source
    node, found = parse(source)
    return node, problems + found


@labelled("parse")
def test_what_is_reported(case: dict[str, Any]) -> None:
    node, problems = parsed(case["text"])
    assert [f"{p.place.line}:{p.place.column} {p.code}" for p in problems] == case["says"]
    assert all(problem.is_error for problem in problems)
    if "fix" in case:
        assert fixed_lines(problems, case["text"])[0] == case["fix"]
    assert (list(node.plain()) if node else []) == case.get("reads", [])


def test_scalars_stay_as_typed() -> None:
    text = "zip: 02134\nat: 18:00\nstate: NO\nnothing: null\nday: 2024-02-30\nbig: " + "9" * 5000
    node, problems = parsed(text)
    assert not problems
    assert node
    assert list(node.plain().values()) == ["02134", "18:00", "NO", "null", "2024-02-30", "9" * 5000]


FOLDED = {
    "a list": ("details: >\n  Bring:\n  - water\n  - a hat\n", "Bring:\n- water\n- a hat"),
    "an empty line first, a comment after it": (
        "details: >-\n\n  Come.\n\n  - a hat\n# Ana wrote this.\nkind: b\n",
        "Come.\n\n- a hat",
    ),
    "a list in a list": ("details: >\n  - a\n    - b\n", "- a\n  - b"),
    "nothing": ("details: >\nkind: b\n", ""),
}


@pytest.mark.parametrize(("text", "wanted"), FOLDED.values(), ids=FOLDED)
def test_a_text_after_a_folding_mark_keeps_its_lines(text: str, wanted: str) -> None:
    node, _ = parsed(text)
    details = node.get("details") if node else None
    assert isinstance(details, Scalar)
    assert details.text.strip() == wanted


def test_each_scalar_knows_where_it_is() -> None:
    node, _ = parsed("title: 🌵 one\nhelps: [PA, OH]\ndetails: |\n  two\n  three\n")
    assert node
    found = [(s.text, s.line, s.column, s.end_line) for s in scalars(node)]
    assert found == [("🌵 one", 0, 7, 0), ("PA", 1, 8, 1), ("OH", 1, 12, 1), ("two\nthree\n", 2, 9, 4)]


def test_a_problem_can_point_at_part_of_a_long_text() -> None:
    node, _ = parsed("details: |\n  two\n  three four\n")
    assert node
    details = node.get("details")
    assert isinstance(details, Scalar)
    problem = details.problem("error", "x", "x", old="four", new="five")
    assert (problem.place.line, problem.place.column) == (3, 9)
    assert fixed_lines([problem], "details: |\n  two\n  three four\n") == ["  three five"]


def test_deep_nesting_is_reported_at_once() -> None:
    _, problems = parsed("a: " + "[" * 60_000)
    assert [problem.code for problem in problems] == ["depth"]


FRAGMENTS = st.sampled_from(
    [
        "title: a",
        "kind:",
        "  - b",
        "- c: d",
        "'",
        '"',
        "[",
        "{",
        "&x",
        "*x",
        "!y",
        "|",
        ">",
        "#",
        "\t",
        "---",
        ": ",
    ]
)


@given(st.lists(FRAGMENTS | st.text(max_size=8), max_size=12), st.sampled_from(["\n", " ", ""]))
def test_no_text_gives_a_traceback(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    node, problems = parsed(text.encode("utf-8", "replace").decode())
    assert node is not None or problems
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.place.line <= lines for problem in problems)
