"""The picture of an event, and the logo, exists, matches its name, is undamaged, and is not too large."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any

from msgspec.structs import replace

from statepages.content import Content, ContentFile
from statepages.fields.choices import certain, nearest
from statepages.model.event import Event
from statepages.model.settings import Settings
from statepages.picture import Picture
from statepages.problem import Level, Problem

_LEAST_OF_A_NAME = 4
MOST_BYTES = 1_000_000
MOST_BYTES_AT_ALL = 4_000_000
MOST_BYTES_OF_LOGO = 50_000
"""Larger files than "at all" are not read to the end, so the page would show only part of the picture. The
logo is part of every page."""


def image_file(content: Content) -> Iterator[Problem]:
    """Pictures that are missing, too large, damaged or misnamed, reported for each event that has one."""
    pictures = {file.name.removeprefix("images/"): file.value for file in content.images}
    yield from _of_logo(content.settings, pictures)
    for file in content.events:
        yield from _problems(file, file.value, pictures)
    for draft in content.drafts:
        for problem in _problems(draft, draft.value.event, pictures):
            yield replace(problem, level="warning", can_wait=True)


def _problems(file: ContentFile[Any], event: Event, pictures: Mapping[str, Picture]) -> Iterator[Problem]:
    if event.image:
        for level, message, new in _flaws(event.image.file, pictures):
            yield file.spots["image.file"].problem(level, "image-file", message, new=new)


def _of_logo(file: ContentFile[Settings] | None, pictures: Mapping[str, Picture]) -> Iterator[Problem]:
    if file is None or file.value.logo is None:
        return
    name, spot = file.value.logo.file, file.spots["logo.file"]
    flaws = list(_flaws(name, pictures))
    for level, message, new in flaws:
        yield spot.problem(level, "image-file", message, new=new)
    if not flaws and pictures[name].weight > MOST_BYTES_OF_LOGO:
        message = (
            f'"{name}" is {ceil(pictures[name].weight / 1000)} kB. Every page shows it, 44 pixels high. '
            f"Make it smaller: at most {MOST_BYTES_OF_LOGO // 1000} kB."
        )
        yield spot.problem("warning", "image-file", message)


def _certain(name: str, pictures: Mapping[str, Picture]) -> str | None:
    """The name that was certainly meant. Short names, and numbers from cameras, are easy to mix up."""
    found = certain(name, pictures)
    if found is None or len(name.rpartition(".")[0]) < _LEAST_OF_A_NAME:
        return None
    return found if re.sub(r"[^0-9]", "", found) == re.sub(r"[^0-9]", "", name) else None


def _flaws(name: str, pictures: Mapping[str, Picture]) -> Iterator[tuple[Level, str, str | None]]:
    """The level and the message of each flaw of a picture, and the name that was certainly meant."""
    if name not in pictures:
        guess = nearest(name, pictures)
        advice = f'Did you mean "{guess}"?' if guess else "Add the picture there, or delete these lines."
        yield "error", f'There is no picture "{name}" in content/images. {advice}', _certain(name, pictures)
        return
    picture = pictures[name]
    stem, _, ending = name.rpartition(".")
    if picture.kind is None:
        yield "error", f'Browsers cannot show "{name}". Save the picture as .jpg or .png.', None
    elif picture.kind != ending.replace("jpeg", "jpg"):
        advice = f'Rename the file to "{stem}.{picture.kind}", and write that name here.'
        yield "error", f'"{name}" is really a {picture.kind} file. {advice}', None
    weight = len(picture.data) or picture.weight
    too_much = "Make it smaller: at most 1 MB, because some phones are slow."
    if weight > MOST_BYTES_AT_ALL:
        yield "error", f'"{name}" is larger than 4 MB. {too_much}', None
        return
    if picture.flaw:
        yield "error", f'"{name}" {picture.flaw}', None
    if weight > MOST_BYTES:
        # Rounded up: a size that is just too large must not look like one that is allowed.
        yield "warning", f'"{name}" is {ceil(weight / 100_000) / 10} MB. {too_much}', None
