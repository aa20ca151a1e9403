"""Each row of a table is an event, and no row is lost."""

import pytest

from statepages.report import Failure
from tests.importers.reading import read_row, read_rows, said, times, words


def test_a_row() -> None:
    record = read_row(
        Title="Phone bank – last push", Date="10/19/2026", Time="6-8pm", Type="Phone bank", ID="17",
        Signup="https://example.org/a", Notes="Bring a laptop", Bring="Water", Language="English, Spanish",
        Wheelchair="Yes", Tags="students; #weekend", Host="Neighbors of Chester County",
    )  # fmt: skip
    assert (record.spot, record.origin, record.title, record.kind) == (
        "row 2", "csv 17", "Phone bank – last push", "Phone bank",
    )  # fmt: skip
    assert (record.signup, record.host) == ("https://example.org/a", "Neighbors of Chester County")
    assert record.details == "Bring a laptop\n\nBring: Water"
    assert (record.languages, record.tags, record.access) == (
        ("en", "es"), ("students", "weekend"), "accessible",
    )  # fmt: skip
    assert not record.remarks


def test_rows_have_the_numbers_that_people_see() -> None:
    reading = read_rows(
        ["Fall events"], [], ["Title", "Date"], ["Canvass", "2026-10-19 6 pm"], ["", ""],
        ["Title", "Date"], ["October 2026", ""], ["Phone bank", "2026-10-20 6 pm"],
    )  # fmt: skip
    assert [record.spot for record in reading.records] == ["row 4", "row 6", "row 7", "row 8"]
    assert [words(record.skipped) for record in reading.records if record.skipped] == [
        "The row repeats the names of the columns.",
        "The row is a heading.",
    ]
    assert said(reading.remarks) == ["Above the names of the columns: Fall events", "1 empty row skipped."]


def test_a_table_without_titles() -> None:
    reading = read_rows(["Date", "Time", "Location"], ["10/19/2026", "7-9pm", "The library"])
    assert [record.title for record in reading.records] == [""]
    assert said(reading.remarks)[0] == (
        '! No column has the titles of the events. If it is the column Shift, add --column title="Shift" to '
        "the command, or title: Shift below columns: in the file in content/sources/. Or add a column Title."
    )


def test_a_heading_is_the_title_of_all_rows() -> None:
    reading = read_rows(
        ["Club meetings"], ["Date", "Time", "Location"], ["10/19/2026", "7-9pm", "The library"]
    )
    assert [record.title for record in reading.records] == ["Club meetings"]
    assert said(reading.remarks)[0] == "No column has titles. All events have this one: Club meetings"


def test_a_row_that_is_one_cell_short() -> None:
    reading = read_rows(
        ["Event", "Date", "Time", "Location"],
        ["Hike", "10/19/2026", "10:00 AM", "Asbury Woods"],
        ["Planning in place of Tuesday 10/20/2026", "01:30 PM", "Town Hall"],
        ["Potluck 10/21/2026", "01:30 PM", "Town Hall"],
    )
    assert [times(record) for record in reading.records][1:] == [["2026-10-20 13:30"], ["2026-10-21 13:30"]]
    assert [record.location for record in reading.records] == ["Asbury Woods", "Town Hall", "Town Hall"]
    assert [said(record.remarks) for record in reading.records[1:]] == [
        ["The row has one cell too few. We took the date from its title: Tuesday 10/20/2026."],
        ["! The row has one cell too few. We took the date from its title: 10/21/2026."],
    ]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        pytest.param({"Title": ""},
            "! The row has no title. Its cell in this column is empty: Title.", id="no title"),
        pytest.param({"Location": "#N/A"},
            "A formula in the row shows an error, so its cell is empty: #N/A", id="an error"),
        pytest.param({"Host": "Alex Example"},
            "The host may be a person, so it is left out. If it is a group, write it after host:.",
            id="a person"),
        pytest.param({"Time_zone": "UTC+3:30"},
            "! The time zone UTC+3:30 is not a name such as America/Chicago. Write one.", id="an offset"),
        pytest.param({"Status": "draft"}, "! Check the status. The row says draft.", id="a draft"),
    ],
)  # fmt: skip
def test_what_a_person_reads_about_a_row(cells: dict[str, str], says: str | None) -> None:
    record = read_row(Date="2026-10-19 6 pm", **cells)
    assert said(record.remarks) == ([says] if says else [])


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"Status": "Canceled"}, "cancelled"), ({"Status": "confirmed"}, "scheduled"),
        ({"Status": "Full"}, "full"),
        ({"Canceled?": "yes"}, "cancelled"), ({"Canceled?": "no"}, "scheduled"),
        ({"Title": "CANCELLED: Canvass"}, "cancelled"),
    ],
)  # fmt: skip
def test_a_status(cells: dict[str, str], status: str) -> None:
    assert read_row(Date="2026-10-19 6 pm", **cells).status == status


@pytest.mark.parametrize("title", ["=1+1", "+1 day", "-", "@home", "'s Gravenhage"])
def test_a_title_is_only_text(title: str) -> None:
    assert read_row(Title=title, Date="2026-10-19 6 pm").title == title


def test_cells_beyond_the_columns_are_named() -> None:
    [record] = read_rows(["Title", "Date"], ["Canvass", "2026-10-19 6 pm", "", "and more"]).records
    assert said(record.remarks) == ["The row has cells in columns without a name: and more."]


def test_a_month_that_contradicts_the_date() -> None:
    reading = read_rows(["Month", "Title", "Date"], ["09", "Canvass", "2026-10-19 6 pm"])
    assert said(reading.remarks) == [
        "The column Month does not agree with the date in row 2. We took the date."
    ]


@pytest.mark.parametrize("rows", [([],), (["just", "words"],), (["Canvass", "10/19/2026"],)])
def test_no_header(rows: tuple[list[str], ...]) -> None:
    with pytest.raises(Failure, match=r"No row names the columns|The table is empty"):
        read_rows(*rows)


def test_a_list_of_people_is_not_a_list_of_events() -> None:
    people = ["Name", "Email", "City", "Zip"], ["Ana Lee", "ana@example.org", "Madison", "53703"]
    with pytest.raises(Failure, match=r'This looks like a list of people.*--column start="Shift"'):
        read_rows(*map(list, people))


def test_a_time_with_its_half_of_the_day_in_a_table_of_24_hours() -> None:
    reading = read_rows(
        ["Event", "Date", "Time"],
        ["Hike", "10/19/2026", "10:00-14:00"],
        ["Call", "10/20/2026", "6:00–8:00 PM"],
    )
    [time] = reading.records[1].times
    assert (str(time.start), str(time.end)) == ("2026-10-20 18:00:00", "2026-10-20 20:00:00")
