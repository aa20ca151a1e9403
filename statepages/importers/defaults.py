"""What counts where a source says nothing."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from statepages.model.kinds import Kinds


class Defaults(Struct, frozen=True, kw_only=True):
    """What counts where a source says nothing, and the kinds of events that the site has.

    `since` is the first day that counts. `state` is a code. `zone` is one that
    somebody has named, not that of the ZIP code.
    """

    kinds: Kinds
    now: datetime
    since: date
    state: str | None = None
    zip: str | None = None
    zone: str | None = None
    kind: str | None = None
    host: str | None = None
    tags: tuple[str, ...] = ()
