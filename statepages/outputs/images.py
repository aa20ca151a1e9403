"""The pictures of events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.model.site import Site
from statepages.render.image import FOLDER
from statepages.task import Task, unchanged
from statepages.theme import Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """The published copy of each picture."""
    for name, picture in site.images:
        yield Task(FOLDER + name, unchanged, (picture.data,))
