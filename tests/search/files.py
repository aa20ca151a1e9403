"""The files of the index of a site, as a build makes them."""

from collections.abc import Iterator
from datetime import datetime

from search import finder, index
from statepages.model.site import Site
from statepages.output import Output
from statepages.theme import Theme
from tests.search.events import NOON


def index_files(site: Site, theme: Theme, now: datetime = NOON) -> Iterator[Output]:
    """All files of the index, and the scripts that read it."""
    for plan in (index.plan, finder.plan):
        for task in plan(site, theme, now):
            yield from task.outputs()
