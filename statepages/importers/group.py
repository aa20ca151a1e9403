"""Several records as one event: rows of a sheet that share all but their times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from statepages.importers.prepare import Prepared
from statepages.slug import slug

_MOST_SLUG = 60
_EXTENSION = re.compile(r"\.[a-z]{2,5}$")


class Group(Struct, frozen=True):
    """Records that become one file, in the order of the input, and what identifies them in their source.

    `is_derived`: the source gives its events no identity, so it is made of their words.
    """

    members: tuple[Prepared, ...]
    origins: tuple[str, ...]
    is_derived: bool = False

    @property
    def first(self) -> Prepared:
        return self.members[0]


def groups(prepared: Iterable[Prepared], source: str, *, join: bool) -> list[Group]:
    """The files that records become. Records with an identity of their own are joined only on demand."""
    by_key: dict[object, list[Prepared]] = {}
    for number, one in enumerate(prepared):
        key: object = _key(one) if one.times and (join or one.record.origin is None) else number
        by_key.setdefault(key, []).append(one)
    seen = Counter[str]()
    made = []
    for members in by_key.values():
        origins = tuple(dict.fromkeys(one.record.origin for one in members if one.record.origin))
        is_derived = not origins
        if is_derived:
            origins = (_derived(members[0], source, seen),)
        made.append(Group(tuple(members), origins, is_derived))
    return made


def alike(prepared: Sequence[Prepared]) -> list[tuple[Prepared, ...]]:
    """Records that could be joined."""
    by_key: dict[object, list[Prepared]] = {}
    for one in prepared:
        if one.times:
            by_key.setdefault(_key(one), []).append(one)
    return [tuple(members) for members in by_key.values() if len(members) > 1]


def _key(one: Prepared) -> object:
    """What records share that can be joined: everything but their times and their pages in the source."""
    values = {name: value for name, value in one.values.items() if name != "source"}
    return one.folder, one.needs_person, repr(sorted(values.items()))


def _derived(one: Prepared, source: str, seen: Counter[str]) -> str:
    """An identity from the words of a record, the same in the next import."""
    words = slug(str(one.values.get("title") or "")) or "untitled"
    base = f"{slug(_EXTENSION.sub('', source))[:_MOST_SLUG]} {words[:_MOST_SLUG]}"
    if seen[base]:
        base = f"{base} {_place_words(one)}".strip()
    seen[base] += 1
    return base if seen[base] == 1 else f"{base} {seen[base]}"


def _place_words(one: Prepared) -> str:
    where = one.values.get("where")
    parts = (
        [str(value) for value in where.values() if value] if isinstance(where, dict) else [str(where or "")]
    )
    return slug(" ".join(parts))[:_MOST_SLUG]
