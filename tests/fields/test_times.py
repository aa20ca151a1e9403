"""Times of day, days, and moments with a zone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from statepages.fields.days import parse_day
from statepages.fields.missing_years import NoYear
from statepages.fields.moments import parse_frozen
from statepages.fields.times import parse_wall_time
from statepages.fields.zones import is_clock_of, parse_zone
from tests.cases import labelled
from tests.fields.parsing import hold


@labelled("model/times")
def test_time(case: dict[str, Any]) -> None:
    hold(parse_wall_time, case)


@labelled("model/days")
def test_day(case: dict[str, Any]) -> None:
    hold(parse_day, case)


@labelled("model/frozen")
def test_moment(case: dict[str, Any]) -> None:
    hold(parse_frozen, case)


@labelled("model/zones")
def test_zone(case: dict[str, Any]) -> None:
    hold(parse_zone, case)


@pytest.mark.parametrize(
    ("text", "today", "suggestion", "is_guess"),
    [
        pytest.param("Mon, Oct 14 6 pm", date(2024, 10, 10), "2024-10-14 6 pm", False, id="this year"),
        pytest.param("Mon, Oct 14 6 pm", date(2025, 1, 10), "2024-10-14 6 pm", False, id="last year"),
        pytest.param("Monday 10/14", date(2023, 12, 1), "2024-10-14", False, id="next year"),
        pytest.param("Mon, Oct 14", date(2026, 10, 1), None, False, id="no such Monday near"),
        pytest.param("Oct 14 6 pm", date(2024, 10, 10), "2024-10-14 6 pm", True, id="no weekday to tell"),
        pytest.param(
            "Sat 10/18", date(2026, 9, 1), None, False, id="the weekday of a year that is long past"
        ),
        pytest.param("Sat 10/11", date(2025, 9, 1), "2025-10-11", False, id="day first it is no Saturday"),
        pytest.param("Tue 3/9", date(2026, 9, 1), "2027-03-09", False, id="the month first"),
        pytest.param("Fri, Feb 30", date(2024, 10, 10), None, False, id="no such day"),
    ],
)
def test_the_year_that_is_missing(text: str, today: date, suggestion: str | None, is_guess: bool) -> None:
    """A weekday beside the date tells the year, once it is known when now is; else it is a guess."""
    with pytest.raises(NoYear) as caught:
        parse_wall_time(text)
    slip = caught.value.dated(today)
    assert (slip.suggestion, slip.is_guess) == (suggestion, is_guess)
    if suggestion:
        assert slip.message.endswith(f"rite {suggestion[:10]}.")
        parse_wall_time(suggestion)


@pytest.mark.parametrize(
    ("word", "zone", "month", "fits"),
    [
        pytest.param("EDT", "America/New_York", 7, True, id="its own summer time"),
        pytest.param("EST", "America/New_York", 7, True, id="as people say it all year"),
        pytest.param("Eastern Time", "America/Detroit", 1, True, id="another place with the same clocks"),
        pytest.param("ET", "America/Chicago", 7, False, id="another zone"),
        pytest.param("MST", "America/Phoenix", 7, True, id="Arizona"),
        pytest.param("MT", "America/Denver", 7, True, id="Mountain Time in summer"),
        pytest.param("MST", "America/Los_Angeles", 7, False, id="Mountain Time in California"),
        pytest.param("-04:00", "America/New_York", 7, True, id="the offset of the day"),
        pytest.param("-04:00", "America/New_York", 1, False, id="the offset of another season"),
        pytest.param("UTC-5", "America/Chicago", 7, True, id="an offset with UTC"),
        pytest.param("Z", "America/New_York", 1, False, id="Greenwich"),
        pytest.param("America/New_York", "America/New_York", 1, True, id="by its name"),
        pytest.param("America/Nowhere", "America/New_York", 1, False, id="a zone that does not exist"),
    ],
)
def test_a_zone_after_a_time(word: str, zone: str, month: int, fits: bool) -> None:
    """It is taken where the event's clocks show that time."""
    assert is_clock_of(word, zone, datetime(2026, month, 15, 16, tzinfo=UTC)) is fits
