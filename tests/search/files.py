"""The files of the index of a site, as a build makes them piece by piece."""

from collections.abc import Iterator
from typing import Any

from search import index
from statepages.look import Look
from statepages.model.site import Site
from statepages.output import Output
from statepages.piece import pieces_of
from tests.search.events import NOON


def index_files(site: Site, look: Look) -> Iterator[Output]:
    """All files of the index."""
    entries: dict[str, dict[str, Any]] = {}
    for piece in pieces_of(index.bundles(site)):
        if piece.kind == "index":
            made = index.index_state(site, piece.name, NOON, with_words=look.lunr is not None)
            yield from made.files
            entries |= {piece.name: made.entry} if made.entry else {}
    yield index.manifest(entries)
    yield from index.finder_files(look)
