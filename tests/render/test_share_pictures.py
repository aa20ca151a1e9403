"""The pictures that stand for links where they are shared, and the icons."""

from functools import cache
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image
from PIL.Image import Image as Picture

from statepages.outputs.icons import ICONS
from statepages.paths import Paths
from statepages.theme import Theme
from tests.render.pages import outputs, page, site, state, theme
from tests.render.sample import SATURDAY
from tests.search.events import event, place
from tests.site import ROOT

LONG = "Volunteers of the Great Lakes, the Plains and the Mountain West Together"
HEADER = "https://example.org/hub/share/"


@cache
def drawing() -> Theme:
    """The theme of the other tests, with what it takes to draw."""
    fonts = tuple(path.read_bytes() for path in Paths.under(ROOT).fonts)
    return replace(theme(), fonts=fonts, can_draw=True)


def pictures(**settings: Any) -> dict[str, bytes]:
    """The share pictures of a site with pages of two states, and its icons."""
    files = outputs(site([], [state("WI"), state("MP")], **settings), with_theme=drawing())
    return {path: data for path, data in files.items() if path.endswith(".png")}


def opened(data: bytes) -> Picture:
    return Image.open(BytesIO(data)).convert("RGB")


def ink(data: bytes, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """The part of a box that is dark: where letters stand."""
    dark = opened(data).crop(box).convert("L").point([255 * (value < 60) for value in range(256)])
    return dark.getbbox()


def test_the_site_and_each_state_with_a_page_have_a_picture() -> None:
    made = pictures()
    assert set(made) == {"share/site.png", "share/wi.png", "share/mp.png", *ICONS}
    for path, data in made.items():
        side = ICONS.get(path)
        assert opened(data).size == ((side, side) if side else (1200, 630))
        assert len(data) < 20_000, path


def test_a_picture_shows_the_accent_and_little_else() -> None:
    blue, red = (opened(pictures(accent=accent)["share/wi.png"]) for accent in ("#1f5fa8", "#c8102e"))
    assert blue.getpixel((600, 10)) == (0x1F, 0x5F, 0xA8)
    assert red.getpixel((600, 10)) == (0xC8, 0x10, 0x2E)
    assert len(red.getcolors() or ()) <= 16


def test_pictures_tell_states_and_sites_apart() -> None:
    made, other = pictures(), pictures(name="Friends")
    assert len(set(made.values())) == len(made)
    for path in ("share/site.png", "share/wi.png"):
        assert made[path] != other[path], path
    assert made == pictures(), "the same site has the same pictures"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Neighbors", id="a short name"),
        pytest.param(LONG, id="a long name"),
        pytest.param("W" * 60, id="a long word"),
        pytest.param("Vecinos de Łódź y Đà Nẵng, ½", id="letters of other fonts"),
    ],
)
def test_a_name_stays_within_its_picture(name: str) -> None:
    made = pictures(name=name)
    whole = ink(made["share/site.png"], (0, 392, 1200, 630))
    small = ink(made["share/wi.png"], (0, 515, 1200, 630))
    for found in (whole, small):
        assert found
        left, _, right, bottom = found
        assert left >= 60
        assert right <= 1130
        assert bottom < 238
    assert not ink(made["share/site.png"], (700, 78, 1130, 392)), "nothing is on the map"


def test_letters_that_the_fonts_lack_are_left_out() -> None:
    plain = pictures(name="Neighbors")
    assert pictures(name="Neighbors 🌵 漢字")["share/wi.png"] == plain["share/wi.png"]
    assert ink(pictures(name="漢字")["share/site.png"], (0, 392, 1200, 630)) is None


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200e", "\ufeff"], ids=ascii)
def test_signs_that_nobody_sees_are_not_drawn(sign: str) -> None:
    """A soft hyphen shows only where a line ends."""
    assert (
        pictures(name=f"Porch{sign}light")["share/site.png"] == pictures(name="Porchlight")["share/site.png"]
    )


def test_icons_keep_what_counts_in_the_middle() -> None:
    """A phone cuts a circle of four fifths out of them."""
    for path in ICONS:
        icon = opened(pictures()[path])
        ground = icon.getpixel((0, 0))
        side = icon.width
        marked = [
            (x + 0.5 - side / 2, y + 0.5 - side / 2)
            for x in range(0, side, 2)
            for y in range(0, side, 2)
            if icon.getpixel((x, y)) != ground
        ]
        assert marked
        assert max(x * x + y * y for x, y in marked) <= (0.4 * side) ** 2


def properties(path: str, with_theme: Theme | None = None) -> dict[str, str]:
    """What the head of a page says to those who show a card of it."""
    here, away = event("wi/here", SATURDAY, at=place("53703")), event("us/away", SATURDAY, at=place("60540"))
    made = page(site([here, away], [state("WI")]), path, with_theme=with_theme or drawing())
    metas = [one.attributes for one in made.all("meta")]
    return {
        meta.get("property", meta.get("name", "")): meta["content"] for meta in metas if "content" in meta
    }


@pytest.mark.parametrize(
    ("path", "picture", "alt"),
    [
        pytest.param("wisconsin/", "wi.png", "Wisconsin – Neighbors", id="a state"),
        pytest.param("events/wi/here/", "wi.png", "Wisconsin – Neighbors", id="an event of a state"),
        pytest.param("events/us/away/", "site.png", "Neighbors", id="an event of every state"),
        pytest.param("", "site.png", "Neighbors", id="home"),
        pytest.param("events/", "site.png", "Neighbors", id="the finder"),
    ],
)
def test_every_page_names_the_picture_of_its_card(path: str, picture: str, alt: str) -> None:
    found = properties(path)
    assert found["og:image"] == HEADER + picture
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"] == alt
    assert found["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("missing", [{"fonts": ()}, {"can_draw": False}], ids=["no font", "no Pillow"])
def test_without_what_draws_there_are_no_pictures_and_no_page_names_one(missing: dict[str, object]) -> None:
    bare = replace(drawing(), **missing)
    assert not [path for path in outputs(site([], [state("WI")]), with_theme=bare) if path.endswith(".png")]
    found = properties("wisconsin/", bare)
    assert not [name for name in found if name.startswith("og:image")]
    assert found["twitter:card"] == "summary"
