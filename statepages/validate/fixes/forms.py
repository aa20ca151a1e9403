"""Values of the wrong form for their field: a text instead of fields, a list instead of a text, and so on."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from statepages.edit import Edit
from statepages.fields.choices import or_list
from statepages.files.names import tables
from statepages.node import MappingNode, Node, Scalar, SequenceNode, last_line, mappings
from statepages.problem import Problem
from statepages.quoting import in_quotes, quote_if_needed
from statepages.validate.case import Case, Fix, Parts, in_braces
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
        message = f'Each entry of "{case.key.text}" needs fields of its own. Write - {inside}'
        return Fix(_over(value, message, inside), held)
    inside = f"[{inside}]" if field.is_list and not case.accepts(held.plain()) else inside
    message = f'"{case.key.text}" needs fields of its own. Write {case.key.text}: {inside}'
    problem = _over(value, message, inside)
    return Fix(
        problem, SequenceNode(value.source, value.line, value.column, (held,)) if field.is_list else held
    )


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


# A list of texts


def list_in_braces(case: Case) -> Fix | None:
    """Braces instead of brackets: helps: {PA, OH}."""
    value, field = case.value, case.field
    is_list = field is not None and field.is_list and not field.has_fields
    if not (is_list and isinstance(value, MappingNode) and value.pairs and value.end):
        return None
    if any(not isinstance(below, Scalar) or below.text for _, below in value.pairs):
        return None
    names = [name.text for name, _ in value.pairs]
    new = f"[{', '.join(quote_if_needed(name, in_brackets=True) for name in names)}]"
    problem = value.problem(
        "error", "field-kind", f"A list needs square brackets. Write {case.key.text}: {new}"
    )
    listed = SequenceNode(value.source, value.line, value.column, tuple(name for name, _ in value.pairs))
    return Fix(replace(problem, edits=value.edits(new)), listed)


def list_from_text(case: Case) -> Fix | None:
    """A text instead of the only entry of a list: notes: Bring water."""
    key, value, field = case.key, case.value, case.field
    is_list = field is not None and field.is_list and not field.has_fields
    if not (is_list and isinstance(value, Scalar) and value.text) or case.accepts(value.text):
        return None
    only = SequenceNode(value.source, value.line, value.column, (value,))
    if not case.accepts(only.plain()):
        return None
    new = f"[{in_quotes(value.text)}]"
    if value.line != value.end_line or value.style == "block":
        message = f'"{key.text}" is a list. Write each entry on a line of its own, with "- " in front.'
        return Fix(value.problem("error", "field-kind", message), only)
    message = f'"{key.text}" is a list. Write {key.text}: {new}'
    return Fix(_over(value, message, new), only)


# A text


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
    message = f'"{case.key.text}" takes fields of its own. Write {case.key.text}: {inside}'
    told = value.problem("error", "field-kind", message)
    told = replace(told, edits=_over_lines(case, value, inside))
    first = value.items[0]
    return Fix(told, holding(first, parts)) if isinstance(first, Scalar) else None


def _lines_of_text(case: Case, value: SequenceNode) -> Fix | None:
    key, texts = case.key, _texts(value)
    if not (case.field and case.field.is_markdown and value.line > key.line and texts):
        return None
    line = key.source.lines[key.line].rstrip()
    message = f'A text of several lines needs | after its name. Write "{key.text}: |".'
    colon = line.index(":", key.column)
    problem = key.source.problem("error", "block-mark", message, line=key.line, column=colon)
    problem = replace(problem, edits=key.source.edit(key.line, len(line), key.line, len(line), " |"))
    return Fix(problem, replace(key, text="\n".join(texts), style="block", end_column=-1))


def _entries_in_one(case: Case, value: SequenceNode) -> Fix | None:
    texts = _texts(value)
    joined = ", ".join(texts)
    if len(texts) < 2 or len(value.items) != len(texts) or not case.accepts(joined):
        return None
    message = f'"{case.key.text}" takes one text, not a list. Write {case.key.text}: {joined}'
    told = _over(value, message, quote_if_needed(joined))
    told = told if told.edits else replace(told, edits=_over_lines(case, value, quote_if_needed(joined)))
    return Fix(told, replace(case.key, text=joined, end_column=-1))


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
        "error", "field-kind", f"Each time needs an entry of its own. Write below when: {entries}."
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
        reason = "A text that begins with [ needs quotes." if is_text else "Brackets do not belong here."
        return Fix(_over(value, f"{reason} Write {key.text}: {new}", new), only)
    if only.line != only.end_line or value.end:
        return None
    problem = value.problem("error", "dash", f'"{key.text}" takes one text, not a list. Delete this hyphen.')
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
    return Fix(_over(value, f"Braces do not belong here. Write {key.text}: {new}", new), name)


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


def _over(value: Node, message: str, new: str) -> Problem:
    """A problem with a value. The fix replaces it with another value."""
    return replace(value.problem("error", "field-kind", message), edits=value.edits(new))


def holding(value: Scalar, parts: Parts) -> MappingNode:
    """Parts of a text as fields, at the place of the text."""
    bare = replace(value, end_column=-1)
    pairs = ((replace(bare, text=name), replace(bare, text=text)) for name, text in parts.items())
    return MappingNode(value.source, value.line, value.column, tuple(pairs))
