"""Texts, colors and names of pictures."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from statepages.fields.words import Color, Details, ImageName, Label, Line, Name, Title
from statepages.problem import FieldError
from tests.cases import labelled
from tests.fields.parsing import hold

TYPES: dict[str, Any] = {
    "title": Title,
    "label": Label,
    "venue": Name,
    "line": Line,
    "details": Details,
    "color": Color,
    "image": ImageName,
}


def parser(name: str) -> Any:
    adapter = TypeAdapter(TYPES[name])

    def parse(value: object) -> object:
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            slip = error.errors()[0]["ctx"]["error"]
            assert isinstance(slip, FieldError)
            raise slip from error

    return parse


@labelled("model/words")
def test_words(case: dict[str, Any]) -> None:
    hold(parser(case["type"]), case)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("é" * 6200, "The details have 6,200 characters. The most is 4,000.", id="too long"),
        pytest.param("[" * 301, "The details have too many brackets and stars. Delete some.", id="brackets"),
    ],
)
def test_details_beyond_measure(text: str, message: str) -> None:
    hold(parser("details"), {"text": text, "message": message})


def test_details_of_just_the_length() -> None:
    assert parser("details")("é" * 4000) == "é" * 4000
