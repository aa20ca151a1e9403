"""The page of a state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from statepages.markup import to_text
from statepages.model.base import Action, Cited, Invitation
from statepages.model.event import Event
from statepages.model.state import Figure, StatePage, ThisWeek
from statepages.output import Output
from statepages.piece import Piece
from statepages.render.contact import ContactView, contact_view
from statepages.render.edition import Edition, prose
from statepages.render.grouping import Grouping
from statepages.render.listing import Leaf, Listing, leaves, listing
from statepages.render.page import EVENTS, Page
from statepages.render.posts import PostLine, post_line

_MOST_DESCRIPTION = 160


class SourceView(Struct, frozen=True):
    """Where a fact comes from, with the day on which somebody last looked."""

    link: str
    checked: str | None


class FigureView(Struct, frozen=True):
    """A number that makes the case."""

    value: str
    label: str
    source: SourceView | None


class StateLeaf(Struct, frozen=True):
    """A page of the list of a state. `own` is the number of coming events in or for the state alone.

    `elsewhere` is whether the site has coming events that are not on the page.
    """

    leaf: Leaf
    own: int
    elsewhere: bool


class StateView(Struct, frozen=True):
    """A state page; for `own` and `elsewhere` see StateLeaf."""

    code: str
    name: str
    path: str
    headline: str
    pitch: Markup
    this_week: ThisWeek | None
    figures: tuple[FigureView, ...]
    links: tuple[Action, ...]
    community: tuple[Invitation, ...]
    contact: ContactView | None
    posts: tuple[PostLine, ...]
    own: int
    elsewhere: bool
    finder: str
    address: str


def state_pieces(edition: Edition, state: StatePage, events: Sequence[Event]) -> Iterator[Piece]:
    """The page of a state and its further pages, of the events that concern it."""
    grouping, own = Grouping(edition.dates(state.zone), state.code), coming_count(edition, state.code)
    elsewhere = edition.site.has_coming_beside(state.code, edition.now)
    for leaf, members in leaves(grouping, grouping.listed(events)):
        yield Piece("state", state.code, members, StateLeaf(leaf, own, elsewhere), leaf.number)


def state_files(
    edition: Edition, state: StatePage, page: StateLeaf, events: Sequence[Event]
) -> Iterator[Output]:
    """A page of a state; with the first comes the short address that leads there."""
    grouping = Grouping(edition.dates(state.zone), state.code)
    made = listing(grouping, page.leaf, events, state.path)
    head, view = _page(edition, state, made), _view(edition, state, page)
    yield edition.output("pages/state.html", head, state=view, listing=made)
    if made.is_first:
        short = Page(state.short_path, edition.chrome, state.name, state.headline, hidden=True)
        address = edition.chrome.url + state.path
        yield edition.output("pages/leads.html", short, target=state.path, address=address)


def coming_count(edition: Edition, code: str) -> int:
    """How many coming events take place in a state or help it by name; of US, how many help every state."""
    return sum(not event.is_over(edition.now) for event in edition.site.by_state.get(code, []))


def source_view(edition: Edition, source: Cited | None) -> SourceView | None:
    """A source with the day it was checked in words."""
    if source is None:
        return None
    day = edition.home_dates.long_day(source.checked, year=True) if source.checked else None
    return SourceView(source.link, day)


def figure_view(edition: Edition, figure: Figure) -> FigureView:
    """A figure with its source."""
    return FigureView(figure.value, figure.label, source_view(edition, figure.source))


def _page(edition: Edition, state: StatePage, listing: Listing) -> Page:
    path = listing.address(listing.number)
    title = state.name
    if not listing.is_first:
        numbers = {"number": listing.number, "of": listing.count}
        title = edition.words.gettext("%(name)s, page %(number)s of %(of)s") % {"name": title, **numbers}
    description = to_text(state.pitch, _MOST_DESCRIPTION)
    source = f"states/{state.code.lower()}.yaml"
    return Page(path, edition.chrome, title, description, zone=state.zone, source=source)


def _view(edition: Edition, state: StatePage, page: StateLeaf) -> StateView:
    return StateView(
        code=state.code,
        name=state.name,
        path=state.path,
        headline=state.headline,
        pitch=prose(state.pitch),
        this_week=state.this_week,
        figures=tuple(figure_view(edition, figure) for figure in state.figures),
        links=state.links,
        community=state.community,
        contact=contact_view(state.contact) or edition.chrome.contact,
        posts=tuple(post_line(edition, post) for post in edition.site.posts if state.code in post.states),
        own=page.own,
        elsewhere=page.elsewhere,
        finder=f"{EVENTS}?state={state.code}",
        address=edition.chrome.url + state.path,
    )
