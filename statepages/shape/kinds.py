"""Values of another kind than their field takes: a text for fields, a list for a text, and so on.

What was meant is often plain. Then it is told with the line to write, and put in place so that
the rest of the file can be looked at.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from statepages.files.base import Model
from statepages.files.names import Field, NamePath, accepts, tables
from statepages.node import MappingNode, Node, Scalar, SequenceNode, last_line
from statepages.problem import Problem
from statepages.shape import texts
from statepages.shape.entries import from_timetable, holding, without_colons
from statepages.shape.parts import in_braces, is_bare_link, parts_of

Told = list[Problem]


def with_right_kinds(model: type[Model], node: MappingNode, today: date | None) -> tuple[MappingNode, Told]:
    """The fields of a file, each with the kind of value that it takes where that is plain."""
    told: Told = []
    return _Kinds(model, told, today).mapping(node, ()), told


class _Kinds:
    def __init__(self, model: type[Model], told: Told, today: date | None) -> None:
        self.model = model
        self.today = today
        self.told = told

    def mapping(self, node: MappingNode, path: NamePath) -> MappingNode:
        table = tables(self.model)[path]
        pairs = (
            (key, self._value(key, value, (*path, key.text), table[key.text]))
            for key, value in node.pairs
            if key.text in table
        )
        return replace(node, pairs=tuple(pairs))

    def _value(self, key: Scalar, value: Node, path: NamePath, field: Field) -> Node:
        if field.has_fields:
            value = self._fields(key, value, path, field)
        elif field.is_list:
            value = texts.of_list(self.model, path, key, value, self.told)
        else:
            value = texts.of_text(self.model, path, key, value, self.told)
        return self._below(value, path) if field.has_fields else value

    def _below(self, value: Node, path: NamePath) -> Node:
        if isinstance(value, SequenceNode):
            return replace(value, items=tuple(self._below(item, path) for item in value.items))
        return self.mapping(value, path) if isinstance(value, MappingNode) else value

    # A field that takes fields

    def _fields(self, key: Scalar, value: Node, path: NamePath, field: Field) -> Node:
        if isinstance(value, Scalar):
            return self._wrapped(key, value, path, field) or value
        if isinstance(value, MappingNode):
            return self._with_hyphen(key, value, path) if field.is_list else value
        word = self._only_word(key, value, path)
        if word:
            return word
        if field.is_list:
            entries = (self._entry(key, item, path) for item in value.items)
            items = [each for entry in entries for each in _each(entry)]
            return replace(value, items=tuple(self._without_hyphens(items, path)))
        return self._one_of(key, value) or value

    def _wrapped(self, key: Scalar, value: Scalar, path: NamePath, field: Field) -> Node | None:
        """A text as the field, or the fields, that it is meant for: contact: Ana, ana@example.org."""
        if not value.text or accepts(self.model, path, value.text):
            return None
        parts = parts_of(self.model, path, value.text)
        if not parts:
            return self._times(key, value, path)
        inside, held = in_braces(parts), holding(value, parts)
        needs_list = not accepts(self.model, path, held.plain())
        inside = f"[{inside}]" if field.is_list and needs_list else inside
        message = f'"{key.text}" takes fields of its own. Write {key.text}: {inside}'
        self.told.append(texts.over_value(key, value, message, inside))
        return SequenceNode(value.source, value.line, value.column, (held,)) if field.is_list else held

    def _times(self, key: Scalar, value: Scalar, path: NamePath) -> Node | None:
        return from_timetable(key, value, self.today, self.told) if path == ("when",) and self.today else None

    def _only_word(self, key: Scalar, value: SequenceNode, path: NamePath) -> Scalar | None:
        """A word that says all, in a list of its own: "- anytime"."""
        only = value.items[0] if len(value.items) == 1 else None
        if not isinstance(only, Scalar) or not only.text or not accepts(self.model, path, only.text):
            return None
        if accepts(self.model, path, value.plain()):
            return None
        message = f"This word stands alone, and not in a list. Write {key.text}: {only.text}"
        told = only.problem("error", "field-kind", message)
        if only.line == key.line + 1:
            line = f"{key.source.lines[key.line].rstrip()} {only.text}\n"
            told = replace(told, place=key.source.place(key.line, key.column), fix=line)
        self.told.append(told)
        return only

    def _without_label(self, item: Scalar) -> MappingNode:
        """A link without the words that it has on a page."""
        cure = f'Write "- label: Sign up", and below it "  link: {item.text}"'
        message = f"A link has words on the page. {cure}"
        self.told.append(item.problem("error", "field-kind", message))
        return holding(item, {"label": "words", "link": item.text})

    def _with_hyphen(self, key: Scalar, value: MappingNode, path: NamePath) -> Node:
        """Fields where a list of such belongs: the hyphen before the first is missing."""
        if accepts(self.model, path, value.plain()) or path[-1] == "when":
            return value
        lines = [value.source.lines[at] for at in range(value.line, last_line(value) + 1)]
        front = lines[0][: value.column]
        message = (
            f'Each entry of "{key.text}" begins with a hyphen. Write "- " before the first of its fields.'
        )
        told = value.problem("error", "dash", message)
        if not front.strip() and value.line > key.line:
            below = (f"  {line}" if line.strip() else line for line in lines[1:])
            told = replace(told, fix="\n".join([f"{front}- {lines[0][value.column :]}", *below]))
        self.told.append(told)
        return SequenceNode(value.source, value.line, value.column, (value,))

    def _entry(self, key: Scalar, item: Node, path: NamePath) -> Node:
        """An entry of a list of fields; a text as the field, or the fields, that it is meant for."""
        if isinstance(item, Scalar) and is_bare_link(path, item.text):
            return self._without_label(item)
        parts = parts_of(self.model, path, item.text) if isinstance(item, Scalar) and item.text else {}
        if not isinstance(item, Scalar) or not item.text:
            return item
        bare = without_colons(item, tables(self.model)[path], self.told)
        if bare or not parts:
            return bare or self._times(key, item, path) or item
        inside = in_braces(parts)
        if len(parts) == 1:
            [(name, _)] = parts.items()
            inside = f"{name}: {parts[name]}"
        message = f'Each entry of "{key.text}" has fields of its own. Write - {inside}'
        line = item.source.lines[item.line]
        rest = line[item.column + len(item.text) :]
        told = item.problem("error", "field-kind", message)
        is_alone = item.style == "plain" and item.line == item.end_line
        self.told.append(replace(told, fix=f"{line[: item.column]}{inside}{rest}" if is_alone else None))
        return holding(item, parts)

    def _without_hyphens(self, items: list[Node], path: NamePath) -> list[Node]:
        """Entries that are but further fields of the one above: their hyphen is one too many."""
        needed = next((name for name, field in tables(self.model)[path].items() if field.is_required), None)
        kept: list[Node] = []
        for item in items:
            above = kept[-1] if kept else None
            if (
                isinstance(item, MappingNode)
                and isinstance(above, MappingNode)
                and needed
                and item.pairs
                and item.get(needed) is None
                and all(above.get(key.text) is None for key, _ in item.pairs)
            ):
                self._tell_hyphen(item.pairs[0][0])
                kept[-1] = replace(above, pairs=(*above.pairs, *item.pairs))
            else:
                kept.append(item)
        return kept

    def _tell_hyphen(self, key: Scalar) -> None:
        line = key.source.lines[key.line]
        front, dash, _ = line[: key.column].rpartition("- ")
        fix = f"{front}  {line[key.column :]}" if dash and not front.strip() else None
        message = "This hyphen begins a new entry of the list. Write a space in its place."
        told = key.source.problem("error", "dash", message, line=key.line, column=max(0, key.column - 2))
        self.told.append(replace(told, fix=fix))

    def _one_of(self, key: Scalar, value: SequenceNode) -> MappingNode | None:
        """A list where one set of fields belongs: the hyphens are too many."""
        pairs = [pair for item in value.items if isinstance(item, MappingNode) for pair in item.pairs]
        names = [key.text for key, _ in pairs]
        if (
            not pairs
            or len(set(names)) < len(names)
            or not all(isinstance(item, MappingNode) for item in value.items)
        ):
            return None
        is_block = value.source.lines[value.line][value.column : value.column + 1] == "-"
        lines = range(value.line, max(last_line(below) for _, below in pairs) + 1)
        whole = "\n".join(re.sub(r"^( *)- ", r"\1  ", value.source.lines[at]) for at in lines)
        message = f'"{key.text}" takes fields, and no list. Write two spaces in place of each hyphen.'
        told = value.problem("error", "dash", message)
        self.told.append(replace(told, fix=whole if is_block else None))
        return MappingNode(value.source, value.line, value.column, tuple(pairs))


def _each(entry: Node) -> tuple[Node, ...]:
    """The entries that were meant by one."""
    return entry.items if isinstance(entry, SequenceNode) else (entry,)
