"""A part of the site that is made by itself, here or in another process."""

from __future__ import annotations

from dataclasses import dataclass

from statepages.model.event import Event


@dataclass(frozen=True)
class Piece:
    """Some pages or files, and what they are made from.

    `kind` and `name` are its own. Of the site it sees its `events` and no others; `about` is what
    else was found out for it, such as the place of a page in a list, and says so in its repr.
    """

    kind: str
    name: str
    events: tuple[Event, ...] = ()
    about: object = None

    @property
    def label(self) -> str:
        """Its name among all pieces."""
        return f"{self.kind} {self.name}"
