"""Which events of a site the records of a source are, whatever has changed on both sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from statepages.importers.existing import Existing
from statepages.importers.facts import place_in, starts_in, title_in
from statepages.importers.group import Group, derived_origin, is_of_sheet, origin_prefix
from statepages.importers.imported import Imported

_MOST_ALIKE = 50
"""Events with one title at one time, or with one time at one place, that are compared. More is made up."""


class Match(Struct, frozen=True):
    """The event of a site that a group is.

    `files` hold it, the one to update first. With `kept` alone, somebody deleted its file, or the line
    origin: in it. Without both, it is new.
    """

    group: Group
    kept: Imported | None = None
    files: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        return not (self.kept or self.files)


class _Known(Struct, frozen=True):
    """An event from an earlier import, and what it can be recognized by."""

    kept: Imported
    is_own: bool
    title: str
    place: str
    starts: frozenset[str]


_Groups = Mapping[int, Group]
_Events = Mapping[int, _Known]
_Pairs = Iterable[tuple[int, int]]


def matches(groups: Sequence[Group], existing: Existing, source: str, since: date) -> list[Match]:
    """What each group is, in their order. No two of them get the same file."""
    found: dict[int, Match] = {}
    claimed: set[str] = set()
    named = {origin for group in groups for origin in group.origins}
    for at, group in enumerate(groups):
        if match := _by_origin(group, existing, source, claimed):
            found[at] = match
            claimed.update(match.files)
    known = [one for one in _known(existing, source) if not named.intersection(one.kept.origins)]
    events = {number: one for number, one in enumerate(known) if one.kept.file not in claimed}
    left = {at: group for at, group in enumerate(groups) if at not in found}
    for at, number in _recognized(left, events, since.isoformat()):
        match = _as(groups[at], events[number].kept, existing, claimed)
        found[at] = match
        claimed.update(match.files)
    taken = {*existing.origins, *named}
    return [found.get(at) or Match(_named(group, source, taken)) for at, group in enumerate(groups)]


def _by_origin(group: Group, existing: Existing, source: str, claimed: Collection[str]) -> Match | None:
    kept = existing.kept_of(group.origins, source)
    files = tuple(file for file in existing.holding(group.origins, kept) if file not in claimed)
    of_first = (one for one in kept if one.file in files[:1])
    # The file of a joined event, which was split, belongs to its first part.
    others = (one for one in kept if files or one.file not in claimed)
    one = next(of_first, None) or next(others, None)
    return Match(group, one, files) if one or files else None


def _as(group: Group, kept: Imported, existing: Existing, claimed: Collection[str]) -> Match:
    """A group that is an event although its source now says another identity, or none."""
    files = tuple(file for file in existing.holding(kept.origins, (kept,)) if file not in claimed)
    return Match(replace(group, origins=kept.origins) if group.is_derived else group, kept, files)


def _named(group: Group, source: str, taken: set[str]) -> Group:
    """A new group, with an identity if its source does not give it one."""
    if not group.is_derived:
        return group
    origin = derived_origin(group, source, taken)
    taken.add(origin)
    return replace(group, origins=(origin,))


def _known(existing: Existing, source: str) -> Iterator[_Known]:
    """The events that can be recognized by their words: those of the source, and those of other sheets."""
    kept: set[str] = set()
    for key, some in existing.imported.items():
        for one in some:
            kept.update(one.origins)
            if key == source or is_of_sheet(one):
                yield _as_known(one, existing, is_own=key == source)
    for name in existing.nodes:
        origins = existing.origins_of(name)
        if not kept & {*origins} and any(one.startswith(origin_prefix(source)) for one in origins):
            yield _as_known(Imported(name, origins, is_derived=True), existing, is_own=True)


def _as_known(one: Imported, existing: Existing, *, is_own: bool) -> _Known:
    # What nobody kept is as in the file.
    facts = existing.facts.get(one.file, {}) | one.facts
    return _Known(one, is_own, title_in(facts), place_in(facts), starts_in(facts))


def _recognized(groups: dict[int, Group], events: _Events, since: str) -> Iterator[tuple[int, int]]:
    """Groups and the events that they are, by their words: the most certain ones first."""
    left, free = dict(groups), dict(events)
    for look in (_same_title_and_time, _moved, _renamed, _moved_elsewhere):
        for at, number in look(left, free, since):
            if at in left and number in free:
                del left[at], free[number]
                yield at, number


def _same_title_and_time(groups: _Groups, events: _Events, _: str) -> _Pairs:
    index = defaultdict(list)
    for number, one in events.items():
        for start in one.starts:
            index[one.title, start].append(number)
    ranked = []
    for at, group in groups.items():
        shared = Counter(
            number for start in group.starts for number in index.get((group.title, start), ())[:_MOST_ALIKE]
        )
        for number, times in shared.items():
            one = events[number]
            is_elsewhere = one.place != group.place
            if group.is_derived or (not is_elsewhere and (one.is_own or is_of_sheet(group))):
                ranked.append((not one.is_own, is_elsewhere, -times, at, number))
    return [(at, number) for *_, at, number in sorted(ranked)]


def _moved(groups: _Groups, events: _Events, since: str) -> _Pairs:
    """Rows that got other times."""
    return _in_order(groups, _coming(events, since), lambda one: (one.title, one.place))


def _renamed(groups: _Groups, events: _Events, since: str) -> _Pairs:
    """Rows that got another title."""
    index = defaultdict(list)
    for number, one in _coming(events, since).items():
        for start in one.starts if one.place else ():
            index[one.place, start].append(number)
    for at, group in _rows(groups).items():
        for start in sorted(group.starts):
            yield from ((at, number) for number in index.get((group.place, start), ())[:_MOST_ALIKE])


def _moved_elsewhere(groups: _Groups, events: _Events, since: str) -> _Pairs:
    """Rows that got another time and another place."""
    return _in_order(groups, _coming(events, since), lambda one: one.title)


def _in_order(groups: _Groups, events: _Events, key: Callable[[Group | _Known], object]) -> _Pairs:
    """Rows and events with the same key, both in the order of their times."""
    index = defaultdict(list)
    for number, one in sorted(events.items(), key=lambda pair: (_first(pair[1]), pair[0]), reverse=True):
        index[key(one)].append(number)
    for at, group in sorted(_rows(groups).items(), key=lambda pair: (_first(pair[1]), pair[0])):
        if same := index.get(key(group)):
            yield at, same.pop()


def _first(one: Group | _Known) -> str:
    return min(one.starts, default="")


def _rows(groups: _Groups) -> _Groups:
    return {at: group for at, group in groups.items() if group.is_derived}


def _coming(events: _Events, since: str) -> _Events:
    """The events of the source itself that are not over."""
    return {
        number: one
        for number, one in events.items()
        if one.is_own and (not one.starts or max(one.starts) >= since)
    }
