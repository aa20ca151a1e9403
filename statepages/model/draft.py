"""Events that are not ready. A site never has one: it has only events."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from statepages.model.event import Event


class Draft(Struct, frozen=True, tag=True, kw_only=True):
    """An event whose file says `draft: yes`.

    `title` is the one in the file, if it has one. `event` is what the file says so far, with stand-ins for
    what is missing, unless it `is_complete`. `added` is the day when the file was first committed, if git
    knows.
    """

    title: str | None
    event: Event
    is_complete: bool
    added: date | None = None

    @property
    def since(self) -> date | None:
        """The day since which it waits, as far as anybody knows."""
        source = self.event.source
        return self.added or (source.checked if source else None)
