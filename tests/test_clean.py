"""Cleaning fixes what is certain, reports the rest, and does not change correct text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.clean import MOST_BYTES, clean
from statepages.source import RawFile
from tests.cases import labelled
from tests.fixes import fixed_lines


def cleaned(data: bytes) -> tuple[str | None, list[str]]:
    source, problems = clean(RawFile("x.yaml", "content/x.yaml", data))
    return source.text if source else None, [problem.code for problem in problems]


@labelled("clean")
def test_text(case: dict[str, Any]) -> None:
    text, codes = cleaned(case["original"].encode())
    assert text == case.get("fixed", case["original"])
    assert codes == case.get("codes", [])


def test_a_fixed_line_is_a_warning_with_the_line_to_paste() -> None:
    raw = RawFile("x.yaml", "content/x.yaml", "kind: a\ntitle: So Hereâ€™s how\n".encode())
    _, [problem] = clean(raw)
    assert str(problem.place) == "content/x.yaml:2:11"
    assert problem.level == "warning"
    assert "“Here’s”" in problem.message
    assert fixed_lines([problem], raw.data.decode()) == ["title: So Here’s how"]


def test_places_after_a_fix_are_those_in_the_file() -> None:
    source, _ = clean(RawFile("x.yaml", "x.yaml", "a: Hereâ€™s how it goes".encode()))
    assert source
    assert source.place(0, source.text.index("goes")).column == "a: Hereâ€™s how it goes".index("goes") + 1


@pytest.mark.parametrize(
    ("data", "place", "word"),
    [
        pytest.param(b"a: b\ntitle: Don\x92t", "2:11", "a curly apostrophe", id="Windows apostrophe"),
        pytest.param(b"a: caf" + b"\xe9", "1:7", '"é"', id="Latin-1"),
        pytest.param("title: x".encode("utf-16"), "1:1", "UTF-16", id="UTF-16"),
        pytest.param("title: x".encode("utf-16-le"), "1:1", "UTF-16", id="UTF-16 without a mark"),
        pytest.param("title: x".encode("utf-32"), "1:1", "UTF-32", id="UTF-32"),
    ],
)
def test_not_utf8(data: bytes, place: str, word: str) -> None:
    source, [problem] = clean(RawFile("x.yaml", "x.yaml", data))
    assert source
    assert source.text in {"a: b\ntitle: Don’t", "a: café", "title: x"}, "the rest is checked too"
    assert str(problem.place) == f"x.yaml:{place}"
    assert word in problem.message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"PK\x03\x04\x14\x00word/document.xml", "a Word or Excel file", id="Word"),
        pytest.param(b"{\\rtf1\\ansi title: x}", "RTF", id="RTF"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "a PDF", id="PDF"),
        pytest.param(b"\n<!DOCTYPE html><title>x</title>", "a web page", id="HTML"),
        pytest.param(b"\xff\xd8\xff\xe0", "a picture", id="JPEG"),
    ],
)
def test_a_file_that_is_not_text_is_named(data: bytes, kind: str) -> None:
    source, [problem] = clean(RawFile("x.yaml", "x.yaml", data))
    assert source is None
    assert (problem.code, str(problem.place)) == ("file-kind", "x.yaml:1:1")
    assert kind in problem.message


def test_characters_of_no_width_go_and_places_stay() -> None:
    text = "a: \u200bvol\u00adun\u200bteer hi"
    source, [problem] = clean(RawFile("x.yaml", "x.yaml", text.encode()))
    assert source
    assert source.text == "a: volunteer hi"
    assert (str(problem.place), problem.level) == ("x.yaml:1:4", "warning")
    assert fixed_lines([problem], text) == ["a: volunteer hi"]
    assert source.place(0, source.text.index("hi")).column == 17


def test_a_huge_file_is_refused() -> None:
    assert cleaned(b"a" * (MOST_BYTES + 1)) == (None, ["file-size"])


def test_line_ends_and_byte_order_mark_are_no_problem() -> None:
    assert cleaned(b"\xef\xbb\xbfa: b\r\nc: d\r\n") == ("a: b\nc: d\n", [])


@given(
    st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    text, codes = cleaned(data)
    assert text is not None or codes
    if text is not None and "not-utf-8" not in codes:
        assert text.count("\n") == data.decode().replace("\r\n", "\n").replace("\r", "\n").count("\n")
