"""No two files have the same address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from statepages.content import Content, ContentFile
from statepages.problem import Place, Problem


def same_address(content: Content) -> Iterator[Problem]:
    """Files with the same address as an earlier one."""
    paths: dict[str, str] = {}
    files: list[ContentFile[Any]] = [
        *content.states,
        *content.events,
        *content.drafts,
        *content.posts,
        *content.pages,
    ]
    # Backwards: of Canvass and canvass, the one with the capital is reported.
    for file in sorted(files, key=lambda file: file.path, reverse=True):
        address = file.name.rpartition(".")[0].lower()
        first = paths.setdefault(address, file.path)
        if first != file.path:
            message = f"This file and {first} would have the same address on the site. Rename one of them."
            yield Problem(Place(file.path), "error", "same-address", message)
