"""same-address: no two files with one address.

The path of a file is the address of its page. Windows, macOS and many hosts take Canvass and
canvass for one name, so two files that differ in capitals only, or in .yaml and .yml, overwrite one
another.

Passes::

    # content/events/pa/canvass-1.yaml
    title: Canvass in the morning
    # content/events/pa/canvass-2.yaml
    title: Canvass in the evening

Fails::

    # content/events/pa/canvass.yaml
    title: Canvass in the morning
    # content/events/pa/Canvass.yaml
    title: Canvass in the evening
"""

from __future__ import annotations

from collections.abc import Iterator

from statepages.entry import AnyEntry, Entries
from statepages.problem import Problem


def same_address(entries: Entries) -> Iterator[Problem]:
    """Files whose address an earlier one has."""
    paths: dict[str, str] = {}
    kinds: tuple[tuple[AnyEntry, ...], ...] = (entries.states, entries.events, entries.posts)
    sources = [entry.source for kind in kinds for entry in kind]
    # Backwards: of Canvass and canvass the one with the capital is told.
    for source in sorted(sources, key=lambda source: source.path, reverse=True):
        address = source.name.rpartition(".")[0].lower()
        first = paths.setdefault(address, source.path)
        if first != source.path:
            message = f"Its page has the address of {first} too. Rename one of the files."
            yield source.problem("error", "same-address", message, line=0)
