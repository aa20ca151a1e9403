"""A content file that could be read through, with what it says."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.post import Post
from statepages.model.site import Settings
from statepages.model.state import StatePage
from statepages.node import Mapping, Node, Path, Scalar, at
from statepages.picture import Picture
from statepages.problem import Level
from statepages.source import Source

T = TypeVar("T")


class Entry(Struct, Generic[T], frozen=True):
    """A value of the model with the file and the nodes it came from, so that rules can point."""

    source: Source
    node: Mapping
    value: T

    def at(self, *path: int | str) -> Node:
        """The node at a path of field names and list positions, or the nearest above it."""
        return at(self.node, path)

    def key(self, name: str) -> Scalar | Mapping:
        """The name of a top field as it stands in the file, or the whole where it is not there."""
        return self.node.key(name) or self.node


EventEntry = Entry[Event]
StateEntry = Entry[StatePage]
PostEntry = Entry[Post]
SettingsEntry = Entry[Settings]


class Filed(Struct, Generic[T], frozen=True):
    """A value of the model with its file: the name inside content/, and the path that people see."""

    name: str
    path: str
    value: T


FiledAny = Filed[Event] | Filed[StatePage] | Filed[Post] | Filed[Settings]


class Entries(Struct, frozen=True):
    """All files of a site that could be read through, in the order of their names.

    `settings` is None where site.yaml could not be read. `images` are all
    of content/images/.
    """

    settings: Filed[Settings] | None
    states: tuple[Filed[StatePage], ...]
    events: tuple[Filed[Event], ...]
    posts: tuple[Filed[Post], ...]
    images: tuple[Filed[Picture], ...]


class Remark(Struct, frozen=True):
    """What a rule says of a file that it has not before its eyes: a problem whose place is still to find.

    It is about the text of the field `at`, which `new` would mend; without `at`, about the file.
    """

    path: str
    level: Level
    code: str
    message: str
    at: Path | None = None
    new: str | None = None
