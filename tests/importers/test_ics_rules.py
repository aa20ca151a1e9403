"""Rules give the days that other programs give, and never run away."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import islice, takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from statepages.importers.ics_rules import BadRule, TooFine, TooMuchWork, Work, days_of, read_rule

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
DAYS = st.dates(date(1995, 1, 1), date(2030, 12, 31))


def numbers(first: int, last: int) -> st.SearchStrategy[str]:
    inside = st.integers(first, last).filter(bool)
    return st.lists(inside, min_size=1, max_size=4, unique=True).map(lambda found: ",".join(map(str, found)))


def part(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | values.map(lambda value: f";{name}={value}")


@st.composite
def rules(draw: st.DrawFn) -> str:
    step = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    # dateutil mixes up "each Monday" and "the second Monday" in one rule.
    is_nth = step in {"MONTHLY", "YEARLY"} and draw(st.booleans())
    which = st.sampled_from(["1", "2", "-1", "5"] if is_nth else [""])
    weekdays = st.lists(
        st.tuples(which, st.sampled_from(WEEKDAYS)).map("".join), min_size=1, max_size=4, unique=True
    )
    text = f"FREQ={step};INTERVAL={draw(st.integers(1, 5))}"
    text += draw(part("BYDAY", weekdays.map(",".join)))
    text += draw(part("BYMONTH", numbers(1, 12)))
    text += draw(part("BYMONTHDAY", numbers(-31, 31))) if step != "WEEKLY" else ""
    text += draw(part("BYYEARDAY", numbers(-366, 366))) if step == "YEARLY" else ""
    text += draw(part("WKST", st.sampled_from(WEEKDAYS)))
    # For dateutil, the first week begins with the first day.
    if step != "WEEKLY" and any(name in text for name in ("BYDAY", "BYMONTHDAY", "BYYEARDAY")):
        text += draw(part("BYSETPOS", numbers(-6, 6)))
    return text


def all_days(text: str, work: Work, since: date = date(2024, 1, 1)) -> Iterator[date]:
    return days_of(read_rule(text), date(2024, 1, 1), work, since=since, last=date(9999, 1, 1))


def days(text: str, first: date, since: date, last: date) -> list[date]:
    found = days_of(read_rule(text), first, Work(20_000), since=since, last=last)
    gathered: list[date] = []
    with suppress(TooMuchWork):
        gathered.extend(takewhile(lambda day: day <= last, found))
    return [day for day in gathered if day >= since]


@given(rules(), DAYS, st.integers(0, 3))
def test_the_days_of_dateutil(text: str, first: date, years: int) -> None:
    since, last = date(first.year + years, first.month, 1), date(first.year + years + 4, 1, 1)
    found = days(text, first, since, last)
    # dateutil follows a rule without a day to the year 9999.
    assume(found)
    until = last.strftime(";UNTIL=%Y%m%dT230000")
    theirs = rrulestr(text + until, dtstart=datetime(first.year, first.month, first.day, 18))  # noqa: DTZ001
    assert found == [moment.date() for moment in theirs if moment.date() >= since]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=31",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1;COUNT=5",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
    ],
)
def test_rules_without_a_day_stop(text: str) -> None:
    with suppress(TooMuchWork):
        assert not list(all_days(text, Work(5_000)))


def test_rules_far_away_stop() -> None:
    assert list(all_days("FREQ=YEARLY;INTERVAL=100000", Work(5_000)))
    assert not list(all_days("FREQ=DAILY", Work(5_000), since=date(2300, 1, 1)))


def test_work_is_shared() -> None:
    whole = Work(100)
    list(islice(all_days("FREQ=DAILY", Work(90, whole)), 60))
    with pytest.raises(TooMuchWork):
        list(islice(all_days("FREQ=DAILY", Work(90, whole)), 60))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("FREQ=HOURLY", TooFine, id="hourly"),
        pytest.param("FREQ=SECONDLY;COUNT=2", TooFine, id="secondly"),
        pytest.param("FREQ=DAILY;BYHOUR=9,10,11", TooFine, id="several hours"),
        pytest.param("FREQ=DAILY;INTERVAL=0", BadRule, id="no interval"),
        pytest.param("FREQ=DAILY;COUNT=0", BadRule, id="no count"),
        pytest.param("FREQ=DAILY;COUNT=many", BadRule, id="a word for a number"),
        pytest.param("FREQ=DAILY;UNTIL=later", BadRule, id="a word for a day"),
        pytest.param("FREQ=WEEKLY;BYDAY=XX", BadRule, id="an unknown weekday"),
        pytest.param("FREQ=YEARLY;BYMONTH=5L;RSCALE=HEBREW", BadRule, id="another kind of calendar"),
        pytest.param("FREQ=YEARLY;BYMONTH=13", BadRule, id="an unknown month"),
        pytest.param("FREQ=YEARLY;BYWEEKNO=20", BadRule, id="weeks by number"),
        pytest.param("BYDAY=MO", BadRule, id="no step"),
        pytest.param("FREQ=WEEKLY;BYDAY=" + "MO," * 9000, BadRule, id="long"),
        pytest.param("", BadRule, id="nothing"),
    ],
)
def test_refused(text: str, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        read_rule(text)


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=TH,2MO", date(2024, 10, 1), [3, 10, 14, 17, 24, 31]),
        ("FREQ=WEEKLY;BYDAY=TH,FR,SU;BYSETPOS=3", date(2024, 10, 4), [6, 13, 20, 27]),
        ("FREQ=DAILY;BYDAY=SA;INTERVAL=2", date(2024, 10, 1), [5, 19]),
    ],
)
def test_where_dateutil_is_wrong(text: str, first: date, expected: list[int]) -> None:
    assert [day.day for day in days(text, first, first, date(2024, 10, 31))] == expected


@pytest.mark.parametrize(
    "text", ["freq=weekly;byday=mo, we", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;X-A=1;", "FREQ=WEEKLY ;BYDAY=+1MO,WE"]
)
def test_written_otherwise(text: str) -> None:
    assert read_rule(text).weekdays == ((0, 0), (0, 2))
