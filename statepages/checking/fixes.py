"""Corrected lines that agree: where several are offered for one line, one line holds them all."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from statepages.problem import Problem

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_CHARACTERS = 1_000
"""Longer lines are not compared word by word: the first of their fixes is offered."""

_Edit = tuple[int, int, str]
"""Which of the words of a line are replaced, and by what."""


def agreed(lines: Sequence[str], problems: Iterable[Problem]) -> list[Problem]:
    """Problems whose fixes do not undo one another. `lines` are those of the file as it lies on disk.

    Fixes of different parts of a line are put in together. Of two for the same part the first is offered;
    the other comes when that is in place.
    """
    problems = list(problems)
    fixed = [problem for problem in problems if problem.fix is not None]
    if len({at for problem in fixed for at in _lines_of(problem)}) == sum(
        len(_lines_of(problem)) for problem in fixed
    ):
        return problems
    edits: dict[int, list[_Edit]] = {}
    kept = {id(problem) for problem in fixed if _joins(problem, lines, edits)}
    return [
        problem
        if problem.fix is None
        else replace(problem, fix=_together(problem, lines, edits) if id(problem) in kept else None)
        for problem in problems
    ]


def _lines_of(problem: Problem) -> range:
    """The lines, from 0, that the fix of a problem goes over."""
    first = problem.place.line - 1
    return range(first, first + (problem.fix or "").count("\n") + 1)


def _joins(problem: Problem, lines: Sequence[str], edits: dict[int, list[_Edit]]) -> bool:
    """Add the edits of a fix to those of the fixes before it; whether they go together."""
    news = (problem.fix or "").split("\n")
    mine = {at: _edits(_line(lines, at), new) for at, new in zip(_lines_of(problem), news, strict=True)}
    if any(_clash(one, other) for at, own in mine.items() for one in own for other in edits.get(at, [])):
        return False
    for at, own in mine.items():
        there = edits.setdefault(at, [])
        there += [edit for edit in own if edit not in there]
    return True


def _together(problem: Problem, lines: Sequence[str], edits: dict[int, list[_Edit]]) -> str:
    return "\n".join(_edited(_line(lines, at), edits[at]) for at in _lines_of(problem))


def _line(lines: Sequence[str], at: int) -> str:
    return lines[at] if at < len(lines) else ""


def _edits(old: str, new: str) -> list[_Edit]:
    if max(len(old), len(new)) > _MOST_CHARACTERS:
        return [] if old == new else [(0, len(_TOKEN.findall(old)), new)]
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(i1, i2, "".join(after[j1:j2])) for name, i1, i2, j1, j2 in steps if name != "equal"]


def _clash(one: _Edit, other: _Edit) -> bool:
    if one == other:
        return False
    return (one[0] < other[1] and other[0] < one[1]) or one[0] == other[0]


def _edited(old: str, edits: list[_Edit]) -> str:
    words = _TOKEN.findall(old)
    for first, end, new in sorted(edits, reverse=True):
        words[first:end] = [new]
    return "".join(words)
