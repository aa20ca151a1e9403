"""A day and a time that somebody wrote in two fields, where one takes both: date and time."""

from __future__ import annotations

import re
from dataclasses import replace

from statepages.model.event_file import EventFile
from statepages.model.names import accepts
from statepages.model.other_names import squeezed
from statepages.node import Mapping, Node, Scalar, Sequence
from statepages.problem import Problem

_DAYS = frozenset({"date", "day", "startdate", "eventdate"})
_CLOCKS = frozenset({"time", "starttime", "hour", "at", "eventtime", "start", "begin", "begins", "from"})
_DAY_ALONE = re.compile(r"[^:]*")


def with_joined_days(root: Mapping, problems: list[Problem]) -> Mapping:
    """The fields of an event with its days and times in one field each."""
    when = root.get("when")
    if when is None:
        return _at_the_top(root, problems)
    mended: Node = when
    if isinstance(when, Mapping):
        mended = _in_one(when, problems)
    elif isinstance(when, Sequence):
        items = (_in_one(item, problems) if isinstance(item, Mapping) else item for item in when.items)
        mended = replace(when, items=tuple(items))
    return replace(
        root, pairs=tuple((key, mended if key.text == "when" else value) for key, value in root.pairs)
    )


def _find(node: Mapping, words: frozenset[str]) -> tuple[Scalar, Scalar] | None:
    for key, value in node.pairs:
        if squeezed(key.text) in words and isinstance(value, Scalar) and value.text:
            return key, value
    return None


def _at_the_top(root: Mapping, problems: list[Problem]) -> Mapping:
    """date: and time: in place of when:, as many forms have them."""
    day, clock = _find(root, _DAYS), _find(root, _CLOCKS)
    if day is None or root.get("start") is not None:
        return root
    text = f"{day[1].text} {clock[1].text}" if clock else day[1].text
    if not accepts(EventFile, ("when", "start"), text):
        return root
    message = f'Unknown field "{day[0].text}". Day and time stand below "when:", as "  - start: {text}".'
    told = day[0].problem("error", "unknown-field", message)
    fix = None
    if clock and clock[0].line == day[0].line + 1:
        fix = f"when:\n  - start: {text}"
    elif clock is None:
        fix = f"when: {{start: {text}}}" if not set(",{}[]#") & set(text) else None
    problems.append(replace(told, fix=fix))
    start = (replace(day[0], text="start"), replace(day[1], text=text))
    when = (replace(day[0], text="when"), Mapping(root.source, day[0].line, day[0].column, (start,)))
    gone = {id(day[0]), id(clock[0]) if clock else 0}
    return replace(root, pairs=(when, *(pair for pair in root.pairs if id(pair[0]) not in gone)))


def _in_one(slot: Mapping, problems: list[Problem]) -> Mapping:
    """date: beside start: or time: in an entry of when."""
    day, clock = _find(slot, _DAYS), _find(slot, _CLOCKS)
    if day is None or clock is None:
        return slot
    text = f"{day[1].text} {clock[1].text}"
    if not accepts(EventFile, ("when", "start"), text) or accepts(EventFile, ("until",), clock[1].text):
        return slot
    message = f'Unknown field "{day[0].text}". The day stands before the time. Write start: {text}'
    told = day[0].problem("error", "unknown-field", message)
    first, second = sorted((day[0], clock[0]), key=lambda key: key.line)
    if first.line + 1 == second.line and not day[0].source.lines[second.line][: second.column].strip():
        whole = first.source.lines[first.line]
        # The line that is left over stays empty: a fix has as many lines as it goes over.
        told = replace(
            told,
            place=first.source.place(first.line, first.column),
            fix=f"{whole[: first.column]}start: {text}\n",
        )
    problems.append(told)
    start = (replace(clock[0], text="start"), replace(clock[1], text=text))
    rest = [pair for pair in slot.pairs if pair[0] is not day[0] and pair[0] is not clock[0]]
    return replace(slot, pairs=(start, *rest))
