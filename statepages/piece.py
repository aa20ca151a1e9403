"""Parts of the site that are made by themselves, here or in another process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from statepages.model.event import Event


class Piece(Struct, frozen=True):
    """Some pages or files, and what they are made from.

    `kind`, `name` and `number` are its own. Of the site it sees its `events` and no others; `about` is
    what else was found out for it, such as the place of a page in a list, and says so in its repr.
    """

    kind: str
    name: str
    events: tuple[Event, ...] = ()
    about: object = None
    number: int = 1

    @property
    def label(self) -> str:
        """Its name among all pieces."""
        return f"{self.kind} {self.name} {self.number}"


class Bundle(Struct, frozen=True):
    """Pieces that are cut from the same events: as long as nothing of those changes, all of them stand.

    To `cut` them may take as long as to make them.
    """

    kind: str
    name: str
    events: tuple[Event, ...]
    cut: Callable[[], Iterable[Piece]]

    @classmethod
    def of(cls, piece: Piece) -> Bundle:
        """A piece by itself."""
        return cls(piece.kind, piece.name, piece.events, lambda: (piece,))

    @property
    def label(self) -> str:
        """Its name among all bundles."""
        return f"{self.kind} {self.name}"


def pieces_of(bundles: Iterable[Bundle]) -> Iterator[Piece]:
    """The pieces of all bundles."""
    for bundle in bundles:
        yield from bundle.cut()
