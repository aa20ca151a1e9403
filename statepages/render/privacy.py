"""The page that says what the site keeps on a reader's device, and what its host learns."""

from __future__ import annotations

from msgspec import Struct

from statepages.output import Output
from statepages.render.edition import Edition
from statepages.render.page import PRIVACY, Page


class Kept(Struct, frozen=True):
    """A choice that search/finder/memory.js may keep: its name there, and what it is to readers."""

    name: str
    words: str


def privacy_page(edition: Edition) -> Output:
    """What stays on the device, for how long, and how to remove it."""
    words = edition.words
    title = words.gettext("What this site keeps on your device")
    description = words.gettext("Nothing, unless you ask for it. There are no cookies and no trackers.")
    page = Page(PRIVACY, edition.chrome, title, description)
    # The script names what it keeps after the path of the site, since sites may share a host.
    storage = f"finder of {edition.chrome.base_path}"
    return edition.output("pages/privacy.html", page, storage=storage, kept=_kept(edition))


def _kept(edition: Edition) -> tuple[Kept, ...]:
    words = edition.words
    return (
        Kept("zip", words.gettext("your ZIP code")),
        Kept("within", words.gettext("the distance")),
        Kept("state", words.gettext("the state")),
        Kept("when", words.gettext("the time span, such as this weekend, but no days that you picked")),
        Kept("kind", words.gettext("the types of event")),
        Kept("time", words.gettext("the time of day")),
        Kept("online", words.gettext("whether you want online events")),
        Kept("language", words.gettext("the language of events")),
        Kept("host", words.gettext("who hosts events")),
        Kept("access", words.gettext("whether you want accessible venues only")),
        Kept("open", words.gettext("whether you leave out events that take nobody")),
        Kept("order", words.gettext("the order of the results")),
        Kept("view", words.gettext("whether you see them on a map")),
    )
