"""The addresses that a site has: those of its pages, and those that nothing else may have."""

from __future__ import annotations

from collections.abc import Iterable

from statepages.model.region import Region
from statepages.model.states import EVERY_STATE, STATES

PAGES = frozenset(
    {
        "", "events/", "events/subscribe/", "events/embed/", "posts/", "credits/", "privacy/", "saved/",
        "embed/", "404.html", "offline.html", "calendar.ics", "feed.atom", "feed.json", "events.atom",
        "events.json", "embed.js", "sw.js", "manifest.webmanifest", "sitemap.xml", "robots.txt",
        "api/v1/index.json", "api/v1/events.json", "api/v1/schema.json", "share/site.png",
    }
)  # fmt: skip
"""The addresses that every site has."""

OWN_FOLDERS = frozenset({"api", "assets", "embed", "images", "search", "share"})
"""Folders of the site where everything is made by the engine."""

BELOW_A_STATE = frozenset({"page", "subscribe", "embed"})
"""What the address of a state page can be followed by, besides the names of its regions."""

# Some hosts leave .html and index.html out of addresses.
_NAMES = OWN_FOLDERS | {
    "events",
    "posts",
    "credits",
    "privacy",
    "saved",
    "404",
    "offline",
    "index",
    "styleguide",
}
_STATES = {code.lower(): state.slug for code, state in STATES.items()}
_OUTSIDE = ("https:", "http:", "mailto:", "tel:")


def is_outside(link: str) -> bool:
    """Whether a link leads away from the site. One that does not is an address below the site."""
    return link.lower().startswith(_OUTSIDE)


def is_taken(name: str) -> bool:
    """Whether the site itself needs the address /name/, now or when a state gets a page."""
    return name in _NAMES or name in _STATES or name in _STATES.values() or name == EVERY_STATE.lower()


def address_of(name: str) -> str:
    """The address of the page that a file of content/ becomes: "events/pa/doors/". Empty if it has none."""
    folder, _, file = name.partition("/")
    stem = file.rpartition(".")[0]
    if folder == "states":
        return f"{_STATES[stem.lower()]}/" if stem.lower() in _STATES else ""
    if folder == "pages":
        return f"{stem}/"
    return f"{folder}/{stem}/" if folder in {"events", "posts"} else ""


def addresses(names: Iterable[str], regions: Iterable[Region] = ()) -> frozenset[str]:
    """All addresses of a site with these files, and with these regions of its states.

    Later pages of lists and the calendars of events are left out.
    """
    found = set(PAGES)
    for name in names:
        address = address_of(name)
        if not address:
            continue
        found.add(address)
        if name.startswith("states/"):
            found |= _of_state(address, name.removeprefix("states/").rpartition(".")[0].lower())
    for region in regions:
        found |= _of_region(region.path, region.short_path)
    return frozenset(found)


def _of_state(address: str, code: str) -> set[str]:
    files = ("", "calendar.ics", "feed.atom", "feed.json", "events.atom", "events.json")
    short = {f"{code}/{file}" for file in files}
    others = {f"api/v1/states/{code}.json", f"embed/{code}/", f"share/{code}.png"}
    return short | others | {f"{address}subscribe/", f"{address}embed/"}


def _of_region(address: str, short: str) -> set[str]:
    files = {f"{short}{file}" for file in ("calendar.ics", "events.atom", "events.json")}
    return files | {address, f"{address}subscribe/", f"{address}embed/", f"embed/{short}"}
