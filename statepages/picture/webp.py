"""WebP: a RIFF file, a row of chunks with their names and lengths, some of them within others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from statepages.picture.details import (
    AFTER_END,
    CUT,
    ODD,
    OTHER,
    Damaged,
    Details,
    Shown,
    bounded,
    profile_of,
)
from statepages.picture.exif import plain_exif, read_exif

_HAS_PROFILE, _HAS_EXIF, _HAS_ALPHA, _IS_ANIMATED = 0x20, 0x08, 0x10, 0x02
_FRAME_HEAD = 16


class _Chunk(NamedTuple):
    name: bytes
    data: bytes

    def whole(self) -> bytes:
        return self.name + len(self.data).to_bytes(4, "little") + self.data + b"\0" * (len(self.data) % 2)


def read_webp(data: bytes, details: Details) -> Shown:
    """The picture, or the frames of a moving one, with its color profile and its orientation."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if data[:4] != b"RIFF":
        raise Damaged(ODD)
    if data[end:].strip(b"\0"):
        details.add(AFTER_END)
    chunks: list[_Chunk] = []
    try:
        for chunk in _chunks(data[12:end]):
            chunks.append(chunk)
    finally:  # even a file that is cut off has revealed what is in it up to there
        orientation = _reveal(chunks, details)
    if end > len(data) or not chunks:
        raise Damaged(CUT)
    if chunks[0].name in {b"VP8 ", b"VP8L"}:
        size, parts = bounded(*_size(chunks[0])), [chunks[0]]
    elif chunks[0].name == b"VP8X" and len(chunks[0].data) == 10:
        size, parts = _extended(chunks, orientation)
    else:
        raise Damaged(ODD)
    inside = b"WEBP" + b"".join(chunk.whole() for chunk in parts)
    # The orientation stays for programs that use it. Browsers do not.
    return Shown(size, b"RIFF" + len(inside).to_bytes(4, "little") + inside)


def _chunks(data: bytes) -> Iterator[_Chunk]:
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        yield _Chunk(data[at : at + 4], data[at + 8 : at + 8 + length])
        at += 8 + length
        if at > len(data):
            raise Damaged(CUT)
        at += length % 2


def _extended(chunks: list[_Chunk], orientation: int) -> tuple[tuple[int, int], list[_Chunk]]:
    """The canvas, and what is needed to show a file with a head of its own (VP8X)."""
    head = chunks[0].data
    width, height = (1 + int.from_bytes(head[at : at + 3], "little") for at in (4, 7))
    flags = head[0] & (_HAS_ALPHA | _IS_ANIMATED)
    profile = next((chunk.data for chunk in chunks if chunk.name == b"ICCP"), b"")
    front, back = [], []
    if head[0] & _HAS_PROFILE and (whole := profile_of(profile)):
        front.append(_Chunk(b"ICCP", whole))
        flags |= _HAS_PROFILE
    if orientation != 1:
        back.append(_Chunk(b"EXIF", plain_exif(orientation)))
        flags |= _HAS_EXIF
    if flags & _IS_ANIMATED:
        frames = [_frame(chunk, (width, height)) for chunk in chunks if chunk.name == b"ANMF"]
        motion = next((chunk for chunk in chunks if chunk.name == b"ANIM" and len(chunk.data) == 6), None)
        if not frames or not motion:
            raise Damaged(ODD)
        bounded(width, height, len(frames))
        pixels = [motion, *frames]
    else:
        bounded(width, height)
        pixels = _still(chunks, (width, height))
    plain = bytes((flags, 0, 0, 0)) + head[4:]
    return (width, height), [_Chunk(b"VP8X", plain), *front, *pixels, *back]


def _still(chunks: list[_Chunk], size: tuple[int, int]) -> list[_Chunk]:
    """The pixels of one picture, with the transparency that may come before them."""
    pixels = next((chunk for chunk in chunks if chunk.name in {b"VP8 ", b"VP8L"}), None)
    if pixels is None or _size(pixels) != size:
        raise Damaged(ODD)
    alpha = next((chunk for chunk in chunks if chunk.name == b"ALPH"), None)
    return [alpha, pixels] if alpha and pixels.name == b"VP8 " else [pixels]


def _frame(chunk: _Chunk, canvas: tuple[int, int]) -> _Chunk:
    """A frame with nothing in it but its pixels."""
    head = chunk.data[:_FRAME_HEAD]
    left, top, width, height = (int.from_bytes(head[at : at + 3], "little") for at in (0, 3, 6, 9))
    if len(head) < _FRAME_HEAD or 2 * left + width >= canvas[0] or 2 * top + height >= canvas[1]:
        raise Damaged(ODD)
    pixels = _still(list(_chunks(chunk.data[_FRAME_HEAD:])), (width + 1, height + 1))
    head = head[:15] + bytes((head[15] & 3,))
    return _Chunk(b"ANMF", head + b"".join(part.whole() for part in pixels))


def _size(chunk: _Chunk) -> tuple[int, int]:
    """Width and height as the pixels themselves have them."""
    data = chunk.data
    if chunk.name == b"VP8 " and data[3:6] == b"\x9d\x01\x2a" and len(data) >= 10:
        return int.from_bytes(data[6:8], "little") & 0x3FFF, int.from_bytes(data[8:10], "little") & 0x3FFF
    if chunk.name == b"VP8L" and data[:1] == b"\x2f" and len(data) >= 5:
        bits = int.from_bytes(data[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    raise Damaged(ODD)


def _reveal(chunks: list[_Chunk], details: Details) -> int:
    """What the chunks say besides the picture; returns the orientation, which only a file with a head has."""
    orientation = 0
    has_head = bool(chunks) and chunks[0].name == b"VP8X"
    for name, data in chunks:
        if name == b"EXIF":
            found = read_exif(data, details)
            orientation = orientation or (found if has_head else 1)
        elif name == b"XMP ":
            details.add_xmp(data)
        elif name not in {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}:
            details.add(OTHER)
    return orientation or 1
