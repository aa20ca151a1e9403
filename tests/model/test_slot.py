"""Slots know their local day and when they are over."""

from datetime import UTC, date, datetime, timedelta

import pytest

from statepages.model.slot import end_of_day, slot_of

EAST, ARIZONA = "America/New_York", "America/Phoenix"
LATE = datetime(2024, 10, 16, 2, 0, tzinfo=UTC)
"""10 pm on October 15 in New York, 7 pm in Phoenix."""


def test_without_an_end_it_is_over_with_its_day() -> None:
    slot = slot_of(LATE, None, EAST)
    assert slot.local_end is None
    assert (slot.day, slot.last_day) == (date(2024, 10, 15), date(2024, 10, 15))
    assert slot.expires == datetime(2024, 10, 16, 4, 0, tzinfo=UTC)


def test_it_is_over_at_its_end() -> None:
    slot = slot_of(LATE, LATE + timedelta(hours=1), EAST)
    assert not slot.is_over(LATE + timedelta(minutes=59))
    assert slot.is_over(LATE + timedelta(hours=1))


@pytest.mark.parametrize(
    ("zone", "hours", "last"),
    [
        pytest.param(EAST, 2, date(2024, 10, 15), id="an end at midnight belongs to the day before"),
        pytest.param(EAST, 3, date(2024, 10, 16), id="an hour past midnight"),
        pytest.param(ARIZONA, 3, date(2024, 10, 15), id="the same instant further west"),
        pytest.param(EAST, 0, date(2024, 10, 15), id="no length"),
    ],
)
def test_the_last_day(zone: str, hours: int, last: date) -> None:
    assert slot_of(LATE, LATE + timedelta(hours=hours), zone).last_day == last


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        pytest.param(date(2024, 10, 15), EAST, 24, id="an ordinary day"),
        pytest.param(date(2024, 11, 3), EAST, 25, id="the day that is an hour longer"),
        pytest.param(date(2025, 3, 9), EAST, 23, id="the day that is an hour shorter"),
        pytest.param(date(2024, 11, 3), ARIZONA, 24, id="the same day in Arizona"),
    ],
)
def test_the_length_of_a_day(day: date, zone: str, hours: int) -> None:
    before = end_of_day(day - timedelta(days=1), zone)
    assert end_of_day(day, zone) - before == timedelta(hours=hours)
    assert end_of_day(day, zone).tzinfo is UTC
