"""JPEG: a row of segments, each after a marker, with the picture itself after those of a scan (SOS)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from statepages.picture.details import (
    AFTER_END,
    COPY,
    CUT,
    ODD,
    OTHER,
    TEXT,
    Damaged,
    Details,
    Shown,
    bounded,
    oriented,
    profile_of,
)
from statepages.picture.exif import plain_exif, read_exif

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES = {0xC0, 0xC1, 0xC2}
"""Kinds of pictures that browsers show: others are lossless, of several sizes, or coded in another way."""

_TABLES = {0xC4, 0xDB, 0xDD}
_NOTES = {*range(0xE0, 0xF0), 0xFE}
_MOST_SCANS = 100
_ICC = b"ICC_PROFILE\0"
_ICC_PIECE = 65_519

# Within a scan ff 00 is a byte of the picture, and ff d0 to ff d7 are restart marks.
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


class _Segment(NamedTuple):
    marker: int
    data: bytes
    scan: bytes = b""

    def whole(self) -> bytes:
        return bytes((0xFF, self.marker)) + (len(self.data) + 2).to_bytes(2, "big") + self.data + self.scan


def read_jpeg(data: bytes, details: Details) -> Shown:
    """The picture without notes, other pictures, and anything between and after its segments."""
    head = _Head(details)
    body: list[_Segment] = []
    size: tuple[int, int] | None = None
    scans = 0
    for segment in _segments(data, details):
        if segment.marker in _NOTES:
            head.take(segment, in_front=not scans)
            continue
        if segment.marker in _FRAMES and size is None:
            size = _size(segment.data)
        elif segment.marker == _SCAN and size:
            scans += 1
            _check_scan(segment)
        elif segment.marker not in _TABLES or not _is_whole_table(segment):
            raise Damaged(ODD)
        body.append(segment)
    if size is None or not 0 < scans <= _MOST_SCANS:
        raise Damaged(ODD)
    parts = [b"\xff\xd8", *(segment.whole() for segment in (*head.segments(), *body)), b"\xff\xd9"]
    return Shown(oriented(size, head.orientation), b"".join(parts))


def _segments(data: bytes, details: Details) -> Iterator[_Segment]:
    """The segments between start and end; anything between them is skipped, as browsers do."""
    at = 2
    while found := _MARKER.search(data, at):
        if data[at : found.start()].strip(b"\xff\0"):
            details.add(OTHER)
        marker, at = data[found.end() - 1], found.end()
        if marker == _END:
            if data[at:].strip(b"\0"):
                details.add(AFTER_END)
            return
        if marker in {0x01, _START}:
            raise Damaged(ODD)
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2:
            raise Damaged(ODD)
        inside, at = data[at + 2 : at + length], at + length
        scan = b""
        if marker == _SCAN:
            end = _MARKER.search(data, at)
            scan = data[at : end.start() if end else len(data)].rstrip(b"\xff")
            at += len(scan)
        if marker in _NOTES or at <= len(data):
            yield _Segment(marker, inside, scan)
    raise Damaged(CUT)


def _size(frame: bytes) -> tuple[int, int]:
    components = frame[5] if len(frame) > 5 else 0
    if components not in {1, 3, 4} or len(frame) != 6 + 3 * components or frame[0] != 8:
        raise Damaged(ODD)
    return bounded(int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big"))


def _check_scan(segment: _Segment) -> None:
    if not segment.scan or not segment.data or len(segment.data) != 4 + 2 * segment.data[0]:
        raise Damaged(ODD)


def _is_whole_table(segment: _Segment) -> bool:
    """Whether a segment contains tables up to its last byte."""
    data, at = segment.data, 0
    if segment.marker == 0xDD:
        return len(data) == 2
    while at < len(data):
        if segment.marker == 0xDB:
            at += 129 if data[at] >> 4 else 65
        else:
            at += 17 + sum(data[at + 1 : at + 17])
    return at == len(data)


class _Head:
    """The segments before the picture: of all notes, those that say how to show it."""

    def __init__(self, details: Details) -> None:
        self.details = details
        self.orientation = 1
        self.has_exif = False
        self.jfif = self.adobe = b""
        self.profile: dict[int, bytes] = {}
        self.pieces = 0

    def take(self, segment: _Segment, *, in_front: bool) -> None:
        """Take one of the notes. Browsers know only those before the first scan."""
        marker, data = segment.marker, segment.data
        if marker == 0xE0 and data.startswith(b"JFIF\0") and len(data) >= 14:
            if data[12] and data[13]:
                self.details.add(COPY)
            self.jfif = data[:12] + b"\0\0" if in_front else self.jfif
        elif marker == 0xE1 and data.startswith(b"Exif\0"):
            orientation = read_exif(data[6:], self.details)
            if in_front and not self.has_exif:
                self.has_exif, self.orientation = True, orientation
        elif marker == 0xE2 and data.startswith(_ICC) and len(data) > 14 and in_front:
            self.pieces = data[13]
            self.profile.setdefault(data[12], data[14:])
        elif marker == 0xEE and data.startswith(b"Adobe") and len(data) >= 12:
            # The last one counts.
            self.adobe = data[:12] if in_front else self.adobe
        else:
            self._reveal(marker, data)

    def _reveal(self, marker: int, data: bytes) -> None:
        if marker == 0xE0 and data.startswith(b"JFXX\0"):
            self.details.add(COPY)
        elif (marker == 0xE1 and b"xmp" in data[:40]) or data.startswith(b"http://ns.adobe.com/"):
            self.details.add_xmp(data)
        elif marker == 0xED:
            self.details.add_iptc(data)
        elif marker == 0xFE:
            self.details.add(TEXT)
        elif not (marker == 0xE2 and data.startswith(b"MPF\0")):  # what it lists is after the end
            self.details.add(OTHER)

    def segments(self) -> Iterator[_Segment]:
        if self.jfif:
            yield _Segment(0xE0, self.jfif)
        if self.orientation != 1:
            yield _Segment(0xE1, b"Exif\0\0" + plain_exif(self.orientation))
        numbers = range(1, self.pieces + 1)
        profile = profile_of(b"".join(self.profile.get(number, b"") for number in numbers))
        if profile and self.profile.keys() == set(numbers):
            pieces = [profile[at : at + _ICC_PIECE] for at in range(0, len(profile), _ICC_PIECE)]
            for number, piece in enumerate(pieces, start=1):
                yield _Segment(0xE2, _ICC + bytes((number, len(pieces))) + piece)
        if self.adobe:
            yield _Segment(0xEE, self.adobe)
