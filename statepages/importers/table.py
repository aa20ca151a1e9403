"""Tables: rows of cells as texts, whatever kind of file they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from statepages.fields.text import in_plain_signs, without_marks
from statepages.importers.record import Remark

MOST_ROWS = 5_000
MOST_COLUMNS = 256
MOST_CHARACTERS = 40_000
"""The most that a table can have below the names of its columns, and a cell."""

_LINKED = re.compile(r'=\s*HYPERLINK\(\s*"(?P<link>[^"]*)"\s*(?:[,;]\s*"(?P<text>(?:[^"]|"")*)"\s*)?\)', re.I)
_AS_TEXT = re.compile(r'="([^"]*)"')
_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!", "#SPILL!", "#CALC!"}
)


class Row(Struct, frozen=True):
    """A row by the number that people see beside it. `links` are those behind the words of some cells."""

    number: int
    cells: tuple[str, ...]
    links: Mapping[int, str] = {}

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)

    def at(self, column: int) -> str:
        """The cell in a column; empty if the row is too short."""
        return self.cells[column] if column < len(self.cells) else ""


class Table(Struct, frozen=True):
    """The rows of a sheet, with its name if it has one, and what to say about it."""

    rows: tuple[Row, ...]
    name: str = ""
    remarks: tuple[Remark, ...] = ()


def row_of(number: int, cells: list[str], links: Mapping[int, str] | None = None) -> Row:
    """A row with clean cells, without empty ones at its end."""
    found = dict(links or {})
    texts: list[str] = []
    for column, cell in enumerate(cells):
        text, link = _read(cell)
        texts.append(text)
        if link:
            found[column] = link
    while texts and not texts[-1]:
        texts.pop()
    return Row(number, tuple(texts), found)


def is_error(text: str) -> bool:
    """Whether a cell shows the error of a formula: #REF!"""
    return text.upper() in _ERRORS


def in_one_line(text: str) -> str:
    """A cell on one line, with plain digits, hyphens and spaces."""
    return " ".join(in_plain_signs(text).split())


def as_line(text: str) -> str:
    """A cell on one line, with its dashes and quotes as they are."""
    return " ".join(without_marks(text).split())


def _read(cell: str) -> tuple[str, str | None]:
    """The text of a cell, and the link behind it."""
    text = without_marks(cell.replace("\u00a0", " ").replace("\u202f", " ")).strip()
    linked = _LINKED.fullmatch(text)
    if linked:
        return (linked["text"] or linked["link"]).replace('""', '"').strip(), linked["link"]
    as_text = _AS_TEXT.fullmatch(text)
    if as_text:
        return as_text[1].strip(), None
    # A quotation mark at the beginning tells a spreadsheet that this is text.
    return re.sub(r"^'(?=[0-9=+\-@])", "", text), None
