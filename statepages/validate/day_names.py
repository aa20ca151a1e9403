"""Days and shifts in place of the names of fields: Sat 10/19: 10am-1pm, Morning shift: 9-12."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from statepages.fields.days import parse_day
from statepages.fields.missing_years import NoYear
from statepages.fields.times import span_meant
from statepages.files.event import EventFile
from statepages.files.names import meant_for
from statepages.model.examples import DAY
from statepages.node import MappingNode, Node, Scalar, SequenceNode
from statepages.problem import FieldError, Problem
from statepages.validate.case import Parts, in_braces, over_pair


def of_day(slot: MappingNode, problems: list[Problem], today: date | None) -> MappingNode | None:
    """Sat 10/19: 10am-1pm, where the name of the field is the day."""
    if len(slot.pairs) != 1 or not isinstance(slot.pairs[0][1], Scalar):
        return None
    key, value = slot.pairs[0][0], slot.pairs[0][1]
    day, is_certain = day_meant(key.text, today)
    span = span_meant(f"{day} {value.text}") if day else None
    text = meant_for(EventFile, ("when", "start"), f"{day} {value.text}") if day and not span else None
    if not span and not text:
        return None
    parts = {"start": span[0], "end": span[1]} if span else {"start": str(text)}
    year = "" if is_certain else ", with the year"
    problem = key.problem(
        "error", "unknown-field", f"A day cannot be a field name. Write {in_braces(parts)}{year}"
    )
    problems.append(
        replace(problem, edits=over_pair(key, value, lines_of(key, parts)), is_guess=not is_certain)
    )
    return replace(slot, pairs=pairs_of(key, value, parts))


def of_days(when: MappingNode, problems: list[Problem], today: date | None) -> Node | None:
    """Several days as names of fields, each with its times."""
    found: list[Problem] = []
    entries = []
    for key, value in when.pairs:
        one = replace(when, line=key.line, column=key.column, pairs=((key, value),))
        named = of_day(one, found, today)
        if named is None or not isinstance(value, Scalar):
            return None
        entries.append(named)
        parts = {name.text: text.text for name, text in named.pairs if isinstance(text, Scalar)}
        lines = "- " + lines_of(replace(key, column=key.column + 2), parts)
        is_alone = not key.source.lines[key.line][: key.column].strip()
        found[-1] = replace(found[-1], edits=over_pair(key, value, lines) if is_alone else ())
    problems += found
    return SequenceNode(when.source, when.line, when.column, tuple(entries)) if entries else None


_SHIFT = re.compile(
    r"(?:(?:first|second|third|1st|2nd|3rd|early|late|primer|segundo)?\s*(?:morning|afternoon|evening|midday|night|am|pm)?"
    r"\s*(?:shifts?|turno|session)\s*(?:#?[0-9]|[a-c]|one|two|three)?|morning|afternoon|evening)",
    re.IGNORECASE,
)


def of_shifts(node: MappingNode, problems: list[Problem], today: date | None) -> MappingNode | None:
    """Shifts as names of fields: Morning shift: 9-12. The entry has no day, which nobody can know."""
    shifts = [key for key, _ in node.pairs if _SHIFT.fullmatch(key.text.strip())]
    if not shifts or len(shifts) < len(node.pairs) or today is None:
        return None
    first, value = node.pairs[0]
    times = value.text if isinstance(value, Scalar) else ""
    span = span_meant(f"{today} {times}") if times else None
    clocks = [text.removeprefix(f"{today} ") for text in span] if span else ["9 am", "12 pm"]
    message = (
        f"A shift cannot be a field name. Write each shift as an entry with its day: "
        f'"- start: {DAY} {clocks[0]}", and below it "  end: {clocks[1]}".'
    )
    problems.append(first.problem("error", "unknown-field", message))
    bare = replace(first, text="start", end_column=-1)
    return replace(node, pairs=((bare, replace(bare, text=f"{today} 12:00")),))


def day_meant(text: str, today: date | None) -> tuple[str | None, bool]:
    """The day that a text is, and whether that is certain: without a year, a day of the week may tell it."""
    try:
        return str(parse_day(text)), True
    except NoYear as error:
        meant = error.dated(today) if today else None
        coming = error.after(today).suggestion if today else None
        is_certain = meant is not None and meant.suggestion is not None and not meant.is_guess
        return (meant.suggestion if meant else None) or coming, is_certain
    except FieldError as error:
        return error.suggestion, error.suggestion is not None and not error.is_guess


def lines_of(key: Scalar, parts: Parts) -> str:
    """Fields as lines below one another, the first of which begins where a name does."""
    return f"\n{' ' * key.column}".join(f"{name}: {text}" for name, text in parts.items())


def pairs_of(key: Scalar, value: Scalar, parts: Parts) -> tuple[tuple[Scalar, Node], ...]:
    """Fields at the place of a value."""
    bare = replace(value, style="plain", end_column=-1)
    return tuple(
        (replace(key, text=name, end_column=-1), replace(bare, text=text)) for name, text in parts.items()
    )
