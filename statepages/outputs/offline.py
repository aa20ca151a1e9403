"""What shows the site without a network: the service worker, the page for what was not kept, the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from search import FORMAT
from search.finder import finder_scripts
from statepages.model.site import Site
from statepages.outputs.assets import LIGHT_GROUNDS, SHEETS, WORKERS, script, with_modules
from statepages.outputs.icons import ICONS
from statepages.render.context import render_context
from statepages.render.language import Language
from statepages.render.layout import EVENTS, SAVED, SiteLayout
from statepages.render.page import Page
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Bundled, Bundler, Theme

WORKER, MANIFEST, NOTHING_KEPT = "sw.js", "manifest.webmanifest", "offline.html"
"""These addresses never change: browsers that know them keep asking for them."""

FIRST_PAGES = ("", EVENTS, SAVED, NOTHING_KEPT)
"""What is kept from the start."""

_SHORT = 12
"""How many letters fit below an icon on a phone."""


class Lists(Struct, frozen=True):
    """What the worker needs: the version of scripts and styles, files, states by their path, and words."""

    version: str
    language: str
    files: tuple[str, ...]
    states: Mapping[str, tuple[str, str]]
    words: Mapping[str, str]


class FinderScripts(Struct, frozen=True):
    """What the finder's scripts are made of."""

    scripts: Mapping[str, bytes]
    main: str | None
    version: str
    bundler: Bundler | Bundled | None


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """Three files."""
    context = render_context(site, theme, now)
    layout, words = context.layout, context.language
    states = {tag.path: (tag.code, tag.name) for tag in layout.states}
    lists = Lists(layout.version, layout.language, _assets(theme, layout), states, _words(words))
    finder = FinderScripts(theme.finder, theme.main_script, theme.finder_version, theme.bundler)
    on, off = (with_modules(theme, name) for name in WORKERS)
    yield Task(WORKER, worker, (site.settings.offline, off, on, lists, finder))
    yield Task(MANIFEST, manifest, (layout.name, layout.language, layout.about, layout.has_pictures))
    yield Task(NOTHING_KEPT, offline_page, (context.templates("pages/offline.html"), layout))


def switched_off(task: Task) -> Task:
    """The same task; for a preview, that of the worker becomes one that keeps nothing."""
    return Task(WORKER, worker, (False, *task.arguments[1:])) if task.address == WORKER else task


def worker(
    is_on: bool,
    off: tuple[bytes, ...],
    on: tuple[bytes, ...],
    lists: Lists,
    finder: FinderScripts,
) -> bytes:
    """The worker; if it is off, one that removes itself and everything it has kept. Raises ProblemError."""
    if not is_on:
        return script(off)
    names = finder_scripts(finder.scripts, finder.main, finder.version, finder.bundler)
    scripts = (f"search/finder/{name}" for name in names if name != "page.js")
    constants = {
        "VERSION": lists.version,
        "FORMAT": FORMAT,
        "FILES": [*lists.files, *scripts],
        "FIRST_PAGES": FIRST_PAGES,
        "STATES": lists.states,
        "LANGUAGE": lists.language,
        "WORDS": lists.words,
    }
    head = "".join(f"const {name}={_json(value)};\n" for name, value in constants.items())
    return head.encode() + script(on)


def manifest(name: str, language: str, about: str, has_pictures: bool) -> str:
    """What a phone needs to put the site on its home screen."""
    icons = [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}]
    if has_pictures:
        drawn = [_icon(address, side) for address, side in ICONS.items()]
        # Devices cut them to any shape.
        icons += [*drawn, {**drawn[1], "purpose": "maskable"}]
    paper = LIGHT_GROUNDS[0]
    return _json(
        {
            "name": name,
            "short_name": short_name(name),
            "description": about,
            "lang": language,
            "id": "./",
            "start_url": "./",
            "scope": "./",
            # With the browser's own back button, and the same saved events as in the browser.
            "display": "minimal-ui",
            "background_color": paper,
            "theme_color": paper,
            "icons": icons,
        }
    )


def _icon(address: str, side: int) -> dict[str, str]:
    return {"src": address, "sizes": f"{side}x{side}", "type": "image/png"}


def short_name(name: str) -> str:
    """As many words of a name as fit below an icon; the beginning of a single long word."""
    short = ""
    for word in name.split():
        longer = f"{short} {word}".strip()
        if len(longer) > _SHORT:
            break
        short = longer
    return short or name[:_SHORT]


def offline_page(templates: Templates, layout: SiteLayout) -> str:
    """The page for a reader who is offline and asks for a page that was not kept."""
    title = templates.language.gettext("You are offline")
    page = Page(NOTHING_KEPT, layout, title, layout.about, not_found=True, noindex=True)
    return templates.fill(page)


def _assets(theme: Theme, layout: SiteLayout) -> tuple[str, ...]:
    """The files that pages load, with the addresses that they use. Frames are not kept."""
    sheets = [f"assets/{name}.css?v={layout.version}" for name in SHEETS if name != "site"]
    scripts = [
        f"assets/{name}?v={layout.version}"
        for name in sorted(theme.assets)
        if name.endswith(".js") and "/" not in name and name not in {"saving.js", "frame.js"}
    ]
    own = [layout.own_style] if layout.own_style else []
    # As search/finder/save_button.js asks for it.
    saving = layout.style.replace("site.css", "saving.js")
    entry = f"search/finder/page.js?v={layout.version}"
    return (layout.style, saving, *sheets, *own, *scripts, "assets/icon.svg", "search/further.json", entry)


def _words(language: Language) -> dict[str, str]:
    return {
        "label": language.gettext("About this copy"),
        "offline": language.gettext("You are offline. This is a copy from {time}."),
        "slow": language.gettext("Your connection is slow. This is a copy from {time}."),
        "trouble": language.gettext("This site is having a problem. This is a copy from {time}."),
        "states": language.gettext("Searches find events for {states}, and events that help every state."),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
