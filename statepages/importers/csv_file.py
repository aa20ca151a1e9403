"""Tables in text files, as spreadsheets save them: comma-separated values and their relatives."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from statepages.importers.columns import find_header, header_score
from statepages.importers.encoding import decoded
from statepages.importers.record import Options, Reading, Remark
from statepages.importers.sheet import read_tables
from statepages.importers.source_type import SourceType
from statepages.importers.table import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Row, Table, row_of
from statepages.report import Failure, Untrusted

DELIMITERS = (",", ";", "\t", "|")
_MOST_OPEN_QUOTES = 20
_END = "end"
_OTHERS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"BEGIN:VCALENDAR",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
)
"""How files begin that are no text, or another kind of text."""

_NAMED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


def delimiter_said(text: str) -> str | None:
    """The delimiter that the first line names, as Excel writes it: sep=;"""
    said = _NAMED.match(text)
    return said[1] if said else None


def first_rows(text: str, delimiter: str, most: int = 15) -> list[Row]:
    """The first rows of a text that have something in them."""
    start = text[: most * 4_000]
    try:
        return [row for row, _ in _rows(start, delimiter, most) if not row.is_empty]
    except Failure:
        return []


def table_of(text: str, delimiter: str) -> Table:
    """All rows of a text. Raises Failure for too many."""
    rows: list[Row] = []
    remarks: list[Remark] = []
    for row, remark in _rows(text, delimiter):
        rows.append(row)
        if remark:
            remarks.append(remark)
        if len(rows) > MOST_ROWS + 1:  # with the names of the columns
            raise Failure(f"The table has more than {MOST_ROWS:,} rows. Split it into smaller ones.")
    return Table(tuple(rows), remarks=tuple(remarks))


def _rows(text: str, delimiter: str, most: int | None = None) -> Iterator[tuple[Row, Remark | None]]:
    number = 1 if delimiter_said(text) else 0
    lines = list(io.StringIO(text, newline=""))[number:]
    for _ in range(_MOST_OPEN_QUOTES):
        for record, remark, used in _records(lines, delimiter):
            number += 1
            if most and number > most:
                return
            yield _checked(number, record), remark
            if remark:
                lines = lines[used:]
                break
        else:
            return
    raise Failure("Many quotation marks in this file are never closed. Save the table again as CSV.")


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[list[str], Remark | None, int]]:
    """The cells of each record, and how many lines were used; the last one has a remark if it never ends."""
    reader = csv.reader(iter(lines), delimiter=delimiter, strict=False)
    used = 0
    while used < len(lines):
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Failure("A cell of this table is too long. Is it a table?") from error
        if _is_broken(lines[used : reader.line_num], delimiter, is_last=reader.line_num == len(lines)):
            alone = next(csv.reader([lines[used]], delimiter=delimiter, quoting=csv.QUOTE_NONE))
            words: tuple[str | Untrusted, ...] = (
                "A quotation mark is never closed in the row that begins with ",
                Untrusted(alone[0].strip(' "')[:60]),
                ". Check that row and the next one.",
            )
            yield [cell.strip('"') for cell in alone], Remark(words, needs_person=True), used + 1
            return
        used = reader.line_num
        yield record, None, used


def _is_broken(lines: list[str], delimiter: str, *, is_last: bool) -> bool:
    """Whether the record in these lines has a quotation mark that is never closed."""
    if is_last and list(csv.reader([*lines, _END], delimiter=delimiter))[-1] != [_END]:
        # What comes after an open quotation mark becomes part of its cell.
        return True
    if len(lines) == 1:
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        # The mark that closed it opens a cell further down.
        return True
    return False


def _checked(number: int, record: list[str]) -> Row:
    if len(record) > MOST_COLUMNS and any(cell.strip() for cell in record[MOST_COLUMNS:]):
        raise Failure(f"Row {number:,} has more than {MOST_COLUMNS} cells. The most is {MOST_COLUMNS}.")
    if any(len(cell) > MOST_CHARACTERS for cell in record):
        raise Failure(f"A cell in row {number:,} has more than {MOST_CHARACTERS:,} characters.")
    return row_of(number, record[:MOST_COLUMNS])


def table_in(data: bytes, named: Mapping[str, str]) -> Table:
    """The table of a file. `named` are columns that somebody chose. Raises Failure."""
    text, remarks = decoded(data)
    found = table_of(text, _delimiter(text, named))
    return replace(found, remarks=(*remarks, *found.remarks))


def _delimiter(text: str, named: Mapping[str, str]) -> str:
    """What is between two cells: what gives the header most names that we know."""
    said = delimiter_said(text)
    if said:
        return said

    def score(delimiter: str) -> tuple[int, int]:
        rows = first_rows(text, delimiter)
        at = find_header(rows, named)
        return (header_score(rows[at]) or 1, len(rows[at].cells)) if at is not None else (0, 0)

    return max(DELIMITERS, key=score)


def read(data: bytes, options: Options) -> Reading:
    """The events of a table in a text file."""
    return read_tables([table_in(data, options.columns)], options)


def recognizes(data: bytes, name: str) -> bool:
    """Whether a file is a text with a row that names columns, or has the name of a table."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"[", b"<"} or data.startswith(_OTHERS):
        return False
    try:
        text, _ = decoded(data)
    except Failure:
        return False
    if name.lower().endswith((".csv", ".tsv")):
        return True
    return any(find_header(first_rows(text, delimiter), {}) is not None for delimiter in DELIMITERS)


CSV = SourceType("csv", recognizes, read)
