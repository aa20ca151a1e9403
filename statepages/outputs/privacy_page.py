"""The page that says what the site keeps on a reader's device, and what its host learns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from statepages.model.site import Site
from statepages.render.context import render_context
from statepages.render.language import Language
from statepages.render.layout import PRIVACY, SiteLayout
from statepages.render.page import Page, file_of
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """One page."""
    context = render_context(site, theme, now)
    yield Task(file_of(PRIVACY), privacy_page, (context.templates("pages/privacy.html"), context.layout))


class StoredChoice(Struct, frozen=True):
    """A choice that search/finder/memory.js may keep: its name there, and what readers call it."""

    name: str
    words: str


def privacy_page(templates: Templates, layout: SiteLayout) -> str:
    """What stays on the device, for how long, and how to remove it."""
    language = templates.language
    title = language.gettext("What this site keeps on your device")
    description = language.gettext("Nothing, unless you ask it to. No cookies and no trackers.")
    page = Page(PRIVACY, layout, title, description)
    # Sites may share a host, so the scripts add the path of the site to the names of what they keep.
    base = layout.base_path
    names = {
        "storage": f"finder of {base}",
        "saved": f"saved events of {base}",
        "copies": f"offline of {base}",
    }
    return templates.fill(page, kept=_choices(language), **names)


def _choices(words: Language) -> tuple[StoredChoice, ...]:
    return (
        StoredChoice("zip", words.gettext("your ZIP code")),
        StoredChoice("within", words.gettext("the distance")),
        StoredChoice("state", words.gettext("the state")),
        StoredChoice("when", words.gettext("the date, such as this weekend, but not dates you choose")),
        StoredChoice("kind", words.gettext("the types of event")),
        StoredChoice("time", words.gettext("the time of day")),
        StoredChoice("online", words.gettext("how you want to join: in person or online")),
        StoredChoice("language", words.gettext("the language of events")),
        StoredChoice("host", words.gettext("the host")),
        StoredChoice("access", words.gettext("whether you want wheelchair accessible venues only")),
        StoredChoice("open", words.gettext("whether you hide full, canceled and postponed events")),
        StoredChoice("order", words.gettext("the order of the results")),
        StoredChoice("view", words.gettext("whether you see them on a map")),
    )
