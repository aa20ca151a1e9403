"""A file's text while its slips are being fixed, so that reading can go on behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from statepages.edit import Edit
from statepages.parse.lines import described, front_of
from statepages.problem import Place, Problem
from statepages.source import GUESSED, Source, before_repair, edited

T = TypeVar("T")

_TAB_WIDTH = 2
_MOST = 500
_MOST_LOOKS = 20_000
"""Some hundreds for a file that somebody wrote, and no end of them for one that is made to take long."""


class LineEditor:
    """The lines of a source, those that were fixed in place, and what was said of them.

    Lines and columns count from 0. `lines` change only by `replace`.
    """

    def __init__(self, source: Source) -> None:
        self.lines = list(source.lines)
        self.lost = False
        """Whether something was left out that nobody can make out."""

        self._original = source
        self._shifts = dict(source.shifts)
        self._told: list[tuple[Problem, Sequence[int]]] = []
        """What was said, and the lines that this changed."""

        self._unsure: set[int] = set()
        """Lines that were changed to go on reading, and not as a person would."""

        self._fronts: dict[int, Problem] = {}
        self._looks = 0
        self._indents: dict[int, tuple[int, Problem]] = {}

    def tell(
        self,
        code: str,
        message: str,
        line: int,
        column: int,
        fix: str | None = None,
        *,
        also: Iterable[int] = (),
    ) -> None:
        """Say what is wrong at a place, and make the certain fix, if there is one.

        `fix` are lines from this one on; `also` are others that the fix changes.
        """
        lines = fix.split("\n") if fix is not None else []
        told = Problem(self.place(line, column), "error", code, message)
        changed = {*range(line, line + len(lines)), *also}
        self._told.append((told, sorted(changed)))
        for at, text in enumerate(lines, line):
            self.replace(at, text, is_sure=True)

    @property
    def is_hopeless(self) -> bool:
        """Whether so much is wrong that looking further would help nobody."""
        many = len(self._told) + len(self._fronts) + len(self._indents) > _MOST
        return many or self._looks > _MOST_LOOKS

    def is_first(self, at: int) -> bool:
        """Whether all lines above are blank in the file."""
        return not any(line.strip() for line in self._original.lines[:at])

    def place(self, line: int, column: int) -> Place:
        """The place in the file of what stands here now."""
        path = self._original.path
        return Place(path, line + 1, before_repair(self._shifts.get(line, ()), column) + 1)

    def parts(self, line: int) -> tuple[int, str]:
        """The column where the text of a line begins, and that text."""
        self._looks += 1
        text = self.lines[line]
        column = len(front_of(text))
        return column, text[column:]

    def replace(self, line: int, new: str, *, is_sure: bool = False) -> None:
        """Put a line in place of another; what both have in common keeps its place in the file."""
        if new != self.lines[line]:
            if not is_sure:
                self._unsure.add(line)
            self._shifts[line] = edited(self._shifts.get(line, ()), self.lines[line], new)
            self.lines[line] = new

    def leave_out(self, line: int) -> None:
        """Pass over a line that nobody can make out."""
        self.lost = True
        self.replace(line, "")

    # What stands in front of a line that should not

    def has_odd_front(self, line: int) -> bool:
        """Whether something odd stood in front of a line: its column says little then."""
        return line in self._fronts

    def is_odd_front(self, line: int) -> bool:
        """Whether something odd stands in front of a line that was not looked at yet."""
        return bool(front_of(self.lines[line]).strip(" "))

    def straighten(self, line: int) -> None:
        """Replace tabs and odd spaces in front of a line by plain ones."""
        text = self.lines[line]
        front = front_of(text)
        if not front.strip(" "):
            return
        sign = front.lstrip(" ")[0]
        code, message = "tab", "Tab used for indenting{here}. Replace it with two spaces."
        if sign != "\t":
            code = "odd-space"
            message = f"The space in front{{here}} is not a plain one ({described(sign)}). Type it anew."
        self._fronts[line] = Problem(self.place(line, front.index(sign)), "error", code, message)
        width = "".join(" " * _TAB_WIDTH if sign == "\t" else " " for sign in front)
        self.replace(line, width + text[len(front) :] if len(front) < len(text) else "", is_sure=True)

    def drop_sign(self, line: int, column: int, length: int, name: str) -> None:
        """Take signs away from before the name of a field."""
        text = self.lines[line]
        message = f'The name of a field stands alone before a colon and a space. Write "{name}: ".'
        if name == "-":
            message = 'An entry of a list begins with one hyphen and a space. Write "- ".'
        code = "dash" if name == "-" else "field-name"
        self._fronts[line] = Problem(self.place(line, column), "error", code, message)
        self.replace(line, text[:column] + text[column + length :], is_sure=True)

    def shift(self, line: int, column: int, right: int, message: str) -> None:
        """Say that a line stands too far left or right, and put it at its column."""
        told = Problem(self.place(line, column), "error", "indentation", message)
        self._indents[line] = (right - column, told)
        self.replace(line, " " * right + self.lines[line][column:], is_sure=True)

    def problems(self) -> list[Problem]:
        """All that was said. Lines below one another with the same in front are one slip."""
        fronts = (self._of_run(self._fronts, run) for run in self._runs(self._fronts, lambda told: told.code))
        indents = {line: told for line, (_, told) in self._indents.items()}
        shifts = self._runs(self._indents, lambda shifted: shifted[0])
        told = (replace(problem, edits=self._edits(lines)) for problem, lines in self._told)
        return [*told, *fronts, *(self._of_run(indents, run) for run in shifts)]

    def _edits(self, lines: Sequence[int]) -> tuple[Edit, ...]:
        """What makes lines of the file what they are now. All that was said of a line has the same edits."""
        if self._unsure.intersection(lines):
            return ()
        edits: list[Edit] = []
        for at in lines:
            is_gone = not self.lines[at] and self._original.lines[at].strip()
            new = [] if is_gone else [self.lines[at]]
            edits += self._original.redo(at, 1, new)
        return tuple(edits)

    def _runs(self, lines: Mapping[int, T], kind: Callable[[T], object]) -> Iterator[range]:
        """The stretches of lines of one kind, with nothing but empty lines between."""
        run: list[int] = []
        for line in sorted(lines):
            follows = run and not any(self.lines[at].strip() for at in range(run[-1] + 1, line))
            if run and not (follows and kind(lines[line]) == kind(lines[run[-1]])):
                yield range(run[0], run[-1] + 1)
                run = []
            run.append(line)
        if run:
            yield range(run[0], run[-1] + 1)

    def _of_run(self, told: Mapping[int, Problem], run: range) -> Problem:
        first = told[run[0]]
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
