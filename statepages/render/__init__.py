"""Pages out of a site: pure, in pieces that may be made beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import groupby

from statepages.look import Look
from statepages.model.event import Event
from statepages.model.site import Site
from statepages.output import Output
from statepages.piece import Bundle, Piece
from statepages.render.assets import asset_files
from statepages.render.edition import Edition
from statepages.render.event_page import event_page
from statepages.render.finder_page import ListPage, list_page, list_pieces
from statepages.render.grouping import Grouping
from statepages.render.home import HomeFacts, home_page, home_piece
from statepages.render.posts import post_pages
from statepages.render.privacy import privacy_page
from statepages.render.shared import SiteMap, credits_page, lost_page, search_engine_files, site_map_piece
from statepages.render.state_page import StateLeaf, state_files, state_pieces


def bundles(site: Site, now: datetime, look: Look) -> Iterator[Bundle]:
    """The pieces that the pages are made in, by what they are made from; `now` in UTC."""
    edition = Edition(site, now, look)
    for folder, events in groupby(site.events, key=lambda event: event.id.partition("/")[0]):
        some = tuple(events)
        yield Bundle("event", folder, some, partial(_event_pieces, some))
    for state in site.states:
        concerned = tuple(site.concerning(state.code))
        yield Bundle("state", state.code, concerned, partial(state_pieces, edition, state, concerned))
    yield Bundle("whole", "", site.events, partial(_whole_pieces, edition))
    for name in ("posts", "credits", "privacy", "lost", "assets"):
        yield Bundle.of(Piece(name, ""))


def make(piece: Piece, site: Site, now: datetime, look: Look) -> Iterator[Output]:
    """The files of a piece. Of the events, `site` needs to have those of the piece alone."""
    edition = Edition(site, now, look)
    if piece.kind == "event":
        yield from (event_page(edition, event) for event in piece.events)
    elif isinstance(piece.about, StateLeaf):
        yield from state_files(edition, edition.states[piece.name], piece.about, piece.events)
    elif isinstance(piece.about, ListPage):
        yield list_page(edition, piece.about, piece.events)
    elif isinstance(piece.about, HomeFacts):
        yield home_page(edition, piece.about, piece.events)
    elif isinstance(piece.about, SiteMap):
        yield from search_engine_files(edition, piece.about)
    elif piece.kind == "posts":
        yield from post_pages(edition)
    elif piece.kind == "credits":
        yield credits_page(edition)
    elif piece.kind == "privacy":
        yield privacy_page(edition)
    elif piece.kind == "lost":
        yield lost_page(edition)
    else:
        yield from asset_files(edition)


def _event_pieces(events: Iterable[Event]) -> Iterator[Piece]:
    for event in events:
        yield Piece("event", event.id, (event,))


def _whole_pieces(edition: Edition) -> Iterator[Piece]:
    """What is made of the events of all states: the list, the home page, the map of the site."""
    ordered = Grouping(edition.home_dates).listed(edition.site.events)
    yield from list_pieces(edition, ordered)
    yield home_piece(edition, ordered)
    yield site_map_piece(edition, ordered)
