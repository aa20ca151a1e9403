"""A content file: its bytes as read, and its text once repaired."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from statepages.problem import Level, Place, Problem


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file as it lies on disk. `name` is its path inside content/, `path` the one people see."""

    name: str
    path: str
    data: bytes


@dataclass(frozen=True)
class Source:
    """The text of a file after repair, without byte order mark, its lines ended by "\\n".

    `shifts` tells, for each repaired line (from 0), where its pieces stood before the repair:
    pairs of (column in `text`, column in the file), both from 0 and ascending.
    """

    name: str
    path: str
    text: str
    shifts: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    def place(self, line: int, column: int) -> Place:
        """The place in the file of a position (both from 0) in the repaired text."""
        for repaired, original in reversed(self.shifts.get(line, ())):
            if column >= repaired:
                column += original - repaired
                break
        return Place(self.path, line + 1, column + 1)

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
        """A problem at a position (from 0) in the repaired text.

        With `old` and `new` it carries the corrected line: the first `old` at or after the
        column replaced by `new`.
        """
        fix = None
        if old is not None and new is not None:
            fix = self.corrected(line, column, old, new)
        return Problem(self.place(line, column), level, code, message, fix)

    def corrected(self, line: int, column: int, old: str, new: str) -> str | None:
        """The line with the first `old` at or after the column replaced; None if it is not there."""
        if line >= len(self.lines):
            return None
        whole = self.lines[line]
        at = whole.find(old, column)
        if not old or at < 0:
            return None
        return whole[:at] + new + whole[at + len(old) :]
