"""same-event: an event stands in one file.

Two volunteers hear of the same event and each adds it. Readers then see it twice and sign up
twice. Events are the same if title, first start and place agree; online events and those without
a time also in the states they help.

Passes::

    # content/events/pa/bank.yaml
    title: Phone bank for Pennsylvania
    # content/events/pa/canvass.yaml
    title: Canvass for Pennsylvania

Fails::

    # content/events/pa/bank.yaml
    title: Phone bank for Pennsylvania
    # content/events/pa/phone-bank.yaml
    title: Phone Bank for Pennsylvania!
"""

from __future__ import annotations

from collections.abc import Iterator

from statepages.entry import Entries, Remark


def same_event(entries: Entries) -> Iterator[Remark]:
    """Events that an earlier file has already."""
    paths: dict[str, str] = {}
    for entry in sorted(entries.events, key=lambda entry: entry.path):
        first = paths.setdefault(entry.value.identity, entry.path)
        if first != entry.path:
            message = f"The same event as {first}. Delete one."
            yield Remark(entry.path, "error", "same-event", message, at=("title",))
