"""The times of a row are read as people write them, or somebody is asked."""

from datetime import UTC, datetime
from typing import Any

from tests.cases import labelled
from tests.importers.reading import read_row, said, times


@labelled("importers/times")
def test_the_times_of_a_row(case: dict[str, Any]) -> None:
    cells = {name.replace(" ", "_"): str(cell) for name, cell in case["cells"].items()}
    record = read_row(**cells)
    assert times(record) == [str(time) for time in case["times"]]
    assert said(record.remarks) == case.get("says", [])


def test_an_instant_keeps_its_zone() -> None:
    [time] = read_row(Start="2026-10-19T10:00:00-04:00").times
    assert time.start == datetime(2026, 10, 19, 14, tzinfo=UTC)


def test_a_zone_after_a_time_is_that_of_the_event() -> None:
    assert read_row(Date="10/19/2026", Time="6 pm EDT").zone == "America/New_York"


def test_a_date_that_is_to_be_announced() -> None:
    record = read_row(Date="TBD", Time="")
    assert (record.word, record.times) == ("to-be-announced", ())


def test_an_anytime_action() -> None:
    assert read_row(Date="ongoing", Time="").word == "anytime"
