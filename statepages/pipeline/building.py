"""A content folder made into a published site."""

from __future__ import annotations

from datetime import datetime

from statepages.cache import Cache
from statepages.pipeline.built import Built
from statepages.pipeline.paths import Paths
from statepages.pipeline.progress import Progress, no_progress
from statepages.pipeline.published import published
from statepages.pipeline.standing import Inputs, standing


def build(
    paths: Paths,
    inputs: Inputs | None = None,
    *,
    now: datetime | None,
    clock: datetime,
    cache: Cache | None = None,
    strict: bool = False,
    workers: int | None = None,
    progress: Progress = no_progress,
) -> Built:
    """Make the site of a content folder and publish it, unless something is in error.

    `inputs` are the files as listed a moment ago, if they were. What stands from the build before is in the
    `cache`; without one nothing does. `progress` is told how far it has come.
    """
    cache = cache or Cache(None, "")
    inputs = inputs or Inputs.of(paths)
    found = standing(paths, inputs, cache, now, clock, strict=strict)
    if found:
        return found
    # From here on more is imported than it takes to see that nothing has changed.
    from statepages.pipeline.workers import Workers

    with Workers(workers) as beside:
        if not published(cache).tree.files:
            beside.expect(len(inputs.content.listed))
        from statepages.pipeline.rebuilding import rebuild

        return rebuild(
            paths, inputs, cache, now=now, clock=clock, strict=strict, workers=beside, progress=progress
        )
