"""PNG: a row of chunks, each with its length, its name and a checksum; an animation has frames among them."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from statepages.picture.details import (
    AFTER_END,
    CUT,
    ODD,
    Damaged,
    Details,
    Shown,
    bounded,
    inflated,
    oriented,
    profile_of,
    unpacked,
)
from statepages.picture.exif import plain_exif
from statepages.picture.png_notes import MOST_TEXT, read_notes

SIGN = b"\x89PNG\r\n\x1a\n"

_LOOKS = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"cICP": 4, b"mDCV": 24, b"cLLI": 8}
"""What says how colors look, by its length."""

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
# The seven passes of an interlaced picture: where each starts, and its steps, across and down.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


class _Chunk(NamedTuple):
    name: bytes
    data: bytes

    def whole(self) -> bytes:
        checksum = zlib.crc32(self.name + self.data).to_bytes(4, "big")
        return len(self.data).to_bytes(4, "big") + self.name + self.data + checksum


class _Form(NamedTuple):
    """How a picture stores its pixels."""

    size: tuple[int, int]
    bits: int
    color: int
    interlaced: bool

    @classmethod
    def of(cls, data: bytes) -> _Form:
        if len(data) != 13:
            raise Damaged(ODD)
        width, height = (int.from_bytes(data[at : at + 4], "big") for at in (0, 4))
        depth, color, compression, filters, interlace = data[8:]
        if depth not in _DEPTHS.get(color, ()) or compression or filters or interlace > 1:
            raise Damaged(ODD)
        return cls(bounded(width, height), depth * _CHANNELS[color], color, bool(interlace))

    def bytes_of(self, width: int, height: int) -> int:
        """How many bytes so many pixels take, with one extra in front of each row."""
        passes = _PASSES if self.interlaced else ((0, 0, 1, 1),)
        sides = (
            (-(-(width - left) // across), -(-(height - top) // down)) for left, top, across, down in passes
        )
        return sum(rows * (1 + -(-columns * self.bits // 8)) for columns, rows in sides if columns > 0 < rows)


def read_png(data: bytes, details: Details) -> Shown:
    """The picture without texts, times, notes, and anything after the pixels of a frame and the end."""
    chunks: list[_Chunk] = []
    try:
        for chunk in _chunks(data, details):
            chunks.append(chunk)
    finally:  # even a file that is cut off has revealed what is in it up to there
        orientation = read_notes(((chunk.name, chunk.data) for chunk in chunks), details)
    form = _Form.of(chunks[0].data if chunks[0].name == b"IHDR" else b"")
    names = [chunk.name for chunk in chunks]
    if names.count(b"IHDR") != 1 or b"IDAT" not in names:
        raise Damaged(ODD)
    first = names.index(b"IDAT")
    moving = next((chunk for chunk in chunks[:first] if chunk.name == b"acTL"), None)
    head = list(_head(chunks[:first], form))
    turn = [_Chunk(b"eXIf", plain_exif(orientation))] if orientation != 1 else []
    frames = list(_frames(chunks, is_animated=moving is not None))
    if moving:
        moves = sum(frame.control is not None for frame in frames)
        if len(moving.data) != 8 or int.from_bytes(moving.data[:4], "big") != moves:
            raise Damaged(ODD)
        bounded(*form.size, moves)
        head.append(moving)
    body = _numbered(_cut(frame, form, details) for frame in frames)
    if b"eXIf" in names[:first]:
        parts = [chunks[0], *head, *turn, *body]
    else:  # browsers ignore it there, but other programs do not
        parts, orientation = [chunks[0], *head, *body, *turn], 1
    parts.append(_Chunk(b"IEND", b""))
    return Shown(oriented(form.size, orientation), SIGN + b"".join(chunk.whole() for chunk in parts))


def _chunks(data: bytes, details: Details) -> Iterator[_Chunk]:
    """The chunks up to the last, each with the right checksum."""
    at = len(SIGN)
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        inside = data[at + 8 : at + 8 + length]
        checksum, at = data[at + 8 + length : at + 12 + length], at + 12 + length
        is_known = name in {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
        # A capital in front: without knowing this chunk, nobody can show the picture.
        if not (is_known or (name.isalpha() and name[:1].islower())):
            raise Damaged(ODD)
        yield _Chunk(name, inside)
        if at <= len(data) and zlib.crc32(name + inside).to_bytes(4, "big") != checksum:
            raise Damaged(ODD)
        if name == b"IEND":
            if inside or data[at:].strip(b"\0"):
                details.add(AFTER_END)
            return
    raise Damaged(CUT)


def _head(chunks: list[_Chunk], form: _Form) -> Iterator[_Chunk]:
    """The chunks before the pixels that say how to show them, each once."""
    done: set[bytes] = set()
    for chunk in chunks:
        name, data = chunk
        keeps = _LOOKS.get(name) == len(data)
        if name == b"PLTE":
            keeps = len(data) % 3 == 0 and 0 < len(data) <= 768
        elif name == b"tRNS":
            keeps = len(data) <= 256 if form.color == 3 else len(data) == {0: 2, 2: 6}.get(form.color)
        elif name == b"iCCP":
            data = _profile(data)
            keeps = bool(data)
        if keeps and name not in done:
            done.add(name)
            yield _Chunk(name, data)


def _profile(data: bytes) -> bytes:
    """A color profile without the name that somebody gave to it; empty if it is not one."""
    packed = data.partition(b"\0")[2][1:]
    profile = unpacked(packed, MOST_TEXT)
    found = inflated(packed, len(profile))
    return b"ICC\0\0" + packed[: found[1]] if found and profile_of(profile) == profile else b""


class _Frame(NamedTuple):
    """A picture: its place in an animation (None if it has none there), and its pixels."""

    control: bytes | None
    name: bytes
    pieces: list[bytes]


def _frames(chunks: list[_Chunk], *, is_animated: bool) -> Iterator[_Frame]:
    frame: _Frame | None = None
    control: bytes | None = None
    for name, data in chunks:
        if name == b"fcTL" and is_animated:
            if len(data) != 26 or control is not None:
                raise Damaged(ODD)
            control = data[4:]
        elif name == b"IDAT" or (name == b"fdAT" and is_animated):
            starts = frame is None or control is not None
            # The pixels of the whole come first, those of further frames after them.
            if (name == b"IDAT") != (
                frame is None if starts else frame is not None and frame.name == b"IDAT"
            ):
                raise Damaged(ODD)
            if starts:
                if frame:
                    yield frame
                frame, control = _Frame(control, name, []), None
            if frame:
                frame.pieces.append(data if name == b"IDAT" else data[4:])
    if frame is None or control is not None:
        raise Damaged(ODD)
    yield frame


def _cut(frame: _Frame, form: _Form, details: Details) -> _Frame:
    """A frame without anything after its last pixel."""
    width, height = form.size
    if frame.control:
        width, height, left, top = (int.from_bytes(frame.control[at : at + 4], "big") for at in (0, 4, 8, 12))
        if not (0 < width <= form.size[0] - left and 0 < height <= form.size[1] - top):
            raise Damaged(ODD)
    whole, expected = b"".join(frame.pieces), form.bytes_of(width, height)
    found = inflated(whole, expected)
    if found is None or found[0] != expected:
        raise Damaged(CUT)
    if whole[found[1] :].strip(b"\0"):
        details.add(AFTER_END)
    pieces, left_over = [], found[1]
    for piece in frame.pieces:
        pieces.append(piece[:left_over])
        left_over -= len(pieces[-1])
    return frame._replace(pieces=[piece for piece in pieces if piece])


def _numbered(frames: Iterator[_Frame]) -> Iterator[_Chunk]:
    """The chunks of frames; those of an animation get numbers."""
    numbers = (number.to_bytes(4, "big") for number in itertools.count())
    for frame in frames:
        if frame.control is not None:
            yield _Chunk(b"fcTL", next(numbers) + frame.control)
        for piece in frame.pieces:
            yield _Chunk(frame.name, piece if frame.name == b"IDAT" else next(numbers) + piece)
