"""Pictures of tiles and words in sixteen shades, as PNG.

The shades are on one scale, from ink over background and filled tile to the marks on that tile. So edges
between two of them are smooth, and another accent changes only the list of colors.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from statepages.model.color import channels, ink_on, mixed, readable
from statepages.render.lettering import LINE, fitted, font
from statepages.task import Shared

if TYPE_CHECKING:
    from PIL.Image import Image

INK, PAPER, FILL, ON_FILL = 0, 5, 10, 15
_STEPS = 5
_SMOOTH = 4
_PACKED = 3
"""How hard zlib tries. More takes longer and saves little."""

_INK, _PAPER = "#24201b", "#fdfcfa"
"""As in tokens.css."""


class Pens(Shared, frozen=True):
    """The colors (#rrggbb) of ink, background, filled tile and the marks on it, and the fonts."""

    colors: tuple[str, str, str, str]
    fonts: tuple[bytes, ...]


def pens(accent: str, fonts: tuple[bytes, ...]) -> Pens:
    """Those of a site."""
    fill = readable(accent, _PAPER, ratio=5.0)
    return Pens((_INK, _PAPER, fill, ink_on(fill)), fonts)


class Square(Struct, frozen=True):
    """A square with round corners: its left upper corner, its side and the radius, in pixels."""

    x: int
    y: int
    side: int
    radius: int


class Canvas:
    """A picture that is being drawn."""

    def __init__(self, image: Image, fonts: tuple[bytes, ...]) -> None:
        from PIL.ImageDraw import Draw

        self.image, self.fonts, self._draw = image, fonts, Draw(image)

    @classmethod
    def blank(cls, size: tuple[int, int], shade: int, fonts: tuple[bytes, ...] = ()) -> Canvas:
        from PIL.Image import new

        return cls(new("L", size, shade), fonts)

    def bar(self, box: tuple[int, int, int, int], shade: int) -> None:
        """A plain rectangle, from corner to corner."""
        self._draw.rectangle(box, fill=shade)

    def tile(self, square: Square, shade: int, ground: int = PAPER) -> None:
        """A tile on a background of one shade."""
        self.image.paste(_tile(square.side, square.radius, shade, ground), (square.x, square.y))

    def centered(self, text: str, at: tuple[float, float], size: int, shade: int) -> None:
        """A short text in the middle of a tile, with its capitals in the middle of the height."""
        data = self.fonts[0]
        _, top, _, bottom = font(data, size).getbbox("H", anchor="ls")
        x, y = at
        self._draw.text((x, y - (top + bottom) / 2), text, font=font(data, size), fill=shade, anchor="ms")

    def write(self, text: str, box: tuple[int, int, int, int], sizes: range) -> None:
        """Write a text in ink, as large as fits between the left and right of a box.

        Its last line is on the lower edge.
        """
        left, top, right, bottom = box
        made = fitted(text, self.fonts, (right - left, bottom - top), sizes)
        for up, line in enumerate(reversed(made.lines)):
            x, y = float(left), bottom - up * round(made.size * LINE)
            for number, run in line:
                letters = font(self.fonts[number], made.size)
                self._draw.text((x, y), run, font=letters, fill=INK, anchor="ls")
                x += letters.getlength(run)

    def png(self, colors: tuple[str, str, str, str]) -> bytes:
        """The picture in those colors."""
        from PIL import PngImagePlugin  # noqa: F401  # else Pillow loads all its formats

        image = self.image.copy()
        image.putpalette(_palette(colors))
        file = BytesIO()
        image.save(file, "PNG", compress_level=_PACKED)
        return file.getvalue()


def _palette(colors: tuple[str, str, str, str]) -> bytes:
    steps = [mixed(one, other, step / _STEPS) for one, other in pairwise(colors) for step in range(_STEPS)]
    return bytes(channel for color in (*steps, colors[-1]) for channel in channels(color))


@lru_cache(maxsize=64)
def _tile(side: int, radius: int, shade: int, ground: int) -> Image:
    """Drawn larger and then reduced, since Pillow's own corners are rough."""
    from PIL.Image import new
    from PIL.ImageDraw import Draw

    large = new("L", (side * _SMOOTH, side * _SMOOTH), 0)
    Draw(large).rounded_rectangle((0, 0, side * _SMOOTH - 1, side * _SMOOTH - 1), radius * _SMOOTH, fill=255)
    scale = [ground + round((shade - ground) * value / 255) for value in range(256)]
    return large.reduce(_SMOOTH).point(scale)
