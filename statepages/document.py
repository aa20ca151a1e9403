"""A content file taken apart: its text, its fields, and what they come to."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from statepages.files.event import EventFile
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile
from statepages.model.event import Event
from statepages.model.post import Post
from statepages.model.settings import Settings
from statepages.model.state import StatePage
from statepages.node import FieldPath, MappingNode, Node, Scalar, at
from statepages.problem import Spot
from statepages.source import Source

F = TypeVar("F")
T = TypeVar("T")

_SPOTS: tuple[FieldPath, ...] = (("title",), ("image", "file"))
"""The fields that rules about the whole site point at."""


class Document(Struct, Generic[F, T], frozen=True):
    """A file as it is written, field by field (`file`), with the `value` that the site is made of.

    Rules look at it, and point with its nodes.
    """

    source: Source
    node: MappingNode
    file: F
    value: T

    def at(self, *path: int | str) -> Node:
        """The node at a path of field names and list positions, or the nearest above it."""
        return at(self.node, path)

    def key(self, name: str) -> Scalar | MappingNode:
        """The name of a top field as it stands in the file, or the whole where it is not there."""
        return self.node.key(name) or self.node

    def spots(self) -> dict[str, Spot]:
        """What a rule about the whole site can point at, by the names of the fields."""
        found = ((path, at(self.node, path)) for path in _SPOTS)
        return {".".join(map(str, path)): node.spot() for path, node in found if isinstance(node, Scalar)}


EventDocument = Document[EventFile, Event]
StateDocument = Document[StateFile, StatePage]
PostDocument = Document[PostFile, Post]
SettingsDocument = Document[SettingsFile, Settings]
