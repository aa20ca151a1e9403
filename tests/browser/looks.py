"""The ways in which people look at a page, and what is wrong with it in any of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page, ViewportSize

from tests.browser.flaws import axe, cut, edgeless, moving, wider

COLORS = ["color-contrast", "link-in-text-block"]
ROOM = ["scrollable-region-focusable", "target-size"]
"""The rules of axe about what a look can change. All its rules see a page in the light."""

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
OLD_PHONE: ViewportSize = {"width": 320, "height": 568}


@dataclass(frozen=True)
class Look:
    """A way to look at a page, and what may be wrong with the page for that."""

    size: ViewportSize
    flaws: Callable[[Page], list[str]]
    scheme: Literal["light", "dark"] = "light"
    colors: Literal["none", "active"] = "none"
    motion: Literal["no-preference", "reduce"] = "no-preference"
    text: str = "100%"

    def take(self, page: Page) -> None:
        """Look at the page that is open in this way."""
        page.set_viewport_size(self.size)
        page.emulate_media(color_scheme=self.scheme, forced_colors=self.colors, reduced_motion=self.motion)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", self.text)


LIGHT = Look(DESK, lambda page: axe(page) + wider(page))
LOOKS = {
    "light": LIGHT,
    "dark phone": Look(PHONE, lambda page: axe(page, COLORS, is_brief=True) + wider(page), scheme="dark"),
    "forced colors on an old phone": Look(
        OLD_PHONE,
        lambda page: axe(page, COLORS + ROOM, is_brief=True) + edgeless(page) + wider(page),
        colors="active",
    ),
    "less motion": Look(DESK, moving, motion="reduce"),
    "text of twice the size": Look(
        DESK, lambda page: axe(page, ROOM, is_brief=True) + cut(page), text="200%"
    ),
}


def flaws(page: Page) -> dict[str, list[str]]:
    """What is wrong with the page that is open, by look. It ends in the light, as on a desk."""
    found = {}
    for name, look in LOOKS.items():
        look.take(page)
        found[name] = look.flaws(page)
    LIGHT.take(page)
    return {name: some for name, some in found.items() if some}
