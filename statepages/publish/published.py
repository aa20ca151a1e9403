"""What is known of the published site: the pieces it is made of, and its files as they were left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct

from statepages.cache import Cache
from statepages.packing import Plain
from statepages.write import Tree

_NAME = "published"


class Done(NamedTuple):
    """A piece that was made: its key, the paths of its files, and what the manifest says of it."""

    key: str
    paths: list[str]
    entry: dict[str, Any] | None


class DoneBundle(NamedTuple):
    """A bundle of which all pieces were made: its key, and the pieces by their labels."""

    key: str
    pieces: Mapping[str, Done]

    @property
    def paths(self) -> Iterator[str]:
        """The paths of the files of all pieces."""
        return (path for done in self.pieces.values() for path in done.paths)


class Published(Struct, frozen=True, dict=True):
    """The published site: its files, and its bundles as JSON knows them."""

    tree: Tree
    plain: Plain

    @cached_property
    def bundles(self) -> Mapping[str, DoneBundle]:
        """The bundles by their labels."""
        return {
            label: DoneBundle(key, {name: Done(*one) for name, *one in pieces})
            for label, key, pieces in self.plain
        }

    @property
    def count(self) -> int:
        """How many pieces it is made of."""
        return sum(len(bundle.pieces) for bundle in self.bundles.values())

    @classmethod
    def of(cls, tree: Tree, bundles: Mapping[str, DoneBundle]) -> Published:
        rows = [
            [label, bundle.key, [[name, *one] for name, one in bundle.pieces.items()]]
            for label, bundle in bundles.items()
        ]
        made = cls(tree, rows)
        made.__dict__["bundles"] = bundles
        return made


def published(cache: Cache) -> Published:
    """The site as the last build left it; one without files where that is not known."""
    held = cache.held.get(_NAME)
    if not isinstance(held, Published):
        tree, plain = cache.get(_NAME) or (None, [])
        held = cache.held[_NAME] = Published(Tree.read(tree), plain)
    return held


def keep_published(cache: Cache, site: Published) -> None:
    """Remember the site. In one go: of its pieces and its files none may be newer than the others."""
    cache.held[_NAME] = site
    cache.put(_NAME, [site.tree.as_plain(), site.plain])
