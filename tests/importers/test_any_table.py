"""Whatever a file holds, there is a reading or a problem in words, and no row is lost."""

import re
from contextlib import suppress
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from statepages.importers.csv_file import CSV
from statepages.importers.tec_csv import TEC_CSV
from statepages.importers.xlsx import XLSX
from statepages.report import Failure
from tests.importers.reading import OPTIONS, csv_of, workbook

HEADER = (
    "Title",
    "Date",
    "Time",
    "End",
    "All day",
    "ZIP",
    "State",
    "Location",
    "Repeats",
    "Status",
    "Link",
    "ID",
)
CELLS = st.one_of(
    st.sampled_from(
        ["", "10/19/2026", "13/5/26", "Sat Oct 9", "46314.5", "7&9pm", "12:00 AM", "6pm till late", "weekly",
         "TRUE", "2139", "MA", "Zoom", "#REF!", "https://example.org", "Canceled", "TBD", "'1",
         "9", "every Tuesday until Nov 5", "Title", "October 2026", "UTC+3:30", "1/0/2026", "0.9999", "99999"]
    ),
    st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=14), max_size=8)
WRITTEN = (
    lambda day: day.isoformat(),
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%a} {day:%b} {day.day} {day.year}",
    lambda day: f"{day.day}-{day:%b}-{day.year}",
)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes(data: bytes) -> None:
    for source in (CSV, XLSX, TEC_CSV):
        source.recognizes(data, "a.csv")
        for start in (b"", b"Title,Date\n", b"PK\x03\x04"):
            with suppress(Failure):
                source.read(start + data, OPTIONS)


@given(ROWS)
def test_no_row_of_a_table_is_lost(rows: list[list[str]]) -> None:
    reading = CSV.read(csv_of(HEADER, *rows), OPTIONS)
    spots = [int(re.findall("[0-9]+", record.spot)[0]) for record in reading.records]
    # What csv writes for a row without cells, or with a blank one, is an empty row.
    full = [
        number for number, row in enumerate(rows, 2) if any(re.search(r"[a-zA-Z0-9]", cell) for cell in row)
    ]
    assert set(full) <= set(spots)
    assert len(set(spots)) == len(spots)


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2068, 12, 31)), min_size=1, max_size=5),
    st.integers(0, len(WRITTEN) - 1),
)
def test_days_are_the_same_however_they_are_written(days: list[date], way: int) -> None:
    header, rows = ("Title", "Date", "All day"), [("Fair", WRITTEN[way](day), "yes") for day in days]
    in_text = CSV.read(csv_of(header, *rows), OPTIONS)
    assert [record.times[0].start for record in in_text.records] == days
    in_workbook = XLSX.read(workbook(header, *rows), OPTIONS)
    assert [record.times[0].start for record in in_workbook.records] == days
    as_dates = XLSX.read(workbook(header, *(("Fair", day, True) for day in days)), OPTIONS)
    assert [record.times[0].start for record in as_dates.records] == days


@given(st.data())
def test_a_workbook_with_any_change(data: st.DataObject) -> None:
    whole = bytearray(workbook(("Title", "Date"), ("Canvass", "2026-10-19 6 pm")))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    XLSX.recognizes(bytes(whole), "")
    with suppress(Failure):
        XLSX.read(bytes(whole), OPTIONS)
