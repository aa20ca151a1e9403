"""A content file: its bytes as read, and its text once repaired."""

from __future__ import annotations

from bisect import bisect
from collections import deque
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct, field

from statepages.problem import Level, Place, Problem

MERGE_SIGNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What git leaves at the start of lines where two versions of a file meet."""


class RawFile(Struct, frozen=True):
    """A file as it lies on disk. `name` is its path inside content/, `path` the one people see."""

    name: str
    path: str
    data: bytes


Shifts = tuple[tuple[int, int], ...]
"""Where the pieces of a repaired line stood before: pairs of (column now, column then), ascending."""


def before_repair(shifts: Shifts, column: int) -> int:
    """Where a column of a repaired line stood before the repair."""
    at = bisect(shifts, column, key=lambda pair: pair[0])
    now, then = shifts[at - 1] if at else (0, 0)
    return column - now + then


def edited(shifts: Shifts, old: str, new: str) -> Shifts:
    """The shifts of a line after a further repair: what old and new have in common keeps its place."""
    front = _shared(old, new)
    behind = _shared(old[front:][::-1], new[front:][::-1])
    end, new_end = len(old) - behind, len(new) - behind
    inside = new[front:new_end].find(old[front:end]) if front < end else 0
    kept = [pair for pair in shifts if pair[0] < front]
    wrapped = [(front + inside, before_repair(shifts, front))] if inside > 0 else []
    moved = [(now - end + new_end, then) for now, then in shifts if now > end]
    rest = [(new_end, before_repair(shifts, end))] if behind or new_end > front else []
    return (*kept, *wrapped, *rest, *moved)


def without_pieces(shifts: Shifts, pieces: Iterable[tuple[int, int]]) -> Shifts:
    """The shifts of a line without pieces of it, which are given in order by where they begin and end."""
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
        kept[end - gone] = before_repair(shifts, end)
    kept.update((now - gone, then) for now, then in rest)
    return tuple(kept.items())


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        half = (same + most + 1) // 2
        if one[same:half] == other[same:half]:
            same = half
        else:
            most = half - 1
    return same


class Source(Struct, frozen=True, dict=True):
    """The text of a file after repair, without byte order mark, its lines ended by "\\n".

    `shifts` tells, for each repaired line (from 0), where its pieces stood in the file; columns
    count from 0.
    """

    name: str
    path: str
    text: str
    shifts: dict[int, Shifts] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    def place(self, line: int, column: int) -> Place:
        """The place in the file of a position (both from 0) in the repaired text."""
        return Place(self.path, line + 1, before_repair(self.shifts.get(line, ()), column) + 1)

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
