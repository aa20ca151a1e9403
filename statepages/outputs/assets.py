"""The files that pages load: style sheets, scripts, the icon."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from posixpath import dirname, normpath

from msgspec import Struct
from rcssmin import cssmin
from rjsmin import jsmin

from statepages.model import color
from statepages.model.settings import Settings
from statepages.model.site import Site
from statepages.problem import Place, Problem, ProblemError
from statepages.render.context import render_context
from statepages.render.messages import page_words
from statepages.render.tiles import LEVELS
from statepages.task import Task, unchanged
from statepages.theme import Theme

SHEETS = {
    "site": (
        "tokens", "base", "frame", "button", "badge", "card", "event-list", "panel", "field", "state",
        "lines", "print",
    ),
    "home": ("tilemap", "home", "near"),
    "event": ("event", "poster", "share"),
    "post": ("post",),
    "finder": ("finder", "days", "results"),
    "map": ("map",),
    "ways": ("snippet", "subscribe", "embed"),
}  # fmt: skip
"""The parts of each style sheet, in order; missing parts are skipped. All pages have the first sheet. The
others are for the home page, events, posts, the finder and its map, and pages that lead out of the site."""

OWN = ("own",)
"""The part of the style sheet that a site adds to those of the engine. All pages load it last."""

LIGHT_GROUNDS = ("#fdfcfa", "#ffffff", "#f5f2ed")
DARK_GROUNDS = ("#181614", "#221f1c", "#2b2723")
"""Page, surface and sunken background, as in tokens.css."""

LIGHT_QUIET, DARK_QUIET = "#5f574d", "#b9b0a4"
"""The quiet text there."""

SEEN = 1.3
"""The contrast of an edge that only adorns. With more, a yellow would be a brown."""

DARK = "@media screen and (prefers-color-scheme: dark)"

WORKERS = ("worker/sw.js", "worker/off.js")
"""The scripts of sw.js: for a site that keeps pages offline, and for one that does not."""

QR_NOTICE = b"/*! lean-qr, by David Evans, MIT license: https://github.com/davidje13/lean-qr */\n"
"""Its own file has no such comment."""

_ASSETS, _WORDS = "templates/assets/", "clock/words.js"
_SHARES = (0.14, 0.32, 0.58, 0.86)
_MOST_TINT = 24
_DECLARED = re.compile(rb"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
_IMPORT = re.compile(rb'^import [^;]+ from "([a-z_./-]+\.js)";$', re.MULTILINE)


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """Everything below assets/. A file of the theme is in place of one that would be made."""
    for task in _made(site, theme):
        if task.address.removeprefix("assets/") not in theme.assets:
            yield task
    words = page_words(render_context(site, theme, now).language)
    for name, data in sorted(theme.assets.items()):
        if name.endswith(".js"):
            if "/" not in name:
                modules = with_modules(theme, name)
                needs_words = theme.assets.get(_WORDS) in modules
                yield Task(f"assets/{name}", script, (modules, words if needs_words else None))
        elif not name.startswith("css/"):
            yield Task(f"assets/{name}", unchanged, (data,))


def _made(site: Site, theme: Theme) -> Iterator[Task]:
    """The style sheets, the icon and the script of QR codes."""
    accent, look = site.settings.accent, look_of(site.settings)
    for sheet, names in SHEETS.items():
        parts = sheet_parts(theme, names)
        yield Task(f"assets/{sheet}.css", style_sheet, (parts, look if sheet == "site" else None))
    if theme.has_own_sheet:
        yield Task("assets/own.css", style_sheet, (sheet_parts(theme, OWN), None))
    yield Task("assets/icon.svg", icon, (accent,))
    if theme.qr is not None:
        yield Task("assets/lean-qr.js", unchanged, (QR_NOTICE + theme.qr,))


def asset_problems(theme: Theme) -> Iterator[Problem]:
    """Scripts that import a missing module or declare a name twice."""
    scripts = _scripts(theme)
    for name, data in sorted(theme.assets.items()):
        place = Place(theme.shown(f"assets/{name}"))
        for module in _imported(_ASSETS + name, data) if name.endswith(".js") else ():
            if module not in scripts:
                message = f"This script cannot be used: there is no {module}."
                yield Problem(place, "error", "script", message)
        if name.endswith(".js") and _is_whole(name):
            for twice in _declared_twice(_with_modules(_ASSETS + name, scripts)):
                message = f"This script and what it imports declare {twice} twice. Rename one."
                yield Problem(place, "error", "script", message)


def with_modules(theme: Theme, name: str) -> tuple[bytes, ...]:
    """A script of templates/assets/, after everything that it imports. Raises ProblemError."""
    if name not in theme.assets:
        place = Place(_ASSETS + name)
        raise ProblemError(
            Problem(place, "error", "script", "The site needs this script, but there is no such file.")
        )
    return tuple(_with_modules(_ASSETS + name, _scripts(theme)))


def modules_of_scripts(theme: Theme) -> set[str]:
    """The scripts of templates/assets/ that are part of a file of the site, by their paths there."""
    scripts = _scripts(theme)
    return {
        module.removeprefix(_ASSETS)
        for name in theme.assets
        if name.endswith(".js") and _is_whole(name)
        for module in _paths_with_modules(_ASSETS + name, scripts)
    }


def _scripts(theme: Theme) -> dict[str, bytes]:
    """The scripts that a page's script can import, by their paths from the folder of the site."""
    own = {_ASSETS + name: data for name, data in theme.assets.items() if name.endswith(".js")}
    return own | {f"search/finder/{name}": data for name, data in theme.finder.items()}


def _imported(path: str, script: bytes) -> list[str]:
    """The paths of what a script imports, in order."""
    return [normpath(f"{dirname(path)}/{found.decode()}") for found in _IMPORT.findall(script)]


def _with_modules(path: str, scripts: Mapping[str, bytes]) -> dict[bytes, None]:
    """A script with everything that it imports, each once, and before what imports it."""
    return {scripts[module]: None for module in _paths_with_modules(path, scripts)}


def _paths_with_modules(
    path: str, scripts: Mapping[str, bytes], above: tuple[str, ...] = ()
) -> dict[str, None]:
    """The paths of the same. Scripts may import each other."""
    found, above = dict[str, None](), (*above, path)
    for module in _imported(path, scripts[path]):
        if module in scripts and module not in above:
            found |= _paths_with_modules(module, scripts, above)
    return found | {path: None}


def _is_whole(name: str) -> bool:
    """Whether a script is a file of the site, and not part of one."""
    return "/" not in name or name in WORKERS


def _declared_twice(parts: Iterable[bytes]) -> list[str]:
    """Names that several modules declare at the top level, which one file cannot do."""
    counted = Counter(found.decode() for part in parts for found in _DECLARED.findall(part))
    return [name for name, times in counted.items() if times > 1]


def script(parts: tuple[bytes, ...], words: Mapping[str, str] | None = None) -> bytes:
    """A script, the last part, in one file with the modules that it imports, and with the words they need."""
    *modules, own = (_IMPORT.sub(b"", part) for part in parts)
    whole = b"\n".join([*(module.replace(b"export ", b"") for module in modules), own])
    made: bytes = jsmin(whole)
    return (
        made if words is None else f"const WORDS={json.dumps(words, ensure_ascii=False)};\n".encode() + made
    )


def style_sheet(parts: tuple[str, ...], look: Look | None) -> str:
    """All parts in one file, with what site.yaml says about the look after the tokens, and no comments."""
    first, *others = parts
    return str(cssmin("\n".join((first, tokens(look) if look else "", *others)))) + "\n"


def sheet_parts(theme: Theme, names: Iterable[str]) -> tuple[str, ...]:
    """The texts of some parts of a style sheet."""
    return tuple(theme.assets.get(f"css/{name}.css", b"").decode() for name in names)


def forced(sheet: str, scheme: str) -> str:
    """A finished style sheet that is always light, or always dark, whatever the reader prefers."""
    screen = "screen" if scheme == "dark" else "not all"
    return sheet.replace(cssmin(DARK), f"@media {screen}").replace("light dark", scheme)


class Look(Struct, frozen=True):
    """What site.yaml says about the look."""

    accent: str
    highlight: str | None = None
    font: str = "sans"


def look_of(settings: Settings) -> Look:
    """What the settings say about the look."""
    return Look(settings.accent, settings.highlight, settings.font)


def tokens(look: Look) -> str:
    """The colors as custom properties, in shades that are readable on light and dark, and the font."""
    # More than the minimum: it is also used on its own tint, and would look dull on dark.
    day, night = (
        _accents(look.accent, LIGHT_GROUNDS, ratio=5.0),
        _accents(look.accent, DARK_GROUNDS, ratio=6.0),
    )
    days, nights = [_rule(day)], [_rule(night)]
    if look.highlight:
        days.append(_rule(_highlights(look.highlight, LIGHT_GROUNDS, day["accent"], LIGHT_QUIET)))
        nights.append(_rule(_highlights(look.highlight, DARK_GROUNDS, night["accent"], DARK_QUIET)))
    if look.font != "sans":
        days.append(":root {--font: var(--serif);}")
    return "\n".join([*days, f"{DARK} {{", *nights, "}"])


def _accents(accent: str, grounds: tuple[str, ...], ratio: float) -> dict[str, str]:
    """Text and links in the accent, a filled background with its text color, and the five map shades."""
    fill = color.readable(accent, *grounds, ratio=ratio)
    lines = {"accent": fill, "on-accent": color.ink_on(fill)}
    lines["accent-strong"] = color.mixed(fill, color.ink_on(grounds[0]), 0.25)
    lines["on-accent-strong"] = color.ink_on(lines["accent-strong"])
    lines["accent-soft"] = color.mixed(grounds[0], fill, 0.1)
    for level, share in zip(range(1, LEVELS + 1), _SHARES, strict=True):
        step = color.mixed(grounds[0], fill, share)
        lines[f"step-{level}"], lines[f"on-step-{level}"] = step, color.ink_on(step)
    return lines


def _highlights(highlight: str, grounds: tuple[str, ...], *inks: str) -> dict[str, str]:
    """A filled background with its text color, an edge that everyone can see, and a tint below the inks."""
    tints = (color.mixed(grounds[0], highlight, share / 100) for share in range(_MOST_TINT, 0, -1))
    soft = next((tint for tint in tints if _can_hold(tint, inks)), grounds[0])
    return {
        "highlight": highlight,
        "on-highlight": color.ink_on(highlight),
        "highlight-soft": soft,
        "highlight-edge": color.readable(highlight, *grounds, ratio=SEEN),
        "badge": soft,
        "badge-edge": color.mixed(soft, highlight, 0.5),
    }


def _can_hold(ground: str, inks: Iterable[str]) -> bool:
    return all(color.contrast(ink, ground) >= color.TEXT for ink in inks)


def _rule(lines: Mapping[str, str]) -> str:
    return ":root {" + " ".join(f"--{name}: {value};" for name, value in lines.items()) + "}"


def icon(accent: str) -> str:
    """A tiny tile map: four squares in the accent."""
    squares = "".join(
        f'<rect x="{x}" y="{y}" width="13" height="13" rx="2" opacity="{opacity}"/>'
        for x, y, opacity in ((2, 2, 1), (17, 2, 0.55), (2, 17, 0.55), (17, 17, 1))
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="{accent}">{squares}</svg>\n'
