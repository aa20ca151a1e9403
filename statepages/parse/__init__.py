"""From YAML text to nodes that know where they are.

Every scalar stays text: YAML's own types turn 02134 into 1116, 18:00 into 1080 and NO into false.
The events of the C parser are read one by one, so that nothing is built from a file that is nested
too deep, repeats itself by alias, or names a Python type.
"""

from __future__ import annotations

import re
from bisect import bisect

import yaml
from msgspec.structs import replace

from statepages.files.names import model_of
from statepages.node import MappingNode, Node, Scalar, SequenceNode
from statepages.parse.layout import fix_layout
from statepages.parse.line_editor import LineEditor
from statepages.parse.nodes import Builder
from statepages.parse.paste_artifacts import fix_copied
from statepages.parse.prose import prose_problem
from statepages.problem import Problem, ProblemError
from statepages.source import MERGE_SIGNS, Source

_MOST_RETRIES = 20
_MAY_BE_LAYOUT = {"syntax", "shortcut", "duplicate-field", "no-fields"}
# What git puts in a file where it could not merge two versions. A rule reports it. The first version is read.
_MERGE_MARK = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?: .*)?")


def parse(source: Source) -> tuple[MappingNode | None, list[Problem]]:
    """The fields of a file, and what could not be read.

    If the parser fails, the mistakes are found line by line and fixed, so that reading goes on
    after them and one run shows them all. What cannot be fixed is left out with its top-level
    field, and the name of that field is added to `MappingNode.lost`.
    """
    text = _without_merge_marks(source.text)
    editor = LineEditor(replace(source, text=text) if text != source.text else source)
    model = model_of(source.name)
    fix_copied(editor, model)
    source = editor.source()
    prose = prose_problem(source, model)
    if prose:
        return None, [prose]
    node, problems, is_odd = _read(source, frozenset())
    codes = {problem.code for problem in problems}
    is_list = node is not None and "no-fields" in codes
    if not (is_odd or codes & _MAY_BE_LAYOUT) or is_list or _is_braced(source.text):
        return node, [*editor.problems(), *problems]
    fix_layout(editor, model)
    if not editor.problems() or (editor.lost and "syntax" not in codes):
        return node, problems
    node, problems, _ = _read(editor.source(), frozenset({""} if editor.lost else ()))
    return node, [*editor.problems(), *problems]


def _without_merge_marks(text: str) -> str:
    """The text with the first of the versions that git left, and empty lines for the rest."""
    if not any(map(text.__contains__, MERGE_SIGNS)):
        return text
    lines = text.split("\n")
    marks = [at for at, line in enumerate(lines) if _MERGE_MARK.fullmatch(line)]
    ends = [at for at in marks if lines[at][0] == ">"]
    for at in marks:
        following = bisect(ends, at) if lines[at][:1] in {"|", "="} else len(ends)
        end = ends[following] if following < len(ends) else at
        lines[at : end + 1] = [""] * (end + 1 - at)
    return "\n".join(lines)


def _read(source: Source, lost: frozenset[str]) -> tuple[MappingNode | None, list[Problem], bool]:
    """What the parser reads in a text. A top-level field that it cannot read is reported and left out.

    The last of the three: whether a name looks like a mistake.
    """
    problems: list[Problem] = []
    text = source.text
    for _ in range(_MOST_RETRIES):
        builder = Builder(source)
        try:
            root = builder.build(text)
        except yaml.MarkedYAMLError as error:
            problem = _unreadable(source, text, error)
        except ProblemError as error:
            problem = error.problem
            if problem.code == "documents":
                problems.append(problem)
                text = "\n".join(text.split("\n")[: problem.place.line - 1])
                continue
        else:
            return *_fields(source, root, lost, [*problems, *builder.problems]), builder.is_odd
        if problem.code in {"braces", "many-values"}:
            return None, [*problems, problem], False
        # After a place that cannot be read, much looks wrong that is not: only the first is reported.
        if problem.code != "syntax" or not any(other.code == "syntax" for other in problems):
            problems.append(problem)
        text, name = _without_field(text, problem.place.line - 1)
        if name is None:
            break
        lost |= {name}
    return None, problems, False


def _is_braced(text: str) -> bool:
    """Whether the whole file is between brackets, as in JSON."""
    return text.lstrip()[:1] in {"{", "["}


def _unreadable(source: Source, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The place where the parser failed, in a text whose lines could not be fixed."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    while line and not lines[line].strip():
        line -= 1
    column = min(mark.column, len(lines[line])) if mark and mark.line == line else 0
    if _is_braced(text):
        message = (
            "Something is missing before this. Put a comma after each field between { and }, "
            "and quotes around names and text."
        )
        return source.problem("error", "braces", message, line=line, column=column)
    message = "This line cannot be read from here on. Check its quotes, its colons and the spaces in front."
    return source.problem("error", "syntax", message, line=line, column=column)


_GOES_ON = re.compile(r":\s*(?:[|>][-+0-9]*)?\s*(?:#.*)?$")
"""A field whose value is on the lines below it."""


def _fields(
    source: Source, root: Node | None, lost: frozenset[str], problems: list[Problem]
) -> tuple[MappingNode | None, list[Problem]]:
    if isinstance(root, MappingNode):
        return MappingNode(source, root.line, root.column, root.pairs, lost), problems
    if isinstance(root, SequenceNode) and any(isinstance(item, MappingNode) for item in root.items):
        return _from_list(source, root, lost, problems)
    if problems:
        return (MappingNode(source, 0, 0, (), lost), problems) if lost else (None, problems)
    if root is None or (isinstance(root, Scalar) and not root.text):
        problem = source.problem(
            "error", "empty-file", "This file is empty. Fill it in, or delete it.", line=0
        )
    else:
        message = (
            "This file has no fields. Begin each line with a name and a colon, such as title: Phone bank."
        )
        if source.text.lstrip().startswith("BEGIN:V"):
            message = (
                "This is a calendar (.ics) file. Copy the event into fields, one on each line: a name, "
                "a colon and the value, such as title: Phone bank."
            )
        problem = source.problem("error", "no-fields", message, line=root.line, column=root.column)
    return None, [problem]


def _from_list(
    source: Source, root: SequenceNode, lost: frozenset[str], problems: list[Problem]
) -> tuple[MappingNode | None, list[Problem]]:
    """The fields of a file that is written as a list: those of its first entry."""
    first = next(item for item in root.items if isinstance(item, MappingNode))
    fix = None
    if len(root.items) > 1:
        message = (
            "Each hyphen here begins a new entry, but a file can have only one. "
            "Put each entry in its own file."
        )
    else:
        message = (
            "This file is written as a list. Delete the hyphen, and the spaces in front of the lines below."
        )
        lines = source.lines[root.line :]
        fix = "\n".join([lines[0][first.column :], *(line[first.column :] for line in lines[1:])]).rstrip()
        if any(line[: first.column].strip() for line in lines[1:]):
            fix = None
    problem = source.problem("error", "no-fields", message, line=root.line, column=root.column)
    return replace(first, lost=lost), [*problems, source.fixed(problem, fix)]


def _without_field(text: str, line: int) -> tuple[str, str | None]:
    """The text with the lines of one top-level field blank, and the name of that field."""
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
            # The field above is complete: the mistake is on its own line.
            first = line
        name = re.split(r"[:\s：]", lines[first].strip(" -–•\"'"))[0].strip("\"'")
    last = next((at for at in range(max(first, line) + 1, len(lines)) if _opens_field(lines[at])), len(lines))
    return "\n".join([*lines[:first], *[""] * (last - first), *lines[last:]]), name


def _opens_field(line: str) -> bool:
    return bool(line) and line[0] not in " \t#-\r" and ":" in line
