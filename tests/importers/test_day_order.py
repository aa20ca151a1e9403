"""A whole column shows whether its dates have the month or the day first."""

import pytest

from statepages.importers.record import Reading
from tests.importers.reading import read_rows, said, times


def read(*days: str) -> Reading:
    return read_rows(["Title", "Date", "All day"], *(["Phone bank", day, "yes"] for day in days))


@pytest.mark.parametrize(
    ("days", "read_as", "says"),
    [
        pytest.param(("3/4/2026", "3/25/2026"), ["2026-03-04", "2026-03-25"], [], id="the month first"),
        pytest.param(
            ("3/4/2026", "25/3/2026"),
            ["2026-04-03", "2026-03-25"],
            ["Dates are read with the day first, as in 3/10 for October 3. Columns: Date"],
            id="the day first",
        ),
        pytest.param(
            ("3/4/2026", "5/6/2026"),
            ["2026-03-04", "2026-05-06"],
            ["Dates are read with the month first, as in 10/3 for October 3. Columns: Date"],
            id="nobody knows",
        ),
        pytest.param(("3/3/2026",), ["2026-03-03"], [], id="the same either way"),
        pytest.param(("25.3.2026", "4.3.2026"), ["2026-03-25", "2026-03-04"],
            ["Dates are read with the day first, as in 3/10 for October 3. Columns: Date"], id="points"),
    ],
)  # fmt: skip
def test_the_order_of_a_column(days: tuple[str, ...], read_as: list[str], says: list[str]) -> None:
    reading = read(*days)
    assert [time for record in reading.records for time in times(record)] == read_as
    assert said(reading.remarks) == says
    assert not any(record.remarks for record in reading.records)


def test_both_orders_in_a_column_need_a_person() -> None:
    records = read("13/5/2026", "5/14/2026", "3/4/2026").records
    assert [bool(record.remarks and record.remarks[0].needs_person) for record in records] == [
        True,
        False,
        True,
    ]
    assert times(records[0]) == ["2026-05-13"]
