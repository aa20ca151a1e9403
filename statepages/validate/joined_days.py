"""A day and a time that somebody wrote in two fields, where one takes both: date and time."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from statepages.edit import Edit
from statepages.fields.clocks import is_either_half
from statepages.fields.days import parse_day, take_day
from statepages.fields.missing_years import NoYear
from statepages.fields.spans import span_of
from statepages.fields.times import span_meant
from statepages.fields.timetable import timetable
from statepages.files.event import EventFile
from statepages.files.names import accepts, meant_for
from statepages.files.other_names import squeezed
from statepages.model.examples import DAY
from statepages.node import MappingNode, Node, Scalar, SequenceNode
from statepages.problem import FieldError, Problem
from statepages.validate.case import Parts, in_braces, over_pair, without_pair

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
    """The fields of an event with its days and times in one field each."""
    when = root.get("when")
    key = root.key("when")
    if when is None or (key and isinstance(when, Scalar) and _is_day(when, today)):
        return _at_the_top(root, problems, today, (key, when) if key and isinstance(when, Scalar) else None)
    joined: Node = when
    if isinstance(when, MappingNode):
        joined = (
            _of_day(when, problems, today)
            or _of_days(when, problems, today)
            or _of_shifts(when, problems, today)
            or _in_one(when, problems)
        )
    elif isinstance(when, SequenceNode):
        items = [item for item in when.items if isinstance(item, MappingNode)]
        named = {
            id(item): _of_day(item, problems, today)
            or _of_shifts(item, problems, today)
            or _in_one(item, problems)
            for item in items
        }
        joined = replace(when, items=tuple(named.get(id(item), item) for item in when.items))
    return replace(
        root, pairs=tuple((key, joined if key.text == "when" else value) for key, value in root.pairs)
    )


def _of_day(slot: MappingNode, problems: list[Problem], today: date | None) -> MappingNode | None:
    """Sat 10/19: 10am-1pm, where the name of the field is the day."""
    if len(slot.pairs) != 1 or not isinstance(slot.pairs[0][1], Scalar):
        return None
    key, value = slot.pairs[0][0], slot.pairs[0][1]
    day, is_certain = _day_meant(key.text, today)
    span = span_meant(f"{day} {value.text}") if day else None
    text = meant_for(EventFile, ("when", "start"), f"{day} {value.text}") if day and not span else None
    if not span and not text:
        return None
    parts = {"start": span[0], "end": span[1]} if span else {"start": str(text)}
    year = "" if is_certain else ", with its year"
    told = key.problem(
        "error", "unknown-field", f"A day cannot be the name of a field. Write {in_braces(parts)}{year}"
    )
    problems.append(replace(told, edits=over_pair(key, value, _lines(key, parts)), is_guess=not is_certain))
    return replace(slot, pairs=_pairs(key, value, parts))


def _of_days(when: MappingNode, problems: list[Problem], today: date | None) -> Node | None:
    """Several days as names of fields, each with its times."""
    told: list[Problem] = []
    entries = []
    for key, value in when.pairs:
        one = replace(when, line=key.line, column=key.column, pairs=((key, value),))
        named = _of_day(one, told, today)
        if named is None or not isinstance(value, Scalar):
            return None
        entries.append(named)
        parts = {name.text: text.text for name, text in named.pairs if isinstance(text, Scalar)}
        lines = "- " + _lines(replace(key, column=key.column + 2), parts)
        is_alone = not key.source.lines[key.line][: key.column].strip()
        told[-1] = replace(told[-1], edits=over_pair(key, value, lines) if is_alone else ())
    problems += told
    return SequenceNode(when.source, when.line, when.column, tuple(entries)) if entries else None


_SHIFT = re.compile(
    r"(?:(?:first|second|third|1st|2nd|3rd|early|late|primer|segundo)?\s*(?:morning|afternoon|evening|midday|night|am|pm)?"
    r"\s*(?:shifts?|turno|session)\s*(?:#?[0-9]|[a-c]|one|two|three)?|morning|afternoon|evening)",
    re.IGNORECASE,
)


def _of_shifts(node: MappingNode, problems: list[Problem], today: date | None) -> MappingNode | None:
    """Shifts as names of fields: Morning shift: 9-12. The entry has no day, which nobody can know."""
    shifts = [key for key, _ in node.pairs if _SHIFT.fullmatch(key.text.strip())]
    if not shifts or len(shifts) < len(node.pairs) or today is None:
        return None
    first, value = node.pairs[0]
    times = value.text if isinstance(value, Scalar) else ""
    span = span_meant(f"{today} {times}") if times else None
    clocks = [text.removeprefix(f"{today} ") for text in span] if span else ["9 am", "12 pm"]
    message = (
        f"A shift cannot be the name of a field. Write each shift as an entry with its day: "
        f'"- start: {DAY} {clocks[0]}", and below it "  end: {clocks[1]}".'
    )
    problems.append(first.problem("error", "unknown-field", message))
    bare = replace(first, text="start", end_column=-1)
    return replace(node, pairs=((bare, replace(bare, text=f"{today} 12:00")),))


def _day_meant(text: str, today: date | None) -> tuple[str | None, bool]:
    """The day that a text is, and whether that is certain: without a year, a day of the week may tell it."""
    try:
        return str(parse_day(text)), True
    except NoYear as error:
        meant = error.dated(today) if today else None
        coming = error.after(today).instead if today else None
        is_certain = meant is not None and meant.instead is not None and not meant.is_guess
        return (meant.instead if meant else None) or coming, is_certain
    except FieldError as error:
        return error.instead, error.instead is not None and not error.is_guess


def _find(node: MappingNode, words: frozenset[str]) -> Pair | None:
    for key, value in node.pairs:
        if squeezed(key.text) in words and isinstance(value, Scalar) and value.text:
            return key, value
    return None


def _is_day(scalar: Scalar, today: date | None) -> bool:
    is_one = meant_for(EventFile, ("until",), scalar.text) is not None
    return is_one or _day_meant(scalar.text, today)[1]


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
    lines = f"when:\n  - {_lines(replace(day[0], column=4), parts)}"
    told = day[0].problem("error", "unknown-field", message)
    problems.append(replace(told, edits=_over_both(day, clock, lines)))
    held = _pairs(day[0], day[1], parts)
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
    lines = f"{key.text}:\n  - {_lines(replace(key, column=4), parts)}"
    told = key.problem("error", "unknown-field", message)
    over, without = over_pair(key, value, lines), [without_pair(*pair) for pair in others]
    if over and all(without):
        told = replace(told, edits=tuple(sorted({*over, *(edit for one in without for edit in one)})))
    problems.append(told)
    entry = MappingNode(root.source, value.line, value.column, _pairs(key, value, parts))
    gone = {id(pair[0]) for pair in others}
    kept = [pair for pair in root.pairs if id(pair[0]) not in gone]
    return replace(root, pairs=tuple((name, entry if name is key else below) for name, below in kept))


def _start_and_clock(slot: MappingNode) -> tuple[Pair, Pair] | None:
    """What holds the day of a slot, and what holds its time: start: 2024-10-19 with time: 10 am, too."""
    day, clock, start = _find(slot, _DAYS), _find(slot, _CLOCKS), _find(slot, frozenset({"start"}))
    if day is None and start and accepts(EventFile, ("until",), start[1].text):
        day, clock = start, _find(slot, _CLOCKS - {"start"})
    return (day, clock) if day and clock else None


def _in_one(slot: MappingNode, problems: list[Problem]) -> MappingNode:
    """date: beside start: or time: in an entry of when."""
    found = _start_and_clock(slot)
    if found is None or accepts(EventFile, ("until",), found[1][1].text):
        return slot
    day, clock = found
    parts = _parts(day[1], clock[1], has_end=slot.get("end") is not None)
    if parts is None:
        return slot
    unknown = clock[0] if day[0].text == "start" else day[0]
    cure = ", and on the line below it ".join(f"{name}: {part}" for name, part in parts.items())
    message = f'Unknown field "{unknown.text}". Write the day before the time: {cure}'
    told = unknown.problem("error", "unknown-field", message)
    first, second = sorted((day, clock), key=lambda pair: (pair[0].line, pair[0].column))
    problems.append(replace(told, edits=_over_both(first, second, _lines(first[0], parts))))
    rest = [pair for pair in slot.pairs if pair[0] is not day[0] and pair[0] is not clock[0]]
    return replace(slot, pairs=(*_pairs(clock[0], clock[1], parts), *rest))


def _parts(day: Scalar, clock: Scalar | None, *, has_end: bool = False) -> Parts | None:
    """The fields that a day and a time make; None where they make no time."""
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


def _lines(key: Scalar, parts: Parts) -> str:
    """Fields as lines below one another, the first of which begins where a name does."""
    return f"\n{' ' * key.column}".join(f"{name}: {text}" for name, text in parts.items())


def _over_both(first: Pair, second: Pair | None, text: str) -> tuple[Edit, ...]:
    """What puts a text in place of one field, and deletes the other."""
    over, without = over_pair(*first, text), without_pair(*second) if second else ()
    return (*over, *without) if over and (without or second is None) else ()


def _pairs(key: Scalar, value: Scalar, parts: Parts) -> tuple[tuple[Scalar, Node], ...]:
    bare = replace(value, style="plain", end_column=-1)
    return tuple(
        (replace(key, text=name, end_column=-1), replace(bare, text=text)) for name, text in parts.items()
    )
