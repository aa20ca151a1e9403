"""Where builds keep what they leave for the next."""

from __future__ import annotations

from statepages.cache import Cache
from statepages.paths import Paths
from statepages.store import engine_version


def cache_of(paths: Paths, *, anew: bool = False) -> Cache:
    """What earlier builds of the same output left; with `anew` nothing, but it is there for the next.

    It lies beside the output: a folder there can take the place of the published one in one step.
    """
    folder = paths.output.absolute().parent / f".{paths.output.name}.cache"
    return Cache(folder, engine_version(), anew=anew)
