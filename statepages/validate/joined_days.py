"""A day and a time that somebody wrote in two fields, although one field takes both: date and time."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from statepages.edit import Edit
from statepages.fields.clocks import is_either_half
from statepages.fields.days import take_day
from statepages.fields.spans import span_of
from statepages.fields.timetable import timetable
from statepages.files.event import EventFile
from statepages.files.names import accepts, meant_for
from statepages.files.other_names import squeezed
from statepages.node import MappingNode, Node, Scalar, SequenceNode
from statepages.problem import FieldError, Problem
from statepages.validate.case import Parts, in_braces, over_pair, without_pair
from statepages.validate.day_names import day_meant, lines_of, of_day, of_days, of_shifts, pairs_of

_DAYS = frozenset({"date", "day", "startdate", "eventdate", "fecha", "dia", "fechadelevento"})
_CLOCKS = frozenset(
    {
        "time",
        "starttime",
        "hour",
        "at",
        "eventtime",
        "start",
        "begin",
        "begins",
        "from",
        "hours",
        "hora",
        "horario",
        "horadeinicio",
    }
)

_ENDS = frozenset({"end", "endtime", "ends", "fin", "horadefin"})

Pair = tuple[Scalar, Scalar]


def with_joined_days(root: MappingNode, problems: list[Problem], today: date | None) -> MappingNode:
    """The fields of an event, with each day and its time in one field."""
    when = root.get("when")
    key = root.key("when")
    if when is None or (key and isinstance(when, Scalar) and _is_day(when, today)):
        return _at_the_top(root, problems, today, (key, when) if key and isinstance(when, Scalar) else None)
    joined: Node = when
    if isinstance(when, MappingNode):
        joined = (
            of_day(when, problems, today)
            or of_days(when, problems, today)
            or of_shifts(when, problems, today)
            or _in_one(when, problems)
        )
    elif isinstance(when, SequenceNode):
        items = [item for item in when.items if isinstance(item, MappingNode)]
        named = {
            id(item): of_day(item, problems, today)
            or of_shifts(item, problems, today)
            or _in_one(item, problems)
            for item in items
        }
        joined = replace(when, items=tuple(named.get(id(item), item) for item in when.items))
    return replace(
        root, pairs=tuple((key, joined if key.text == "when" else value) for key, value in root.pairs)
    )


def _find(node: MappingNode, words: frozenset[str]) -> Pair | None:
    for key, value in node.pairs:
        if squeezed(key.text) in words and isinstance(value, Scalar) and value.text:
            return key, value
    return None


def _is_day(scalar: Scalar, today: date | None) -> bool:
    is_one = meant_for(EventFile, ("until",), scalar.text) is not None
    return is_one or day_meant(scalar.text, today)[1]


def _at_the_top(
    root: MappingNode, problems: list[Problem], today: date | None, when: Pair | None = None
) -> MappingNode:
    """date: and time: in place of when:, as many forms have them; when: with a day, and time: below it."""
    day, clock = when or _find(root, _DAYS), _find(root, _CLOCKS)
    if day is None or (when and clock is None) or (clock and _has_day(clock[1])):
        return root
    end = _find(root, _ENDS)
    parts = _parts(day[1], clock[1] if clock else None, has_end=end is not None)
    parts = parts or (_in_other_words(day[1], clock[1], today) if clock and not end else None)
    if parts is None:
        return root
    if when:
        return _below_when(root, problems, when, clock, end, parts)
    more = f', and below that "    end: {parts["end"]}"' if "end" in parts else ""
    message = (
        f'Unknown field "{day[0].text}". Write the day and the time below "when:", as '
        f'"  - start: {parts["start"]}"{more}.'
    )
    lines = f"when:\n  - {lines_of(replace(day[0], column=4), parts)}"
    problem = day[0].problem("error", "unknown-field", message)
    problems.append(replace(problem, edits=_over_both(day, clock, lines)))
    held = pairs_of(day[0], day[1], parts)
    entry = (replace(day[0], text="when"), MappingNode(root.source, day[0].line, day[0].column, held))
    gone = {id(day[0]), id(clock[0]) if clock else 0}
    return replace(root, pairs=(entry, *(pair for pair in root.pairs if id(pair[0]) not in gone)))


def _has_day(scalar: Scalar) -> bool:
    try:
        return take_day(scalar.text)[0] is not None
    except FieldError:
        return True


def _below_when(
    root: MappingNode, problems: list[Problem], when: Pair, clock: Pair | None, end: Pair | None, parts: Parts
) -> MappingNode:
    """when: October 17, 2026 and time: 10 am - 1 pm below it, or start: and end:, in one entry."""
    key, value = when
    others = [pair for pair in (clock, end) if pair]
    if end:
        parts = parts | {"end": end[1].text}
    if end and not accepts(EventFile, ("when", "end"), end[1].text):
        return root
    names = " and ".join(f'"{pair[0].text}"' for pair in others)
    message = (
        f'The day and the time go in one place. Write below "when:" - {in_braces(parts)}, and delete {names}.'
    )
    lines = f"{key.text}:\n  - {lines_of(replace(key, column=4), parts)}"
    problem = key.problem("error", "unknown-field", message)
    over, without = over_pair(key, value, lines), [without_pair(*pair) for pair in others]
    if over and all(without):
        problem = replace(problem, edits=tuple(sorted({*over, *(edit for one in without for edit in one)})))
    problems.append(problem)
    entry = MappingNode(root.source, value.line, value.column, pairs_of(key, value, parts))
    gone = {id(pair[0]) for pair in others}
    kept = [pair for pair in root.pairs if id(pair[0]) not in gone]
    return replace(root, pairs=tuple((name, entry if name is key else below) for name, below in kept))


def _start_and_clock(slot: MappingNode) -> tuple[Pair, Pair] | None:
    """The fields with the day and the time of a slot: start: 2024-10-19 with time: 10 am, too."""
    day, clock, start = _find(slot, _DAYS), _find(slot, _CLOCKS), _find(slot, frozenset({"start"}))
    if day is None and start and accepts(EventFile, ("until",), start[1].text):
        day, clock = start, _find(slot, _CLOCKS - {"start"})
    return (day, clock) if day and clock else None


def _in_one(slot: MappingNode, problems: list[Problem]) -> MappingNode:
    """date: next to start: or time: in an entry of when."""
    found = _start_and_clock(slot)
    if found is None or accepts(EventFile, ("until",), found[1][1].text):
        return slot
    day, clock = found
    parts = _parts(day[1], clock[1], has_end=slot.get("end") is not None)
    if parts is None:
        return slot
    unknown = clock[0] if day[0].text == "start" else day[0]
    lines = ", and on the line below it ".join(f"{name}: {part}" for name, part in parts.items())
    message = f'Unknown field "{unknown.text}". Write the day before the time: {lines}'
    problem = unknown.problem("error", "unknown-field", message)
    first, second = sorted((day, clock), key=lambda pair: (pair[0].line, pair[0].column))
    problems.append(replace(problem, edits=_over_both(first, second, lines_of(first[0], parts))))
    rest = [pair for pair in slot.pairs if pair[0] is not day[0] and pair[0] is not clock[0]]
    return replace(slot, pairs=(*pairs_of(clock[0], clock[1], parts), *rest))


def _parts(day: Scalar, clock: Scalar | None, *, has_end: bool = False) -> Parts | None:
    """The fields for a day and a time; None if they are not a time."""
    written = meant_for(EventFile, ("until",), day.text) or day.text
    text = f"{written} {clock.text}" if clock else day.text
    if clock and is_either_half(f"{day.text} {clock.text}") and not span_of(text):
        return None
    span = None if has_end else span_of(text)
    if span:
        return {"start": span[0], "end": span[1]}
    return {"start": text} if accepts(EventFile, ("when", "start"), text) else None


def _in_other_words(day: Scalar, clock: Scalar, today: date | None) -> Parts | None:
    """The fields of "sábado 17 de octubre" and "10am a 1pm"."""
    found = timetable(f"{day.text} {clock.text}", today) if today else None
    return found.slots[0] if found and found.is_certain and len(found.slots) == 1 else None


def _over_both(first: Pair, second: Pair | None, text: str) -> tuple[Edit, ...]:
    """The edits that replace one field with a text and delete the other."""
    over, without = over_pair(*first, text), without_pair(*second) if second else ()
    return (*over, *without) if over and (without or second is None) else ()
