"""image-file: the picture of an event is there, is what its name says, is whole, and is not heavy.

A picture is named by its file in content/images. One that is missing leaves a hole in the page; one
whose bytes are not what its ending says may not show; one of more than 1 MB keeps a reader on a
slow phone waiting for a minute, and one of more than 4 MB is not published. A small file may hold a
vast picture: 25 million pixels are the most that phones show, and 100 million in all frames of one that
moves. A damaged file is not published, since nobody can tell what else it carries.

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

import re
from collections.abc import Iterator, Mapping
from math import ceil

from statepages.content import Content
from statepages.fields.choices import certain, nearest
from statepages.picture import Picture
from statepages.problem import Level, Problem

_LEAST_OF_A_NAME = 4
MOST_BYTES = 1_000_000
MOST_BYTES_AT_ALL = 4_000_000
"""More is not even read to its end, so the page would show a part of the picture."""


def image_file(content: Content) -> Iterator[Problem]:
    """Pictures that are missing, heavy, damaged, or not what they are called. Each event with one is told."""
    pictures = {file.name.removeprefix("images/"): file.value for file in content.images}
    for file in content.events:
        if file.value.image:
            for level, message, new in _flaws(file.value.image.file, pictures):
                yield file.spots["image.file"].problem(level, "image-file", message, new=new)


def _certain(name: str, pictures: Mapping[str, Picture]) -> str | None:
    """The name that was certainly meant. Cameras count pictures, and a short name is soon another one."""
    found = certain(name, pictures)
    if found is None or len(name.rpartition(".")[0]) < _LEAST_OF_A_NAME:
        return None
    return found if re.sub(r"[^0-9]", "", found) == re.sub(r"[^0-9]", "", name) else None


def _flaws(name: str, pictures: Mapping[str, Picture]) -> Iterator[tuple[Level, str, str | None]]:
    """Level and message of each flaw of a picture, with the name that was certainly meant."""
    if name not in pictures:
        guess = nearest(name, pictures)
        cure = f'Did you mean "{guess}"?' if guess else "Add it there, or delete these lines."
        yield "error", f'There is no picture "{name}" in content/images. {cure}', _certain(name, pictures)
        return
    picture = pictures[name]
    stem, _, ending = name.rpartition(".")
    if picture.kind is None:
        yield "error", f'"{name}" is not a picture that browsers show. Save it anew as .jpg or .png.', None
    elif picture.kind != ending.replace("jpeg", "jpg"):
        cure = f'Rename the file to "{stem}.{picture.kind}", here too.'
        yield "error", f'"{name}" is a {picture.kind} inside. {cure}', None
    weight = len(picture.data) or picture.weight
    too_much = "1 MB is the most for slow phones. Make it smaller."
    if weight > MOST_BYTES_AT_ALL:
        yield "error", f'"{name}" has more than 4 MB; {too_much}', None
        return
    if picture.flaw:
        yield "error", f'"{name}" {picture.flaw}', None
    if weight > MOST_BYTES:
        # Rounded up: what is just too much must not look like the most.
        yield "warning", f'"{name}" has {ceil(weight / 100_000) / 10} MB; {too_much}', None
