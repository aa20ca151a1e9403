"""Reading tables in tests, and what a person sees of a reading."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime

from openpyxl import Workbook

from statepages.importers.csv_file import CSV
from statepages.importers.record import Options, Reading, Record, Remark
from statepages.report import Line, Untrusted

OPTIONS = Options(now=datetime(2026, 9, 1, 12, tzinfo=UTC), since=date(2026, 9, 1), until=date(2026, 12, 31))


def csv_of(*rows: Sequence[str]) -> bytes:
    """A table as a file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def workbook(*rows: Sequence[object]) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook as a file, without the time when it was saved."""
    file, steady = io.BytesIO(), io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(
                zipfile.ZipInfo(name),
                re.sub(rb"20[0-9-]{8}T[0-9:]{8}Z", b"2026-09-01T12:00:00Z", source.read(name)),
            )
    return steady.getvalue()


def read_rows(*rows: Sequence[str], **columns: str) -> Reading:
    """The reading of a table."""
    options = Options(now=OPTIONS.now, since=OPTIONS.since, until=OPTIONS.until, columns=columns)
    return CSV.read(csv_of(*rows), options)


def read_row(**cells: str) -> Record:
    """The event of a table with one row: cells by their headers, with _ for a space."""
    names = ["Title", *(name.replace("_", " ") for name in cells if name != "Title")]
    [record] = read_rows(names, [cells.pop("Title", "Phone bank"), *cells.values()]).records
    return record


def words(line: Line) -> str:
    """A line as text."""
    return "".join(part.text if isinstance(part, Untrusted) else part for part in line)


def said(remarks: Sequence[Remark]) -> list[str]:
    """Remarks as text; ! before those that need a person."""
    return [("! " if remark.needs_person else "") + words(remark.line) for remark in remarks]


def times(record: Record) -> list[str]:
    """The times of an event, from start to end."""
    return [
        f"{time.start:%Y-%m-%d}" + (f" to {time.end:%Y-%m-%d}" if time.end else "")
        if not isinstance(time.start, datetime)
        else f"{time.start:%Y-%m-%d %H:%M}" + (f" to {_end(time.start, time.end)}" if time.end else "")
        for time in record.times
    ]


def _end(start: datetime, end: date) -> str:
    return f"{end:%H:%M}" if end.day == start.day else f"{end:%Y-%m-%d %H:%M}"
