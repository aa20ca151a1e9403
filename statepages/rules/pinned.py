"""pinned: what stands first can be joined.

Pinned events stand at the top of their page. A canceled one is never put there, and one that is
over is not listed at all, so the line does nothing and can go.

Passes::

    pinned: yes

Fails::

    pinned: yes
    status: cancelled
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import EventDocument
from statepages.problem import Problem


def pinned(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """Pinned events that are canceled or over."""
    event = document.value
    if event.pinned and event.is_over(now):
        why = "This event is over, so it is not shown first."
    elif event.pinned and event.is_cancelled:
        why = "A canceled event is not shown first."
    else:
        return
    yield document.key("pinned").problem("warning", "pinned", f"{why} Delete this line.")
