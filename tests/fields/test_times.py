"""Times of day, days, and moments with a zone."""

from datetime import date
from typing import Any

import pytest

from statepages.fields.days import NoYear, parse_day
from statepages.fields.times import parse_frozen, parse_wall_time
from statepages.fields.zones import parse_zone
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
    ("text", "today", "instead"),
    [
        pytest.param("Mon, Oct 14 6 pm", date(2024, 10, 10), "2024-10-14 6 pm", id="this year"),
        pytest.param("Mon, Oct 14 6 pm", date(2025, 1, 10), "2024-10-14 6 pm", id="last year"),
        pytest.param("Monday 10/14", date(2023, 12, 1), "2024-10-14", id="next year"),
        pytest.param("Mon, Oct 14", date(2026, 10, 1), None, id="no such Monday near"),
        pytest.param("Oct 14 6 pm", date(2024, 10, 10), None, id="no weekday to tell"),
        pytest.param("Fri, Feb 30", date(2024, 10, 10), None, id="no such day"),
    ],
)
def test_the_year_that_is_missing(text: str, today: date, instead: str | None) -> None:
    """A weekday beside the date tells the year, once it is known when now is."""
    with pytest.raises(NoYear) as caught:
        parse_wall_time(text)
    slip = caught.value.dated(today)
    assert slip.instead == instead
    if instead:
        assert slip.message == f"The date has no year. Write {instead[:10]}."
        parse_wall_time(instead)
