"""The lines that fix a problem, as people see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from statepages.edit import Edit, apply, joined
from statepages.problem import Problem


class FixedLines(Struct, frozen=True):
    """Lines that replace those from `first` to `last` (from 1)."""

    first: int
    last: int
    lines: tuple[str, ...]


def fixes_of(problems: Sequence[Problem], lines: Sequence[str]) -> list[FixedLines | None]:
    """For each problem of a file the lines that fix it, with the fixes of all others on these lines.

    If two fixes change the same part of a line, the first is shown. The other comes after it is made.
    """
    together = joined(problem.edits for problem in problems)
    return [_fixed(problem.edits, together, lines) for problem in problems]


def _fixed(edits: Sequence[Edit], together: Iterable[Edit], lines: Sequence[str]) -> FixedLines | None:
    if not edits or not set(edits) <= set(together):
        return None
    first, last = min(edit.line for edit in edits), max(map(_last_line, edits))
    if last > len(lines):
        return None
    here = [edit for edit in together if first <= edit.line and _last_line(edit) <= last]
    shifted = [
        Edit(edit.line - first + 1, edit.column, edit.end_line - first + 1, edit.end_column, edit.text)
        for edit in here
    ]
    # Also the line below: an edit may end at its start.
    text = "\n".join([*lines[first - 1 : last], ""])
    made = apply(text, shifted).removesuffix("\n")
    is_gone = not made and all(edit.end_column == 1 for edit in here)
    new = made.split("\n")
    if len(new) < last + 1 - first and new == list(lines[last - len(new) : last]):
        # Lines are deleted, and what is after them stays as it is.
        return FixedLines(first, last - len(new), ())
    return FixedLines(first, last, () if is_gone else tuple(new))


def _last_line(edit: Edit) -> int:
    """The last line that an edit changes."""
    return edit.end_line - 1 if edit.end_column == 1 and edit.end_line > edit.line else edit.end_line
