"""Times of a source as clocks show them at the event."""

from datetime import UTC, date, datetime, timedelta

from statepages.importers.local_times import LocalTimes, local_times
from statepages.importers.record import Time

EAST, WEST = "America/New_York", "America/Los_Angeles"
EVER = date(1970, 1, 1)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def wall(text: str) -> datetime:
    """A time without a zone."""
    return datetime.fromisoformat(text)


def only(found: LocalTimes) -> Time:
    assert len(found.times) == 1
    return found.times[0]


def words(found: LocalTimes) -> list[str]:
    return ["".join(map(str, remark.line)) for remark in found.remarks]


def test_an_instant_is_shown_as_clocks_there_show_it() -> None:
    found = local_times([Time(at(2026, 7, 1, 22), at(2026, 7, 2, 0))], EAST, None, EVER)
    assert only(found) == Time(wall("2026-07-01 18:00"), wall("2026-07-01 20:00"))


def test_a_time_without_a_zone_is_local_there() -> None:
    found = local_times([Time(wall("2026-07-01 18:00"))], EAST, None, EVER)
    assert only(found) == Time(wall("2026-07-01 18:00"))


def test_a_time_in_the_zone_of_the_source_is_moved_to_that_of_the_place() -> None:
    found = local_times([Time(wall("2026-07-01 18:00"))], WEST, EAST, EVER)
    assert only(found) == Time(wall("2026-07-01 15:00"))


def test_days_have_no_zone() -> None:
    day = date(2026, 7, 4)
    assert only(local_times([Time(day, day)], WEST, EAST, EVER)) == Time(day, day)


def test_the_same_time_counts_once() -> None:
    both = [Time(at(2026, 7, 1, 22)), Time(wall("2026-07-01 18:00"))]
    assert len(local_times(both, EAST, None, EVER).times) == 1


def test_times_come_in_order() -> None:
    several = [Time(at(2026, 7, day, 22)) for day in (8, 1, 4)]
    assert [one.start.day for one in local_times(several, EAST, None, EVER).times] == [1, 4, 8]


def test_times_before_the_first_day_are_counted() -> None:
    several = [Time(at(2026, 7, day, 22)) for day in (1, 2, 3)]
    found = local_times(several, EAST, None, date(2026, 7, 3))
    assert (only(found).start, found.over, found.last) == (wall("2026-07-03 18:00"), 2, date(2026, 7, 3))


def test_a_night_belongs_to_the_day_before_its_end() -> None:
    night = Time(wall("2026-07-01 22:00"), wall("2026-07-02 00:00"))
    assert local_times([night], EAST, None, date(2026, 7, 2)).over == 1


def test_the_hour_that_clocks_skip_needs_a_person() -> None:
    found = local_times([Time(wall("2027-03-14 02:30"))], EAST, None, EVER)
    assert found.times == ()
    assert found.remarks[0].needs_person
    assert words(found) == ["2:30 am does not exist on Sunday, March 14, 2027: clocks skip that hour."]


def test_the_second_of_a_doubled_hour_needs_a_person() -> None:
    found = local_times([Time(at(2026, 11, 1, 6, 30))], EAST, None, EVER)
    assert only(found).start == wall("2026-11-01 01:30")
    assert found.remarks[0].needs_person


def test_an_end_before_the_start_is_left_out_and_named() -> None:
    found = local_times([Time(wall("2026-07-01 18:00"), wall("2026-07-01 08:00"))], EAST, None, EVER)
    assert only(found).end is None
    assert found.remarks[0].needs_person


def test_more_times_than_a_file_holds_are_cut() -> None:
    many = [Time(wall("2026-01-01 00:00") + timedelta(minutes=number)) for number in range(1440)]
    found = local_times(many, EAST, None, EVER)
    assert len(found.times) == 366
    assert words(found) == [
        "It has 1,440 times. The first 366 are in its file, up to Thursday, January 1, 2026."
    ]


def test_without_any_zone_instants_are_in_utc() -> None:
    assert only(local_times([Time(at(2026, 7, 1, 22))], None, None, EVER)).start == wall("2026-07-01 22:00")
