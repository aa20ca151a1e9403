"""What a visit to a link found out."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

Kind = Literal["fine", "moved", "broken", "unsure", "silent"]
"""Fine; permanently at another address; no page there; not for programs; no answer this time."""

Reason = Literal[
    "status", "no-host", "private", "port", "scheme", "circle", "too-far", "certificate", "timeout",
    "connection", "busy",
]  # fmt: skip
"""What decided it: the status of the answer, the host name, its network, ..."""


class Finding(Struct, frozen=True):
    """What a visit found. `to` is the link's permanent new address, if it has one."""

    kind: Kind
    reason: Reason = "status"
    status: int | None = None
    to: str | None = None


class Outcome(Struct, frozen=True):
    """A finding, when it was made, and since when visits have found the same kind, both in UTC."""

    finding: Finding
    looked: datetime
    since: datetime
