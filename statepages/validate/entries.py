"""Entries of a list of fields that are written as a text."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from statepages.fields.timetable import timetable
from statepages.fields.vague_times import in_words, several
from statepages.node import MappingNode, Node, Scalar, SequenceNode
from statepages.problem import Problem
from statepages.validate.parts import Parts, in_braces
from statepages.validate.texts import over_value


def from_timetable(key: Scalar, value: Scalar, today: date, told: list[Problem]) -> Node | None:
    """The times that a line means: Every Tuesday in October, 6:30-8pm.

    `value` is that of when, or an entry of it.
    """
    found = timetable(value.text, today)
    is_entry = value.source.lines[value.line][: value.column].rstrip().endswith("-")
    if found is None:
        words = several(value.text) or in_words(value.text) if is_entry else None
        if words is None:
            return None
        told.append(value.problem("error", "time", words))
        return holding(value, {"start": f"{today} 12:00"})
    inside = [in_braces(slot) for slot in found.slots]
    held = [holding(value, slot if found.is_certain else _once(slot)) for slot in found.slots]
    whole = inside[0] if len(inside) == 1 else f"[{', '.join(inside)}]"
    if not found.is_certain and "repeat" not in found.slots[0]:
        message = f"This is not certain. If you mean it, write {whole}"
        told.append(value.problem("error", "field-kind", message))
    elif not found.is_certain:
        first, *others = (f"{name}: {text}" for name, text in found.slots[0].items())
        message = (
            f'This comes again and again. Write "- {first}" with the first day, and below it '
            f"{', '.join(others)} and until: with the last day."
        )
        told.append(value.problem("error", "field-kind", message))
    elif is_entry:
        message = f"Each time is an entry of its own. Write {' and '.join(f'- {each}' for each in inside)}"
        problem = value.problem("error", "field-kind", message)
        front = value.source.lines[value.line][: value.column]
        is_alone = len(inside) == 1 and value.line == value.end_line and value.style == "plain"
        told.append(value.source.fixed(problem, f"{front}{inside[0]}" if is_alone else None))
    else:
        told.append(over_value(key, value, f"Times are fields. Write when: {whole}", whole))
    if is_entry and len(held) == 1:
        return held[0]
    return SequenceNode(value.source, value.line, value.column, tuple(held))


def _once(slot: Parts) -> Parts:
    return {name: text for name, text in slot.items() if name != "repeat"}


def without_colons(item: Scalar, known: object, told: list[Problem]) -> MappingNode | None:
    """The fields of an entry whose lines lack their colons: - start 2024-10-19 10 am."""
    lines = [item.source.lines[at] for at in range(item.line, item.end_line + 1)]
    found = [re.fullmatch(r"(?P<front>[\s-]*)(?P<name>[a-z]+)\s+(?P<text>\S.*?)\s*", line) for line in lines]
    fields = [match for match in found if match and isinstance(known, dict) and match["name"] in known]
    if item.style != "plain" or len(fields) < len(lines):
        return None
    names = " and ".join(f'"{match["name"]}"' for match in fields)
    message = f"A colon is missing behind {names}."
    fix = "\n".join(f"{match['front']}{match['name']}: {match['text']}" for match in fields)
    told.append(item.source.fixed(item.problem("error", "no-colon", message), fix))
    return holding(item, {match["name"]: match["text"] for match in fields})


def holding(value: Scalar, parts: Parts) -> MappingNode:
    """Parts of a text as fields, at its place."""
    pairs = ((replace(value, text=name), replace(value, text=text)) for name, text in parts.items())
    return MappingNode(value.source, value.line, value.column, tuple(pairs))
