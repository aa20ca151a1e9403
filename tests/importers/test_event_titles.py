"""Days and blanks in titles."""

from datetime import UTC, date, datetime

import pytest

from statepages.importers.event_titles import blanks, other_days
from statepages.importers.record import Time
from tests.importers.services import words

# July 4, 2023, 6 pm in California: the 5th in UTC.
EVENING = Time(datetime(2023, 7, 5, 1, tzinfo=UTC), datetime(2023, 7, 5, 3, tzinfo=UTC))
WEEK = Time(date(2023, 7, 3), date(2023, 7, 9))

SAME = [
    "Parade",
    "Parade 7/4/23",
    "Parade 7/4",
    "4th of July parade, July 4th!",
    "Parade (Tue July 4)",
    "Parade on Tuesday, July 4, 2023 at 6",
    "Help 24/7",
    "Knock 50/50",
    "Join us 2-4",
    "Class of 2023",
    "Parade 99/99/99",
]


@pytest.mark.parametrize("title", SAME)
def test_a_title_that_agrees(title: str) -> None:
    assert other_days(title, [EVENING], "America/Los_Angeles") == ()


OTHER = {
    "Parade 7/3/23": "7/3/23",
    "4th of July parade! 7/3/23": "7/3/23",
    "Parade Sat July 8 in town": "Sat July 8",
    "Parade (July 4, 2024)": "July 4, 2024",
    "7/5: Parade": "7/5",
}


@pytest.mark.parametrize(("title", "day"), OTHER.items())
def test_a_title_with_another_day(title: str, day: str) -> None:
    [remark] = other_days(title, [EVENING], "America/Los_Angeles")
    assert words(remark.line) == f"The title says {day}, but the event is on another day. Check both."
    assert not remark.needs_person


def test_all_days_of_an_event_count() -> None:
    assert other_days("July 3 to July 9", [WEEK], None) == ()
    assert other_days("July 3 and August 1", [WEEK, Time(date(2023, 8, 1))], None) == ()
    assert len(other_days("July 3 and July 10", [WEEK], None)) == 1


def test_an_event_without_a_date_agrees_with_any_title() -> None:
    assert other_days("Parade 7/3/23", [], None) == ()


BLANK = {
    "a blank in the title": ("Rally in [City]", "", "[City]"),
    "what to insert": ("Rally", "Meet at [insert your location] today", "[insert your location]"),
    "a name": ("Rally", "I am [NAME], your host", "[NAME]"),
}


@pytest.mark.parametrize(("title", "details", "blank"), BLANK.values(), ids=BLANK)
def test_blanks(title: str, details: str, blank: str) -> None:
    [remark] = blanks(title, details)
    assert words(remark.line) == f"Fill in what a template left open: {blank}"
    assert remark.needs_person


@pytest.mark.parametrize("details", ["[link](https://example.org)", "see [1]", "a [sic] b", "- [ ] to do"])
def test_brackets_that_are_not_blanks(details: str) -> None:
    assert blanks("Rally", details) == ()
