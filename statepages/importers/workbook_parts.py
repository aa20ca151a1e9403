"""The parts of a workbook, which is a ZIP archive of XML: nothing in it may be larger than it looks."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from msgspec import Struct

from statepages.importers.clock_cells import doubtful
from statepages.importers.record import Remark
from statepages.report import Failure, Untrusted

MOST_BYTES = 10_000_000
_MOST_UNPACKED = 40_000_000
_MOST_PARTS = 1_000
_MOST_CELLS = 200_000
_TOO_LARGE = "This workbook is too large. Copy the table to a new one, and save that."
_DAMAGED = "This workbook is damaged, or has a password. Open it, and save it again as .xlsx or .csv."
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_SPREAD = {"mergeCell", "hyperlink"}
"""What the reader of workbooks repeats for each cell of an area."""


class _Counted(Struct):
    """What was counted in all parts. `open` are the first cells with a formula that has no result."""

    cells: int = 0
    formulas: int = 0
    open: list[str] = []


def check_parts(data: bytes) -> tuple[Remark, ...]:
    """What to say about the parts. Raises Failure for a workbook that is too large or damaged."""
    if len(data) > MOST_BYTES:
        raise Failure(_TOO_LARGE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise Failure(_TOO_LARGE)
        counted = _Counted()
        for part in parts:
            if not part.filename.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".emf")):
                _count(archive.read(part), counted)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise Failure(_DAMAGED) from error
    if not counted.formulas:
        return ()
    line = (
        "Some formulas have no results, so their cells are empty: ",
        Untrusted(", ".join(counted.open)),
        ". Open the workbook in a spreadsheet program, and save it again.",
    )
    return (doubtful(*line),)


def _count(part: bytes, counted: _Counted) -> None:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _, element in iterparse(io.BytesIO(part), forbid_dtd=True):
            _see(element, counted)
    except DefusedXmlException as error:
        raise Failure(_DAMAGED) from error
    except (ParseError, LookupError):
        # A part that is not XML, which nothing reads.
        return


def _see(element: Element, counted: _Counted) -> None:
    name = element.tag.rpartition("}")[2]
    if name == "c":
        counted.cells += 1
        _see_formula(element, counted)
        element.clear()
    elif name in _SPREAD:
        counted.cells += _cells_in(element.get("ref") or "")
    elif name in {"row", "si"}:
        element.clear()
    if counted.cells > _MOST_CELLS:
        raise Failure(_TOO_LARGE)


def _see_formula(cell: Element, counted: _Counted) -> None:
    inside = {child.tag.rpartition("}")[2]: child.text for child in cell}
    if "f" in inside and not inside.get("v"):
        # A formula with an empty text for its result is fine.
        if cell.get("t") == "str" and "v" in inside:
            return
        counted.formulas += 1
        if len(counted.open) < 5:
            counted.open.append((cell.get("r") or "?")[:12])


def _cells_in(area: str) -> int:
    """How many cells an area has: A1:C5."""
    found = _AREA.fullmatch(area.strip())
    if found is None:
        return 1
    columns = abs(_number(found[3]) - _number(found[1])) + 1
    return columns * (abs(int(found[4]) - int(found[2])) + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
