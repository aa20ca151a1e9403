"""What happens to state pages, posts, pages, sources and settings, to links, and to problems."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from statepages.diff.fields import field_changes
from statepages.diff.snapshot import Entity, Snapshot
from statepages.problem import Problem
from statepages.report import Item, Line, Section, Untrusted


def entity_section(before: Snapshot, after: Snapshot, kind: str, title: str) -> Section:
    """What happens to the things whose files begin with `kind`."""
    items = []
    for name in sorted(before.entities.keys() | after.entities.keys()):
        old, new = before.entities.get(name), after.entities.get(name)
        if name.startswith(kind) and (item := _entity(old, new, is_unread=name in after.unread)):
            items.append(item)
    return Section(title, tuple(items))


def _entity(old: Entity | None, new: Entity | None, *, is_unread: bool) -> Item | None:
    if old is None or new is None:
        there = new or old
        assert there, "one of the two has the name"  # noqa: S101
        word = "new" if new else "can no longer be read" if is_unread else "removed"
        return Item((*_name(there), f": {word}"))
    details = tuple(field_changes(old.fields, new.fields))
    return Item(_name(new), details) if details else None


def _name(entity: Entity) -> Line:
    return (entity.name if entity.is_named_by_us else Untrusted(entity.name),)


def link_section(before: frozenset[str], after: frozenset[str]) -> Section:
    """Links that were nowhere on the site before, by host, with new hosts first."""
    known = {_host(link) for link in before}
    by_host: dict[str, list[str]] = defaultdict(list)
    for link in sorted(after - before):
        by_host[_host(link)].append(link)
    hosts = sorted(by_host, key=lambda host: (host in known, host))
    items = (
        Item(
            (Untrusted(host), "" if host in known else " (a new host)"),
            tuple((Untrusted(link),) for link in by_host[host]),
        )
        for host in hosts
    )
    return Section("New links", tuple(items))


def _host(link: str) -> str:
    """The host of a web address; for other links, the scheme with the part after its @."""
    try:
        parts = urlsplit(link)
        return parts.hostname or f"{parts.scheme}:{parts.path.partition('@')[2]}"
    except ValueError:
        return link


def problem_sections(
    before: tuple[Problem, ...], after: tuple[Problem, ...], new_ids: Mapping[str, str]
) -> Iterator[Section]:
    """New problems, and problems that are gone. `new_ids` are those of renamed events by the old ones."""
    old = Counter(_identity(problem, new_ids) for problem in before)
    new = Counter(_identity(problem, {}) for problem in after)
    yield Section("New problems", tuple(_left(after, new - old, {})))
    yield Section("Problems that are gone", tuple(_left(before, old - new, new_ids)))


Identity = tuple[str, str, str]


def _identity(problem: Problem, new_ids: Mapping[str, str]) -> Identity:
    """What stays the same about a problem when lines are added above it or its event is renamed."""
    folder, events, name = problem.place.path.rpartition("events/")
    ident, point, ending = name.rpartition(".")
    path = f"{folder}{events}{new_ids.get(ident, ident)}{point}{ending}"
    return path, problem.code, problem.message


def _left(
    problems: tuple[Problem, ...], left: Counter[Identity], new_ids: Mapping[str, str]
) -> Iterator[Item]:
    # From the end: if one of several alike is left, it is the last.
    kept = []
    for problem in reversed(problems):
        identity = _identity(problem, new_ids)
        if left[identity] > 0:
            left[identity] -= 1
            kept.append(problem)
    for problem in reversed(kept):
        yield Item((Untrusted(str(problem.place)), f" {problem.level}: ", Untrusted(problem.message)))
