"""The fields of an event that people are asked for: as options of `new`, at a prompt and in the form."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.files.event import ORIGIN, EventFile
from statepages.files.names import Field, NamePath, tables

WORDS = ("anytime", "to be announced")
"""What people can answer instead of a start."""

_WHOLE = frozenset({"when", "where"})
_FOLLOW = frozenset({"all day", "state", ORIGIN})
"""Nobody is asked for these: they follow from other answers, or only `import` knows them."""


def _asked() -> Iterator[tuple[str, NamePath]]:
    """Names and paths of all fields, except those in smaller groups: the form picks a few of those."""
    for name, field in tables(EventFile)[()].items():
        inner = tables(EventFile).get((name,), {})
        if not field.has_fields and name not in _FOLLOW:
            yield name, (name,)
        for below, one in inner.items():
            if below not in _FOLLOW and (name in _WHOLE or one.about.question):
                yield below, (name, below)


PATHS: dict[str, NamePath] = {}
"""The paths in the file of the fields that people are asked for, by name, in the order of the file."""

for _name, _path in _asked():
    PATHS.setdefault(_name, _path)  # "until" is that of when, which comes first


def field(name: str) -> Field:
    """The field that people are asked for by a name."""
    path = PATHS[name]
    return tables(EventFile)[path[:-1]][path[-1]]
