"""The finder, with the list of all coming events that works without its script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.kinds import KINDS, kind_label
from statepages.model.states import STATES
from statepages.output import Output
from statepages.piece import Piece
from statepages.render.edition import Edition
from statepages.render.grouping import Grouping
from statepages.render.listing import Leaf, leaves, listing
from statepages.render.page import EVENTS, Page

Choice = tuple[str, str]
"""A value of a select, or an address, with its words."""


class Choices(Struct, frozen=True):
    """What the form of the finder offers. Without lunr there are no `keywords`, without us-atlas no `map`."""

    states: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    keywords: bool
    map: bool
    pages: tuple[Choice, ...]


class ListPage(Struct, frozen=True):
    """A page of the list of all coming events, with what its form offers."""

    leaf: Leaf
    choices: Choices


def list_pieces(edition: Edition, ordered: Sequence[Event]) -> Iterator[Piece]:
    """The finder, and the further pages of its list, of the coming events in order."""
    choices = _choices(edition, ordered)
    for leaf, events in leaves(Grouping(edition.home_dates), ordered):
        yield Piece("list", "all", events, ListPage(leaf, choices), leaf.number)


def list_page(edition: Edition, page: ListPage, events: Sequence[Event]) -> Output:
    """A page of the list; the first of them is the finder."""
    words = edition.words
    made = listing(Grouping(edition.home_dates), page.leaf, events, EVENTS)
    title = words.gettext("Find an event")
    if not made.is_first:
        numbers = {"number": made.number, "of": made.count}
        title = words.gettext("All coming events, page %(number)s of %(of)s") % numbers
    description = words.gettext("Find an event by ZIP code, state and date.")
    path = made.address(made.number)
    head = Page(path, edition.chrome, title, description, zone=edition.site.settings.timezone)
    return edition.output("pages/finder.html", head, choices=page.choices, listing=made)


def _choices(edition: Edition, coming: Sequence[Event]) -> Choices:
    words = edition.words
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
