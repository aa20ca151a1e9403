"""ZIP codes tell state, city, zone and point."""

from zoneinfo import ZoneInfo

import pytest

from statepages.model.states import STATES
from statepages.model.zips import every_zip, find_zip


@pytest.mark.parametrize(
    ("code", "city", "state", "zone"),
    [
        pytest.param("60540", "Naperville", "IL", "America/Chicago", id="Illinois"),
        pytest.param("02134", "Allston", "MA", "America/New_York", id="a zero in front"),
        pytest.param("85004", "Phoenix", "AZ", "America/Phoenix", id="Arizona, without daylight saving time"),
        pytest.param("86515", "Window Rock", "AZ", "America/Denver", id="the Navajo Nation, with it"),
        pytest.param("79901", "El Paso", "TX", "America/Denver", id="the west of Texas"),
        pytest.param("00901", "San Juan", "PR", "America/Puerto_Rico", id="two zeros in front"),
        pytest.param("96910", "Hagatna", "GU", "Pacific/Guam", id="Guam"),
    ],
)
def test_known(code: str, city: str, state: str, zone: str) -> None:
    found = find_zip(code)
    assert found
    assert (found.city, found.state) == (city, state)
    assert found.zone == zone
    assert found.point


@pytest.mark.parametrize(
    "code", ["", "1", "6054", "605400", "99999", "09012", "abcde", "٦٠٥٤٠", "60540-1234", " 60540"]
)
def test_unknown(code: str) -> None:
    """Text of any kind is no ZIP; an army post office is in no state."""
    assert find_zip(code) is None


def test_the_whole_table() -> None:
    table = every_zip()
    assert len(table) > 40_000
    assert [entry.code for entry in table] == sorted({entry.code for entry in table})
    assert {entry.state for entry in table} <= STATES.keys()
    for zone in {entry.zone for entry in table} - {None}:
        ZoneInfo(zone or "")
    assert all(-15 < entry.point[0] < 72 for entry in table if entry.point)
