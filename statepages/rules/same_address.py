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
from typing import Any

from statepages.content import Content, ContentFile
from statepages.problem import Place, Problem


def same_address(content: Content) -> Iterator[Problem]:
    """Files whose address an earlier one has."""
    paths: dict[str, str] = {}
    files: list[ContentFile[Any]] = [*content.states, *content.events, *content.posts]
    # Backwards: of Canvass and canvass the one with the capital is told.
    for file in sorted(files, key=lambda file: file.path, reverse=True):
        address = file.name.rpartition(".")[0].lower()
        first = paths.setdefault(address, file.path)
        if first != file.path:
            message = f"Its page has the address of {first} too. Rename one of the files."
            yield Problem(Place(file.path), "error", "same-address", message)
