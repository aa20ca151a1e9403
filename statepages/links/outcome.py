"""What came of looking at a link."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

Kind = Literal["fine", "moved", "broken", "unsure", "silent"]
"""Fine; for good at another address; no page there; not for programs; no answer this time."""

Reason = Literal[
    "status", "no-host", "private", "port", "scheme", "circle", "too-far", "certificate", "timeout",
    "connection", "busy",
]  # fmt: skip
"""What decided it: the answer's status, the name of the host, where it lies, ..."""


class Finding(Struct, frozen=True):
    """What a visit found. `to` is the address that the link has for good, where that is another."""

    kind: Kind
    reason: Reason = "status"
    status: int | None = None
    to: str | None = None


class Outcome(Struct, frozen=True):
    """A finding, when it was made, and since when looks have come to the same kind, both in UTC."""

    finding: Finding
    looked: datetime
    since: datetime
