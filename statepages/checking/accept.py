"""Read a file the way it was certainly meant, so that nobody has to wait for a fix that is certain.

The fixes are made in memory, and the result is read. Nothing here changes a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from statepages.edit import Step, apply, joined
from statepages.fixed_lines import FixedLines, fixes_of
from statepages.problem import Place, Problem, in_order, moved_back
from statepages.source import RawFile, text_of, with_text

T = TypeVar("T")

Steps = tuple[Step, ...]
Read = Callable[[RawFile, Steps], tuple[T, tuple[Problem, ...]]]
"""Reads a file after some steps of edits in memory. Returns what it says and what is wrong with it."""

_MOST_ROUNDS = 10
"""A fix can reveal another mistake. No file has this many layers of them."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_ADVICE = re.compile(
    r"(?:Write|Did you mean|Delete|Put|Add|Choose|Keep|Begin|Start|Type|Replace|Copy|Leave|If|For)\b"
)
_MOST_PROBLEMS = 100
"""With more problems than this, the file is something else entirely."""

_MOST_SHOWN = 100
_MOST_LINES = 6


class Fixed(Struct, frozen=True):
    """A file after its certain fixes, the steps that led there, and the problems that each step fixed."""

    raw: RawFile
    steps: Steps = ()
    problems: tuple[tuple[Problem, ...], ...] = ()


def fixed(raw: RawFile, problems: Sequence[Problem], read: Read[T], *, only_errors: bool = False) -> Fixed:
    """The file after all fixes that are certain. `problems` are those of the file as it is."""
    steps: list[Step] = []
    made: list[tuple[Problem, ...]] = []
    for _ in range(_MOST_ROUNDS):
        certain = [problem for problem in problems if _is_certain(problem, only_errors=only_errors)]
        edits = joined(problem.edits for problem in certain)
        text = text_of(raw) if edits else None
        if text is None or (better := apply(text, edits)) == text:
            break
        made.append(tuple(certain))
        steps.append(Step(text, edits))
        raw = with_text(raw, better)
        problems = read(raw, ())[1]
    return Fixed(raw, tuple(steps), tuple(made))


def _is_certain(problem: Problem, *, only_errors: bool) -> bool:
    return bool(problem.edits) and not problem.is_guess and (problem.is_error or not only_errors)


def accept(
    raw: RawFile, read: Read[T], describe: Callable[[T, int], str | None]
) -> tuple[T, tuple[Problem, ...]]:
    """What a file says. Errors that can be fixed in memory become notes.

    `describe` says in words how the value on a line of the file was understood, if it knows.
    """
    first, problems = read(raw, ())
    if len(problems) > _MOST_PROBLEMS:
        return first, problems
    better = fixed(raw, problems, read, only_errors=True)
    if not better.steps:
        return first, problems
    value, left = read(better.raw, better.steps)
    known = {_key(problem): problem for problem in problems}
    made = [found for number in range(len(better.steps)) for found in _fixed_by(better, number)]
    new = [one for one in left if one.is_error and _key(one) not in known]
    # If the fields of a table lead to other errors, it is enough to report that it is a table.
    tables = {problem.place.line for problem, _ in made if problem.code == "no-fields"}
    tables &= {one.place.line for one in new}
    kept = [
        replace(one, edits=known[_key(one)].edits) if _key(one) in known else one
        for one in left
        if not (one in new and one.place.line in tables)
    ]
    notes = _Notes()
    for problem, fix in made:
        if problem.place.line in tables:
            notes.add(known.get(_key(problem), problem))
        elif _key(problem) not in map(_key, kept):
            notes.add(problem, _reading(describe(value, problem.place.line), fix))
    return value, in_order([*kept, *notes.found.values()])


class _Notes:
    """The notes of a file, by their places and codes."""

    def __init__(self) -> None:
        self.found: dict[tuple[Place, str], Problem] = {}
        self.readings: dict[tuple[int, str], tuple[Place, str]] = {}

    def add(self, problem: Problem, reading: str | None = None) -> None:
        """Add a note that says how something was read. Without `reading`, add the problem as it is.

        A note about the form of a value only adds its edits, if a note about the field already says how it
        was read, as in WHEN: Oct 19, 10 am. So does one that has nothing more to say.
        """
        key, note = _key(problem), problem if reading is None else _note(problem, reading)
        first = self.readings.setdefault((problem.place.line, reading or ""), key)
        if key in self.found:
            return
        if reading and first != key and (problem.code == "field-kind" or note.message == reading):
            before = self.found[first]
            self.found[first] = replace(before, edits=joined([before.edits, problem.edits]))
        else:
            self.found[key] = note


def _key(problem: Problem) -> tuple[Place, str]:
    return problem.place, problem.code


def _fixed_by(better: Fixed, number: int) -> list[tuple[Problem, FixedLines | None]]:
    """The problems that a step fixed, at their places in the original file, each with its fixed lines."""
    step, found = better.steps[number], better.problems[number]
    made = fixes_of(found, _LINE_END.split(step.text))
    return [
        (moved_back(problem, better.steps[:number]), lines)
        for problem, lines in zip(found, made, strict=True)
    ]


def _reading(understood: str | None, made: FixedLines | None) -> str:
    """How something was read, as a sentence. Empty if that takes several lines: they are shown below it."""
    if understood:
        return f"Read as {understood}."
    if made is None:
        return ""
    if not made.lines:
        return "It was ignored."
    first, *others = (line.strip(" -") for line in made.lines)
    if others and not (
        first.endswith(":") and len(others) < _MOST_LINES and all(": " in line for line in others)
    ):
        return ""
    line = f"{first.removesuffix(':')} with {', '.join(others)}" if others else first
    return f"Read as: {_short(line)}" if line else ""


def _note(problem: Problem, reading: str) -> Problem:
    """A note that says how something was read. The line to write is shown below it."""
    sentences = _SENTENCE_END.split(problem.message)
    wrong = " ".join(takewhile(lambda sentence: not _ADVICE.match(sentence), sentences))
    # The message says that the time cannot be read, which is no longer true.
    wrong = "" if problem.code == "time" and reading.startswith("Read as ") else wrong
    both = [reading, wrong] if reading.startswith("Read as ") else [wrong, reading]
    return replace(problem, level="note", message=" ".join(filter(None, both)) or "Read as shown.")


def _short(line: str) -> str:
    return line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 1]}…"
