"""The events that a site has already, and what earlier imports wrote about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from statepages.checking.one_file import nodes_of
from statepages.files.event import ORIGIN
from statepages.importers.facts import Facts, facts_of
from statepages.importers.imported import Imported
from statepages.node import MappingNode, Scalar, SequenceNode
from statepages.source import RawFile


class Existing(Struct, frozen=True, dict=True):
    """The files of events by name, and what earlier imports wrote, by the source that it came from.

    `identities` has the file of each event by what it shares with another file about the same event. Events
    that are imported are added to it.
    """

    files: Mapping[str, RawFile]
    imported: Mapping[str, tuple[Imported, ...]]
    identities: dict[tuple[object, ...], str] = {}

    @cached_property
    def nodes(self) -> Mapping[str, MappingNode]:
        """The fields of the files that name an origin."""
        found = {}
        for name, raw in self.files.items():
            node = _fields_of(raw) if ORIGIN.encode() in raw.data else None
            if node and origins_in(node):
                found[name] = node
        return found

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """The facts of the files that name an origin."""
        return {name: facts_of(node) for name, node in self.nodes.items()}

    @cached_property
    def _files_of(self) -> Mapping[str, list[str]]:
        found = defaultdict(list)
        for name in sorted(self.nodes):
            for origin in dict.fromkeys(self.origins_of(name)):
                found[origin].append(name)
        return found

    @cached_property
    def _kept_of(self) -> Mapping[str, list[tuple[str, Imported]]]:
        found = defaultdict(list)
        for source, some in sorted(self.imported.items()):
            for one in some:
                for origin in dict.fromkeys(one.origins):
                    found[origin].append((source, one))
        return found

    @cached_property
    def _kept_in(self) -> Mapping[str, list[tuple[str, Imported]]]:
        found = defaultdict(list)
        for source, some in sorted(self.imported.items()):
            for one in some:
                found[one.file].append((source, one))
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """What no new file can be called, in small letters: also the names of files that somebody deleted."""
        return frozenset(name.casefold() for name in (*self.files, *self._kept_in))

    @property
    def origins(self) -> frozenset[str]:
        """All origins that are known."""
        return frozenset(self._files_of) | frozenset(self._kept_of)

    def origins_of(self, name: str) -> tuple[str, ...]:
        """The origins that a file names."""
        return origins_in(self.nodes[name]) if name in self.nodes else ()

    def kept_of(self, origins: Iterable[str], source: str) -> tuple[Imported, ...]:
        """What imports kept about some origins: first what those of a source did."""
        found = [pair for origin in origins for pair in self._kept_of.get(origin, ())]
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0] != source))

    def others_about(self, name: str, source: str) -> tuple[Facts, ...]:
        """The facts that imports of other sources kept about a file."""
        return tuple(one.facts for other, one in self._kept_in.get(name, ()) if other != source)

    def holding(self, origins: Sequence[str], kept: Iterable[Imported]) -> tuple[str, ...]:
        """The files that hold an event, the one that an import wrote before copies of it."""
        named = [name for origin in origins for name in self._files_of.get(origin, ())]
        written = [one.file for one in kept]
        found = [*(name for name in written if name in named), *named]
        return tuple(dict.fromkeys(found or filter(self._is_broken, written)))

    def _is_broken(self, name: str) -> bool:
        """Whether a file cannot be read, so that nobody knows which origins it names."""
        return name in self.files and name not in self.nodes and nodes_of(self.files[name])[1] is None


# An import of several sources asks for the same files again.
@lru_cache(maxsize=20_000)
def _fields_of(raw: RawFile) -> MappingNode | None:
    return nodes_of(raw)[1]


def origins_in(node: MappingNode) -> tuple[str, ...]:
    """The origins that a file names."""
    value = node.get(ORIGIN)
    if isinstance(value, Scalar):
        return (value.text,) if value.text else ()
    if isinstance(value, SequenceNode):
        return tuple(item.text for item in value.items if isinstance(item, Scalar) and item.text)
    return ()
