"""Locations in one line: the place that people mean, and what the person who imports must look at."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.importers.places import read_location
from statepages.importers.record import Place, Remark
from statepages.model.zips import find_zip
from statepages.report import Untrusted
from tests.cases import labelled

PIECES = [
    "Elm Hall",
    "12 Oak St",
    "Seattle",
    "WA",
    "98104",
    "16505",
    "Online",
    "Zoom",
    "and",
    "via phone",
    "hybrid",
    "USA",
    "TBD",
]
PIECES += [
    ", ",
    " ",
    "(",
    ")",
    ": ",
    "\n",
    "<br>",
    "&amp;",
    "https://zoom.us/j/81234567890",
    "ana@example.org",
    "RSVP for address",
]
LOCATIONS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


def said(remark: Remark) -> str:
    words = "".join(part.text if isinstance(part, Untrusted) else part for part in remark.line)
    return f"! {words}" if remark.needs_person else words


@labelled("importers/places")
def test_places(case: dict[str, Any]) -> None:
    place, remarks = read_location(case["text"], case.get("zone"))
    assert (place, list(map(said, remarks))) == (Place(**case["place"]), case.get("says", []))


@given(text=LOCATIONS)
def test_any_location(text: str) -> None:
    place, _ = read_location(text)
    assert place.zip is None or find_zip(place.zip)
    words = f"{place.venue} {place.address} {place.city}"
    assert "\n" not in words
    assert "zoom.us/j" not in words
    assert not re.search(r"\w@example\.org(?!\w)", words)
    assert not (place.is_private and (place.venue or place.address))


def test_a_long_location_is_left_out() -> None:
    place, remarks = read_location("Elm Hall " * 60)
    assert place == Place()
    assert [remark.needs_person for remark in remarks] == [True]


LONG = [
    "via phone ",
    "Elm, ",
    "1 ",
    "12 Oak St & ",
    "(",
    "a: ",
    "Online and ",
    "WA ",
    "the corner of ",
    "98104 ",
    "at ",
    "-",
]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("size", [299, 100_000])
def test_long_texts(piece: str, size: int) -> None:
    read_location((piece * size)[: size - 1] + "!")
    read_location((f"Online {piece}" * size)[: size - 1] + "!")
