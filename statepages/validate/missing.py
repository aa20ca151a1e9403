"""Required fields that are missing, and fields with nothing after their name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from statepages.files.base import Model
from statepages.files.names import Field, NamePath, accepts, model_of, tables
from statepages.files.post import PostFile
from statepages.model.examples import CITY
from statepages.node import MappingNode, Node, Scalar
from statepages.problem import Problem
from statepages.quoting import in_quotes, quote_if_needed
from statepages.source import Source
from statepages.validate.towns import zip_wanted


def nothing_after(model: type[Model], parent: Node, found: Scalar, path: NamePath) -> Problem:
    """The problem with a field that has nothing after its name, or only a comment."""
    name = path[-1]
    line = found.source.lines[found.line]
    dropped = re.match(r"\s*(#\S.*?)\s*$", line[found.column :]) if found.style == "plain" else None
    if dropped:
        column = found.column + dropped.start(1)
        bare = dropped[1].lstrip("#")
        if not accepts(model, path, in_quotes(dropped[1])) and accepts(model, path, bare):
            message = f"A # begins a comment, which is ignored. Write {name}: {bare}"
            problem = found.source.problem("error", "dropped-text", message, line=found.line, column=column)
            return found.source.fixed(problem, line[:column] + bare)
        quoted = line[:column] + in_quotes(dropped[1])
        message = "A # begins a comment, which is ignored. Put the whole text in quotes."
        problem = found.source.problem("error", "dropped-text", message, line=found.line, column=column)
        return found.source.fixed(problem, quoted)
    comment = re.match(r"\s*#\s+(\S.*?)\s*$", line[found.column :]) if found.style == "plain" else None
    if comment and accepts(model, path, comment[1]):
        message = f"Everything after # is a comment, and is ignored. Delete the #. Write {name}: {comment[1]}"
        column = found.column + line[found.column :].index("#")
        problem = found.source.problem("error", "dropped-text", message, line=found.line, column=column)
        problem = found.source.fixed(problem, f"{line[:column]}{quote_if_needed(comment[1])}")
        return replace(problem, is_guess=True)
    field = tables(model).get(path[:-1], {}).get(path[-1])
    is_needed = field is not None and field.is_required
    advice = f"Write {_line(name, found)}" if is_needed else "Write a value, or delete the line."
    if name == "zip":
        code, words = zip_wanted(parent)
        advice = f"Write {code or words}."
    return found.problem("error", "empty", f'There is nothing after "{name}:". {advice}')


def missing(parent: Node, name: str) -> Problem:
    """The problem with a required field that is missing."""
    hidden = _hidden_in_text(parent, name) or _hidden_in_comment(parent, name)
    if hidden:
        return hidden
    advice = f"Add a line: {_line(name, parent)}"
    if name == "zip":
        code, words = zip_wanted(parent)
        advice = f"Add a line: zip: {code}" if code else f'Add a line "zip: " with {words}'
    if name == "zip" and isinstance(parent, MappingNode) and parent.get("online"):
        advice = f"{advice}. If people only meet online, write where: online instead"
    spot: Node = parent.pairs[0][0] if isinstance(parent, MappingNode) and parent.pairs else parent
    message = f'The field "{name}" is missing. {advice}'
    return spot.problem("error", "missing-field", message)


def _line(name: str, spot: Node) -> str:
    """The line to write for a field; the date of a post is the one in its file name."""
    day = day_in_name(spot.source) if name == "date" else None
    if day:
        return f"date: {day}"
    known = tables(model_of(spot.source.name))
    for path, table in known.items():
        if name in table and table[name].is_required:
            return _line_of(table[name], known.get((*path, name), {}).values())
    return f"{name}: ..."


def _line_of(field: Field, inner: Iterable[Field]) -> str:
    """The line to write for a field, or the two for one with fields of its own.

    A text is left open, because some people would copy an example.
    """
    if field.has_fields:
        first = next(one for one in inner if one.is_required)
        dash = "- " if field.is_list else ""
        if first.name == "zip":
            return (
                f'{field.name}: and below it "  zip: " with the ZIP code of the place, '
                f"such as {first.about.example} for {CITY}"
            )
        return f'{field.name}: and below it "  {dash}{_line_of(first, ())}"'
    kinds = {"|": field.is_markdown, '"..."': field.is_text, "https://...": field.is_link}
    value = next((value for value, is_so in kinds.items() if is_so), field.about.example or "...")
    return f"{field.name}: {value}"


def day_in_name(source: Source) -> str | None:
    """The day that the name of a post's file begins with."""
    found = re.match(r"posts/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})-", source.name)
    return found["day"] if found and accepts(PostFile, ("date",), found["day"]) else None


def _hidden_in_text(parent: Node, name: str) -> Problem | None:
    """A missing field that was read as part of the text above, because it has no colon."""
    if not isinstance(parent, MappingNode):
        return None
    for _, value in parent.pairs:
        if not isinstance(value, Scalar) or value.style != "plain":
            continue
        for line in range(value.line + 1, value.end_line + 1):
            text = value.source.lines[line]
            found = re.match(rf"\s*{name}\b\s*[:;=]?\s*(?P<value>.*)", text, re.IGNORECASE)
            if found:
                message = f'"{name}" is too far to the right, or has no colon. Write {name}: {found["value"]}'
                fix = f"{' ' * parent.column}{name}: {found['value']}"
                column = len(text) - len(text.lstrip())
                problem = value.source.problem("error", "no-colon", message, line=line, column=column)
                return value.source.fixed(problem, fix)
    return None


def _hidden_in_comment(parent: Node, name: str) -> Problem | None:
    """A missing field that is in a comment, after a #."""
    if not isinstance(parent, MappingNode):
        return None
    for number, line in enumerate(parent.source.lines):
        found = re.fullmatch(rf"(?P<front>\s*)#+\s*(?P<field>{name}:\s*\S.*)", line)
        if found and len(found["front"]) == parent.column:
            message = f'"{name}" is after a #, so it is a comment and is ignored. Delete the #.'
            problem = parent.source.problem(
                "error", "missing-field", message, line=number, column=len(found["front"])
            )
            return replace(parent.source.fixed(problem, found["front"] + found["field"]), is_guess=True)
    return None
