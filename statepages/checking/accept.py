"""Read a file as it was certainly meant: what can be fixed with certainty holds up nobody.

The fixes are made in memory, and what comes of them is read. Nothing here changes a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from statepages.edit import Step, apply, joined
from statepages.fixed_lines import FixedLines, fixes_of
from statepages.problem import Place, Problem, in_order, moved_back
from statepages.source import RawFile

T = TypeVar("T")

Steps = tuple[Step, ...]
Read = Callable[[RawFile, Steps], tuple[T, tuple[Problem, ...]]]
"""Reads a file, which was edited in memory by some steps: what it says, and what is wrong with it."""

_MOST_ROUNDS = 10
"""Behind a fix the next slip may show. No file has that many layers of them."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_ADVICE = re.compile(
    r"(?:Write|Did you mean|Delete|Put|Add|Choose|Keep|Begin|Type|Replace|Copy|Leave|If|For)\b"
)
_MOST_PROBLEMS = 100
"""A file with more is not what anybody meant."""

_READ_AS = re.compile(r".*(?=Read as: )", re.DOTALL)
_MOST_SHOWN = 100
_BOM = b"\xef\xbb\xbf"


class Fixed(Struct, frozen=True):
    """A file after its certain fixes; the steps that led there, and the problems that each of them fixed."""

    raw: RawFile
    steps: Steps = ()
    problems: tuple[tuple[Problem, ...], ...] = ()


def fixed(raw: RawFile, problems: Sequence[Problem], read: Read[T], *, only_errors: bool = False) -> Fixed:
    """The file after all fixes that are certain; `problems` are those that it has as it is."""
    steps: list[Step] = []
    made: list[tuple[Problem, ...]] = []
    for _ in range(_MOST_ROUNDS):
        certain = [problem for problem in problems if _is_certain(problem, only_errors=only_errors)]
        edits = joined(problem.edits for problem in certain)
        text = _text_of(raw) if edits else None
        if text is None or (better := apply(text, edits)) == text:
            break
        made.append(tuple(certain))
        steps.append(Step(text, edits))
        mark = _BOM if raw.data.startswith(_BOM) else b""
        raw = replace(raw, data=mark + better.encode("utf-8"))
        problems = read(raw, ())[1]
    return Fixed(raw, tuple(steps), tuple(made))


def _is_certain(problem: Problem, *, only_errors: bool) -> bool:
    return bool(problem.edits) and not problem.is_guess and (problem.is_error or not only_errors)


def _text_of(raw: RawFile) -> str | None:
    """The text of a file without its byte order mark; None where it is not UTF-8."""
    try:
        return raw.data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return None


def accept(
    raw: RawFile, read: Read[T], describe: Callable[[T, int], str | None]
) -> tuple[T, tuple[Problem, ...]]:
    """What a file says, with the errors that are fixed in memory turned into notes.

    `describe` says how the value on a line (of the file) was understood, in words, where it knows.
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
    lines = {problem.place.line for problem, _ in made}
    # What is wrong on a line after its fix, and was not before, is more about the same slip.
    more = [one for one in left if one.is_error and _key(one) not in known and one.place.line in lines]
    unsolved = {one.place.line for one in more}
    kept = [
        replace(one, edits=known[_key(one)].edits) if _key(one) in known else one
        for one in left
        if one not in more
    ]
    there = set(map(_key, kept))
    notes: dict[tuple[Place, str], Problem] = {}
    for problem, fix in made:
        if problem.place.line in unsolved:
            notes.setdefault(_key(problem), known.get(_key(problem), problem))
        elif _key(problem) not in there:
            notes.setdefault(_key(problem), _note(problem, describe(value, problem.place.line), fix))
    return value, in_order([*kept, *_once(notes.values())])


def _once(notes: Iterable[Problem]) -> Iterable[Problem]:
    """Notes without those about the form of a value whose field has a note already: WHEN: Oct 19, 10 am.

    The first note gets the edits of both.
    """
    said: dict[tuple[int, str], Problem] = {}
    for note in notes:
        read_as = _READ_AS.sub("", note.message)
        before = said.get((note.place.line, read_as))
        if before and note.code == "field-kind":
            said[note.place.line, read_as] = replace(before, edits=joined([before.edits, note.edits]))
        else:
            said[note.place.line, read_as if before is None else note.message] = note
    return said.values()


def _key(problem: Problem) -> tuple[Place, str]:
    return problem.place, problem.code


def _fixed_by(better: Fixed, number: int) -> list[tuple[Problem, FixedLines | None]]:
    """The problems that a step fixed, at their places in the file as it is, with the lines that they made."""
    step, found = better.steps[number], better.problems[number]
    made = fixes_of(found, _LINE_END.split(step.text))
    return [
        (moved_back(problem, better.steps[:number]), lines)
        for problem, lines in zip(found, made, strict=True)
    ]


def _note(problem: Problem, understood: str | None, made: FixedLines | None) -> Problem:
    """A note of how something was read. What to write is shown below it."""
    sentences = _SENTENCE_END.split(problem.message)
    what = " ".join(takewhile(lambda sentence: not _ADVICE.match(sentence), sentences))
    lines = made.lines if made else None
    if understood:
        # That a time cannot be read is no longer true.
        what = f"Read as {understood}. {'' if problem.code == 'time' else what}"
    elif lines is not None and len(lines) == 1 and lines[0].strip(" -"):
        what = f"{what} Read as: {_short(lines[0].strip(' -'))}"
    elif lines is not None and not lines:
        what = f"{what} Read without it."
    return replace(problem, level="note", message=what.strip() or problem.message)


def _short(line: str) -> str:
    return line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 1]}…"
