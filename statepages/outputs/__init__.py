"""The outputs that a site is made of, registered by hand.

An output is one file with a `plan`, which says what files there are to make, and the functions that make
them. A plan looks at the whole site, and gives each function only what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from search import finder, index, outlines, zips
from statepages.model.site import Site
from statepages.outputs import (
    api,
    assets,
    calendars,
    credits_page,
    embeds,
    event_pages,
    feeds,
    finder_page,
    home_page,
    icons,
    images,
    not_found_page,
    offline,
    own_pages,
    post_pages,
    privacy_page,
    redirects,
    region_pages,
    saved_page,
    share_pictures,
    sitemap,
    state_pages,
    subscribe_pages,
)
from statepages.task import Task
from statepages.theme import Theme

Plan = Callable[[Site, Theme, datetime], Iterator[Task]]
"""The tasks of an output, for a site in a theme as of an instant (UTC)."""

OUTPUTS: tuple[Plan, ...] = (
    assets.plan,
    images.plan,
    event_pages.plan,
    post_pages.plan,
    own_pages.plan,
    credits_page.plan,
    privacy_page.plan,
    not_found_page.plan,
    state_pages.plan,
    region_pages.plan,
    home_page.plan,
    finder_page.plan,
    saved_page.plan,
    offline.plan,
    redirects.plan,
    subscribe_pages.plan,
    embeds.plan,
    sitemap.plan,
    calendars.plan,
    share_pictures.plan,
    icons.plan,
    finder.plan,
    zips.plan,
    outlines.plan,
    index.plan,
    feeds.plan,
    api.plan,
)
"""`serve` plans them in this order until it finds the file it needs, so what every page loads is first."""


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """All tasks of a site, each for another address."""
    for output in OUTPUTS:
        yield from output(site, theme, now)
