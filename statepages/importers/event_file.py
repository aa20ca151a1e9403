"""The text of the file of an imported event, which passes the check, or is a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from statepages.checking.check_file import fix_file
from statepages.checking.one_file import FALLBACK_ZONE, nodes_of, read_through
from statepages.compose import Plain, event_stem, fields
from statepages.files.event import EventFile
from statepages.files.names import tables
from statepages.importers.defaults import Defaults
from statepages.importers.facts import facts_of, times_in
from statepages.importers.field_edits import TO_DO
from statepages.importers.group import Group
from statepages.importers.local_times import first_day, slot_values, walls
from statepages.importers.record import Record, Remark, Time
from statepages.importers.remarks import Remarks
from statepages.importers.repeat import when_values
from statepages.model.event import Event
from statepages.model.states import EVERY_STATE
from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.report import Untrusted, plain_text
from statepages.schema import schema_line
from statepages.source import RawFile

_MOST_ROUNDS = 12
_MOST_COMMENTS = 10


class EventText(Struct, frozen=True):
    """The file of an event as an import would write it, its fields, and what to say about it."""

    raw: RawFile
    node: MappingNode
    remarks: tuple[Remark, ...]
    is_draft: bool
    identity: tuple[object, ...] | None = None


def event_text(
    group: Group, times: tuple[Time, ...], defaults: Defaults, folder: str | None = None
) -> EventText:
    """The file of a group with some local times, in the folder of its state, which it has to fit.

    `folder` is where the file is already: one for every state has to name the state of the event.
    """
    name = f"{stem_of(group, times)}.yaml"
    said = Remarks(tuple(remark for one in group.members for remark in one.remarks))
    values = _values(group, times, defaults)
    if folder == EVERY_STATE and group.first.folder != EVERY_STATE:
        values["helps"] = (group.first.folder,)
    raw = _raw(name, values, said)
    if times and not _has_times(raw, times):
        # The rule does not give these times, so each of them is written.
        values["when"] = [slot_values(one) for one in times]
        raw = _raw(name, values, said)
    for _ in range(_MOST_ROUNDS):
        raw = fix_file(raw, defaults.now, defaults.kinds).raw
        file, node = read_through(raw, FALLBACK_ZONE, defaults.now, defaults.kinds)
        wrong = _wrong_fields(node, file.problems)
        if not wrong:
            break
        for top, problem in wrong.items():
            said.need(f"The field {top} cannot be used, so it is left out. ", Untrusted(problem.message))
            values.pop(top)
        raw = _raw(name, values, said)
    assert node, "what is written here can be read"  # noqa: S101
    return EventText(raw, node, said.found, node.get("draft") is not None, _identity(file.value))


def stem_of(group: Group, times: tuple[Time, ...]) -> str:
    """The name for a new file inside content/, without its ending."""
    values, day = group.first.values, first_day(times[0]) if times else None
    title, kind = str(values.get("title") or ""), str(values.get("kind") or "event")
    return event_stem(group.first.folder, title, kind, day, suffix="event")


def _values(group: Group, times: tuple[Time, ...], defaults: Defaults) -> dict[str, object]:
    one = group.first
    source = one.values.get("source")
    checked = Plain(defaults.now.date().isoformat())
    values = {
        **one.values,
        "when": when_values(times) if times else _word(one.record),
        "source": {**source, "checked": checked} if isinstance(source, dict) else None,
        "origin": group.origins[0] if len(group.origins) == 1 else group.origins,
    }
    return {name: values[name] for name in tables(EventFile)[()] if values.get(name)}


def _word(record: Record) -> Plain | None:
    return Plain(record.word) if record.word and not record.times else None


def _raw(name: str, values: dict[str, object], said: Remarks) -> RawFile:
    needs = [remark for remark in said.found if remark.needs_person]
    text = fields(values)
    if needs:
        comments = "".join(f"{TO_DO}{_comment(remark)}\n" for remark in needs[:_MOST_COMMENTS])
        text = f"{comments}draft: yes\n{text}"
    return RawFile(name, name, f"{schema_line(name)}\n{text}".encode())


def _comment(remark: Remark) -> str:
    """A remark on one line, without characters that hide or do something."""
    shown = "".join(letter if letter.isprintable() else " " for letter in plain_text(remark.line))
    return re.sub(r"\s+", " ", shown).strip()[:300]


def _wrong_fields(node: MappingNode | None, problems: Iterable[Problem]) -> dict[str, Problem]:
    """The top fields that have an error, each with its first one."""
    found: dict[str, Problem] = {}
    for problem in problems:
        for name in node.fields_on(problem.place.line) if node and problem.is_error else ():
            found.setdefault(name, problem)
    return found


def _has_times(raw: RawFile, times: tuple[Time, ...]) -> bool:
    """Whether a file means just these local times, as far as they can be read."""
    _, node, _ = nodes_of(raw)
    found = facts_of(node).get("when") if node else None
    return not isinstance(found, list) or set(walls(times_in(found))) == set(walls(times))


def identity_of(raw: RawFile, defaults: Defaults) -> tuple[object, ...] | None:
    """What a file shares with another one about the same event; None for a draft."""
    return _identity(read_through(raw, FALLBACK_ZONE, defaults.now, defaults.kinds)[0].value)


def _identity(value: object) -> tuple[object, ...] | None:
    return value.identity if isinstance(value, Event) else None
