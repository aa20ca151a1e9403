"""YAML text in, nodes that know their place out.

Every scalar stays text: YAML's own types turn 02134 into 1116, 18:00 into 1080 and NO into false.
The events of the C parser are taken one by one, so that nothing is built of a file that is nested
too deep, repeats itself by alias, or names a Python type.
"""

from __future__ import annotations

import re

import yaml

from statepages.node import Mapping, Node, Scalar
from statepages.parse.nodes import Builder, Refused
from statepages.parse.slips import explain
from statepages.problem import Problem
from statepages.source import Source

_MOST_RETRIES = 20
# What git leaves in a file where two versions meet. A rule tells of it; reading goes on with the first.
_MERGE_MARK = re.compile(
    r"^(?:<{7}(?: .*)?|(?:\|{7}|={7})(?: .*)?\n(?:.*\n)*?>{7}(?: .*)?|[<>=|]{7}(?: .*)?)$", re.MULTILINE
)


def parse(source: Source) -> tuple[Mapping | None, list[Problem]]:
    """The fields of a file, and what could not be read.

    After a slip the top field that has it is left out (its name goes into `Mapping.lost`) and
    reading goes on with the rest, so that one run shows all slips.
    """
    problems: list[Problem] = []
    lost: set[str] = set()
    text = _MERGE_MARK.sub(_blank, source.text)
    for _ in range(_MOST_RETRIES):
        builder = Builder(source)
        try:
            root = builder.build(text)
        except yaml.MarkedYAMLError as error:
            problem, line = explain(source, text, error)
        except Refused as refusal:
            problem, line = refusal.problem, refusal.problem.place.line - 1
            if problem.code == "documents":
                problems.append(problem)
                text = "\n".join(text.split("\n")[:line])
                continue
        else:
            return _fields(source, root, frozenset(lost), [*problems, *builder.problems])
        problems.append(problem)
        text, name = _without_field(text, line)
        if name is None:
            break
        lost.add(name)
    return None, problems


_GOES_ON = re.compile(r":\s*(?:[|>][-+0-9]*)?\s*(?:#.*)?$")
"""A field whose value stands on the lines below it."""


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _fields(
    source: Source, root: Node | None, lost: frozenset[str], problems: list[Problem]
) -> tuple[Mapping | None, list[Problem]]:
    if isinstance(root, Mapping):
        return Mapping(source, root.line, root.column, root.pairs, lost), problems
    if problems:
        return (Mapping(source, 0, 0, (), lost), problems) if lost else (None, problems)
    if root is None or (isinstance(root, Scalar) and not root.text):
        problem = source.problem(
            "error", "empty-file", "This file is empty. Write its fields, or delete it.", line=0
        )
    else:
        message = (
            "This file has no fields. Each line begins with a name and a colon, such as title: Phone bank."
        )
        problem = source.problem("error", "no-fields", message, line=root.line, column=root.column)
    return None, [problem]


def _without_field(text: str, line: int) -> tuple[str, str | None]:
    """The text with the top field around a line made blank, and that field's name."""
    lines = text.split("\n")
    line = min(line, len(lines) - 1)
    first = next((at for at in range(line, -1, -1) if _opens_field(lines[at])), None)
    if first is None:
        first = next((at for at in range(line, -1, -1) if lines[at].strip()), None)
        if first is None:
            return text, None
        name = ""
    else:
        if first < line and not _GOES_ON.search(lines[first]):
            # The field above is whole: the slip stands on a line of its own.
            first = line
        name = re.split(r"[:\s：]", lines[first].strip(" -–•\"'"))[0].strip("\"'")
    last = next((at for at in range(max(first, line) + 1, len(lines)) if _opens_field(lines[at])), len(lines))
    return "\n".join([*lines[:first], *[""] * (last - first), *lines[last:]]), name


def _opens_field(line: str) -> bool:
    return bool(line) and line[0] not in " \t#-\r" and ":" in line
