"""Which column is which, in anybody's words."""

import pytest

from statepages.importers.header_words import PERSONAL, STAMP
from statepages.importers.headers import role_of
from statepages.report import Failure
from tests.importers.reading import read_rows, said, times


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("When does it start?", "start"), ("Event Start Date", "start"), ("START TIME", "start"),
        ("What time does it end?", "end"), ("Zip Code *", "zip"), ("ZIP / Postal Code", "zip"),
        ("What is the name of the event?", "title"), ("Event Name", "title"), ("Título", "title"),
        ("Link to sign up (optional)", "signup"), ("Where is it?", "location"), ("Street Address", "address"),
        ("Tell us more about the event", "details"), ("Is it wheelchair accessible?", "access"),
        ("Which state is it in?", "state"), ("All Day Event", "all day"), ("Time zone", "timezone"),
        ("Organization hosting the event", "host"), ("Type of event", "kind"), ("Event Venue Name", "venue"),
        ("Timestamp", STAMP), ("Submission Date", STAMP), ("Email Address", PERSONAL),
        ("What is your email?", PERSONAL), ("Your name", PERSONAL), ("Contact phone", PERSONAL),
        ("Event Organizer Name", PERSONAL), ("Who is submitting this?", PERSONAL), ("Shoe size", None),
        ("Is it online or in person?", "online"),
    ],
)  # fmt: skip
def test_a_header(header: str, role: str | None) -> None:
    assert role_of(header) == role


def test_columns_that_are_not_used_are_named() -> None:
    reading = read_rows(
        ["Timestamp", "Event", "Date", "Time", "Email", "Phone", "Shoe size", "Nothing below"],
        ["9/1/2026 10:00:00", "Canvass", "10/19/2026", "10 am", "a@example.org", "202-555-0143", "44", ""],
    )
    assert said(reading.remarks) == [
        "We do not know what these columns are, so they are left out: Shoe size.",
        "Columns about people are left out: Email and Phone.",
        "Columns that say when somebody sent a form are left out: Timestamp.",
    ]
    assert times(reading.records[0]) == ["2026-10-19 10:00"]


def test_a_person_can_say_which_column_it_is() -> None:
    rows = ["What", "Kickoff"], ["Canvass", "10/19/2026 10 am"]
    [record] = read_rows(*rows, title="What", start="kickoff").records
    assert (record.title, times(record)) == ("Canvass", ["2026-10-19 10:00"])


def test_no_such_column() -> None:
    with pytest.raises(Failure) as caught:
        read_rows(["Title", "Date", "Kickoff"], ["Canvass", "", ""], start="Kick off time")
    assert str(caught.value) == (
        'There is no column "Kick off time". Did you mean "Kickoff"? '
        'The columns are "Title", "Date", "Kickoff".'
    )


def test_no_such_field() -> None:
    with pytest.raises(Failure, match='There is no field "shoes"'):
        read_rows(["Title", "Date"], ["Canvass", ""], shoes="Title")


def test_of_two_titles_the_better_one() -> None:
    reading = read_rows(["Name", "Event title", "Date"], ["Ana Lee", "Canvass", "2026-10-19 6 pm"])
    assert [record.title for record in reading.records] == ["Canvass"]
    assert said(reading.remarks) == ["We do not know what these columns are, so they are left out: Name."]


def test_a_column_of_links_is_the_one_to_sign_up() -> None:
    [record] = read_rows(
        ["Title", "Date", "Site"], ["Canvass", "2026-10-19 6 pm", "https://example.org/a"]
    ).records
    assert record.signup == "https://example.org/a"
