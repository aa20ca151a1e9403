"""The finder, with the list of all coming events that works without its script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statepages.model.kinds import KINDS, kind_label
from statepages.model.states import STATES
from statepages.output import Output
from statepages.render.edition import Edition
from statepages.render.listing import Grouping, pages
from statepages.render.page import EVENTS, Page

Choice = tuple[str, str]
"""A value of a select, or an address, with its words."""


@dataclass(frozen=True)
class Choices:
    """What the form of the finder offers. Without lunr there are no `keywords`, without us-atlas no `map`."""

    states: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    keywords: bool
    map: bool
    pages: tuple[Choice, ...]


def finder_pages(edition: Edition) -> Iterator[Output]:
    """The finder, and the further pages of its list."""
    words = edition.words
    choices = _choices(edition)
    description = words.gettext("Find an event by ZIP code, state and date.")
    for listing in pages(Grouping(edition.home_dates), edition.site.events, EVENTS):
        title = words.gettext("Find an event")
        if not listing.is_first:
            numbers = {"number": listing.number, "of": len(listing.addresses)}
            title = words.gettext("All coming events, page %(number)s of %(of)s") % numbers
        path = listing.addresses[listing.number - 1]
        page = Page(path, edition.chrome, title, description, zone=edition.site.settings.timezone)
        yield edition.output("pages/finder.html", page, choices=choices, listing=listing)


def _choices(edition: Edition) -> Choices:
    words = edition.words
    coming = [event for event in edition.site.events if not event.is_over(edition.now)]
    present = {event.kind for event in coming}
    spoken = {language for event in coming for language in event.languages}
    languages = ((language, words.name_of(language)) for language in spoken)
    kinds = ((kind, words.gettext(kind_label(kind))) for kind in KINDS if kind in present)
    return Choices(
        states=tuple((code, state.name) for code, state in STATES.items()),
        kinds=tuple(sorted(kinds, key=lambda choice: choice[1])),
        languages=tuple(sorted(languages, key=lambda choice: choice[1])),
        keywords=edition.look.lunr is not None,
        map=edition.look.atlas is not None,
        pages=tuple((state.name, state.path) for state in edition.site.states),
    )
