"""What pages are made with, as a site publishes it."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.cache import Cache
from statepages.look import Look
from statepages.pipeline.paths import Paths, shown_name
from statepages.pipeline.standing import Files
from statepages.problem import Place, Problem
from statepages.read import read_look

_LOOK = "look"


def look_of(paths: Paths) -> Look | Problem:
    """The look, or what is wrong with a template."""
    try:
        return read_look(paths.templates, paths.search, paths.lunr, paths.atlas, paths.rolldown)
    except (UnicodeDecodeError, OSError) as error:
        return _unreadable(paths, error)


def held_look(paths: Paths, files: Files, cache: Cache) -> Look | Problem:
    """The same; while this process lives, a look stays what it is until one of its `files` changes.

    Templates are compiled for this very look, which takes longer than to fill in some pages.
    """
    if isinstance(held := cache.held.get(_LOOK), tuple) and held[0] == files.digest:
        found: Look = held[1]
        return found
    look = look_of(paths)
    if isinstance(look, Look) and files.is_settled:
        cache.held[_LOOK] = files.digest, look
    return look


def missing(look: Look) -> Iterator[Problem]:
    """What the finder has to do without, since npm has not brought it."""
    place, cure = Place("package.json"), "Install Node with npm and run make, which brings it."
    if look.lunr is None:
        message = f"The site has no keyword box: the script lunr.js is not there. {cure}"
        yield Problem(place, "warning", "no-keywords", message)
    if look.atlas is None:
        message = f"The finder has no map: us-atlas, the borders of the states, is not there. {cure}"
        yield Problem(place, "warning", "no-map", message)


def _unreadable(paths: Paths, error: Exception) -> Problem:
    place = Place(shown_name(paths.templates))
    return Problem(place, "error", "template", f"A template can not be read: {error}.")
