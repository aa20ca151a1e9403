"""Posts."""

from __future__ import annotations

import datetime

from msgspec import Struct

from statepages.model.parts import Contact, PostAction


class Post(Struct, frozen=True, tag=True, kw_only=True):
    """A post with its address. `id` is the name of its file without the ending.

    `body` and `notes` are Markdown.
    """

    id: str
    title: str
    date: datetime.date
    states: tuple[str, ...] = ()
    summary: str | None = None
    body: str
    actions: tuple[PostAction, ...] = ()
    notes: tuple[str, ...] = ()
    contact: Contact | None = None

    @property
    def path(self) -> str:
        """The address of its page, relative to the site."""
        return f"posts/{self.id}/"

    def sort_key(self) -> tuple[datetime.date, str]:
        return self.date, self.id
