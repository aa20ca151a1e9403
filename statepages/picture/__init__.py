"""Pictures: what browsers need to show a file, and what else it carries.

The published copy of a picture has its pixels as they are, its orientation and its color profile. It has
nothing else: no place, time or names, no small copy, and nothing after its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from msgspec import Struct

from statepages.picture.avif import read_avif
from statepages.picture.details import Damaged, Details, Shown
from statepages.picture.exif import read_exif
from statepages.picture.gif import read_gif
from statepages.picture.jpeg import read_jpeg
from statepages.picture.png import read_png
from statepages.picture.webp import read_webp

# How the bytes of each kind begin: an offset and the bytes there.
_KINDS: dict[str, tuple[int, bytes, Callable[[bytes, Details], Shown]]] = {
    "png": (0, b"\x89PNG\r\n\x1a\n", read_png),
    "jpg": (0, b"\xff\xd8\xff", read_jpeg),
    "gif": (0, b"GIF8", read_gif),
    "webp": (8, b"WEBP", read_webp),
    "avif": (4, b"ftypavif", read_avif),
}

_MOST_NOTES = 10


class Picture(Struct, frozen=True):
    """A picture: its kind, its size in pixels as it is shown, and its published copy.

    `weight` is the size of the file in bytes. `details` says in words what the file carries and the copy does
    not. `flaw` says why there is no copy, and how to fix that; `kind` is None if it is not a picture that
    browsers show, and then there is no copy either.
    """

    kind: str | None
    weight: int
    size: tuple[int, int] | None = None
    data: bytes = b""
    details: tuple[str, ...] = ()
    flaw: str | None = None


def read_picture(data: bytes) -> Picture:
    """The picture in a file."""
    for kind, (at, sign, read) in _KINDS.items():
        if data.startswith(sign, at):
            details = Details()
            try:
                shown = read(data, details)
            except Damaged as flaw:
                return Picture(kind, len(data), details=details.words, flaw=str(flaw))
            return Picture(kind, len(data), shown.size, shown.data, details.words)
    return Picture(None, len(data), details=_of_other_kinds(data))


def _of_other_kinds(data: bytes) -> tuple[str, ...]:
    """What the camera's notes reveal in a file that is not published, such as a phone's own format."""
    details = Details()
    for found in islice(re.finditer(rb"Exif\0\0(?=II\*\0|MM\0\*)", data), _MOST_NOTES):
        read_exif(data[found.end() :], details)
    return details.words
