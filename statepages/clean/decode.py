"""Bytes to text: which files are not text, and which have another encoding."""

from __future__ import annotations

import codecs

from statepages.problem import Place, Problem
from statepages.source import RawFile

MOST_BYTES = 64 * 1024
"""The largest size of a content file, in bytes."""

_KINDS = (
    (b"pk\x03\x04", "a Word or Excel file, or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a document with formatting (RTF)"),
    (b"%pdf", "a PDF"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"gif8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
"""How files that are not text begin, in lower case, and what they are."""


def decode(raw: RawFile) -> tuple[str | None, list[Problem]]:
    """The text of a file in any encoding, and the problem of one that is not UTF-8."""
    data = raw.data
    if len(data) > MOST_BYTES:
        size = f"This file has {len(data):,} bytes; the limit is {MOST_BYTES:,}."
        return None, [_of_file(raw, "file-size", f"{size} Shorten it, or split it in two.")]
    start = data.lstrip()[:200].lower()
    kind = next((name for sign, name in _KINDS if start.startswith(sign)), None)
    if kind:
        message = f"This is {kind}, not plain text. Copy the words into a new plain text file."
        return None, [_of_file(raw, "file-kind", message)]
    wide = _wide_encoding(data)
    if wide:
        name = wide[:6].upper()
        problem = _of_file(raw, "not-utf-8", f"This file is {name}, not UTF-8. Save it as UTF-8.")
        return data.decode(wide, errors="replace").removeprefix("\ufeff"), [problem]
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError as error:
        # Read it as Windows would, so that the rest of the file is checked too.
        return data.decode("utf-8", errors="statepages-windows"), [_not_utf8(raw, error.start)]


def _of_file(raw: RawFile, code: str, message: str) -> Problem:
    return Problem(Place(raw.path), "error", code, message)


def _wide_encoding(data: bytes) -> str | None:
    """The encoding of a text with two or four bytes a character."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[:400]
    if 0 not in start:
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = start[first::2]
        if len(start) > 3 and zeros.count(0) > len(zeros) * 0.8 and start[1 - first :: 2].count(0) == 0:
            return encoding
    return None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", errors="replace"), error.start + 1


codecs.register_error("statepages-windows", _as_windows)


def _not_utf8(raw: RawFile, at: int) -> Problem:
    before = raw.data[:at].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    place = Place(raw.path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    byte = raw.data[at : at + 1]
    windows = byte.decode("cp1252", errors="ignore")
    meaning = f", {_described(windows)} in the Windows encoding" if windows else ""
    message = f"This file is not UTF-8 (byte 0x{byte.hex().upper()}{meaning}). Save it as UTF-8."
    return Problem(place, "error", "not-utf-8", message)


def _described(character: str) -> str:
    if character == "’":
        return "a curly apostrophe"
    if character in "‘“”":
        return "a curly quote"
    return f'"{character}"'
