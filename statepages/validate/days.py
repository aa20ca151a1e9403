"""A day and a time that somebody wrote in two fields, where one takes both: date and time."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from statepages.fields.days import parse_day
from statepages.fields.missing_years import NoYear
from statepages.fields.spans import span_of
from statepages.fields.times import span_meant
from statepages.files.event import EventFile
from statepages.files.names import accepts, meant_for
from statepages.files.other_names import squeezed
from statepages.node import MappingNode, Node, Scalar, SequenceNode
from statepages.problem import Problem, Slip
from statepages.validate.parts import in_braces

_DAYS = frozenset({"date", "day", "startdate", "eventdate"})
_CLOCKS = frozenset(
    {"time", "starttime", "hour", "at", "eventtime", "start", "begin", "begins", "from", "hours"}
)


def with_joined_days(root: MappingNode, problems: list[Problem], today: date | None) -> MappingNode:
    """The fields of an event with its days and times in one field each."""
    when = root.get("when")
    if when is None:
        return _at_the_top(root, problems)
    mended: Node = when
    if isinstance(when, MappingNode):
        mended = _of_day(when, problems, today) or _in_one(when, problems)
    elif isinstance(when, SequenceNode):
        items = [item for item in when.items if isinstance(item, MappingNode)]
        named = {id(item): _of_day(item, problems, today) or _in_one(item, problems) for item in items}
        mended = replace(when, items=tuple(named.get(id(item), item) for item in when.items))
    return replace(
        root, pairs=tuple((key, mended if key.text == "when" else value) for key, value in root.pairs)
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
    message = f"A day is no name of a field. Write {in_braces(parts)}{year}"
    front, line = key.source.lines[key.line][: key.column], key.source.lines[key.line]
    is_alone = (
        is_certain
        and value.end_line == key.line
        and line.rstrip().endswith(value.text)
        and front.strip() == "-"
    )
    told = key.problem("error", "unknown-field", message)
    problems.append(key.source.fixed(told, f"{front}{in_braces(parts)}" if is_alone else None))
    pairs = tuple((replace(key, text=name), replace(value, text=part)) for name, part in parts.items())
    return replace(slot, pairs=pairs)


def _day_meant(text: str, today: date | None) -> tuple[str | None, bool]:
    """The day that a text is, and whether that is certain: without a year, a day of the week may tell it."""
    try:
        return str(parse_day(text)), True
    except NoYear as slip:
        dated = slip.dated(today) if today else slip
        return dated.instead, dated.instead is not None and not dated.is_guess
    except Slip as slip:
        return slip.instead, slip.instead is not None and not slip.is_guess


def _find(node: MappingNode, words: frozenset[str]) -> tuple[Scalar, Scalar] | None:
    for key, value in node.pairs:
        if squeezed(key.text) in words and isinstance(value, Scalar) and value.text:
            return key, value
    return None


def _at_the_top(root: MappingNode, problems: list[Problem]) -> MappingNode:
    """date: and time: in place of when:, as many forms have them."""
    day, clock = _find(root, _DAYS), _find(root, _CLOCKS)
    if day is None or root.get("start") is not None:
        return root
    written = meant_for(EventFile, ("until",), day[1].text) or day[1].text
    text = f"{written} {clock[1].text}" if clock else day[1].text
    span = span_of(text)
    if not span and not accepts(EventFile, ("when", "start"), text):
        return root
    parts = {"start": span[0], "end": span[1]} if span else {"start": text}
    message = (
        f'Unknown field "{day[0].text}". Day and time stand below "when:", as "  - start: {parts["start"]}"'
        + (f', and "    end: {parts["end"]}" below that.' if span else ".")
    )
    told = day[0].problem("error", "unknown-field", message)
    fix = None
    if clock and clock[0].line == day[0].line + 1:
        fix = f"when:\n  - {in_braces(parts) if span else f'start: {text}'}"
    elif clock is None:
        fix = f"when: {in_braces(parts)}"
    problems.append(root.source.fixed(told, fix))
    pairs = tuple(
        (replace(day[0], text=name), replace(day[1], text=part, style="plain"))
        for name, part in parts.items()
    )
    when = (replace(day[0], text="when"), MappingNode(root.source, day[0].line, day[0].column, pairs))
    gone = {id(day[0]), id(clock[0]) if clock else 0}
    return replace(root, pairs=(when, *(pair for pair in root.pairs if id(pair[0]) not in gone)))


def _start_and_clock(slot: MappingNode) -> tuple[tuple[Scalar, Scalar], tuple[Scalar, Scalar]] | None:
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
    text = f"{meant_for(EventFile, ('until',), day[1].text) or day[1].text} {clock[1].text}"
    span = span_of(text) if slot.get("end") is None else None
    if not span and not accepts(EventFile, ("when", "start"), text):
        return slot
    parts = {"start": span[0], "end": span[1]} if span else {"start": text}
    unknown = clock[0] if day[0].text == "start" else day[0]
    cure = ", and below it ".join(f"{name}: {part}" for name, part in parts.items())
    message = f'Unknown field "{unknown.text}". The day stands before the time. Write {cure}'
    problems.append(_over_both(day[0], clock[0], parts, unknown.problem("error", "unknown-field", message)))
    pairs = [
        (replace(clock[0], text=name), replace(clock[1], text=part, style="plain"))
        for name, part in parts.items()
    ]
    rest = [pair for pair in slot.pairs if pair[0] is not day[0] and pair[0] is not clock[0]]
    return replace(slot, pairs=(*pairs, *rest))


def _over_both(day: Scalar, clock: Scalar, parts: dict[str, str], told: Problem) -> Problem:
    """The problem with its fix, where one of the two lines follows the other."""
    first, second = sorted((day, clock), key=lambda key: key.line)
    front = first.source.lines[first.line][: first.column]
    if first.line + 1 != second.line or first.source.lines[second.line][: second.column].strip():
        return told
    lines = [f"{name}: {part}" for name, part in parts.items()]
    # The line that is left over stays empty: a fix has as many lines as it goes over.
    below = f"{' ' * first.column}{lines[1]}" if len(lines) > 1 else ""
    place = first.source.place(first.line, first.column)
    return first.source.fixed(replace(told, place=place), f"{front}{lines[0]}\n{below}")
