"""From the events of the YAML parser to nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile
from typing import Any

import yaml
from msgspec import Struct, field

from statepages.node import MappingNode, Node, Scalar, SequenceNode, Style
from statepages.parse.escapes import without_escaped
from statepages.parse.repeats import Repeat, duplicate, repeat_problems
from statepages.parse.syntax import LIKE_A_MARK
from statepages.parse.unsupported import merge, second_document, shortcut
from statepages.problem import Problem, ProblemError
from statepages.source import Source

MOST_DEPTH = 20
MOST_VALUES = 5_000
"""Three times what an event with a time for each day of a year has."""
_MANY = f"This file has more than {MOST_VALUES:,} names and values. Shorten it, or split it into two files."
_DEEP = (
    f"There are more than {MOST_DEPTH} levels of lists and fields here. If this is text, put it in quotes."
)
_HIDDEN_FIELD = re.compile(r"[–—•·●▪◦‣]\s*\w|[a-z]+:(?!//)\S")
_NAME = re.compile(r"\w[\w -]*")
_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "block", ">": "block"}


class _Open(Struct):
    """A list or mapping that is being read."""

    mark: Any
    has_keys: bool
    items: list[Node] = field(default_factory=list)
    keys: list[Scalar | None] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """The position of the key with each name; of the first one if there are several."""


class Builder:
    """Makes nodes from the events of the parser, without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.last_line = len(source.lines) - 1
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0
        self.values = 0
        self.repeats: list[Repeat] = []
        self.is_odd = False
        """Whether something looks like a mistake, although the parser takes it."""

    def build(self, text: str) -> Node | None:
        parser = yaml.CBaseLoader(text)
        try:
            for event in iter(parser.get_event, None):
                self._take(event)
        finally:
            parser.dispose()
        if isinstance(self.root, MappingNode) and self.root.pairs:
            self.problems += repeat_problems(self.repeats, self.root.pairs[0][0])
        return self.root

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._count(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._count(event)
            if len(self.open) >= MOST_DEPTH:
                raise self._unsupported(event, "depth", _DEEP)
            self.open.append(_Open(event.start_mark, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            raise shortcut(self.source, event.start_mark)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise second_document(self.source, event.start_mark)

    def _count(self, event: Any) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise self._unsupported(event, "many-values", _MANY)
        if event.anchor is not None or event.tag not in {None, "!"}:
            raise shortcut(self.source, event.start_mark)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        style = _STYLES.get(event.style, "plain")
        end_line = (
            end.line - 1 if style == "block" and end.column == 0 and end.line > start.line else end.line
        )
        line = start.line
        if end_line > self.last_line:
            # The mark of a missing value may be after the last line.
            line, end_line = min(line, self.last_line), self.last_line
        text = event.value
        if event.style == ">":
            text = _unfolded(text, self.source.lines[line + 1 : end_line + 1])
        end_column = end.column if end.line == end_line else len(self.source.lines[end_line])
        scalar = Scalar(self.source, line, start.column, end_line, text, style, end_column)
        # A single word hides nothing.
        self.is_odd = self.is_odd or (not text.isalnum() and self._hides_something(scalar))
        if style == "double":
            scalar, found = without_escaped(scalar)
            self.problems += found
        return scalar

    def _hides_something(self, scalar: Scalar) -> bool:
        """Whether a text may be the result of a mistake: a mark without a text below it, zip:19380."""
        if scalar.style != "plain":
            return scalar.style == "block" and not scalar.text.strip()
        line = self.source.lines[scalar.line]
        if scalar.end_line > scalar.line and line[scalar.column :].strip() in LIKE_A_MARK:
            return True
        return _HIDDEN_FIELD.match(scalar.text) is not None and not line[: scalar.column].strip()

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if top.has_keys and len(top.keys) == len(top.items):
            top.keys.append(self._key(top, node))
        else:
            top.items.append(node)

    def _key(self, top: _Open, node: Node) -> Scalar | None:
        """The name of a field; None if it is not a name, and then its value is left out."""
        if not isinstance(node, Scalar):
            if not self._is_blank(node):
                message = (
                    "A field name cannot be a list. "
                    "Write a name, a colon and the value, such as title: Phone bank."
                )
                self.problems.append(node.problem("error", "field-name", message))
            return None
        self.is_odd = self.is_odd or not (node.text.isalpha() or _NAME.fullmatch(node.text))
        if node.text == "<<":
            raise merge(self.source, node.line, node.column)
        position = top.places.setdefault(node.text, len(top.keys))
        first = top.keys[position] if position < len(top.keys) else None
        if first is None:
            top.places[node.text] = len(top.keys)
            return node
        before = top.items[position]
        is_empty = (
            isinstance(before, Scalar) and before.style in {"plain", "block"} and not before.text.strip()
        )
        if is_empty:
            # The one with a value is meant. That there are two is still reported.
            top.keys[position] = None
        if len(self.open) == 1:
            self.repeats.append(Repeat(len(top.keys), node, first))
        else:
            self.problems.append(duplicate(node, first))
        return node if is_empty else None

    def _is_blank(self, node: Node) -> bool:
        """Whether a name is the inside of {{first_name}}, which is reported with the value of its field."""
        return self.source.lines[node.line][max(0, node.column - 1) :].startswith("{{")

    def _close(self, event: Any) -> None:
        done = self.open.pop()
        after = event.end_mark.line, event.end_mark.column
        end = after if event.start_mark.index < event.end_mark.index else None
        line, column = done.mark.line, done.mark.column
        if done.has_keys:
            pairs = zip(done.keys, done.items, strict=True)
            self._add(
                MappingNode(
                    self.source, line, column, tuple((key, value) for key, value in pairs if key), end=end
                )
            )
        else:
            self._add(SequenceNode(self.source, line, column, tuple(done.items), end))

    def _unsupported(self, event: Any, code: str, message: str) -> ProblemError:
        mark = event.start_mark
        return ProblemError(self.source.problem("error", code, message, line=mark.line, column=mark.column))


def _unfolded(folded: str, lines: Iterable[str]) -> str:
    """A text after > with its own lines: lists need them, and they do no harm to wrapped prose."""
    below = list(dropwhile(lambda line: not line.strip(), lines))
    indent = len(below[0]) - len(below[0].lstrip()) if below else 0
    text = "\n".join(line[indent:] for line in below if not line[:indent].strip())
    return text if text.split() == folded.split() else folded
