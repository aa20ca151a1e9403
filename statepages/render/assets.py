"""The files that pages load: one style sheet, the scripts, the icon, the pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rcssmin import cssmin
from rjsmin import jsmin

from statepages.model import colour
from statepages.output import Output
from statepages.render.edition import Edition
from statepages.render.image import FOLDER
from statepages.render.tiles import LEVELS

STYLES = (
    "tokens", "base", "frame", "button", "badge", "card", "listing", "tilemap", "panel",
    "home", "near", "state", "event", "share", "post", "finder", "map", "print",
)  # fmt: skip
"""The parts of the style sheet, in order; one that is not there is left out."""

LIGHT_GROUNDS = ("#fdfcfa", "#ffffff", "#f5f2ed")
DARK_GROUNDS = ("#181614", "#221f1c", "#2b2723")
"""Page, surface and sunken ground, as tokens.css has them."""

_SHARES = (0.14, 0.32, 0.58, 0.86)
_IMPORT = re.compile(rb'^import [^;]+ from "\.\./\.\./search/finder/([a-z]+\.js)";$', re.MULTILINE)


def asset_files(edition: Edition) -> Iterator[Output]:
    """Everything below assets/ and images/."""
    assets, finder = edition.look.assets, edition.look.finder
    accent = edition.site.settings.accent
    yield Output.text("assets/site.css", style_sheet(assets, accent))
    yield Output.text("assets/icon.svg", _icon(accent))
    for name in sorted(assets):
        if not name.startswith("css/"):
            is_script = name.endswith(".js")
            yield Output("assets/" + name, jsmin(whole(assets[name], finder)) if is_script else assets[name])
    for name, picture in edition.site.images:
        yield Output(FOLDER + name, picture.data)


def whole(script: bytes, finder: Mapping[str, bytes]) -> bytes:
    """A script with the modules of the finder that it imports in it: it loads nothing further."""
    return _IMPORT.sub(lambda found: finder[found[1].decode()].replace(b"export ", b""), script)


def style_sheet(assets: Mapping[str, bytes], accent: str) -> str:
    """All parts in one, with the shades of the accent behind the tokens; comments are for those who edit."""
    tokens, *parts = (assets.get(f"css/{name}.css", b"").decode() for name in STYLES)
    return str(cssmin("\n".join((tokens, shades(accent), *parts)))) + "\n"


def shades(accent: str) -> str:
    """The accent as custom properties, in shades that read on light and on dark grounds."""
    dark = "@media screen and (prefers-color-scheme: dark)"
    # More than what just passes: it also stands on its own tint, and on dark it would look dull.
    day, night = _rule(accent, LIGHT_GROUNDS, ratio=5.0), _rule(accent, DARK_GROUNDS, ratio=6.0)
    return f"{day}\n{dark} {{\n{night}\n}}"


def _rule(accent: str, grounds: tuple[str, ...], ratio: float) -> str:
    """Text and links in the accent, a filled ground with its ink, and the five steps of the map."""
    fill = colour.readable(accent, *grounds, ratio=ratio)
    lines = {"accent": fill, "on-accent": colour.ink_on(fill)}
    lines["accent-strong"] = colour.mixed(fill, colour.ink_on(grounds[0]), 0.25)
    lines["on-accent-strong"] = colour.ink_on(lines["accent-strong"])
    lines["accent-soft"] = colour.mixed(grounds[0], fill, 0.1)
    for level, share in zip(range(1, LEVELS + 1), _SHARES, strict=True):
        step = colour.mixed(grounds[0], fill, share)
        lines[f"step-{level}"], lines[f"on-step-{level}"] = step, colour.ink_on(step)
    return ":root {" + " ".join(f"--{name}: {value};" for name, value in lines.items()) + "}"


def _icon(accent: str) -> str:
    """A tile map in small: four squares in the accent."""
    squares = "".join(
        f'<rect x="{x}" y="{y}" width="13" height="13" rx="2" opacity="{opacity}"/>'
        for x, y, opacity in ((2, 2, 1), (17, 2, 0.55), (2, 17, 0.55), (17, 17, 1))
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="{accent}">{squares}</svg>\n'
