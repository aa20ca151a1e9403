"""What people type or paste has one reading, or stays refused: the engine applies no fix that is a guess."""

from datetime import date
from typing import Any

import pytest

from statepages.fields.days import parse_day
from statepages.fields.missing_years import NoYear
from statepages.fields.text import is_unknown
from statepages.fields.timetable import timetable
from statepages.files.event import EventFile
from statepages.files.names import accepts, meant_for
from statepages.files.post import PostFile
from tests.cases import labelled

TODAY = date(2026, 9, 1)
MODELS = {"post": PostFile, "event": EventFile}


def path_of(field: str) -> tuple[Any, tuple[str, ...]]:
    """The model and the names of "when.start", or of "post.date"."""
    model, _, below = field.partition(".")
    return (
        (MODELS[model], tuple(below.split("."))) if model in MODELS else (EventFile, tuple(field.split(".")))
    )


def reading(field: str, text: str) -> object:
    """What a text certainly means for a field: its entries for when, else the text to write; else None.

    The text itself, where the field takes it as it is.
    """
    if field == "when":
        found = timetable(text, TODAY)
        return list(found.slots) if found and found.is_certain else None
    return meant_for(*path_of(field), text)


@labelled("readings")
def test_one_reading(case: dict[str, Any]) -> None:
    read = reading(case["field"], case["text"])
    assert read == case["reads"]
    if case["field"] == "when":
        assert isinstance(read, list)
        assert all(accepts(EventFile, ("when", name), text) for slot in read for name, text in slot.items())
    else:
        assert accepts(*path_of(case["field"]), str(read))


@labelled("lookalikes")
def test_no_certain_reading(case: dict[str, Any]) -> None:
    assert reading(case["field"], case["text"]) is None
    if case["field"] == "when":
        # As one start it is not certain either.
        start = meant_for(EventFile, ("when", "start"), case["text"])
        assert start is None


@labelled("unknowns")
def test_nothing_known(case: dict[str, Any]) -> None:
    assert is_unknown(case["text"]) is case["is"]


@pytest.mark.parametrize(
    ("text", "start", "reads"),
    [
        pytest.param("Nov 7", date(2026, 10, 17), "2026-11-07", id="the same year"),
        pytest.param("Jan 9", date(2026, 10, 17), "2027-01-09", id="the next year"),
        pytest.param("11/7", date(2026, 10, 17), None, id="July 11 for who writes the day first"),
        pytest.param("Fri Nov 7", date(2026, 10, 17), None, id="another day of the week"),
    ],
)
def test_the_year_of_a_last_day(text: str, start: date, reads: str | None) -> None:
    with pytest.raises(NoYear) as caught:
        parse_day(text)
    slip = caught.value.after(start)
    assert (None if slip.is_guess else slip.suggestion) == reads
