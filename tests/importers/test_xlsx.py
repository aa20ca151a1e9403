"""Excel workbooks: what people see in them, and nothing that is larger than it looks."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from msgspec.structs import replace
from openpyxl import Workbook

from statepages.importers.xlsx import XLSX
from statepages.report import Failure
from tests.importers.reading import OPTIONS, said, saved, times, workbook

END = b"</sheetData>"
HEADER = ("Title", "Date", "Time", "End", "ZIP", "State", "Link")


def archive(**parts: bytes) -> bytes:
    """A ZIP archive. A double underscore in a name is a slash, and a single one a point."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in parts.items():
            written.writestr(name.replace("__", "/").replace("_", "."), data)
    return file.getvalue()


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """A workbook with something else in its first sheet."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            text = source.read(part)
            target.writestr(part, text.replace(old, new) if part.filename.endswith("sheet1.xml") else text)
    return file.getvalue()


def test_dates_times_and_numbers_are_what_they_are() -> None:
    data = workbook(
        HEADER,
        ("Canvass", date(2026, 3, 4), time(18), time(20, 30), 2139, "MA", "https://example.org/a"),
        ("Walk", datetime.fromisoformat("2026-10-19T10:00"), None, "1pm", 19102.0, "PA", None),
        ("Run", 46314.4375, None, None, "19102", "PA", None),
    )
    records = XLSX.read(data, OPTIONS).records
    assert [times(record) for record in records] == [
        ["2026-03-04 18:00 to 20:30"], ["2026-10-19 10:00 to 13:00"], ["2026-10-19 10:30"],
    ]  # fmt: skip
    assert [record.place.zip for record in records] == ["02139", "19102", "19102"]
    assert [record.spot for record in records] == ["row 2", "row 3", "row 4"]


def test_a_zip_code_that_is_shown_with_its_zero() -> None:
    book = Workbook()
    book.active.append(("Title", "Date", "ZIP"))
    book.active.append(("Canvass", "2026-10-19 6 pm", 2139))
    book.active["C2"].number_format = "00000"
    [record] = XLSX.read(saved(book), OPTIONS).records
    assert (record.place.zip, record.remarks) == ("02139", ())


def test_the_link_behind_a_cell() -> None:
    book = Workbook()
    book.active.append(("Title", "Date", "Sign up"))
    book.active.append(("Canvass", "2026-10-19 6 pm", "Join us"))
    book.active["C2"].hyperlink = "https://example.org/a"
    [record] = XLSX.read(saved(book), OPTIONS).records
    assert record.signup == "https://example.org/a"


def test_what_is_hidden_is_named() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Fall"
    for row in (("Title", "Date"), ("Canvass", "2026-10-19 6 pm"), ("Secret", "2026-10-20 6 pm")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    other = book.create_sheet("Old")
    other.append(("Title", "Date"))
    other.sheet_state = "hidden"
    reading = XLSX.read(saved(book), OPTIONS)
    assert [record.title for record in reading.records] == ["Canvass"]
    assert said(reading.remarks) == ["Hidden sheets are left out: Old.", "Hidden rows are left out: row 3."]


def test_merged_cells_count_for_each_of_their_rows() -> None:
    book = Workbook()
    for row in (("Date", "Title"), ("2026-10-19 6 pm", "Canvass"), (None, "Phone bank")):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    assert [times(record) for record in XLSX.read(saved(book), OPTIONS).records] == [["2026-10-19 18:00"]] * 2


def test_each_sheet_with_a_header_is_read() -> None:
    book = Workbook()
    book.active.title = "Canvasses"
    book.active.append(("Date", "Time", "ZIP"))
    book.active.append(("2026-10-19", "6 pm", "19102"))
    book.create_sheet("Phone banks").append(("Title", "Date"))
    book["Phone banks"].append(("Call", "2026-10-20 6 pm"))
    book.create_sheet("Ideas").append(("just words",))
    reading = XLSX.read(saved(book), OPTIONS)
    assert [(record.spot, record.title) for record in reading.records] == [
        ("row 2 of Canvasses", "Canvasses"),
        ("row 2 of Phone banks", "Call"),
    ]
    assert said(reading.remarks) == [
        "Sheet Canvasses: No column has titles. All events have this one: Canvasses",
        "Sheet Ideas: The sheet is left out, because no row names its columns.",
    ]


def test_a_sheet_without_a_column_that_somebody_named() -> None:
    book = Workbook()
    book.active.append(("What", "Date"))
    book.active.append(("Canvass", "2026-10-19 6 pm"))
    book.create_sheet("Old").append(("Event", "Date"))
    book["Old"].append(("Walk", "2020-10-20 6 pm"))
    reading = XLSX.read(saved(book), replace(OPTIONS, columns={"title": "What"}))
    assert [record.title for record in reading.records] == ["Canvass"]
    assert said(reading.remarks) == [
        'Sheet Old: The sheet is left out. There is no column "What". The columns are "Event", "Date".'
    ]


def test_a_formula_without_a_result_is_named() -> None:
    reading = XLSX.read(workbook(("Title", "Date"), ("Canvass", "=TODAY()")), OPTIONS)
    assert said(reading.remarks)[0] == (
        "! Some formulas have no results, so their cells are empty: B2. "
        "Open the workbook in a spreadsheet program, and save it again."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            END, END + b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', id="a merge",
        ),
        pytest.param(
            END, END + b'<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>', id="a link",
        ),
        pytest.param(END, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + END, id="a far cell"),
        pytest.param(END, b'<row r="3">' + b"<c/>" * 200_001 + b"</row>" + END, id="many cells"),
        pytest.param(END, END + b" " * 50_000_000, id="a large part"),
        pytest.param(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', id="an entity"),
        pytest.param(END, b"", id="XML that is cut"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_larger_than_it_looks(old: bytes, new: bytes) -> None:
    with pytest.raises(Failure):
        XLSX.read(changed(workbook(("Title", "Date"), ("Canvass", "2026-10-19")), old, new), OPTIONS)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 100, "", r"\.xls\)", id="old Excel"),
        pytest.param(archive(mimetype=b"x", content_xml=b"<a/>"), "", r"\.ods\)", id="OpenDocument"),
        pytest.param(archive(Index__Document_iwa=b"x"), "", "Numbers", id="Numbers"),
        pytest.param(archive(xl__workbook_bin=b"x"), "", r"\.xlsb\)", id="a binary workbook"),
    ],
)
def test_advice_for_other_spreadsheets(data: bytes, name: str, says: str) -> None:
    assert XLSX.recognizes(data, name)
    with pytest.raises(Failure, match=says):
        XLSX.read(data, OPTIONS)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Title,Date", archive(a_txt=b"x")])
def test_what_is_no_workbook(data: bytes) -> None:
    assert not XLSX.recognizes(data, "")
    with pytest.raises(Failure):
        XLSX.read(data, OPTIONS)
