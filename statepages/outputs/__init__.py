"""The outputs that a site is made of, registered by hand.

An output is one file with `plan`, which says what files there are to make, and with the functions that make
them. It is planned of the whole site; of what a function needs of it, the plan picks just that.
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
    post_pages,
    privacy_page,
    saved_page,
    share_pictures,
    sitemap,
    state_pages,
    subscribe_pages,
)
from statepages.task import Task
from statepages.theme import Theme

Plan = Callable[[Site, Theme, datetime], Iterator[Task]]
"""The tasks of an output, of a site in a theme as of an instant (UTC)."""

OUTPUTS: tuple[Plan, ...] = (
    assets.plan,
    images.plan,
    event_pages.plan,
    post_pages.plan,
    credits_page.plan,
    privacy_page.plan,
    not_found_page.plan,
    state_pages.plan,
    home_page.plan,
    finder_page.plan,
    saved_page.plan,
    offline.plan,
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
"""`serve` plans them in this order until it has the file that it looks for: what all pages load is first."""


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """All tasks of a site, no two for one address."""
    for output in OUTPUTS:
        yield from output(site, theme, now)
