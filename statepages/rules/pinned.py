"""Only events that people can still join are pinned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import EventDocument
from statepages.problem import Problem


def pinned(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """Pinned events that are canceled or over."""
    event = document.value
    if event.pinned and event.is_over(now):
        why = "This event is over, so it is not listed."
    elif event.pinned and event.is_cancelled:
        why = "This event is canceled, so it is not shown first."
    else:
        return
    yield document.key("pinned").problem("warning", "pinned", f"{why} Delete this line.")
