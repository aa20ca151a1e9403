"""Pictures of content/images/, with their size, so that a page does not jump when they arrive."""

from __future__ import annotations

from msgspec import Struct

from statepages.model.parts import Image
from statepages.picture import Picture

FOLDER = "images/"


class ImageView(Struct, frozen=True):
    """A picture: its address below the site, its size in pixels as it is shown, and its description."""

    path: str
    alt: str
    size: tuple[int, int] | None


def image_view(image: Image | None, picture: Picture | None) -> ImageView | None:
    """A picture; None if there is none."""
    if image is None or picture is None:
        return None
    return ImageView(FOLDER + image.file, image.alt or "", picture.size)
