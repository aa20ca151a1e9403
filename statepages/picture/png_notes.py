"""The notes in a PNG file: texts, times, and what cameras and programs write."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from statepages.picture.details import OTHER, TIME, Details, unpacked
from statepages.picture.exif import read_exif

MOST_TEXT = 2_000_000
_SILENT = set(b"gAMA cHRM sRGB cICP mDCV cLLI tRNS iCCP acTL fcTL fdAT pHYs bKGD sBIT hIST sPLT iDOT".split())
"""Chunks that reveal nothing: browsers need most of them."""


def read_notes(chunks: Iterable[tuple[bytes, bytes]], details: Details) -> int:
    """What the chunks say besides the picture; returns the orientation."""
    orientation = 0
    for name, data in chunks:
        if name == b"eXIf":
            found = read_exif(data, details)
            orientation = orientation or found
        elif name == b"tIME":
            details.add(TIME)
        elif name in {b"tEXt", b"zTXt", b"iTXt"}:
            _read_text(name, data, details)
        elif name[:1].islower() and name not in _SILENT:
            details.add(OTHER)
    return orientation or 1


def _read_text(name: bytes, data: bytes, details: Details) -> None:
    key, _, text = data.partition(b"\0")
    if name == b"zTXt":
        text = unpacked(text[1:], MOST_TEXT)
    elif name == b"iTXt":
        is_packed, text = text[:1] == b"\1", text[2:].partition(b"\0")[2].partition(b"\0")[2]
        text = unpacked(text, MOST_TEXT) if is_packed else text
    word = key.decode("latin-1")
    if not word.lower().startswith("raw profile type"):
        details.add_text(word, text)
        return
    # As ImageMagick writes notes from cameras: a name, a length, and the bytes as hex digits.
    with contextlib.suppress(ValueError):
        text = bytes.fromhex("".join(text.decode("latin-1").split()[2:]))
    if word.lower().endswith(("exif", "app1")) and b"xmp" not in text[:40]:
        read_exif(text, details)
    elif word.lower().endswith(("iptc", "8bim")):
        details.add_iptc(text)
    elif not word.lower().endswith(("icc", "icm")):
        details.add_xmp(text)
