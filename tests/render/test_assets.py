"""The style sheet and the other files that pages load."""

import re
from typing import Any

import pytest
from msgspec.structs import replace

from statepages.model import color
from statepages.outputs.assets import (
    DARK_GROUNDS,
    DARK_QUIET,
    LIGHT_GROUNDS,
    LIGHT_QUIET,
    SEEN,
    SHEETS,
    Look,
    asset_problems,
    tokens,
)
from statepages.outputs.style_problems import style_problems
from statepages.picture import read_picture
from statepages.styleguide import PARTS
from tests.pictures import picture
from tests.render.pages import outputs, site, theme

ACCENTS = {
    "the sample's blue": "#1f5fa8",
    "yellow": "#ffd500",
    "white": "#ffffff",
    "black": "#000000",
    "red": "#c8102e",
    "pale green": "#a8e6a1",
    "middle grey": "#777777",
}


def rules(accent: str, highlight: str | None = None) -> list[tuple[dict[str, str], tuple[str, ...]]]:
    """The shades for light and for dark, each with its grounds."""
    light, dark = tokens(Look(accent, highlight)).split("@media")
    return [
        (dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", text)), grounds)
        for text, grounds in ((light, LIGHT_GROUNDS), (dark, DARK_GROUNDS))
    ]


@pytest.mark.parametrize("accent", ACCENTS.values(), ids=ACCENTS)
def test_any_accent_gives_readable_shades(accent: str) -> None:
    for shade, grounds in rules(accent):
        for ground in (*grounds, shade["accent-soft"]):
            assert color.contrast(shade["accent"], ground) >= color.TEXT
            assert color.contrast(shade["accent-strong"], ground) >= color.TEXT
        for name in ("accent", "accent-strong", "step-1", "step-2", "step-3", "step-4"):
            assert color.contrast(shade[f"on-{name}"], shade[name]) >= color.TEXT


@pytest.mark.parametrize("highlight", ACCENTS.values(), ids=ACCENTS)
def test_any_highlight_can_be_seen_and_read(highlight: str) -> None:
    for accent in ACCENTS.values():
        for shade, grounds in rules(accent, highlight):
            assert shade["highlight"] == highlight
            assert color.contrast(shade["on-highlight"], highlight) >= color.TEXT
            ink = color.ink_on(grounds[0])
            for ground in (shade["highlight-soft"], shade["badge"]):
                assert color.contrast(shade["accent"], ground) >= color.TEXT
                assert color.contrast(ink, ground) >= color.TEXT
            for ground in grounds:
                assert color.contrast(shade["highlight-edge"], ground) >= SEEN


def test_without_a_highlight_and_a_font_the_style_sheet_has_neither() -> None:
    plain, other = tokens(Look("#1f5fa8")), tokens(Look("#1f5fa8", "#ffc845", "serif"))
    assert "highlight" not in plain
    assert "--font" not in plain
    assert "--highlight: #ffc845;" in other
    assert "--font: var(--serif);" in other


def test_the_grounds_are_those_of_the_tokens() -> None:
    light, dark = theme().assets["css/tokens.css"].decode().split("@media")
    for text, grounds, quiet in (
        (light, LIGHT_GROUNDS, LIGHT_QUIET),
        (dark, DARK_GROUNDS, DARK_QUIET),
    ):
        named = dict(re.findall(r"--(paper|surface|sunken|ink|quiet|alert|change): (#[0-9a-f]{6})", text))
        assert (named["paper"], named["surface"], named["sunken"]) == grounds
        assert named["quiet"] == quiet
        for ink in ("ink", "quiet", "alert", "change"):
            assert all(color.contrast(named[ink], ground) >= color.TEXT for ground in grounds), ink


def test_each_part_is_in_one_style_sheet() -> None:
    assets = theme().assets
    names = sorted(name[len("css/") : -len(".css")] for name in assets if name.startswith("css/"))
    assert sorted(name for parts in (*SHEETS.values(), PARTS) for name in parts) == names
    files = outputs(site())
    for sheet in SHEETS:
        text = files[f"assets/{sheet}.css"].decode()
        assert text.count("{") == text.count("}")
        assert "url(" not in text, "nothing is loaded from elsewhere"
    site_sheet = files["assets/site.css"].decode()
    assert site_sheet.index(":root") < site_sheet.index(".card{")


def test_the_files() -> None:
    shown = read_picture(picture())
    files = outputs(site(images=(("street.png", shown),)))
    assert {path for path in files if path.startswith(("assets/", "images/"))} == {
        "assets/asking.js",
        "assets/clock.js",
        "assets/copy.js",
        "assets/event.css",
        "assets/finder.css",
        "assets/frame.js",
        "assets/home.css",
        "assets/icon.svg",
        "assets/map.css",
        "assets/near.js",
        "assets/saved.js",
        "assets/saving.js",
        "assets/post.css",
        "assets/print.js",
        "assets/share.js",
        "assets/site.css",
        "assets/ways.css",
        "images/street.png",
    }
    assert files["images/street.png"] == shown.data


def test_a_page_that_takes_a_zip_loads_one_script_for_it() -> None:
    script = outputs(site())["assets/near.js"].decode()
    assert "function parseZip" in script
    assert not re.search(r"\b(?:import|export)\b", script)


def test_addresses_of_assets_change_with_them() -> None:
    changed = replace(theme(), assets={**theme().assets, "css/base.css": b"p { color: red }"})
    before, after = (outputs(site(), with_theme=one)["index.html"] for one in (theme(), changed))
    assert re.findall(rb"site\.css\?v=(\w+)", before) != re.findall(rb"site\.css\?v=(\w+)", after)
    looks: list[dict[str, Any]] = [{"accent": "#c8102e"}, {"highlight": "#ffc845"}, {"font": "serif"}]
    for changes in looks:
        other = outputs(site(**changes))["index.html"]
        assert re.findall(rb"site\.css\?v=([\w-]+)", before) != re.findall(rb"site\.css\?v=([\w-]+)", other)


def test_a_name_that_two_modules_of_a_script_have_is_a_problem() -> None:
    changed = replace(
        theme(),
        assets={**theme().assets, "saved/list.js": b"export function addSave() {}\nexport let noteSaved;\n"},
    )
    message = "This script and what it imports declare addSave twice. Rename one."
    assert {(problem.place.path, problem.message) for problem in asset_problems(changed)} == {
        ("templates/assets/saved.js", message),
        ("templates/assets/saving.js", message),
    }


def test_slips_in_assets_are_problems_in_their_files() -> None:
    assert [*asset_problems(theme()), *style_problems(theme())] == []
    clock = theme().assets["clock.js"]
    importing = b'import { day } from "../../search/finder/moon.js";\n' + clock
    slips = replace(
        theme(),
        assets={**theme().assets, "clock.js": importing, "css/map.css": b"/* caf\xe9 */", "a.png": b"\xff"},
    )
    found = [
        (problem.place.path, problem.code, problem.message)
        for problem in [*asset_problems(slips), *style_problems(slips)]
    ]
    assert [(path, code) for path, code, _ in found] == [
        ("templates/assets/clock.js", "script"),
        ("templates/assets/css/map.css", "style-sheet"),
    ]
    assert "there is no search/finder/moon.js" in found[0][2]


def test_all_corners_follow_one_property() -> None:
    """With --round: 0 in own.css, nothing is round."""
    corners = {
        (name, corner)
        for name, data in theme().assets.items()
        if name.endswith(".css")
        for corner in re.findall(r"radius: ([^;]+);", data.decode())
    }
    assert len(corners) > 20
    assert [one for one in sorted(corners) if "var(--round" not in one[1]] == []
    tokens_of_corners = dict(
        re.findall(r"(--round[\w-]*): ([^;]+);", theme().assets["css/tokens.css"].decode())
    )
    assert all("var(--round)" in value for name, value in tokens_of_corners.items() if name != "--round")
