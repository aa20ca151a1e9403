"""From the events of the YAML parser to nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from statepages.node import Mapping, Node, Scalar, Sequence, Style
from statepages.problem import Problem
from statepages.source import Source

MOST_DEPTH = 20
_HIDDEN_FIELD = re.compile(r"[–—•·●▪◦‣]\s*\w|[a-z]+:(?!//)\S")
_NAME = re.compile(r"\w[\w -]*")
_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "block", ">": "block"}


class Refused(Exception):
    """Something that YAML allows and these files do not."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class _Open:
    """A list or mapping that is being read."""

    event: yaml.Event
    items: list[Node] = field(default_factory=list)
    keys: list[Scalar | None] = field(default_factory=list)


class Builder:
    """Makes nodes of the parser's events, without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.last_line = len(source.lines) - 1
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0
        self.is_odd = False
        """Whether something looks as if a slip made it, although the parser takes it."""

    def build(self, text: str) -> Node | None:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            self._take(event)
        return self.root

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._second_document(event)
        elif isinstance(event, yaml.AliasEvent):
            raise self._shortcut(event)
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None or getattr(event, "tag", None) not in {None, "!"}:
                raise self._shortcut(event)
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event))
            elif len(self.open) >= MOST_DEPTH:
                raise self._refused(
                    event, "depth", f"Lists and fields stand more than {MOST_DEPTH} deep here."
                )
            else:
                self.open.append(_Open(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        style = _STYLES.get(event.style, "plain")
        end_line = (
            end.line - 1 if style == "block" and end.column == 0 and end.line > start.line else end.line
        )
        line = start.line
        if end_line > self.last_line:
            # The mark of what is not there may stand behind the last line.
            line, end_line = min(line, self.last_line), self.last_line
        scalar = Scalar(self.source, line, start.column, end_line, event.value, style)
        self.is_odd = self.is_odd or self._hides_something(scalar)
        return scalar

    def _hides_something(self, scalar: Scalar) -> bool:
        """Whether a text may be what a slip made of others: a mark without a text below it, zip:19380."""
        if scalar.style == "block":
            return not scalar.text.strip()
        if scalar.style != "plain" or _HIDDEN_FIELD.match(scalar.text) is None:
            return False
        return not self.source.lines[scalar.line][: scalar.column].strip()

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if isinstance(top.event, yaml.MappingStartEvent) and len(top.keys) == len(top.items):
            top.keys.append(self._key(top, node))
        else:
            top.items.append(node)

    def _key(self, top: _Open, node: Node) -> Scalar | None:
        """The name of a field; None where it is not one, and what it names is left out."""
        if not isinstance(node, Scalar):
            self.problems.append(node.problem("error", "field-name", "A field's name is a word, not a list."))
            return None
        self.is_odd = self.is_odd or not (node.text.isalpha() or _NAME.fullmatch(node.text))
        if node.text == "<<":
            raise Refused(self._shortcut_problem(node.line, node.column, "<<"))
        first = next((key for key in top.keys if key and key.text == node.text), None)
        if first is None:
            return node
        message = f'"{node.text}" is already on line {first.line + 1}. Keep one.'
        self.problems.append(node.problem("error", "duplicate-field", message))
        return None

    def _close(self) -> None:
        done = self.open.pop()
        mark: Any = done.event.start_mark
        line, column = mark.line, mark.column
        if isinstance(done.event, yaml.MappingStartEvent):
            pairs = zip(done.keys, done.items, strict=True)
            self._add(Mapping(self.source, line, column, tuple((key, value) for key, value in pairs if key)))
        else:
            self._add(Sequence(self.source, line, column, tuple(done.items)))

    def _second_document(self, event: Any) -> Refused:
        line = event.start_mark.line
        lines = self.source.lines
        # A document may also begin without a line of its own, behind "...".
        line = next((at for at in range(line, -1, -1) if lines[at].startswith(("---", "..."))), line)
        message = f'A line "{lines[line][:3]}" ends the file here. '
        fix = None
        if not any(below.strip() for below in lines[line + 1 :]):
            message, fix = f"{message}Delete it.", ""
        elif any(re.match(r"[a-z]+:(?: |$)", below) for below in lines[line + 1 :]):
            message += "Delete it; what follows belongs in a file of its own."
        else:
            message += 'Delete it; a text stands below "details: |", indented.'
        problem = self.source.problem("error", "documents", message, line=line)
        return Refused(replace(problem, fix=fix))

    def _shortcut(self, event: Any) -> Refused:
        line, column = event.start_mark.line, event.start_mark.column
        shown = self.source.lines[line][column:].split(" ")[0]
        return Refused(self._shortcut_problem(line, column, shown))

    def _shortcut_problem(self, line: int, column: int, shown: str) -> Problem:
        message = (
            f'Shortcuts (here "{shown[:40]}") are not used in these files. Write the value out, '
            "or put it in quotes."
        )
        return self.source.problem("error", "shortcut", message, line=line, column=column)

    def _refused(self, event: Any, code: str, message: str) -> Refused:
        mark = event.start_mark
        return Refused(self.source.problem("error", code, message, line=mark.line, column=mark.column))
