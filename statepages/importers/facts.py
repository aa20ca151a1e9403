"""What a file says, field by field, in a form that can be compared and kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from statepages.files.event import EventFile
from statepages.files.names import adapter
from statepages.importers.record import Time
from statepages.node import MappingNode
from statepages.slug import slug
from statepages.validate.slots import expand

Facts = dict[str, Any]
"""Plain values by the names of fields. Those of a group of fields are apart: "where.zip". `when` is a list of
times, each with its start, its end and whether it is all day, as clocks show them.
"""

_FIRST_YEAR = 1900
_NOT_COMPARED = frozenset({"origin", "source.checked"})


def facts_of(node: MappingNode) -> Facts:
    """The facts of a file."""
    found: Facts = {}
    for key, value in node.pairs:
        if key.text == "when":
            found["when"] = _when(node)
        elif isinstance(value, MappingNode):
            found |= {f"{key.text}.{name}": below for name, below in value.plain().items()}
        else:
            found[key.text] = value.plain()
    return {name: value for name, value in found.items() if name not in _NOT_COMPARED}


def _when(node: MappingNode) -> Any:
    value = node.get("when")
    plain = value.plain() if value else None
    try:
        files = adapter(EventFile, ("when",)).validate_python(plain)
    except ValidationError:
        return plain
    if isinstance(files, str):
        return files
    # Any zone without clock changes: the times stay as clocks show them.
    slots, problems = expand(files, "Etc/UTC", node)
    if problems:
        return plain
    return [_moments(slot.start, slot.end, slot.last_day, all_day=slot.all_day) for slot in slots]


def _moments(start: datetime, end: datetime | None, last: date, *, all_day: bool) -> list[Any]:
    if all_day:
        return [start.date().isoformat(), last.isoformat(), True]
    wall = f"{start:%Y-%m-%dT%H:%M}"
    return [wall, f"{end:%Y-%m-%dT%H:%M}" if end else None, False]


def times_in(when: object) -> tuple[Time, ...]:
    """The local times in a fact about `when`; none if it is in words."""
    if not isinstance(when, list):
        return ()
    try:
        return tuple(map(_time, when))
    except (TypeError, ValueError):
        return ()


def _time(fact: Any) -> Time:
    """Raises TypeError or ValueError if it is no such time: anybody may have edited the fact."""
    start, end, is_day = fact
    read = date.fromisoformat if is_day else _wall
    found = Time(read(start), read(end) if end else None)
    if found.start.year < _FIRST_YEAR or (found.end and found.end < found.start):
        raise ValueError(fact)
    return found


def _wall(text: str) -> datetime:
    wall = datetime.fromisoformat(text)
    if wall.tzinfo is not None:
        raise ValueError(text)
    return wall


def title_in(facts: Mapping[str, Any]) -> str:
    """A title, for comparison. One without letters is none: no file can have it."""
    title = str(facts.get("title") or "")
    return slug(title) or " ".join(title.casefold().split()) if any(map(str.isalnum, title)) else ""


def place_in(facts: Mapping[str, Any]) -> str:
    """A place, for comparison: its ZIP code, or a word such as online. Empty if it has neither."""
    where = facts.get("where")
    found = where.get("zip") if isinstance(where, Mapping) else facts.get("where.zip") or where
    return found if isinstance(found, str) else ""


def starts_in(facts: Facts) -> frozenset[str]:
    """When the times in some facts start."""
    return frozenset(one.start.isoformat()[:16] for one in times_in(facts.get("when")))


def alike(*several: Facts) -> tuple[Facts, ...]:
    """The same facts with a group of fields in one, if one of them has a word in place of the group.

    where: online, and a place with a ZIP code, can only be compared as a whole.
    """
    tops = {name.partition(".")[0] for facts in several for name in facts if "." in name}
    words = {name for facts in several for name in facts if name in tops}
    return tuple(_whole(facts, words) for facts in several)


def _whole(facts: Facts, names: set[str]) -> Facts:
    found: Facts = {}
    for name, value in facts.items():
        top, dot, below = name.partition(".")
        if dot and top in names:
            inner = found.get(top)
            found[top] = {**(inner if isinstance(inner, dict) else {}), below: value}
        elif not isinstance(found.get(name), dict):
            found[name] = value
    return found


def merge(base: Mapping[str, Any], mine: Facts, theirs: Facts) -> tuple[set[str], set[str]]:
    """The fields to take from a source, and those that stay although the source differs.

    `base` is what the last import wrote, `mine` what the file says now, `theirs` what the source says now.
    What a person changed, added or deleted stays. So does what the source has not changed.
    """
    taken: set[str] = set()
    kept: set[str] = set()
    for name in {*base, *mine, *theirs}:
        old, ours, new = base.get(name), mine.get(name), theirs.get(name)
        if ours == new:
            continue
        (taken if ours == old else kept).add(name)
    return taken, kept
