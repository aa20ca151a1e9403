"""Words in a picture: which letters a font has, how long they are, and where lines break."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LINE = 1.12
"""The height of a line, as a share of the font size."""

_NO_LETTER = "\U0010ffff"
_MEASURED_AT = 100
_ROUNDED = 1.01
"""Letters are measured in one size. In others they are rounded to pixels, and may be slightly longer."""

Run = tuple[int, str]
"""Letters of one font, with its number."""


class Lettering(Struct, frozen=True):
    """Lines of text in a font size, in pixels."""

    size: int
    lines: tuple[tuple[Run, ...], ...]


def fitted(text: str, fonts: tuple[bytes, ...], room: tuple[int, int], sizes: range) -> Lettering:
    """A text in the largest of some sizes at which it fits into the width and height; otherwise cut.

    Letters that no font has lose their accents, or are left out.
    """
    letters = "".join(char for _, char in _written(unicodedata.normalize("NFC", text), fonts))
    words = letters.split()
    lines: list[str] = []
    for size in sizes:
        width, most = room[0] * _MEASURED_AT / size / _ROUNDED, int(room[1] / (size * LINE)) or 1
        lines = _wrapped(words, fonts, width)
        if len(lines) <= most and all(_length(line, fonts) <= width for line in lines):
            break
    else:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
        lines = [_cut(line, fonts, width) for line in lines]
    return Lettering(size, tuple(_runs(line, fonts) for line in lines))


@lru_cache(maxsize=64)
def font(data: bytes, size: int) -> FreeTypeFont:
    """A font in a size. The basic layout is the same on all machines; the other is not everywhere."""
    from PIL.ImageFont import Layout, truetype

    return truetype(BytesIO(data), size, layout_engine=Layout.BASIC)


def _wrapped(words: list[str], fonts: tuple[bytes, ...], width: float) -> list[str]:
    """Words as lines, as few as possible."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _length(longer, fonts) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(line: str, fonts: tuple[bytes, ...], width: float) -> str:
    if _length(line, fonts) <= width:
        return line
    while line and _length(line + "…", fonts) > width:
        line = line[:-1].rstrip()
    return line + "…"


@lru_cache(maxsize=256)
def _length(text: str, fonts: tuple[bytes, ...]) -> float:
    return sum(font(fonts[number], _MEASURED_AT).getlength(run) for number, run in _runs(text, fonts))


def _runs(text: str, fonts: tuple[bytes, ...]) -> tuple[Run, ...]:
    letters = groupby(_written(text, fonts), key=lambda letter: letter[0])
    return tuple((number, "".join(char for _, char in run)) for number, run in letters)


def _written(text: str, fonts: tuple[bytes, ...]) -> list[Run]:
    """The letters of a text that can be written, each with the number of its font."""
    found: list[Run] = []
    for char in text:
        if (
            unicodedata.category(char) == "Cf"
        ):  # a soft hyphen, which the fonts have, and other invisible characters
            continue
        number = _font_of(char, fonts)
        if number is not None:
            found.append((number, char))
            continue
        bare = "".join(one for one in unicodedata.normalize("NFKD", char) if not unicodedata.combining(one))
        found += _written(bare, fonts) if bare != char else []
    return found


@lru_cache(maxsize=1024)
def _font_of(char: str, fonts: tuple[bytes, ...]) -> int | None:
    """The first font that has a letter."""
    if char == " ":
        return 0
    has = (_glyph(char, data) != _glyph(_NO_LETTER, data) for data in fonts)
    return next((number for number, found in enumerate(has) if found), None)


@lru_cache(maxsize=64)
def _glyph(char: str, data: bytes) -> tuple[tuple[int, int], bytes]:
    """How a font draws a letter: all letters that it does not have look the same."""
    mask = font(data, _MEASURED_AT).getmask(char)
    return mask.size, bytes(mask)
