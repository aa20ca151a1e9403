"""Several records as one event: rows of a sheet that share all but their times."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count

from msgspec import Struct

from statepages.humanize import and_list
from statepages.importers.facts import place_in, title_in, words_in
from statepages.importers.imported import Imported
from statepages.importers.personal import masked
from statepages.importers.prepare import Prepared
from statepages.importers.record import Remark
from statepages.importers.results import Result
from statepages.slug import slug

_MOST_SLUG = 60
_OF_SHEET = "csv "
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

    @property
    def title(self) -> str:
        """Its title, for comparison."""
        return title_in(self.first.values)

    @property
    def place(self) -> str:
        """Its place, for comparison."""
        return place_in(self.first.values)

    @property
    def words(self) -> frozenset[tuple[str, str]]:
        """What else tells it apart."""
        return words_in(self.first.values)

    @property
    def starts(self) -> frozenset[str]:
        """When its times start, as facts have them."""
        return frozenset(one.start.isoformat()[:16] for member in self.members for one in member.times)


def groups(prepared: Iterable[Prepared], source: str, *, join: bool) -> list[Group]:
    """The files that records become. Records with an identity of their own are joined only on demand."""
    by_key: dict[object, list[Prepared]] = {}
    keys: dict[str, object] = {}
    for number, one in enumerate(prepared):
        origin = one.record.origin
        key: object = _key(one) if one.times and (join or origin is None) else number
        if origin is not None:
            key = keys.setdefault(origin, key)
        by_key.setdefault(key, []).append(one)
    return [_group(tuple(members), source) for members in by_key.values()]


def _group(members: tuple[Prepared, ...], source: str) -> Group:
    found = (own_origin(one.record.origin, source) for one in members if one.record.origin)
    origins = tuple(dict.fromkeys(found))
    return Group(members, origins, is_derived=not origins)


def _alike(prepared: Sequence[Prepared]) -> list[tuple[Prepared, ...]]:
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


def origin_prefix(source: str) -> str:
    """How the identities begin that are made for the rows of a sheet."""
    return f"{slug(_EXTENSION.sub('', source))[:_MOST_SLUG]} "


def own_origin(origin: str, source: str) -> str:
    """The identity of an event. The numbers of rows count only within their sheet."""
    rest = origin.removeprefix(_OF_SHEET)
    return origin if rest == origin else f"{_OF_SHEET}{origin_prefix(source)}{rest}"


def is_of_sheet(one: Imported | Group) -> bool:
    """Whether an event comes from a sheet, whose name may change from one download to the next."""
    return one.is_derived or any(origin.startswith(_OF_SHEET) for origin in one.origins)


def derived_origin(group: Group, source: str, taken: Collection[str]) -> str:
    """An identity for a new group, of its words, that no other event has."""
    base = f"{origin_prefix(source)}{(slug(group.title) or 'untitled')[:_MOST_SLUG]}"
    return next(one for one in _origins(base, _place_words(group.first)) if one not in taken)


def _origins(base: str, place: str) -> Iterator[str]:
    yield base
    more = f"{base} {place}".strip()
    yield more
    yield from (f"{more} {number}" for number in count(2))


def _place_words(one: Prepared) -> str:
    where = one.values.get("where")
    parts = (
        [str(value) for value in where.values() if value] if isinstance(where, dict) else [str(where or "")]
    )
    return slug(" ".join(parts))[:_MOST_SLUG]


def about_joined(first: Prepared, one: Prepared) -> Iterator[Remark]:
    """What to say about an event that is in the file of another."""
    spot = first.record.spot
    yield Remark((f"In the same file as {spot}.",))
    names = {*first.values, *one.values} - {"source"}
    differ = sorted(
        name for name in names if (first.values.get(name) or None) != (one.values.get(name) or None)
    )
    if differ:
        words = f"It has the same number as {spot} in its source, so only its times are used. Not used: "
        yield Remark((f"{words}{and_list(differ)}.",), needs_person=True)


def could_join(source: str, prepared: Sequence[Prepared]) -> Iterator[Result]:
    """What to say about records that are one event to people."""
    once = {one.record.origin: one for one in reversed(prepared)}
    for members in _alike(tuple(reversed(once.values()))):
        record = members[0].record
        spots = and_list([one.record.spot for one in members[1:]])
        line = (f"It is the same as {spots}, but for its times. With --join they become one event.",)
        yield Result(
            outcome="input",
            source=source,
            spot=record.spot,
            title=masked(record.title),
            remarks=(Remark(line),),
        )
