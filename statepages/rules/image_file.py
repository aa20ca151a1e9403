"""image-file: the picture of an event is there, is what its name says, and is not heavy.

A picture is named by its file in content/images. One that is missing leaves a hole in the page; one
whose bytes are not what its ending says may not show; one of more than 1 MB keeps a reader on a
slow phone waiting for a minute, and one of more than 4 MB is not published.

Passes::

    # content/images/canvass.jpg
    # content/events/pa/canvass.yaml
    image:
      file: canvass.jpg
      alt: Five volunteers with clipboards

Fails::

    # content/images/canvass.jpg
    # content/events/pa/canvass.yaml
    image:
      file: canvas.jpg
      alt: Five volunteers with clipboards
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from statepages.entry import Entries, Remark
from statepages.model.fields.choices import certain, nearest
from statepages.problem import Level

MOST_BYTES = 1_000_000
MOST_BYTES_AT_ALL = 4_000_000
"""More is not even read to its end, so the page would show a part of the picture."""

# How the bytes of each kind begin: the offset and what stands there.
_KINDS = {
    "png": (0, b"\x89PNG\r\n\x1a\n"),
    "jpg": (0, b"\xff\xd8\xff"),
    "gif": (0, b"GIF8"),
    "webp": (8, b"WEBP"),
    "avif": (4, b"ftypavif"),
}


def image_file(entries: Entries) -> Iterator[Remark]:
    """Pictures that are missing, heavy, or not what they are called. Each event with one is told."""
    for entry in entries.events:
        if entry.value.image:
            for level, message, new in _flaws(entry.value.image.file, entries.images):
                yield Remark(entry.path, level, "image-file", message, at=("image", "file"), new=new)


def _flaws(name: str, images: Mapping[str, bytes]) -> Iterator[tuple[Level, str, str | None]]:
    """Level and message of each flaw of a picture, with the name that was certainly meant."""
    if name not in images:
        guess = nearest(name, images)
        cure = f'Did you mean "{guess}"?' if guess else "Add it there, or delete these lines."
        yield "error", f'There is no picture "{name}" in content/images. {cure}', certain(name, images)
        return
    data = images[name]
    stem, _, ending = name.rpartition(".")
    kind = next((kind for kind, (at, sign) in _KINDS.items() if data.startswith(sign, at)), None)
    if kind is None:
        yield "error", f'"{name}" is not a picture that browsers show. Save it anew as .jpg or .png.', None
    elif kind != ending.replace("jpeg", "jpg"):
        cure = f'Rename the file to "{stem}.{kind}", here too.'
        yield "error", f'"{name}" is a {kind} inside. {cure}', None
    too_much = "1 MB is the most for slow phones. Make it smaller."
    if len(data) > MOST_BYTES_AT_ALL:
        yield "error", f'"{name}" has more than 4 MB; {too_much}', None
    elif len(data) > MOST_BYTES:
        size = len(data) / 1_000_000
        yield "warning", f'"{name}" has {size:.1f} MB; {too_much}', None
