"""Small changes to a text that fix a problem."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence

from msgspec import Struct

_LINE_END = re.compile(r"\r\n|\n|\r")


class Edit(Struct, frozen=True, order=True):
    """Replace what is between two positions of a file with `text`.

    Lines and columns count from 1, columns in characters (code points). The end is the position of the
    first character that stays. A line end in `text` becomes the kind that the file has.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str

    def clashes(self, other: Edit) -> bool:
        """Whether two edits cannot both be made."""
        if self == other:
            return False
        first, second = sorted((self, other))
        start, end = (second.line, second.column), (first.end_line, first.end_column)
        # What is inserted right after a change may be a part of it.
        is_after = start == end == (second.end_line, second.end_column)
        return start < end or is_after or start == (first.line, first.column)


class _Lines:
    """Where the lines of a text begin and end, and what ends the first of them."""

    def __init__(self, text: str) -> None:
        found = list(_LINE_END.finditer(text))
        self.starts = [0, *(end.end() for end in found)]
        self.ends = [*(end.start() for end in found), len(text)]
        self.end = found[0][0] if found else "\n"

    def offset(self, line: int, column: int) -> int:
        """The offset of a position; if the text has no such position, that of the nearest one."""
        if line > len(self.starts):
            return self.ends[-1]
        return min(self.starts[line - 1] + column - 1, self.ends[line - 1])

    def position(self, offset: int) -> tuple[int, int]:
        line = bisect(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits. No two of them may clash."""
    lines = _Lines(text)
    pieces, at = [], 0
    for edit in sorted(set(edits)):
        start = max(at, lines.offset(edit.line, edit.column))
        pieces += [text[at:start], edit.text.replace("\n", lines.end)]
        at = max(start, lines.offset(edit.end_line, edit.end_column))
    return "".join([*pieces, text[at:]])


def joined(groups: Iterable[Sequence[Edit]]) -> tuple[Edit, ...]:
    """The edits of several fixes. A fix that clashes with an earlier one is left out as a whole."""
    kept: dict[Edit, None] = {}
    for edits in groups:
        if not any(edit.clashes(other) for edit in edits for other in kept):
            kept.update(dict.fromkeys(edits))
    return tuple(sorted(kept))


def between(before: Sequence[str], after: Sequence[str], first: int) -> tuple[Edit, ...]:
    """The edits that turn lines into other lines. `first` is the number of the first one, from 1.

    If the number of lines stays the same, each is changed separately, and only the part that differs.
    """
    if len(before) != len(after):
        return _of_block("\n".join(before), "\n".join(after), first)
    pairs = enumerate(zip(before, after, strict=True), first)
    return tuple(edit for at, (old, new) in pairs for edit in _of_block(old, new, at))


def _of_block(old: str, new: str, first: int) -> tuple[Edit, ...]:
    if old == new:
        return ()
    front = shared(old, new)
    tail = shared(old[front:][::-1], new[front:][::-1])
    lines = _Lines(old)
    start, end = lines.position(front), lines.position(len(old) - tail)
    return (Edit(start[0] + first - 1, start[1], end[0] + first - 1, end[1], new[front : len(new) - tail]),)


def shared(one: str, other: str) -> int:
    """How many characters are the same at the start of two texts."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        half = (same + most + 1) // 2
        if one[same:half] == other[same:half]:
            same = half
        else:
            most = half - 1
    return same


class Step(Struct, frozen=True):
    """A text and the edits that were made to it."""

    text: str
    edits: tuple[Edit, ...]

    def back(self, line: int, column: int) -> tuple[int, int]:
        """Where a position in the edited text was before; for inserted text, where its edit began."""
        lines = _Lines(self.text)
        after = _Lines(apply(self.text, self.edits))
        offset = after.offset(line, column)
        moved = 0  # by how much the edited text is longer so far
        for edit in self.edits:
            start, end = lines.offset(edit.line, edit.column), lines.offset(edit.end_line, edit.end_column)
            length = len(edit.text.replace("\n", lines.end))
            if offset < start + moved:
                break
            if offset < start + moved + length:
                return lines.position(start)
            moved += length - (end - start)
        return lines.position(max(0, offset - moved))
