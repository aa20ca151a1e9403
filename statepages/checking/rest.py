"""The fields of an event that can be read if others are wrong, so that one mistake does not hide another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from statepages.files.event import EventFile
from statepages.files.names import tables
from statepages.node import MappingNode
from statepages.problem import Problem

_NEEDED = frozenset({"until", "helps", "timezone", "status", "pinned"})
"""Optional fields that say something about the others."""


@cache
def _spare() -> frozenset[str]:
    """Fields that an event can do without: nothing about the other fields depends on them."""
    optional = (name for name, field in tables(EventFile)[()].items() if not field.is_required)
    return frozenset(optional) - _NEEDED


def rest_of(node: MappingNode, problems: Iterable[Problem]) -> MappingNode | None:
    """The fields that no error is about, or None if an error is about a field that the others need."""
    wrong: set[str] = set()
    for problem in problems:
        if not problem.is_error:
            continue
        names = set(node.fields_on(problem.place.line))
        if not names or not names <= _spare():
            return None
        wrong |= names
    return replace(node, pairs=tuple((key, value) for key, value in node.pairs if key.text not in wrong))
