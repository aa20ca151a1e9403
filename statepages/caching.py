"""Where builds keep what the next build can use."""

from __future__ import annotations

from statepages.cache import Cache
from statepages.paths import Paths
from statepages.store import engine_version


def cache_of(paths: Paths, *, ignore_cache: bool = False) -> Cache:
    """What earlier builds of the same output kept, unless `ignore_cache`. This build keeps its own anyway.

    The folder is beside the output, so a folder in it can replace the published one in a single step.
    """
    folder = paths.output.absolute().parent / f".{paths.output.name}.cache"
    return Cache(folder, engine_version(), ignore_cache=ignore_cache)
