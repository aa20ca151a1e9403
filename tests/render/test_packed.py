"""The times of a series, packed for the script that shows the next of them."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

from statepages.model.slot import Slot
from statepages.render.dates import Dates
from statepages.render.language import ENGLISH
from statepages.render.packed import ALL_DAY, DAYS, packed_times
from tests.search.events import NOON, slot

DATES = Dates(ENGLISH, NOON, "America/New_York")


def weekly(
    count: int, hours: str = "18:00", end: str = "20:00", zone: str = "America/New_York"
) -> list[Slot]:
    days = [date(2024, 10, 15) + timedelta(weeks=number) for number in range(count)]
    return [slot(f"{day} {hours}", f"{day} {end}", zone) for day in days]


def unpacked(text: str) -> Iterator[tuple[str, str, int]]:
    """What the script makes of it: the words, the stamp, and the second of the end of each time."""
    for words, offset, end, form, days in json.loads(text.replace("&#39;", "'").replace("&amp;", "&")):
        number = 0
        for step in days:
            number += step
            day = date(1970, 1, 1) + timedelta(days=number)
            lead = {ALL_DAY: ", ", DAYS: ""}.get(form, " @ ")
            named = f"{DATES.short_day(day)}{lead}{words}" if lead else words
            yield named, f"{day}{offset}", number * 86400 + end


def test_all_times_of_a_series_are_in_it() -> None:
    """Over the clock change, in another year, all day, and over days."""
    slots = [
        *weekly(60),
        *weekly(3, "09:30", "11:00", "America/Phoenix"),
        slot("2024-10-18 00:00", days=1),
        slot("2024-10-19 00:00", days=2),
        slot("2024-11-02 22:00", "2024-11-03 04:00"),
        slot("2024-11-05 10:00"),
    ]
    expected = [DATES.moment(one) for one in slots]
    assert sorted(unpacked(packed_times(DATES, slots))) == sorted(
        (one.label, one.stamp, one.expires) for one in expected
    )


def test_a_year_of_weeks_takes_few_bytes() -> None:
    assert len(packed_times(DATES, weekly(52))) < 350
