"""Text files with tables, in the encodings and with the delimiters that programs use."""

import pytest

from statepages.importers.csv_file import CSV
from statepages.report import Failure
from tests.importers.reading import OPTIONS, said

TABLE = 'Title;Date;Notes\nCafé – social;2026-10-19 6 pm;"Two\nlines"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode(encoding: str) -> None:
    reading = CSV.read(TABLE.encode(encoding), OPTIONS)
    assert [(record.title, record.details) for record in reading.records] == [("Café – social", "Two\nlines")]
    assert not reading.remarks


def test_windows_text_shows_a_word_to_check() -> None:
    reading = CSV.read(TABLE.encode("cp1252"), OPTIONS)
    assert [record.title for record in reading.records] == ["Café – social"]
    assert said(reading.remarks) == [
        "The file is not UTF-8. We read it as Windows text. Check that this is right: Café – social "
        'If not: Save it again as "CSV UTF-8".'
    ]


def test_no_known_encoding() -> None:
    with pytest.raises(Failure, match="We do not know the encoding"):
        CSV.read(b"Title,Date\nCaf\x81,2026-10-19\n", OPTIONS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_delimiters(delimiter: str, ending: str) -> None:
    lines = [["Title", "Date", "Time"], ['"Canvass, carpool; | walk"', "2026-10-19", "6 pm"]]
    reading = CSV.read(ending.join(delimiter.join(line) for line in lines).encode(), OPTIONS)
    assert [record.title for record in reading.records] == ["Canvass, carpool; | walk"]


def test_the_delimiter_that_the_first_line_names() -> None:
    reading = CSV.read(b"sep=;\nTitle;Date\nCanvass;2026-10-19 6 pm\n", OPTIONS)
    assert [(record.spot, record.title) for record in reading.records] == [("row 3", "Canvass")]


def test_cells_as_spreadsheets_write_them() -> None:
    rows = (
        'Title,Date,ZIP,Link,Notes,,\n\u00a0Canvass\u00a0,\'10/19/2026 6 pm,"=""02139""",'
        '"=HYPERLINK(""https://example.org/a"",""Sign up"")",#REF!,,\n'
    )
    [record] = CSV.read(rows.encode(), OPTIONS).records
    assert (record.title, record.place.zip, record.signup) == ("Canvass", "02139", "https://example.org/a")


def test_a_quotation_mark_that_is_never_closed_hides_no_rows() -> None:
    rows = b'Title,Date\n"Canvass,2026-10-19 6 pm\nPhone bank,2026-10-20 6 pm\n"Walk, run",2026-10-21 6 pm\n'
    reading = CSV.read(rows, OPTIONS)
    assert [record.title for record in reading.records][-2:] == ["Phone bank", "Walk, run"]
    assert any(line.startswith("! A quotation mark is never closed") for line in said(reading.remarks))


@pytest.mark.parametrize(
    ("data", "name", "is_table"),
    [
        pytest.param(b"Title,Date\nCanvass,2026-10-19\n", "", True, id="a table"),
        pytest.param(TABLE.encode("utf-16"), "x", True, id="a table in UTF-16"),
        pytest.param(b"a,b\n1,2\n", "events.csv", True, id="the name of a table"),
        pytest.param(b"Dear all,\nsee you there.\n", "", False, id="a letter"),
        pytest.param(b"<html><title>a,date</title>", "a.csv", False, id="HTML"),
        pytest.param(b'{"title": 1, "date": 2}', "", False, id="JSON"),
        pytest.param(b"%PDF-1.7 title,date", "", False, id="PDF"),
        pytest.param(b"BEGIN:VCALENDAR\nTitle,Date\n", "", False, id="a calendar"),
        pytest.param(b"PK\x03\x04", "a.csv", False, id="a ZIP archive"),
        pytest.param(b"", "", False, id="nothing"),
    ],
)
def test_what_is_a_table(data: bytes, name: str, is_table: bool) -> None:
    assert CSV.recognizes(data, name) is is_table


def test_too_many_rows() -> None:
    with pytest.raises(Failure, match="more than 5,000 rows"):
        CSV.read(b"Title,Date\n" + b"a,b\n" * 5_001, OPTIONS)


def test_the_names_of_the_columns_are_not_among_the_rows() -> None:
    rows = b"Title,Date\n" + b"Canvass,2026-10-19 6 pm\n" * 5_000
    assert len(CSV.read(rows, OPTIONS).records) == 5_000
