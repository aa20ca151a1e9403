"""Pages out of a site: pure, in units of work that may run beside one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.look import Look
from statepages.model.site import Site
from statepages.output import Output
from statepages.render.assets import asset_files
from statepages.render.edition import Edition
from statepages.render.event_page import event_page
from statepages.render.finder_page import finder_pages
from statepages.render.home import home_page
from statepages.render.posts import post_pages
from statepages.render.shared import credits_page, lost_page, search_engine_files
from statepages.render.state_page import state_pages


def folders(site: Site) -> tuple[str, ...]:
    """The units of work: the codes of all states that have a page or events filed under them; US for us/."""
    return tuple(sorted(site.by_folder.keys() | {state.code for state in site.states}))


def render_folder(site: Site, folder: str, now: datetime, look: Look) -> Iterator[Output]:
    """The page of a state, if it has one, and the pages of the events filed under it; `now` in UTC."""
    edition = Edition(site, now, look)
    state = edition.states.get(folder)
    if state:
        yield from state_pages(edition, state)
    for event in site.by_folder.get(folder, []):
        yield event_page(edition, event)


def render_shared(site: Site, now: datetime, look: Look) -> Iterator[Output]:
    """The pages and files that belong to no state; `now` in UTC."""
    edition = Edition(site, now, look)
    yield home_page(edition)
    yield from finder_pages(edition)
    yield from post_pages(edition)
    yield credits_page(edition)
    yield lost_page(edition)
    yield from search_engine_files(edition)
    yield from asset_files(edition)
