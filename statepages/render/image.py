"""Pictures of content/images/, with the size that keeps a page from jumping when they arrive."""

from __future__ import annotations

from dataclasses import dataclass

from statepages.model.base import Image
from statepages.render.edition import Edition

FOLDER = "images/"
_MOST_SEGMENTS = 1_000


@dataclass(frozen=True)
class ImageView:
    """A picture: its address below the site, its size in pixels where the file tells it, and its words."""

    path: str
    alt: str
    size: tuple[int, int] | None


def image_view(edition: Edition, image: Image | None) -> ImageView | None:
    """A picture that is there; None where there is none."""
    if image is None or image.file not in edition.images:
        return None
    return ImageView(FOLDER + image.file, image.alt or "", size_of(edition.images[image.file]))


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG file in pixels; None where its head does not tell."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data.startswith(b"\xff\xd8"):
        return _size_of_jpeg(data)
    return None


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Goes from segment to segment up to the one that starts the picture (SOF)."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if at + 9 > len(data) or data[at] != 0xFF:
            break
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + max(length, 2)
    return None
