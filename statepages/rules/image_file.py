"""The picture of an event exists, matches its name, is undamaged, and is not too large."""

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
