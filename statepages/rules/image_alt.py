"""Each picture is described in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from statepages.document import EventDocument
from statepages.node import Scalar
from statepages.problem import Problem

_EMPTY_WORDS = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|logo|flyer|alt|alt text)", re.I
)
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|webp|avif|gif)", re.IGNORECASE)


def image_alt(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """Pictures without alt text, and pictures whose alt text says nothing."""
    image = document.value.image
    if image is None:
        return
    if image.alt is None:
        message = (
            "This picture needs a description for people who cannot see it. "
            'Add a line "alt:" that says what it shows.'
        )
        yield document.key("image").problem("error", "image-alt", message)
    elif _EMPTY_WORDS.fullmatch(image.alt) or _FILE_NAME.fullmatch(image.alt):
        spot = document.at("image", "alt")
        if isinstance(spot, Scalar):
            message = f'"{image.alt}" does not say what the picture shows. Write what people see in it.'
            yield spot.problem("warning", "image-alt", message, old=spot.text)
