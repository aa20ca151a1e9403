"""Importing again finds the events of the last import, whatever has changed on both sides."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from statepages.importers.imported import Imported
from statepages.importers.record import Place, Record, Time
from statepages.source import RawFile
from tests.importers.test_bring import DEFAULTS, DOORS, DOORS_FILE, NAME, SOURCE, World, outcomes, words

SHEET = "club.csv"
SATURDAYS = (3, 10, 17)


def at(day: int, hour: int = 15) -> tuple[Time, ...]:
    return (Time(datetime(2026, 10, day, hour, tzinfo=UTC), datetime(2026, 10, day, hour + 3, tzinfo=UTC)),)


def row(number: int, **fields: object) -> Record:
    return replace(DOORS, spot=f"row {number}", origin=None, **fields)


ROWS = tuple(row(day, times=at(day), details=f"Meet on the {day}th.") for day in SATURDAYS)
"""Three events with one title at one place. Only their words and their days tell them apart."""


def sheet(*rows: Record) -> World:
    world = World()
    world.imports(*(rows or ROWS), source=SHEET)
    return world


def lines(world: World) -> dict[str, tuple[str, ...]]:
    """What each file says about its days and its details."""
    found = {}
    for name, raw in sorted(world.files.items()):
        text = raw.data.decode().split("\n")
        found[name.rpartition("/")[2]] = tuple(
            line.strip() for line in text if "start:" in line or line.startswith("details:")
        )
    return found


@pytest.mark.parametrize(
    "rows",
    [ROWS[::-1], ROWS[1:], (ROWS[2], ROWS[0])],
    ids=["sorted the other way", "the first is gone", "both"],
)
def test_the_order_of_rows_does_not_matter(rows: tuple[Record, ...]) -> None:
    world = sheet()
    before = dict(world.files)
    brought = world.imports(*rows, source=SHEET)
    assert {outcome for outcome, _ in outcomes(brought)} <= {"unchanged", "gone"}
    assert world.files == before


def test_when_the_first_row_is_over_the_others_stay_what_they_are() -> None:
    world = sheet()
    before = dict(world.files), dict(world.kept)
    world.defaults = replace(DEFAULTS, since=date(2026, 10, 5))
    brought = world.imports(*ROWS, source=SHEET)
    assert [outcome for outcome, _ in outcomes(brought)] == ["skipped", "unchanged", "unchanged"]
    assert (world.files, world.kept) == before


def test_a_row_that_moves_keeps_its_file() -> None:
    world = sheet()
    moved = replace(ROWS[1], times=at(24))
    brought = world.imports(ROWS[0], moved, ROWS[2], source=SHEET)
    assert [outcome for outcome, _ in outcomes(brought)] == ["unchanged", "updated", "unchanged"]
    assert lines(world)["2026-10-10-knock-doors.yaml"] == (
        "- start: 2026-10-24 10 am",
        "details: Meet on the 10th.",
    )


def test_rows_without_times_are_told_apart_by_their_words() -> None:
    rows = tuple(row(number, times=(), details=f"Number {number}.") for number in range(1, 5))
    world = sheet(*rows)
    before = dict(world.files)
    assert {one for one, _ in outcomes(world.imports(*rows, source=SHEET))} == {"unchanged"}
    assert {one for one, _ in outcomes(world.imports(*rows[::-1], source=SHEET))} == {"unchanged"}
    assert world.files == before


def test_rows_at_one_time_are_told_apart_by_their_words() -> None:
    rows = tuple(row(number, details=f"Number {number}.") for number in range(1, 5))
    world = sheet(*rows)
    before = dict(world.files)
    brought = world.imports(*rows[::-1], source=SHEET)
    assert {one for one, _ in outcomes(brought)} == {"unchanged", "skipped"}
    assert "has the same title, time and place, but other words." in words(brought)
    assert world.files == before


def test_a_new_row_before_the_others_is_a_new_event() -> None:
    world = sheet()
    brought = world.imports(row(1, times=at(24), details="New."), *ROWS, source=SHEET)
    assert [one for one, _ in outcomes(brought)] == ["written", *["unchanged"] * 3]


def test_a_row_that_comes_back_is_the_same_event() -> None:
    world = sheet()
    before = dict(world.files)
    assert [one for one, _ in outcomes(world.imports(*ROWS[1:], source=SHEET))][-1] == "gone"
    assert {one for one, _ in outcomes(world.imports(*ROWS, source=SHEET))} == {"unchanged"}
    assert world.files == before


def test_a_row_that_loses_its_times_is_the_same_event() -> None:
    world = sheet(row(1, times=(*at(3), *at(17))))
    world.defaults = replace(DEFAULTS, since=date(2026, 10, 5))
    for outcome in ("updated", "unchanged"):
        assert outcomes(world.imports(row(1, times=()), source=SHEET)) == [(outcome, "Knock doors")]


def test_titles_without_latin_letters_are_told_apart() -> None:
    world = sheet(row(1, title="敲门"), row(2, title="打电话"))
    brought = world.imports(
        row(1, title="写明信片"), row(2, title="敲门"), row(3, title="打电话"), source=SHEET
    )
    assert outcomes(brought) == [("written", "写明信片"), ("unchanged", "敲门"), ("unchanged", "打电话")]


def test_a_title_without_letters_is_found_again() -> None:
    world = sheet(row(1, title="🎉🎉"))
    assert outcomes(world.imports(row(1, title="🎉🎉", times=at(24)), source=SHEET)) == [("updated", "🎉🎉")]


def test_without_what_was_kept_the_files_are_found() -> None:
    world = sheet()
    before = dict(world.files)
    world.kept = {}
    assert {one for one, _ in outcomes(world.imports(*ROWS[::-1], source=SHEET))} == {"unchanged"}
    assert world.files == before


def test_rows_with_numbers_count_only_in_their_sheet() -> None:
    world = sheet(row(1, title="Knock doors"))
    one = replace(DOORS, origin="csv 1", title="Phone bank")
    other = replace(DOORS, origin="csv 1", title="Postcards", times=at(24))
    world.imports(one, source="a.csv")
    assert outcomes(world.imports(other, source="b.csv")) == [("written", "Postcards")]
    assert outcomes(world.imports(one, source="a.csv")) == [("unchanged", "Phone bank")]
    assert "origin: csv a 1\n" in world.text("events/wi/2026-10-17-phone-bank.yaml")


def test_a_sheet_with_numbers_may_get_another_name() -> None:
    world = World()
    world.imports(replace(DOORS, origin="csv 1"), source="a.csv")
    assert outcomes(world.imports(replace(DOORS, origin="csv 1"), source="b.csv")) == [
        ("unchanged", "Knock doors")
    ]


def test_a_source_that_makes_its_events_anew_doubles_nothing() -> None:
    world = World()
    world.imports(DOORS)
    again = replace(DOORS, origin="ics other@example.org", details="Wear boots.")
    assert outcomes(world.imports(again)) == [("updated", "Knock doors")]
    assert list(world.files) == [NAME]
    assert "origin: ics other@example.org\n" in world.text()
    # At another place it is another event.
    elsewhere = replace(DOORS, origin="ics third@example.org", place=Place(venue="Cafe", zip="53202"))
    assert outcomes(world.imports(elsewhere)) == [("written", "Knock doors"), ("gone", "Knock doors")]


def test_the_name_of_a_deleted_file_is_not_used_again() -> None:
    world = World()
    world.imports(DOORS)
    del world.files[NAME]
    other = replace(DOORS, origin="ics other", details="Other doors.")
    world.imports(DOORS, other)
    brought = world.imports(DOORS, other)
    assert outcomes(brought) == [("skipped", "Knock doors"), ("unchanged", "Knock doors")]
    assert list(world.files) == ["events/wi/2026-10-17-knock-doors-2.yaml"]


def test_names_differ_in_more_than_capital_letters() -> None:
    world = World({"events/wi/2026-10-17-Knock-Doors.yaml": "title: Other\n"})
    world.imports(DOORS)
    assert "events/wi/2026-10-17-knock-doors-2.yaml" in world.files


def test_a_copy_with_the_same_origin_is_named_and_stays() -> None:
    world = World()
    world.imports(DOORS)
    copy = "events/wi/2026-10-10-copy.yaml"
    world.files[copy] = RawFile(copy, copy, DOORS_FILE.replace("2026-10-17", "2026-11-01").encode())
    before = world.text(copy)
    brought = world.imports(replace(DOORS, details="Wear boots."))
    assert "Wear boots." in world.text() and world.text(copy) == before
    assert f"{copy} names the same origin." in words(brought)
    assert brought.results[0].needs_person


def test_without_its_origin_a_file_belongs_to_people() -> None:
    world = World()
    world.imports(DOORS)
    world.edit(NAME, "origin: ics doors@example.org\n", "")
    before = dict(world.files)
    for record in (replace(DOORS, title="Other"), DOORS):
        brought = world.imports(record)
        assert [outcome for outcome, _ in outcomes(brought)] == ["skipped"]
        assert "Somebody deleted the line origin: in its file" in words(brought)
        assert world.files == before
    assert outcomes(world.imports()) == []
    # It can come back.
    world.edit(NAME, "signup:", "origin: ics doors@example.org\nsignup:")
    assert outcomes(world.imports(replace(DOORS, title="Other"))) == [("updated", "Other")]


@pytest.mark.parametrize("second", [DOORS, replace(DOORS, spot="event 2", times=at(24))])
def test_an_event_that_comes_twice_is_one_event(second: Record) -> None:
    world = World()
    assert [one for one, _ in outcomes(world.imports(DOORS, second))] == ["written", "joined"]
    before = dict(world.files)
    assert [one for one, _ in outcomes(world.imports(DOORS, second))] == ["unchanged", "joined"]
    assert world.files == before


def test_two_events_with_one_number_need_a_person() -> None:
    world = World()
    brought = world.imports(DOORS, replace(DOORS, spot="event 2", title="Postcards", details="Bring pens."))
    assert "Not used: details and title." in words(brought)
    assert brought.results[1].needs_person


def test_a_joined_event_that_was_deleted_stays_away_when_it_is_split() -> None:
    later = replace(DOORS, spot="event 2", origin="ics later", times=at(24))
    world = World()
    world.imports(DOORS, later, join=True)
    world.files.clear()
    for join in (False, True, False):
        assert {one for one, _ in outcomes(world.imports(DOORS, later, join=join))} <= {
            "skipped",
            "joined",
            "input",
        }
        assert world.files == {}


def test_joined_and_split_in_turn() -> None:
    later = replace(DOORS, spot="event 2", origin="ics later", times=at(24))
    world = World()
    world.imports(DOORS, later)
    apart = dict(world.files)
    brought = world.imports(DOORS, later, join=True)
    assert "events/wi/2026-10-24-knock-doors.yaml names the same origin." in words(brought)
    assert world.text().count("start:") == 2
    world.imports(DOORS, later)
    assert world.files == apart


def test_what_another_source_wrote_is_no_edit_by_hand() -> None:
    world = World()
    world.imports(DOORS, source="calendar.ics")
    world.imports(replace(DOORS, title="Knock more doors"), source="b.ics")
    world.imports(replace(DOORS, title="Knock all doors"), source="calendar.ics")
    assert "title: Knock all doors" in world.text()


def test_two_sources_that_differ_do_not_take_turns() -> None:
    world = World()
    other = replace(DOORS, details="Wear boots.")
    for _ in range(2):
        world.imports(DOORS, source="a.ics")
        world.imports(other, source="b.ics")
    before = dict(world.files), dict(world.kept)
    world.imports(DOORS, source="a.ics")
    assert world.files == before[0]
    world.imports(other, source="b.ics")
    assert (world.files, world.kept) == before


def test_a_file_in_another_folder_keeps_its_place() -> None:
    world = World()
    world.imports(DOORS)
    moved = "events/il/doors.yaml"
    world.files[moved] = replace(world.files.pop(NAME), name=moved, path=moved)
    world.edit(moved, "details:", "helps: [IL]\ndetails:")
    world.imports(replace(DOORS, details="Wear boots."))
    assert world.text(moved) == DOORS_FILE.replace(
        "details: Wear shoes.", "helps: [IL]\ndetails: Wear boots."
    )


def test_an_event_changed_to_what_a_new_one_was() -> None:
    world = World()
    world.imports(DOORS)
    moved = replace(DOORS, times=at(24))
    new = replace(DOORS, spot="event 2", origin="ics 2")
    for records in ((new, moved), (moved, new)):
        again = World()
        again.imports(DOORS)
        again.imports(*records)
        before = dict(again.files)
        assert len(before) == 2
        assert not again.imports(*records).files


def test_past_times_of_years_do_not_fill_a_file() -> None:
    world = World()
    for month in range(1, 13):
        world.defaults = replace(DEFAULTS, since=date(2027, month, 1))
        days = [date.fromordinal(date(2027, month, 1).toordinal() + day) for day in range(180)]
        brought = world.imports(replace(DOORS, times=tuple(map(Time, days))))
        assert not any(one.needs_person for one in brought.results)
    assert "until: 2028-05-28" in world.text("events/wi/2027-01-01-knock-doors.yaml")
    assert "when:\n  - start: 2027-06-01\n" in world.text("events/wi/2027-01-01-knock-doors.yaml")


def test_past_times_that_are_in_the_file_are_not_left_out() -> None:
    world = World()
    weekly = tuple(time for day in SATURDAYS for time in at(day))
    world.imports(replace(DOORS, times=weekly))
    world.defaults = replace(DEFAULTS, since=date(2026, 10, 12))
    assert words(world.imports(replace(DOORS, times=weekly))) == ""
    assert words(World().imports(replace(DOORS, times=(*at(17), Time(date(2026, 9, 1)))))) == (
        "1 time left out, because it is over."
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"when": [5]},
        {"when": {"a": 1}},
        {"when": [["2026-09-17T10:00+00:00", None, False]]},
        {"when": [["0001-01-01T00:00", "0001-01-01T00:00", False]]},
        {"when": [["2026-09-17T10:00", "2026-09-16T10:00", False]]},
        {"when": [["2020-09-17", "2020-09-20T10:00", True]]},
        {"when": [[f"{year}-01-01", None, True] for year in range(1900, 2020)] * 9},
        {"where": 5, "where.zip": [1]},
        {"where.zip": "1", "where": {"a": "b"}},
        {"title": {"a": 1}, "draft": 7},
    ],
)
@pytest.mark.parametrize("origin", ["ics doors@example.org", None])
def test_whatever_is_kept_nothing_is_lost(facts: dict[str, object], origin: str | None) -> None:
    world = World()
    record = replace(DOORS, origin=origin)
    world.imports(record)
    before = dict(world.files)
    kept = world.kept[SOURCE][0]
    world.kept = {SOURCE: (Imported(NAME, kept.origins, kept.is_derived, facts),)}
    world.imports(record)
    assert world.files[NAME] == before[NAME]


def test_without_what_was_kept_and_with_another_title_by_hand() -> None:
    world = sheet(ROWS[0])
    name = "events/wi/2026-10-03-knock-doors.yaml"
    world.edit(name, "title: Knock doors", "title: Meet people")
    world.kept = {}
    for _ in range(3):
        assert outcomes(world.imports(ROWS[0], source=SHEET)) == [("unchanged", "Knock doors")]
    assert list(world.files) == [name]
