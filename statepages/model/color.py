"""Colors as #rrggbb, and how readable one is on another."""

from __future__ import annotations

TEXT, LARGE = 4.5, 3.0
"""The contrast that WCAG 2 AA requires for text, and for large text and the edges of controls."""

BLACK, WHITE = "#000000", "#ffffff"


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue, each 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(color: str, other: str, share: float) -> str:
    """A color mixed with a share (0 to 1) of another."""
    pairs = zip(channels(color), channels(other), strict=True)
    return "#" + "".join(f"{round(mine + (theirs - mine) * share):02x}" for mine, theirs in pairs)


def ink_on(color: str) -> str:
    """Black or white, whichever is more readable on a color."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, color))


def readable(color: str, *grounds: str, ratio: float = TEXT) -> str:
    """The color itself, or the nearest shade of it that has enough contrast on each background.

    The backgrounds are all light or all dark; the color moves away from them, to black or to white.
    """
    end = ink_on(grounds[0])
    for step in range(101):
        shade = mixed(color, end, step / 100)
        if all(contrast(shade, ground) >= ratio for ground in grounds):
            return shade
    return end


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
