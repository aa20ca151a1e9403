"""Rules in place of lists of times: always the same times, and never a rule that nobody would write."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from statepages.checking.one_file import nodes_of
from statepages.compose import fields
from statepages.importers.facts import facts_of, times_in
from statepages.importers.local_times import walls
from statepages.importers.record import Time
from statepages.importers.repeat import when_values
from statepages.source import RawFile


def wall(text: str) -> datetime:
    """A time without a zone."""
    return datetime.fromisoformat(text)


def evening(day: date) -> Time:
    start = wall(f"{day} 18:00")
    return Time(start, start + timedelta(hours=2))


def evenings(*days: str) -> list[Time]:
    return [evening(date.fromisoformat(day)) for day in days]


def written(times: list[Time]) -> str:
    return fields({"when": when_values(times)})


def read_again(times: list[Time]) -> list[tuple[str, str]]:
    raw = RawFile("events/wi/x.yaml", "x", f"title: A\n{written(times)}".encode())
    node = nodes_of(raw)[1]
    assert node
    return list(walls(times_in(facts_of(node)["when"])))


def test_a_weekly_event_is_one_entry() -> None:
    times = evenings("2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22")
    assert written(times) == (
        "when:\n  - start: 2026-09-01 6 pm\n    end: 8 pm\n    repeat: weekly\n    until: 2026-09-22\n"
    )


def test_the_third_wednesday_is_named() -> None:
    times = evenings("2019-12-18", "2020-01-15", "2020-02-19", "2020-03-18")
    assert "repeat: monthly on the third Wednesday" in written(times)


def test_two_weekdays_are_named() -> None:
    times = evenings("2026-09-01", "2026-09-03", "2026-09-08", "2026-09-10", "2026-09-15")
    assert "repeat: weekly on Tuesday and Thursday" in written(times)


def test_a_week_without_it_is_an_exception() -> None:
    times = evenings("2026-11-05", "2026-11-12", "2026-11-19", "2026-12-03", "2026-12-10", "2026-12-17")
    assert "except: [2026-11-26]" in written(times)


def test_days_without_a_pattern_are_a_list() -> None:
    times = evenings("2026-09-01", "2026-09-04", "2026-09-12", "2026-09-23", "2026-10-20")
    assert "repeat" not in written(times)
    assert written(times).count("start:") == 5


def test_three_times_are_a_list() -> None:
    assert "repeat" not in written(evenings("2026-09-01", "2026-09-08", "2026-09-15"))


def test_other_hours_on_one_day_are_an_entry_of_their_own() -> None:
    late = Time(wall("2026-09-15 20:00"), wall("2026-09-15 21:00"))
    times = [*evenings("2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22"), late]
    assert written(times).count("start:") == 2
    assert sorted(read_again(times)) == sorted(walls(times))


_DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.lists(_DAYS, min_size=1, max_size=12, unique=True))
def test_any_days_are_read_again_as_they_were(days: list[date]) -> None:
    times = [evening(day) for day in sorted(days)]
    assert sorted(read_again(times)) == sorted(walls(times))


@given(
    _DAYS, st.sampled_from([1, 7, 14, 21, 28]), st.integers(4, 30), st.sets(st.integers(1, 28), max_size=4)
)
def test_any_pattern_with_gaps_is_read_again_as_it_was(
    first: date, step: int, number: int, gaps: set[int]
) -> None:
    days = [first + timedelta(days=step * count) for count in range(number) if count not in gaps]
    times = [evening(day) for day in days]
    assert sorted(read_again(times)) == sorted(walls(times))


@given(st.lists(_DAYS, min_size=4, max_size=9, unique=True), st.integers(0, 2))
def test_all_day_times_are_read_again_as_they_were(days: list[date], length: int) -> None:
    times = [Time(day, day + timedelta(days=length)) for day in sorted(days)]
    assert sorted(read_again(times)) == sorted(walls(times))
