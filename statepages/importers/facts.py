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
from statepages.validate.slots import expand

Facts = dict[str, Any]
"""Plain values by the names of fields. Those of a group of fields are apart: "where.zip". `when` is a list of
times, each with its start, its end and whether it is all day, as clocks show them.
"""

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
    found = []
    for one in when:
        if not (isinstance(one, list) and len(one) == 3 and isinstance(one[0], str)):
            return ()
        read = date.fromisoformat if one[2] else datetime.fromisoformat
        try:
            found.append(Time(read(one[0]), read(one[1]) if one[1] else None))
        except (TypeError, ValueError):
            return ()
    return tuple(found)


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
            found.setdefault(top, {})[below] = value
        else:
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
