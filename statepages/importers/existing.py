"""The events that a site has already, and which of them an imported event is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from statepages.checking.one_file import nodes_of
from statepages.importers.facts import Facts, facts_of
from statepages.importers.group import Group
from statepages.importers.imported import Imported
from statepages.node import MappingNode, Scalar, SequenceNode
from statepages.slug import slug
from statepages.source import RawFile

_ORIGIN = re.compile(rb"^origin\s*:", re.MULTILINE)


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
            node = nodes_of(raw)[1] if _ORIGIN.search(raw.data) else None
            if node:
                found[name] = node
        return found

    @cached_property
    def by_origin(self) -> Mapping[str, str]:
        """The file that each imported event is in, by its origin. What the file says counts."""
        kept = {origin: one.file for some in self.imported.values() for one in some for origin in one.origins}
        return kept | {origin: name for name, node in self.nodes.items() for origin in origins_in(node)}

    @cached_property
    def bases(self) -> Mapping[str, Imported]:
        """What earlier imports wrote, by each origin."""
        return {origin: one for some in self.imported.values() for one in some for origin in one.origins}

    def base_of(self, group: Group, name: str) -> Facts:
        """What the last import of a group wrote into a file; empty if nobody knows."""
        known = next((self.bases[origin] for origin in group.origins if origin in self.bases), None)
        every = (one for some in self.imported.values() for one in some)
        known = known or next((one for one in every if one.file == name), None)
        return known.facts if known else {}

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """The facts of the files that name an origin."""
        return {name: facts_of(node) for name, node in self.nodes.items()}

    def names_of(self, group: Group, source: str) -> list[str]:
        """The files that hold events of a group, the most likely first. Some may have been deleted."""
        found = dict.fromkeys(self.by_origin[origin] for origin in group.origins if origin in self.by_origin)
        if found or not group.is_derived:
            return list(found)
        return self._alike(group, source)

    def _alike(self, group: Group, source: str) -> list[str]:
        """The file of an event whose row got another title or time, or whose sheet got another name."""
        title, walls = slug(str(group.first.values.get("title") or "")), _walls(group)
        same_title, same_time = [], []
        for key, some in self.imported.items():
            for one in filter(lambda one: one.is_derived, some):
                times = one.facts.get("when")
                shared = isinstance(times, list) and any(str(time[0]) in walls for time in times if time)
                if slug(str(one.facts.get("title") or "")) == title and shared:
                    same_title.append(one.file)
                elif key == source and shared and _same_place(one.facts, group):
                    same_time.append(one.file)
        found = same_title or same_time
        return found if len(found) == 1 else []


def _walls(group: Group) -> set[str]:
    """The starts of a group's times, as facts have them."""
    starts = (one.start for member in group.members for one in member.times)
    return {start.isoformat()[:16] for start in starts}


def _same_place(facts: Facts, group: Group) -> bool:
    where = group.first.values.get("where")
    ours = str(where.get("zip") or "") if isinstance(where, dict) else str(where or "")
    theirs = str(facts.get("where.zip") or facts.get("where") or "")
    return bool(ours) and ours == theirs


def origins_in(node: MappingNode) -> tuple[str, ...]:
    """The origins that a file names."""
    value = node.get("origin")
    if isinstance(value, Scalar):
        return (value.text,)
    if isinstance(value, SequenceNode):
        return tuple(item.text for item in value.items if isinstance(item, Scalar))
    return ()
