"""Days and times as a page says them."""

from datetime import UTC, date, datetime

import pytest

from statepages.model.slot import Slot
from statepages.render.dates import Dates
from statepages.render.language import ENGLISH
from tests.search.events import NOON, slot

DATES = Dates(ENGLISH, NOON, "America/New_York")

MOMENTS = {
    "the example of the design": (
        slot("2024-11-02 10:00", "2024-11-02 15:00", "America/Chicago"),
        "Sat, Nov 2 @ 10 am – 3 pm CDT",
        "2024-11-02T10:00-05:00",
    ),
    "Arizona keeps standard time in October": (
        slot("2024-10-16 18:00", None, "America/Phoenix"),
        "Wed, Oct 16 @ 6 pm MST",
        "2024-10-16T18:00-07:00",
    ),
    "the same hour in Denver is MDT": (
        slot("2024-10-16 18:00", None, "America/Denver"),
        "Wed, Oct 16 @ 6 pm MDT",
        "2024-10-16T18:00-06:00",
    ),
    "the day before clocks change": (
        slot("2024-11-02 09:30", "2024-11-02 12:00"),
        "Sat, Nov 2 @ 9:30 am – 12 pm EDT",
        "2024-11-02T09:30-04:00",
    ),
    "the day after clocks change": (
        slot("2024-11-04 09:05"),
        "Mon, Nov 4 @ 9:05 am EST",
        "2024-11-04T09:05-05:00",
    ),
    "through the night in which clocks change": (
        slot("2024-11-02 22:00", "2024-11-03 04:00"),
        "Sat, Nov 2 @ 10 pm EDT – Sun, Nov 3 @ 4 am EST",
        "2024-11-02T22:00-04:00",
    ),
    "past midnight": (
        slot("2024-10-18 21:00", "2024-10-19 01:00"),
        "Fri, Oct 18 @ 9 pm – Sat, Oct 19 @ 1 am EDT",
        "2024-10-18T21:00-04:00",
    ),
    "until midnight, which is the same day": (
        slot("2024-10-18 21:00", "2024-10-19 00:00"),
        "Fri, Oct 18 @ 9 pm – 12 am EDT",
        "2024-10-18T21:00-04:00",
    ),
    "under way for days": (
        slot("2024-10-12 09:00", "2024-10-16 17:00"),
        "Sat, Oct 12 @ 9 am – Wed, Oct 16 @ 5 pm EDT",
        "2024-10-12T09:00-04:00",
    ),
    "into another year": (
        slot("2024-12-31 21:30", "2025-01-01 01:00", "America/Denver"),
        "Tue, Dec 31 @ 9:30 pm – Wed, Jan 1, 2025 @ 1 am MST",
        "2024-12-31T21:30-07:00",
    ),
    "noon": (
        slot("2024-10-15 12:00"),
        "Tue, Oct 15 @ 12 pm EDT",
        "2024-10-15T12:00-04:00",
    ),
    "midnight": (
        slot("2024-10-15 00:00"),
        "Tue, Oct 15 @ 12 am EDT",
        "2024-10-15T00:00-04:00",
    ),
    "another year is named": (
        slot("2025-01-02 18:00", "2025-01-02 19:00", "Pacific/Honolulu"),
        "Thu, Jan 2, 2025 @ 6 pm – 7 pm HST",
        "2025-01-02T18:00-10:00",
    ),
    "all day": (
        slot("2024-10-15 00:00", days=1),
        "Tue, Oct 15, all day",
        "2024-10-15",
    ),
    "several days": (
        slot("2024-10-18 00:00", days=3),
        "Fri, Oct 18 – Sun, Oct 20",
        "2024-10-18",
    ),
    "Guam": (
        slot("2024-10-15 09:00", None, "Pacific/Guam"),
        "Tue, Oct 15 @ 9 am ChST",
        "2024-10-15T09:00+10:00",
    ),
}


@pytest.mark.parametrize(("made", "label", "stamp"), MOMENTS.values(), ids=MOMENTS)
def test_times(made: Slot, label: str, stamp: str) -> None:
    assert DATES.moment(made).label == label
    assert DATES.moment(made).stamp == stamp


LEADS = {
    "a time of day": (slot("2024-11-02 10:00", "2024-11-02 15:00"), "Sat, Nov 2 @ "),
    "all day": (slot("2024-10-15 00:00", days=1), "Tue, Oct 15, "),
    "into another day": (slot("2024-10-18 21:00", "2024-10-19 01:00"), ""),
    "several days": (slot("2024-10-18 00:00", days=3), ""),
}


@pytest.mark.parametrize(("made", "lead"), LEADS.values(), ids=LEADS)
def test_the_day_of_a_time_on_one_day_can_stand_elsewhere(made: Slot, lead: str) -> None:
    assert DATES.moment(made).lead == lead


def test_a_time_knows_when_it_is_over() -> None:
    assert DATES.moment(slot("2024-10-14 18:00", "2024-10-14 20:00")).expires == 1728950400
    assert DATES.moment(slot("2024-10-14 18:00")).expires == 1728964800, "the end of its day"


DAYS = {
    "this year": (date(2024, 11, 2), False, False, "November 2"),
    "with its weekday": (date(2024, 11, 2), False, True, "Saturday, November 2"),
    "with its year": (date(2024, 10, 14), True, False, "October 14, 2024"),
    "another year": (date(2023, 10, 24), False, True, "Tuesday, October 24, 2023"),
}


@pytest.mark.parametrize(("day", "year", "weekday", "label"), DAYS.values(), ids=DAYS)
def test_days(day: date, year: bool, weekday: bool, label: str) -> None:
    assert DATES.long_day(day, year=year, weekday=weekday) == label


def test_today_is_the_day_of_the_page() -> None:
    late = datetime(2024, 10, 15, 3, 0, tzinfo=UTC)
    assert Dates(ENGLISH, late, "America/New_York").today == date(2024, 10, 14)
    assert Dates(ENGLISH, late, "Pacific/Guam").today == date(2024, 10, 15)
