"""What picture files carry besides the picture, in the words of the people who took it."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

MOST_PIXELS = 25_000_000
"""More than a phone's camera gives, and 100 MB in the memory of the phone that shows it."""

MOST_PIXELS_OF_ALL_FRAMES = 100_000_000

PLACE = "the place where it was taken"
TIME = "the time when it was taken"
PEOPLE = "names of people"
CAMERA = "notes from the camera"
TEXT = "text"
COPY = "a small copy of the picture"
AFTER_END = "data after the end of the picture"
OTHER = "notes from a program"
_IN_ORDER = (PLACE, TIME, PEOPLE, CAMERA, TEXT, COPY, AFTER_END, OTHER)

_MOST_PARTS = 100

_AGAIN = "Save it again in a picture program, as .jpg or .png."
CUT = f"is cut off. {_AGAIN}"
ODD = f"is damaged, or browsers cannot show it. {_AGAIN}"
UNKNOWN = f"has a format that the site does not publish. {_AGAIN}"


class Damaged(Exception):
    """A picture without a safe copy. The text continues after the name of the file, up to the fix."""


class Shown(NamedTuple):
    """The published copy of a picture, and its size in pixels as it is shown."""

    size: tuple[int, int]
    data: bytes


class Details:
    """What has been found besides the picture so far."""

    def __init__(self) -> None:
        self._found: set[str] = set()

    @property
    def words(self) -> tuple[str, ...]:
        """What was found, the most serious first."""
        return tuple(word for word in _IN_ORDER if word in self._found)

    def add(self, *words: str) -> None:
        self._found.update(words)

    def add_text(self, name: str, text: bytes) -> None:
        """A text that has a name, such as "Author". The name of a program says nothing about people."""
        key = name.lower()
        if "xmp" in key:
            self.add_xmp(text)
        elif "author" in key or "artist" in key or "copyright" in key:
            self.add(PEOPLE)
        elif "date:" in key or "time" in key:
            self.add(TIME)
        elif key != "software" and text.strip(b"\0 \n"):
            self.add(TEXT)

    def add_xmp(self, xmp: bytes) -> None:
        """Notes in XMP, Adobe's XML."""
        text = xmp.replace(b"\0", b"").lower()
        found = {word for word, pattern in _XMP.items() if re.search(pattern, text)}
        self.add(*(found or {OTHER}))

    def add_iptc(self, block: bytes) -> None:
        """Notes of newspapers' programs (IPTC), as Photoshop wraps them."""
        found = {word for word, numbers in _IPTC.items() if re.search(b"\x1c\x02[" + numbers + b"]", block)}
        self.add(*(found or {OTHER}))


_XMP = {
    PLACE: rb"gps|photoshop:(?:city|state|country)|location",
    TIME: rb"createdate|datetimeoriginal|datecreated",
    PEOPLE: rb"creator>|author|artist|personinimage|ownername|rights>",
    CAMERA: rb"tiff:model|serialnumber|lensmodel",
    TEXT: rb"dc:description|dc:title|dc:subject|usercomment",
}
_IPTC = {
    PLACE: rb"\x5a\x5c\x5f\x64\x65",
    TIME: rb"\x37\x3c",
    PEOPLE: rb"\x50\x55\x6e\x73\x74\x7a",
    TEXT: rb"\x05\x19\x28\x69\x78",
}


def oriented(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Width and height as shown: orientations from 5 on are sideways."""
    return size if orientation < 5 else (size[1], size[0])


def bounded(width: int, height: int, frames: int = 1) -> tuple[int, int]:
    """Width and height, if a phone can show so many pixels."""
    if not width or not height:
        raise Damaged(ODD)
    pixels = width * height
    if pixels > MOST_PIXELS:
        raise Damaged(_too_many(f"has {_millions(pixels)} pixels ({width:,} by {height:,})", MOST_PIXELS))
    if pixels * frames > MOST_PIXELS_OF_ALL_FRAMES:
        what = f"has {_millions(pixels * frames)} pixels in its {frames:,} frames"
        raise Damaged(_too_many(what, MOST_PIXELS_OF_ALL_FRAMES))
    return width, height


def _too_many(what: str, most: int) -> str:
    return f"{what}, but phones show at most {_millions(most)}. Make it smaller."


def _millions(pixels: int) -> str:
    # Rounded up, so that one pixel too many does not look like the limit.
    return f"{-(-pixels // 1_000_000):,} million"


def profile_of(data: bytes) -> bytes | None:
    """A color profile (ICC) without anything after it and its parts; None if it is not one."""
    size = int.from_bytes(data[:4], "big")
    if not (128 <= size <= len(data) and data[36:40] == b"acsp"):
        return None
    end = _end_of_parts(data)
    if end < size and data[end:size].strip(b"\0"):
        return end.to_bytes(4, "big") + data[4:end]
    return data[:size]


def _end_of_parts(profile: bytes) -> int:
    """Where the last part of a color profile ends, by the list at its beginning."""
    parts = min(int.from_bytes(profile[128:132], "big"), _MOST_PARTS)
    ends = [132 + 12 * parts]
    for at in range(132, ends[0], 12):
        ends.append(sum(int.from_bytes(profile[at + side : at + side + 4], "big") for side in (4, 8)))
    return -(-max(ends) // 4) * 4


def inflated(data: bytes, most: int) -> tuple[int, int] | None:
    """How many bytes a zlib stream holds, and its own length; None if it has no end or holds more."""
    stream, size, rest = zlib.decompressobj(), 0, data
    try:
        while not stream.eof:
            piece = stream.decompress(rest, 1 << 20)
            size, rest = size + len(piece), stream.unconsumed_tail
            if size > most or not (piece or rest or stream.eof):
                return None
    except zlib.error:
        return None
    return size, len(data) - len(stream.unused_data)


def unpacked(data: bytes, most: int) -> bytes:
    """What a zlib stream holds, up to a size; as much of it as can be read."""
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return b""
