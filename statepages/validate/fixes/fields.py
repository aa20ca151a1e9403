"""Values that are not the fields that their field takes: a text, a word in a list, wrong hyphens."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from statepages.files.names import tables
from statepages.node import MappingNode, Scalar, SequenceNode, last_line
from statepages.problem import Problem
from statepages.validate.case import Case, Fix, holding, in_braces, over_with_fields
from statepages.validate.parts import is_bare_link, parts_of


def fields_from_text(case: Case) -> Fix | None:
    """A text as the field, or the fields, that it is meant for: contact: Ana, ana@example.org."""
    value, field = case.value, case.field
    if not (isinstance(value, Scalar) and value.text and field and field.has_fields):
        return None
    parts = (
        parts_of(case.model, case.path, value.text) if case.is_entry or not case.accepts(value.text) else {}
    )
    if not parts:
        return None
    inside, held = in_braces(parts), holding(value, parts)
    if case.is_entry:
        inside = inside if len(parts) > 1 else inside[1:-1]
        message = f'Each entry of "{case.key.text}" has its own fields. Write - {inside}'
        return Fix(over_with_fields(case, message, [parts]), held)
    is_list = field.is_list and not case.accepts(held.plain())
    message = f'"{case.key.text}" has its own fields. Write {case.key.text}: '
    problem = over_with_fields(case, message + (f"[{inside}]" if is_list else inside), [parts])
    listed = SequenceNode(value.source, value.line, value.column, (held,))
    return Fix(problem, listed if field.is_list else held)


def fields_without_colons(case: Case) -> Fix | None:
    """The fields of an entry whose lines have no colons: - start 2024-10-19 10 am."""
    item, known = case.value, tables(case.model).get(case.path, {})
    if not (case.is_entry and isinstance(item, Scalar) and item.text and item.style == "plain"):
        return None
    lines = item.source.lines[item.line : item.end_line + 1]
    found = [re.fullmatch(r"(?P<front>[\s-]*)(?P<name>[a-z]+)\s+(?P<text>\S.*?)\s*", line) for line in lines]
    fields = [match for match in found if match and match["name"] in known]
    if len(fields) < len(lines):
        return None
    names = " and ".join(f'"{match["name"]}"' for match in fields)
    problem = item.problem(
        "error",
        "no-colon",
        f"There is no colon after {names}. Add {'one' if len(fields) == 1 else 'one to each'}.",
    )
    new = "\n".join(f"{match['front']}{match['name']}: {match['text']}" for match in fields)
    held = holding(item, {match["name"]: match["text"] for match in fields})
    return Fix(replace(problem, edits=item.source.rewrite(item.line, new)), held)


def link_without_words(case: Case) -> Fix | None:
    """A link without the words that it has on a page. Only a person can write them."""
    item = case.value
    if not (case.is_entry and isinstance(item, Scalar) and is_bare_link(case.path, item.text)):
        return None
    message = (
        "A link needs words that people can click. "
        f'Write "- label: Sign up", and on the line below it "  link: {item.text}"'
    )
    problem = item.problem("error", "field-kind", message)
    return Fix(problem, holding(item, {"label": "words", "link": item.text}))


def word_in_a_list(case: Case) -> Fix | None:
    """A word that needs no list, in a list: "- anytime"."""
    key, value, field = case.key, case.value, case.field
    if not (isinstance(value, SequenceNode) and len(value.items) == 1 and field and field.has_fields):
        return None
    only = value.items[0]
    if not isinstance(only, Scalar) or not only.text or not case.accepts(only.text):
        return None
    if case.accepts(value.plain()):
        return None
    message = f"This word does not go in a list. Write {key.text}: {only.text}"
    problem = only.problem("error", "field-kind", message)
    if only.line == key.line + 1 and only.end_column >= 0:
        colon = key.source.lines[key.line].index(":", key.column) + 1
        edits = key.source.edit(key.line, colon, only.line, only.end_column, f" {only.text}")
        problem = replace(problem, edits=edits, place=key.source.place(key.line, key.column))
    return Fix(problem, only)


def entry_without_hyphen(case: Case) -> Fix | None:
    """Fields instead of a list of fields: the hyphen before the first is missing."""
    key, value, field = case.key, case.value, case.field
    is_list = field is not None and field.has_fields and field.is_list and not case.is_entry
    if (
        not (is_list and isinstance(value, MappingNode))
        or case.path[-1] == "when"
        or case.accepts(value.plain())
    ):
        return None
    message = f'Each entry of "{key.text}" begins with a hyphen. Write "- " before its first field.'
    problem = value.problem("error", "dash", message)
    lines = value.source.lines[value.line : last_line(value) + 1]
    front = lines[0][: value.column]
    if not front.strip() and value.line > key.line:
        below = (f"  {line}" if line.strip() else line for line in lines[1:])
        new = "\n".join([f"{front}- {lines[0][value.column :]}", *below])
        problem = replace(problem, edits=value.source.rewrite(value.line, new))
    return Fix(problem, SequenceNode(value.source, value.line, value.column, (value,)))


def hyphens_before_fields(case: Case) -> Fix | None:
    """Entries that are only more fields of the one above: they have extra hyphens."""
    value, field = case.value, case.field
    if not (isinstance(value, SequenceNode) and field and field.has_fields and field.is_list):
        return None
    needed = next((name for name, one in tables(case.model)[case.path].items() if one.is_required), "")
    for at, (above, item) in enumerate(pairwise(value.items)):
        if not (isinstance(item, MappingNode) and isinstance(above, MappingNode) and item.pairs and needed):
            continue
        if item.get(needed) is None and all(above.get(key.text) is None for key, _ in item.pairs):
            joined = replace(above, pairs=(*above.pairs, *item.pairs))
            return Fix(
                _hyphen(item), replace(value, items=(*value.items[:at], joined, *value.items[at + 2 :]))
            )
    return None


def _hyphen(item: MappingNode) -> Problem:
    key = item.pairs[0][0]
    front, dash, _ = key.source.lines[key.line][: key.column].rpartition("- ")
    message = (
        "This hyphen begins a new entry, but the line belongs to the one above. Replace it with a space."
    )
    problem = key.source.problem("error", "dash", message, line=key.line, column=max(0, key.column - 2))
    is_certain = dash and not front.strip()
    edits = key.source.edit(key.line, len(front), key.line, len(front) + 1, " ") if is_certain else ()
    return replace(problem, edits=edits)


def fields_in_a_list(case: Case) -> Fix | None:
    """A list instead of one set of fields: it has extra hyphens."""
    value, field = case.value, case.field
    if not (isinstance(value, SequenceNode) and field and field.has_fields) or field.is_list:
        return None
    pairs = [pair for item in value.items if isinstance(item, MappingNode) for pair in item.pairs]
    names = {key.text for key, _ in pairs}
    are_fields = all(isinstance(item, MappingNode) for item in value.items)
    if not pairs or len(names) < len(pairs) or not are_fields:
        return None
    message = f'"{case.key.text}" takes fields, not a list. Replace each hyphen with a space.'
    problem = value.problem("error", "dash", message)
    if value.end is None:
        lines = range(value.line, max(last_line(below) for _, below in pairs) + 1)
        new = "\n".join(re.sub(r"^( *)- ", r"\1  ", value.source.lines[at]) for at in lines)
        problem = replace(problem, edits=value.source.rewrite(value.line, new))
    return Fix(problem, MappingNode(value.source, value.line, value.column, tuple(pairs)))
