"""Values that are not the text that their field takes: lists, and what YAML reads as fields."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.edit import Edit
from statepages.fields.choices import or_list
from statepages.files.names import tables
from statepages.node import MappingNode, Scalar, SequenceNode, last_line, mappings
from statepages.quoting import in_quotes, quote_if_needed
from statepages.validate.case import Case, Fix, holding, in_braces, over_value
from statepages.validate.parts import parts_of


def text_from_list(case: Case) -> Fix | None:
    """A list instead of one text: its lines, its entries in one line, or its only entry."""
    value, field = case.value, case.field
    if isinstance(value, SequenceNode) and case.path == ("where",):
        return _lines_of_address(case, value)
    if not (isinstance(value, SequenceNode) and field) or field.is_list or field.has_fields:
        return None
    return (
        _lines_of_text(case, value)
        or _entries_in_one(case, value)
        or _one_of(case, value)
        or _only(case, value)
    )


def _texts(value: SequenceNode) -> list[str]:
    return [item.text for item in value.items if isinstance(item, Scalar) and item.text]


def _lines_of_address(case: Case, value: SequenceNode) -> Fix | None:
    """The lines of an address as entries of a list."""
    texts = _texts(value)
    parts = parts_of(case.model, case.path, ", ".join(texts)) if len(texts) == len(value.items) else {}
    if not parts:
        return None
    inside = in_braces(parts)
    message = f'"{case.key.text}" has its own fields. Write {case.key.text}: {inside}'
    problem = value.problem("error", "field-kind", message)
    problem = replace(problem, edits=_over_lines(case, value, inside))
    first = value.items[0]
    return Fix(problem, holding(first, parts)) if isinstance(first, Scalar) else None


def _lines_of_text(case: Case, value: SequenceNode) -> Fix | None:
    key, texts = case.key, _texts(value)
    if not (case.field and case.field.is_markdown and value.line > key.line and texts):
        return None
    line = key.source.lines[key.line].rstrip()
    message = f'Text on several lines needs | after the field name. Write "{key.text}: |".'
    colon = line.index(":", key.column)
    problem = key.source.problem("error", "block-mark", message, line=key.line, column=colon)
    problem = replace(problem, edits=key.source.edit(key.line, len(line), key.line, len(line), " |"))
    return Fix(problem, replace(key, text="\n".join(texts), style="block", end_column=-1))


def _entries_in_one(case: Case, value: SequenceNode) -> Fix | None:
    texts = _texts(value)
    joined = ", ".join(texts)
    if (
        case.path[-1] == "city"
        or len(texts) < 2
        or len(value.items) != len(texts)
        or not case.accepts(joined)
    ):
        return None
    message = f'"{case.key.text}" takes text, not a list. Write {case.key.text}: {joined}'
    problem = over_value(value, message, quote_if_needed(joined))
    problem = (
        problem
        if problem.edits
        else replace(problem, edits=_over_lines(case, value, quote_if_needed(joined)))
    )
    return Fix(problem, replace(case.key, text=joined, end_column=-1))


def _over_lines(case: Case, value: SequenceNode, text: str) -> tuple[Edit, ...]:
    """What puts a text after the name of a field in place of the entries below it."""
    key, last = case.key, last_line(value)
    line = key.source.lines[key.line].rstrip()
    below = key.source.lines[value.line : last + 1]
    is_plain = all(re.match(r"\s*- ", one) and " #" not in one for one in below)
    if value.end is not None or not line.endswith(":") or value.line <= key.line or not is_plain:
        return ()
    return key.source.edit(key.line, len(line), last, len(key.source.lines[last].rstrip()), f" {text}")


def _one_of(case: Case, value: SequenceNode) -> Fix | None:
    """Several values, each of which is possible. Nobody knows which one; reading goes on with the first."""
    texts = [text for text in _texts(value) if case.accepts(text)]
    if len(texts) < 2 or len(texts) < len(value.items):
        return None
    message = f'"{case.key.text}" takes only one value. Choose {or_list(texts)}.'
    if case.path == ("when", "start"):
        return _starts(case, value, texts)
    first = next(item for item in value.items if isinstance(item, Scalar))
    return Fix(value.problem("error", "field-kind", message), first)


def _starts(case: Case, value: SequenceNode, texts: list[str]) -> Fix:
    """Several starts in an entry with nothing else: each is an entry of its own."""
    key = case.key
    entries = " and ".join(f'"- start: {text}"' for text in texts)
    problem = value.problem(
        "error", "field-kind", f"Each time needs its own entry. Write below when: {entries}."
    )
    front = key.source.lines[key.line][: key.column]
    below = f"\n{front if front.strip() else front + '- '}".join(f"start: {text}" for text in texts)
    is_alone = front.strip() in {"", "-"} and _is_only(case.root, key)
    if is_alone and value.end:
        edits = key.source.edit(key.line, key.column, *value.end, below if front.strip() else f"- {below}")
        problem = replace(problem, edits=edits)
    return Fix(problem, next(item for item in value.items if isinstance(item, Scalar)))


def _is_only(root: MappingNode, key: Scalar) -> bool:
    """Whether a field is the only one where it is."""
    return any([name for name, _ in node.pairs] == [key] for node in mappings(root))


def _only(case: Case, value: SequenceNode) -> Fix | None:
    key, only = case.key, value.items[0] if len(value.items) == 1 else None
    if not isinstance(only, Scalar) or not case.accepts(only.text):
        return None
    if value.end and value.line == key.line:
        whole = value.source.lines[value.line][value.column : value.end[1]]
        is_text = case.accepts("[a")
        new = in_quotes(whole) if is_text else quote_if_needed(only.text)
        reason = "Text that begins with [ needs quotes." if is_text else "Brackets do not belong here."
        return Fix(over_value(value, f"{reason} Write {key.text}: {new}", new), only)
    if only.line != only.end_line or value.end:
        return None
    problem = value.problem("error", "dash", f'"{key.text}" takes text, not a list. Delete this hyphen.')
    front = only.source.lines[only.line][: only.column]
    is_certain = front.strip() == "-"
    edits = only.source.edit(only.line, front.index("-"), only.line, len(front), "  ") if is_certain else ()
    return Fix(replace(problem, edits=edits), only)


def text_in_braces(case: Case) -> Fix | None:
    """A text between braces, which YAML reads as fields: title: {Calls}."""
    key, value, field = case.key, case.value, case.field
    is_text = field is not None and not field.is_list and not field.has_fields
    if not (is_text and isinstance(value, MappingNode) and len(value.pairs) == 1 and value.end):
        return None
    name, below = value.pairs[0]
    if below.plain() or not case.accepts(name.text):
        return None
    whole = value.source.lines[value.line][value.column : value.end[1]]
    new = in_quotes(whole) if case.accepts("{a") else quote_if_needed(name.text)
    return Fix(over_value(value, f"Braces do not belong here. Write {key.text}: {new}", new), name)


def text_with_colon(case: Case) -> Fix | None:
    """A text with a colon on the line below its field, which YAML read as a field."""
    value, field = case.value, case.field
    is_text = field is not None and not field.is_list and not field.has_fields
    if (
        not (is_text and isinstance(value, MappingNode) and len(value.pairs) == 1)
        or value.line <= case.key.line
    ):
        return None
    name, below = value.pairs[0]
    whole = value.source.lines[value.line][value.column :].rstrip()
    is_alone = isinstance(below, Scalar) and below.end_line == value.line and not value.end
    if not is_alone or not case.accepts(whole) or name.text in tables(case.model)[()]:
        return None
    new = in_quotes(whole)
    problem = value.problem("error", "colon", f'A value that contains ": " needs quotes. Write {new}.')
    edits = value.source.edit(value.line, value.column, value.line, value.column + len(whole), new)
    text = Scalar(value.source, value.line, value.column, value.line, whole, "plain")
    return Fix(replace(problem, edits=edits), text)
