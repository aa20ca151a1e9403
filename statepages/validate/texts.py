"""Texts and lists of texts where something else stands in their place."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.quoting import in_quotes
from statepages.fields.choices import in_words
from statepages.files.base import Model
from statepages.files.names import NamePath, accepts, tables
from statepages.node import MappingNode, Node, Scalar, SequenceNode, last_line
from statepages.problem import Problem


def of_list(model: type[Model], path: NamePath, key: Scalar, value: Node, told: list[Problem]) -> Node:
    """Braces in place of brackets: helps: {PA, OH}. A text in place of the only entry: notes: Bring water."""
    if isinstance(value, Scalar) and value.text and not accepts(model, path, value.text):
        return _listed(model, path, key, value, told)
    if not isinstance(value, MappingNode) or not value.pairs:
        return value
    line = value.source.lines[value.line]
    is_flow = line[value.column : value.column + 1] == "{" and line.rstrip().endswith("}")
    if not is_flow or any(not isinstance(below, Scalar) or below.text for _, below in value.pairs):
        return value
    mended = f"{line[: value.column]}[{line.rstrip()[value.column + 1 : -1]}]"
    message = f"A list stands between square brackets. Write {mended.strip()}"
    told.append(value.source.fixed(value.problem("error", "field-kind", message), mended))
    return SequenceNode(value.source, value.line, value.column, tuple(name for name, _ in value.pairs))


def _listed(model: type[Model], path: NamePath, key: Scalar, value: Scalar, told: list[Problem]) -> Node:
    only = SequenceNode(value.source, value.line, value.column, (value,))
    if not accepts(model, path, only.plain()):
        return value
    inside = f"[{in_quotes(value.text)}]"
    message = f'"{key.text}" is a list. Write {key.text}: {inside}'
    if value.line != value.end_line or value.style == "block":
        message = f'"{key.text}" is a list. Write each entry on a line of its own, with "- " in front.'
    told.append(over_value(key, value, message, inside))
    return only


def of_text(model: type[Model], path: NamePath, key: Scalar, value: Node, told: list[Problem]) -> Node:
    """The text of a field that takes one, where a list or fields stand in its place."""
    if isinstance(value, SequenceNode):
        return _from_list(model, path, key, value, told)
    if isinstance(value, MappingNode) and len(value.pairs) == 1:
        return _from_fields(model, path, key, value, told)
    return value


def _from_list(
    model: type[Model], path: NamePath, key: Scalar, value: SequenceNode, told: list[Problem]
) -> Node:
    field = tables(model)[path[:-1]][path[-1]]
    line = key.source.lines[key.line]
    text = "\n".join(item.text for item in value.items if isinstance(item, Scalar))
    if field.is_markdown and value.line > key.line and text:
        message = f'A text of several lines needs | behind its name. Write "{key.text}: |".'
        at = line.index(":", key.column)
        problem = key.source.problem("error", "block-mark", message, line=key.line, column=at)
        told.append(key.source.fixed(problem, f"{line.rstrip()} |"))
        return replace(key, text=text, style="block")
    joined = ", ".join(text.split("\n"))
    if len(value.items) > 1 and text and accepts(model, path, joined):
        message = f"One text belongs here, and no list. Write {key.text}: {joined}"
        told.append(over_value(key, value, message, joined))
        return replace(key, text=joined)
    words = [word for word in text.split("\n") if word and accepts(model, path, word)]
    if len(words) > 1 and len(words) == len(value.items):
        # Each would do by itself: which was meant is not known, and the first lets reading go on.
        cure = f"One belongs here. Choose {in_words(words)}."
        if path == ("when", "start"):
            entries = " and ".join(f'"- start: {word}"' for word in words)
            cure = f"Each time is an entry of its own. Write below when: {entries}."
        told.append(value.problem("error", "field-kind", cure))
        return next(item for item in value.items if isinstance(item, Scalar))
    only = value.items[0] if len(value.items) == 1 else None
    if isinstance(only, Scalar) and line[value.column : value.column + 1] == "[" and value.line == key.line:
        whole = line[value.column :].partition(" #")[0].rstrip()
        is_free = accepts(model, path, "[a")
        inner = in_quotes(whole) if is_free else only.text
        if accepts(model, path, only.text):
            reason = "A text that begins with [ needs quotes." if is_free else "No brackets belong here."
            message = f"{reason} Write {key.text}: {inner}"
            told.append(over_value(key, value, message, inner))
            return only
    if isinstance(only, Scalar) and accepts(model, path, only.text) and only.line == only.end_line:
        below = only.source.lines[only.line]
        fix = re.sub(r"^(\s*)- +", r"\1  ", below)
        told_here = value.problem("error", "dash", "One text belongs here, and no list. Delete this hyphen.")
        told.append(only.source.fixed(told_here, fix if fix != below else None))
        return only
    return value


def _from_fields(
    model: type[Model], path: NamePath, key: Scalar, value: MappingNode, told: list[Problem]
) -> Node:
    """A text with a colon that YAML took for a field, on a line below its own."""
    name, below = value.pairs[0]
    line = value.source.lines[value.line]
    is_braced = line[value.column : value.column + 1] == "{" and not below.plain()
    if is_braced and accepts(model, path, name.text):
        whole = in_quotes(line[value.column :].partition(" #")[0].rstrip())
        inner = whole if accepts(model, path, "{a") else name.text
        told.append(over_value(key, value, f"Braces do not belong here. Write {key.text}: {inner}", inner))
        return name
    whole = line[value.column :].rstrip()
    is_alone = value.line > key.line and isinstance(below, Scalar) and below.end_line == value.line
    if not is_alone or not accepts(model, path, whole) or name.text in tables(model)[()]:
        return value
    mended = in_quotes(whole)
    message = f'A value that contains ": " needs quotes. Write {mended}.'
    problem = value.problem("error", "colon", message)
    told.append(value.source.fixed(problem, line[: value.column] + mended))
    return Scalar(value.source, value.line, value.column, value.line, whole, "plain")


def over_value(key: Scalar, value: Node, message: str, instead: str) -> Problem:
    """A problem with a value on the line of its field, mended by another value."""
    problem = value.problem("error", "field-kind", message)
    line = key.source.lines[key.line]
    at = line.find(":", key.column) + 1
    is_alone = value.line == key.line and last_line(value) == key.line and "{" not in line[:at]
    return key.source.fixed(problem, f"{line[:at]} {instead}" if is_alone else None)
