"""Tables in Excel workbooks. The sizes of everything inside are checked before anything is read."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from statepages.importers.record import Options, Reading, Remark
from statepages.importers.sheet import read_tables
from statepages.importers.sheet_row import rows_named
from statepages.importers.source_type import SourceType
from statepages.importers.table import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Row, Table, row_of
from statepages.importers.workbook_parts import check_parts
from statepages.report import Failure, Untrusted

_MOST_CELLS = 500_000
_DAMAGED = "This workbook is damaged, or has a password. Open it, and save it again as .xlsx or .csv."
_ZEROS = re.compile("0+")
_OTHERS = {
    ".xls": "an old Excel workbook (.xls)",
    ".ods": "an OpenDocument spreadsheet (.ods)",
    ".numbers": "a Numbers spreadsheet",
}


def other_spreadsheet(data: bytes, name: str) -> str | None:
    """What to say of a spreadsheet of another kind; None for other files."""
    kind = next((words for ending, words in _OTHERS.items() if name.lower().endswith(ending)), None)
    names = _names(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        kind = "an old Excel workbook (.xls), or one with a password"
    elif names and "mimetype" in names and "content.xml" in names:
        kind = _OTHERS[".ods"]
    elif names and any(one.startswith(("Index/", "Index.zip")) for one in names):
        kind = _OTHERS[".numbers"]
    elif names and "xl/workbook.bin" in names:
        kind = "a binary Excel workbook (.xlsb)"
    elif names and "xl/workbook.xml" in names:
        return None
    return f"This is {kind}. Open it, and save it as .xlsx or .csv." if kind else None


def _names(data: bytes) -> frozenset[str]:
    """The names in a ZIP archive; none for other files."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        return frozenset(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return frozenset()


def recognizes(data: bytes, name: str) -> bool:
    """Whether a file is a workbook, or a spreadsheet of another kind, for which there is advice."""
    names = _names(data)
    is_workbook = "[Content_Types].xml" in names and any(one.startswith("xl/") for one in names)
    return is_workbook or other_spreadsheet(data, name) is not None


def read(data: bytes, options: Options) -> Reading:
    """The events of all visible sheets of a workbook."""
    other = other_spreadsheet(data, "")
    if other:
        raise Failure(other)
    remarks = check_parts(data)
    book = _book(data)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if hidden:
        remarks += (Remark(("Hidden sheets are left out: ", Untrusted(", ".join(hidden)[:200]), ".")),)
    sheets = [_sheet(sheet) for sheet in shown]
    found = read_tables([sheet for sheet in sheets if any(not row.is_empty for row in sheet.rows)], options)
    return Reading(found.records, (*remarks, *found.remarks))


def _book(data: bytes) -> Any:
    """The workbook. openpyxl raises nearly anything for a damaged one."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except Exception as error:
            raise Failure(_DAMAGED) from error


def _sheet(sheet: Any) -> Table:
    rows, columns = sheet.max_row, sheet.max_column
    if rows > MOST_ROWS + 1 or columns > MOST_COLUMNS or rows * columns > _MOST_CELLS:
        raise Failure(
            f"A sheet of this workbook has {rows:,} rows and {columns:,} columns. "
            f"The most is {MOST_ROWS:,} rows and {MOST_COLUMNS} columns. "
            "Delete what is far below or beside the table."
        )
    merged = {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if area.min_row != area.max_row
    }
    found: list[Row] = []
    hidden: list[int] = []
    for number in range(1, rows + 1):
        cells = [
            sheet.cell(*merged.get((number, column), (number, column))) for column in range(1, columns + 1)
        ]
        row = row_of(number, [_text(cell)[:MOST_CHARACTERS] for cell in cells], _links(cells))
        if sheet.row_dimensions[number].hidden:
            hidden += [] if row.is_empty else [number]
            continue
        found.append(row)
    remarks = [Remark((f"Hidden rows are left out: {rows_named(hidden)}.",))] if hidden else []
    return Table(tuple(found), sheet.title, tuple(remarks))


def _links(cells: list[Any]) -> dict[int, str]:
    found = ((at, cell.hyperlink) for at, cell in enumerate(cells) if getattr(cell, "hyperlink", None))
    return {
        at: str(link.target)
        for at, link in found
        if str(link.target or "").startswith(("http://", "https://"))
    }


def _text(cell: Any) -> str:
    """A cell as a table in a text file would have it, with days and times that have one reading."""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}:00"
    if isinstance(value, timedelta):
        return _length(value)
    if isinstance(value, int) and _ZEROS.fullmatch(str(cell.number_format)):
        # 02139 is a number that is shown with five digits.
        return str(value).zfill(len(cell.number_format))
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return "" if value is None else str(value)


def _moment(value: datetime) -> str:
    rounded = value + timedelta(seconds=30) if value.year < 9999 else value
    if rounded.year < 1901:
        return f"{rounded:%H:%M}:00"
    is_day = rounded.hour == 0 and rounded.minute == 0
    return rounded.date().isoformat() if is_day else f"{rounded:%Y-%m-%dT%H:%M}:00"


def _length(value: timedelta) -> str:
    """A time that Excel counts from midnight."""
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:00" if 0 <= minutes < 1440 else str(value)


XLSX = SourceType("xlsx", recognizes, read)
