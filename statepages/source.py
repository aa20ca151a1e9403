"""A content file: its bytes as read, and its text after fixes."""

from __future__ import annotations

from bisect import bisect
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from statepages.edit import Edit, Step, between, shared
from statepages.problem import Level, Place, Problem

MERGE_SIGNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What git puts at the start of lines where it could not merge two versions of a file."""


class RawFile(Struct, frozen=True):
    """A file as it is on disk. `name` is its path inside content/, `path` the one that people see."""

    name: str
    path: str
    data: bytes


_BOM = b"\xef\xbb\xbf"


def text_of(raw: RawFile) -> str | None:
    """The text of a file without its byte order mark; None if it is not UTF-8."""
    try:
        return raw.data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return None


def with_text(raw: RawFile, text: str) -> RawFile:
    """A file with another text, and with a byte order mark if it has one."""
    mark = _BOM if raw.data.startswith(_BOM) else b""
    return replace(raw, data=mark + text.encode("utf-8"))


GUESSED = -1
"""The width of a line that was made up so that reading can go on. Nobody wrote it."""

Shifts = tuple[tuple[int, int], ...]
"""Where the pieces of a fixed line were before: pairs of (column now, column then), ascending."""


def original_column(shifts: Shifts, column: int) -> int:
    """Where a column of a fixed line was before the fix."""
    at = bisect(shifts, column, key=lambda pair: pair[0])
    now, then = shifts[at - 1] if at else (0, 0)
    return column - now + then


def edited(shifts: Shifts, old: str, new: str) -> Shifts:
    """The shifts of a line after another fix: what old and new have in common keeps its place."""
    front = shared(old, new)
    tail = shared(old[front:][::-1], new[front:][::-1])
    end, new_end = len(old) - tail, len(new) - tail
    inside = new[front:new_end].find(old[front:end]) if front < end else 0
    kept = [*(pair for pair in shifts if pair[0] < front), (front, original_column(shifts, front))]
    wrapped = [(front + inside, original_column(shifts, front))] if inside > 0 else []
    moved = [(now - end + new_end, then) for now, then in shifts if now > end]
    rest = [(new_end, original_column(shifts, end))] if tail or new_end > front else []
    return (*kept, *wrapped, *rest, *moved)


def without_pieces(shifts: Shifts, pieces: Iterable[tuple[int, int]]) -> Shifts:
    """The shifts of a line without some pieces of it: the start and end of each, in order."""
    gone = 0
    kept: dict[int, int] = {}
    rest = deque(shifts)
    for start, end in pieces:
        while rest and rest[0][0] < start:
            now, then = rest.popleft()
            kept[now - gone] = then
        while rest and rest[0][0] <= end:
            rest.popleft()
        gone += end - start
        kept[end - gone] = original_column(shifts, end)
    kept.update((now - gone, then) for now, then in rest)
    return tuple(kept.items())


class Source(Struct, frozen=True, dict=True):
    """The text of a file after fixes, without byte order mark, its lines ended by "\\n".

    `shifts` says, for each fixed line (from 0), where its pieces were in the file; columns
    count from 0. `widths` says how long these lines are in the file. `pending` has the edits that fix how
    they are written, which go together with those of their values. `steps` are the edits that were made to
    the file in memory before it was read.
    """

    name: str
    path: str
    text: str
    shifts: dict[int, Shifts] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    pending: dict[int, tuple[Edit, ...]] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    def place(self, line: int, column: int) -> Place:
        """The place in the file of a position (both from 0) in the fixed text."""
        at = line + 1, original_column(self.shifts.get(line, ()), column) + 1
        for step in reversed(self.steps):
            at = step.back(*at)
        return Place(self.path, *at)

    def problem(
        self,
        level: Level,
        code: str,
        message: str,
        *,
        line: int,
        column: int = 0,
        old: str | None = None,
        new: str | None = None,
    ) -> Problem:
        """A problem at a position (from 0) in the fixed text.

        The fix replaces the first `old` at or after the column with `new`.
        """
        edits: tuple[Edit, ...] = ()
        if old and new is not None and line < len(self.lines):
            at = self.lines[line].find(old, column)
            edits = self.edit(line, at, line, at + len(old), new) if at >= 0 else ()
        return Problem(self.place(line, column), level, code, message, edits)

    def edit(self, line: int, column: int, end_line: int, end_column: int, text: str) -> tuple[Edit, ...]:
        """The edit of the file that replaces what is between two positions (from 0) of the fixed text.

        None if the file was edited in memory before it was read: its positions are no longer known.
        """
        if self.steps:
            return ()
        if GUESSED in {self.widths.get(line), self.widths.get(end_line)}:
            return ()
        if not (line in self.shifts or end_line in self.shifts):
            return (Edit(line + 1, column + 1, end_line + 1, end_column + 1, text),)
        start, end = self._exact(line, column), self._exact(end_line, end_column)
        if start is not None and end is not None:
            exact = Edit(line + 1, start + 1, end_line + 1, end + 1, text)
            before = (*self.pending.get(line, ()), *self.pending.get(end_line, ()))
            if not any(exact.clashes(edit) for edit in before):
                return tuple(sorted({exact, *before}))
        # Inside what was fixed, positions in the file are not known, so whole lines are replaced.
        whole = self.lines[line][:column] + text + self.lines[end_line][end_column:]
        width = self.widths.get(end_line, len(self.lines[end_line]))
        return (Edit(line + 1, 1, end_line + 1, width + 1, whole),)

    def _exact(self, line: int, column: int) -> int | None:
        """The column in the file of a column of the fixed text; None inside what was fixed."""
        shifts = self.shifts.get(line)
        if not shifts:
            return column
        ends = (len(self.lines[line]), self.widths[line])
        for (now, then), (next_now, next_then) in pairwise([(0, 0), *shifts, ends]):
            if now <= column < next_now or (column == next_now == ends[0]):
                is_same = next_now - now == next_then - then
                return then + column - now if is_same or column == now else None
        return None

    def rewrite(self, line: int, text: str) -> tuple[Edit, ...]:
        """The edits that replace lines with as many others, from `line` (from 0) on."""
        new = text.split("\n")
        if line + len(new) > len(self.lines):
            return ()
        return self.redo(line, len(new), new)

    def fixed(self, problem: Problem, text: str | None) -> Problem:
        """A problem with a fix that replaces lines with as many others, from its own line on."""
        if text is None:
            return problem
        return replace(problem, edits=self.rewrite(problem.place.line - 1, text))

    def redo(self, line: int, count: int, new: Sequence[str]) -> tuple[Edit, ...]:
        """The edits that replace `count` lines with others, from `line` (from 0) on."""
        if not new:
            last = line + count == len(self.lines)
            end = (line + count - 1, len(self.lines[-1])) if last else (line + count, 0)
            return self.edit(line, 0, *end, "")
        found = between(self.lines[line : line + count], new, line + 1)
        return tuple(
            edit
            for one in found
            for edit in self.edit(
                one.line - 1, one.column - 1, one.end_line - 1, one.end_column - 1, one.text
            )
        )
