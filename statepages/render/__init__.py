"""Pages out of a site: pure, in pieces that may be made beside one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.look import Look
from statepages.model.site import Site
from statepages.output import Output
from statepages.piece import Piece
from statepages.render.assets import asset_files
from statepages.render.edition import Edition
from statepages.render.event_page import event_page
from statepages.render.finder_page import ListPage, list_page, list_pieces
from statepages.render.home import home_page
from statepages.render.listing import Grouping
from statepages.render.posts import post_pages
from statepages.render.shared import credits_page, lost_page, search_engine_files
from statepages.render.state_page import state_pages


def pieces(site: Site, now: datetime, look: Look) -> Iterator[Piece]:
    """The pieces that the pages are made in; `now` in UTC."""
    edition = Edition(site, now, look)
    for event in site.events:
        yield Piece("event", event.id, (event,))
    for state in site.states:
        yield Piece("state", state.code, tuple(site.concerning(state.code)))
    ordered = Grouping(edition.home_dates).listed(site.events)
    yield from list_pieces(edition, ordered)
    yield Piece("whole", "", tuple(ordered))
    for name in ("posts", "credits", "lost", "assets"):
        yield Piece(name, "")


def make(piece: Piece, site: Site, now: datetime, look: Look) -> Iterator[Output]:
    """The files of a piece. Of the events, `site` needs to have those of the piece alone."""
    edition = Edition(site, now, look)
    if piece.kind == "event":
        yield from (event_page(edition, event) for event in piece.events)
    elif piece.kind == "state":
        yield from state_pages(edition, edition.states[piece.name])
    elif isinstance(piece.about, ListPage):
        yield list_page(edition, piece.about, piece.events)
    elif piece.kind == "whole":
        yield home_page(edition, piece.events)
        yield from search_engine_files(edition, piece.events)
    elif piece.kind == "posts":
        yield from post_pages(edition)
    elif piece.kind == "credits":
        yield credits_page(edition)
    elif piece.kind == "lost":
        yield lost_page(edition)
    else:
        yield from asset_files(edition)
