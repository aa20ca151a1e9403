"""Fields that must be there and are not, or have nothing behind their name."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.files.base import Model
from statepages.files.names import NamePath, accepts, tables
from statepages.files.post import PostFile
from statepages.model.examples import CITY, DAY, KIND, NEXT_DAY, ZIP, ZONE
from statepages.node import MappingNode, Node, Scalar, in_quotes
from statepages.problem import Problem
from statepages.shape.parts import safe
from statepages.shape.towns import zip_wanted
from statepages.source import Source

_LINES = {
    "title": 'title: "..."',
    "headline": 'headline: "..."',
    "kind": f"kind: {KIND}",
    "when": f'when: and below it "  - start: {NEXT_DAY} 10 am"',
    "where": f'where: and below it "  zip: " with the ZIP code of the place, such as {ZIP} for {CITY}',
    "start": f"start: {NEXT_DAY} 10 am",
    "date": f"date: {DAY}",
    "body": "body: |",
    "pitch": "pitch: |",
    "label": "label: Sign up",
    "link": "link: https://...",
    "url": "url: https://...",
    "file": "file: canvass.jpg",
    "timezone": f"timezone: {ZONE}",
}
"""The line to write for a field that must be there."""


def nothing_behind(model: type[Model], parent: Node, found: Scalar, path: NamePath) -> Problem:
    """What to say of a field with nothing behind its name, or with nothing but a comment."""
    name = path[-1]
    line = found.source.lines[found.line]
    dropped = re.match(r"\s*(#\S.*?)\s*$", line[found.column :]) if found.style == "plain" else None
    if dropped:
        column = found.column + dropped.start(1)
        bare = dropped[1].lstrip("#")
        if not accepts(model, path, in_quotes(dropped[1])) and accepts(model, path, bare):
            message = f"Everything after # is dropped. Write {name}: {bare}"
            told = found.source.problem("error", "dropped-text", message, line=found.line, column=column)
            return replace(told, fix=line[:column] + bare)
        mended = line[:column] + in_quotes(dropped[1])
        message = f'Everything after " #" is dropped. Put the {name} in quotes.'
        told = found.source.problem("error", "dropped-text", message, line=found.line, column=column)
        return replace(told, fix=mended)
    comment = re.match(r"\s*#\s+(\S.*?)\s*$", line[found.column :]) if found.style == "plain" else None
    if comment and accepts(model, path, comment[1]):
        message = f"What stands behind # is a comment, and dropped. Delete the #: {name}: {comment[1]}"
        column = found.column + line[found.column :].index("#")
        told = found.source.problem("error", "dropped-text", message, line=found.line, column=column)
        return replace(told, fix=f"{line[:column]}{safe(comment[1])}")
    field = tables(model).get(path[:-1], {}).get(path[-1])
    is_needed = field is not None and field.is_required
    cure = f"Write it, as in {_line(name, found)}" if is_needed else "Write a value, or delete the line."
    if name == "zip":
        code, words = zip_wanted(parent)
        cure = f"Write {code or words}."
    return found.problem("error", "empty", f'Nothing stands behind "{name}:". {cure}')


def missing(parent: Node, name: str) -> Problem:
    """What to say of a field that must be there and is not."""
    hidden = _hidden_in_text(parent, name) or _hidden_in_comment(parent, name)
    if hidden:
        return hidden
    cure = f"Add a line: {_line(name, parent)}"
    if name == "zip":
        code, words = zip_wanted(parent)
        cure = f"Add a line: zip: {code}" if code else f"Add a line zip: with {words}"
    if name == "zip" and isinstance(parent, MappingNode) and parent.get("online"):
        cure = f"{cure}. If there is no place to go to, write where: online in place of all this"
    spot: Node = parent.pairs[0][0] if isinstance(parent, MappingNode) and parent.pairs else parent
    message = f'The field "{name}" is missing. {cure}'
    return spot.problem("error", "missing-field", message)


def _line(name: str, spot: Node) -> str:
    """The line to write for a field; the date of a post is that of its file name."""
    day = day_in_name(spot.source) if name == "date" else None
    return f"date: {day}" if day else _LINES.get(name, f"{name}: ...")


def day_in_name(source: Source) -> str | None:
    """The day that the name of a post's file begins with."""
    found = re.match(r"posts/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})-", source.name)
    return found["day"] if found and accepts(PostFile, ("date",), found["day"]) else None


def _hidden_in_text(parent: Node, name: str) -> Problem | None:
    """A missing field that stands there after all, without its colon, and was taken for text above it."""
    if not isinstance(parent, MappingNode):
        return None
    for _, value in parent.pairs:
        if not isinstance(value, Scalar) or value.style != "plain":
            continue
        for line in range(value.line + 1, value.end_line + 1):
            text = value.source.lines[line]
            found = re.match(rf"\s*{name}\b\s*[:;=]?\s*(?P<value>.*)", text, re.IGNORECASE)
            if found:
                message = (
                    f'"{name}" stands too far right here, or lacks its colon. Write {name}: {found["value"]}'
                )
                fix = f"{' ' * parent.column}{name}: {found['value']}"
                column = len(text) - len(text.lstrip())
                told = value.source.problem("error", "no-colon", message, line=line, column=column)
                return replace(told, fix=fix)
    return None


def _hidden_in_comment(parent: Node, name: str) -> Problem | None:
    """A missing field that stands behind a #, and so is a comment."""
    if not isinstance(parent, MappingNode):
        return None
    for number, line in enumerate(parent.source.lines):
        found = re.fullmatch(rf"(?P<front>\s*)#+\s*(?P<field>{name}:\s*\S.*)", line)
        if found and len(found["front"]) == parent.column:
            message = f'"{name}" stands behind a #: that is a comment, and dropped. Delete the #.'
            told = parent.source.problem(
                "error", "missing-field", message, line=number, column=len(found["front"])
            )
            return replace(told, fix=found["front"] + found["field"])
    return None
