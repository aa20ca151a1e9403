"""Pictures of content/images/, with the size that keeps a page from jumping when they arrive."""

from __future__ import annotations

from msgspec import Struct

from statepages.model.base import Image
from statepages.render.edition import Edition

FOLDER = "images/"


class ImageView(Struct, frozen=True):
    """A picture: its address below the site, its size in pixels as it is shown, and its words."""

    path: str
    alt: str
    size: tuple[int, int] | None


def image_view(edition: Edition, image: Image | None) -> ImageView | None:
    """A picture that is there; None where there is none."""
    if image is None or image.file not in edition.images:
        return None
    return ImageView(FOLDER + image.file, image.alt or "", edition.images[image.file].size)
