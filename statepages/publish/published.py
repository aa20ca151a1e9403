"""What is known of the published site and of the spare one: files as they were left, and keys."""

from __future__ import annotations

from collections.abc import Set

from msgspec import Struct

from statepages.cache import Cache
from statepages.publish.tree import Tree, Written

_NAME = "published"
SPARE = "spare"
"""The folder with the site before the published one."""


class Published(Struct, frozen=True, array_like=True):
    """The published site: its files, and the keys of the tasks that made them, by their addresses."""

    tree: Tree = Tree()
    keys: dict[str, bytes] = {}

    def files_of(self, address: str) -> list[Written]:
        """The files that the task at an address has made."""
        if not address.endswith("/"):
            return [self.tree.files[address]]
        return [file for path, file in self.tree.files.items() if path.startswith(address)]

    def has(self, address: str, key: bytes, altered: Set[str]) -> bool:
        """Whether a task with this key made what is there, and nobody has changed it since."""
        if self.keys.get(address) != key:
            return False
        if not address.endswith("/"):
            return address not in altered
        return not any(path.startswith(address) for path in altered)


def published(cache: Cache) -> Published:
    """The site as the last build left it; without files if that is not known."""
    return cache.get(_NAME, Published) or Published()


def keep_published(cache: Cache, site: Published, spare: Tree | None) -> None:
    """Remember the site, and the spare one if there is one.

    The site is kept as one value, so that its keys and its files always match.
    """
    cache.put(_NAME, site)
    if spare:
        cache.put(f"{SPARE}-tree", spare)


def take_spare(cache: Cache) -> Tree | None:
    """The files of the spare site. They are forgotten at once, since the spare is about to change."""
    tree = cache.get(f"{SPARE}-tree", Tree)
    try:
        cache.drop(f"{SPARE}-tree")
    except OSError:
        return None
    return tree
