"""Contrast as WCAG 2 counts it, and shades that have enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.model import color

KNOWN = {
    "black on white": ("#000000", "#ffffff", 21.0),
    "the same": ("#1f5fa8", "#1f5fa8", 1.0),
    "the grey that just passes": ("#767676", "#ffffff", 4.54),
    "the grey that just fails": ("#777777", "#ffffff", 4.48),
    "red": ("#ff0000", "#ffffff", 4.0),
    "the order does not matter": ("#ffffff", "#0000ff", 8.59),
}


@pytest.mark.parametrize(("one", "other", "ratio"), KNOWN.values(), ids=KNOWN)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert color.contrast(one, other) == pytest.approx(ratio, abs=0.005)


COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLORS)
def test_ink_is_readable_on_any_color(ground: str) -> None:
    assert color.contrast(color.ink_on(ground), ground) >= color.TEXT


@given(COLORS)
@pytest.mark.parametrize("grounds", [("#ffffff", "#f5f2ed"), ("#181614", "#2b2723")], ids=["light", "dark"])
def test_a_readable_shade_is_found_for_any_color(grounds: tuple[str, str], wanted: str) -> None:
    shade = color.readable(wanted, *grounds)
    assert all(color.contrast(shade, ground) >= color.TEXT for ground in grounds)


def test_a_color_that_is_readable_stays() -> None:
    assert color.readable("#1f5fa8", "#ffffff") == "#1f5fa8"


def test_mixing() -> None:
    assert color.mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert color.mixed("#123456", "#ffffff", 0) == "#123456"
