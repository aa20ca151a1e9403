"""Words that people write instead of the names of fields, so that messages can say which one they meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import normalize

from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.names import NamePath, tables

_STATED = {
    "cancelled": ("status", "cancelled"),
    "canceled": ("status", "cancelled"),
    "cancelado": ("status", "cancelled"),
    "postponed": ("status", "postponed"),
    "pospuesto": ("status", "postponed"),
    "full": ("status", "full"),
    "soldout": ("status", "full"),
    "lleno": ("status", "full"),
    "online": ("where", "online"),
    "enlinea": ("where", "online"),
    "virtual": ("where", "online"),
    "remote": ("where", "online"),
    "anytime": ("when", "anytime"),
}
"""Names that people give an event with the value yes, and how to say the same here."""


def squeezed(name: str) -> str:
    """A name written like the words here: without capitals, spaces and accents."""
    return re.sub(r"[\W_]+", "", normalize("NFKD", name).lower())


@cache
def words_for(model: type[Model], path: NamePath) -> tuple[str, ...]:
    """All words that mean a field at a path."""
    return tuple(word for word, _ in _words(model, path))


def _words(model: type[Model], path: NamePath) -> Iterator[tuple[str, NamePath]]:
    """Words, each with the path of the field that it means. The field can be in a group of fields."""
    for name, field in tables(model).get(path, {}).items():
        yield from ((word, (*path, name)) for word in field.about.names.split())
    for name in tables(model).get(path, {}):
        for inner, field in tables(model).get((*path, name), {}).items():
            yield from ((word, (*path, name, inner)) for word in field.about.above.split())


@cache
def _targets(model: type[Model], path: NamePath) -> Mapping[str, NamePath]:
    return dict(_words(model, path))


def meant_by(model: type[Model], path: NamePath, name: str) -> NamePath | None:
    """The path of the field that somebody meant by a name at a path; None if nobody can tell."""
    return _targets(model, path).get(squeezed(name))


def stated_by(model: type[Model], name: str, value: object) -> tuple[str, str] | None:
    """The field and value that mean the same as a name with the value yes, such as `cancelled: yes`."""
    is_yes = isinstance(value, str) and value.strip().lower() in {"yes", "true", "y", "on"}
    return _STATED.get(squeezed(name)) if issubclass(model, EventFile) and is_yes else None


def field_meant(model: type[Model], name: str) -> str | None:
    """The field at the top of a file that a name means, in any wording; None for other names."""
    spelled = next((field for field in tables(model)[()] if squeezed(field) == squeezed(name)), None)
    meant = meant_by(model, (), name)
    return spelled or (meant[0] if meant and len(meant) == 1 else None)
