"""A parsed content file: its text, its fields, and its value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from statepages.files.event import EventFile
from statepages.files.import_source import ImportSourceFile
from statepages.files.own_page import PageFile
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile
from statepages.model.event import Event
from statepages.model.import_source import ImportSource
from statepages.model.own_page import OwnPage
from statepages.model.post import Post
from statepages.model.settings import Settings
from statepages.model.state import StatePage
from statepages.node import FieldPath, MappingNode, Node, Scalar, SequenceNode, at
from statepages.problem import Spot
from statepages.source import Source

F = TypeVar("F")
T = TypeVar("T")

_SPOTS: tuple[FieldPath, ...] = (
    ("title",),
    ("image", "file"),
    ("region",),
    ("draft",),
    ("banner", "link"),
    ("logo", "file"),
)
_LISTS = {"header": ("link",), "footer": ("link",), "redirects": ("from", "to")}
"""The fields that rules for the whole site point at, and those in the entries of lists."""


class Document(Struct, Generic[F, T], frozen=True):
    """A file as it is written, field by field (`file`), with the `value` that the site uses.

    Rules read it, and use its nodes to point at places.
    """

    source: Source
    node: MappingNode
    file: F
    value: T

    def at(self, *path: int | str) -> Node:
        """The node at a path of field names and list positions, or the nearest node above it."""
        return at(self.node, path)

    def key(self, name: str) -> Scalar | MappingNode:
        """The name of a top-level field as written in the file; the whole document if it is missing."""
        return self.node.key(name) or self.node

    def spots(self) -> dict[str, Spot]:
        """Where rules for the whole site can point, by field name."""
        found = ((path, at(self.node, path)) for path in (*_SPOTS, *self._links()))
        return {".".join(map(str, path)): node.spot() for path, node in found if isinstance(node, Scalar)}

    def _links(self) -> Iterator[FieldPath]:
        """The paths of the links and addresses in lists: header.0.link"""
        for name, fields in _LISTS.items():
            written = self.node.get(name)
            if isinstance(written, SequenceNode):
                yield from ((name, number, one) for number in range(len(written.items)) for one in fields)


EventDocument = Document[EventFile, Event]
StateDocument = Document[StateFile, StatePage]
PostDocument = Document[PostFile, Post]
PageDocument = Document[PageFile, OwnPage]
SourceDocument = Document[ImportSourceFile, ImportSource]
SettingsDocument = Document[SettingsFile, Settings]
