"""The text of a file while its mistakes are fixed one by one, so that reading can go on after them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from statepages.edit import Edit
from statepages.parse.lines import described, front_of
from statepages.problem import Place, Problem
from statepages.source import GUESSED, Source, edited, original_column

T = TypeVar("T")

_TAB_WIDTH = 2
_MOST = 500
_MOST_LOOKS = 20_000
"""A file that somebody wrote takes some hundreds; one that is made to take long, far more."""


class LineEditor:
    """The lines of a source with fixes made in them, and the problems that were reported.

    Lines and columns count from 0. `lines` change only by `replace`.
    """

    def __init__(self, source: Source) -> None:
        self.lines = list(source.lines)
        self.lost = False
        """Whether something was left out that cannot be understood."""

        self._original = source
        self._shifts = dict(source.shifts)
        self._reported: list[tuple[Problem, Sequence[int]]] = []
        """The problems that were reported, and the lines that their fixes changed."""

        self._unsure: set[int] = set()
        """Lines that were changed only so that reading can go on. A person would fix them differently."""

        self._fronts: dict[int, Problem] = {}
        self._looks = 0
        self._indents: dict[int, tuple[int, Problem]] = {}

    def report(
        self,
        code: str,
        message: str,
        line: int,
        column: int,
        fix: str | None = None,
        *,
        also: Iterable[int] = (),
    ) -> None:
        """Report what is wrong at a place, and make the fix, if there is a certain one.

        `fix` has the lines from this one on; `also` are other lines that the fix changes.
        """
        lines = fix.split("\n") if fix is not None else []
        problem = Problem(self.place(line, column), "error", code, message)
        changed = {*range(line, line + len(lines)), *also}
        self._reported.append((problem, sorted(changed)))
        for at, text in enumerate(lines, line):
            self.replace(at, text, is_sure=True)

    @property
    def is_hopeless(self) -> bool:
        """Whether so much is wrong that more problems would help nobody."""
        many = len(self._reported) + len(self._fronts) + len(self._indents) > _MOST
        return many or self._looks > _MOST_LOOKS

    def is_first(self, at: int) -> bool:
        """Whether all lines above are blank in the file."""
        return not any(line.strip() for line in self._original.lines[:at])

    def place(self, line: int, column: int) -> Place:
        """The place in the file of what is at a position now."""
        at = line + 1, original_column(self._shifts.get(line, ()), column) + 1
        for step in reversed(self._original.steps):
            at = step.back(*at)
        return Place(self._original.path, *at)

    def parts(self, line: int) -> tuple[int, str]:
        """The column where the text of a line begins, and that text."""
        self._looks += 1
        text = self.lines[line]
        column = len(front_of(text))
        return column, text[column:]

    def replace(self, line: int, new: str, *, is_sure: bool = False) -> None:
        """Replace a line with another; what both have in common keeps its place in the file."""
        if new != self.lines[line]:
            if not is_sure:
                self._unsure.add(line)
            self._shifts[line] = edited(self._shifts.get(line, ()), self.lines[line], new)
            self.lines[line] = new

    def leave_out(self, line: int) -> None:
        """Skip a line that cannot be understood."""
        self.lost = True
        self.replace(line, "")

    # What is in front of a line and should not be

    def has_odd_front(self, line: int) -> bool:
        """Whether something odd was in front of a line: then its column means little."""
        return line in self._fronts

    def is_odd_front(self, line: int) -> bool:
        """Whether something odd is in front of a line that was not checked yet."""
        return bool(front_of(self.lines[line]).strip(" "))

    def straighten(self, line: int) -> None:
        """Replace tabs and odd spaces in front of a line with normal spaces."""
        text = self.lines[line]
        front = front_of(text)
        if not front.strip(" "):
            return
        sign = front.lstrip(" ")[0]
        code, message = "tab", "There is a tab in front of this line. Replace each tab with two spaces{here}."
        if sign != "\t":
            code = "odd-space"
            message = f"There is an unusual space in front of this line ({described(sign)}). "
            message += "Replace it with a normal space{here}."
        self._fronts[line] = Problem(self.place(line, front.index(sign)), "error", code, message)
        width = "".join(" " * _TAB_WIDTH if sign == "\t" else " " for sign in front)
        self.replace(line, width + text[len(front) :] if len(front) < len(text) else "", is_sure=True)

    def drop_sign(self, line: int, column: int, length: int, name: str) -> None:
        """Delete signs before the name of a field."""
        text = self.lines[line]
        message = f'There are extra characters before this field name. Write "{name}: ".'
        if name == "-":
            message = 'There are extra characters before this entry of a list. Begin the line with "- ".'
        code = "dash" if name == "-" else "field-name"
        self._fronts[line] = Problem(self.place(line, column), "error", code, message)
        self.replace(line, text[:column] + text[column + length :], is_sure=True)

    def shift(self, line: int, column: int, right: int, message: str) -> None:
        """Report a line that is too far to the left or right, and put it at its column."""
        problem = Problem(self.place(line, column), "error", "indentation", message)
        self._indents[line] = (right - column, problem)
        self.replace(line, " " * right + self.lines[line][column:], is_sure=True)

    def problems(self) -> list[Problem]:
        """All problems. Consecutive lines with the same mistake in front are one problem."""
        runs = self._runs(self._fronts, lambda problem: problem.code)
        fronts = (self._of_run(self._fronts, run) for run in runs)
        indents = {line: problem for line, (_, problem) in self._indents.items()}
        shifts = self._runs(self._indents, lambda shifted: shifted[0])
        reported = (replace(problem, edits=self._edits(lines)) for problem, lines in self._reported)
        return [*reported, *fronts, *(self._of_run(indents, run) for run in shifts)]

    def _edits(self, lines: Sequence[int]) -> tuple[Edit, ...]:
        """The edits that turn lines of the file into what they are now; all problems of a line share them."""
        if self._unsure.intersection(lines):
            return ()
        edits: list[Edit] = []
        for at in lines:
            is_gone = not self.lines[at] and self._original.lines[at].strip()
            new = [] if is_gone else [self.lines[at]]
            edits += self._original.redo(at, 1, new)
        return tuple(edits)

    def _runs(self, lines: Mapping[int, T], kind: Callable[[T], object]) -> Iterator[range]:
        """Runs of lines of one kind with only empty lines between them."""
        run: list[int] = []
        for line in sorted(lines):
            follows = run and not any(self.lines[at].strip() for at in range(run[-1] + 1, line))
            if run and not (follows and kind(lines[line]) == kind(lines[run[-1]])):
                yield range(run[0], run[-1] + 1)
                run = []
            run.append(line)
        if run:
            yield range(run[0], run[-1] + 1)

    def _of_run(self, problems: Mapping[int, Problem], run: range) -> Problem:
        first = problems[run[0]]
        here = "" if len(run) == 1 else f", here and on the lines up to {run[-1] + 1}"
        return replace(first, message=first.message.replace("{here}", here), edits=self._edits(run))

    def source(self) -> Source:
        """The text as it is now."""
        if tuple(self.lines) == self._original.lines:
            return self._original
        lines = self._original.lines
        widths = {at: len(lines[at]) for at in self._shifts} | self._original.widths
        widths |= dict.fromkeys(self._unsure, GUESSED)
        pending = {at: self._edits([at]) for at in self._shifts}
        return replace(
            self._original,
            text="\n".join(self.lines),
            shifts=dict(self._shifts),
            widths=widths,
            pending=pending,
        )
