"""The hyphens that begin the entries of a list: missing, too many, or something else in their place."""

from __future__ import annotations

from statepages.parse.draft import Draft
from statepages.parse.levels import Levels, Opened
from statepages.parse.lines import dash_of, fields_of, name_of, odd_dash_of
from statepages.parse.texts import lines_below

_WIDTH = 2
"""Of a hyphen with its space."""

_MESSAGE = 'An entry of a list begins with "- ": a hyphen and a space.'


def mend_hyphen(draft: Draft, at: int, levels: Levels, opened: Opened | None) -> None:
    """Put a hyphen and a space for what somebody wrote in their place, where a list is expected."""
    column, body = draft.parts(at)
    written = odd_dash_of(body)
    is_first = opened and column > opened.column and opened.takes_list
    if written and (is_first or levels.has_list(column)):
        lines = [f"{' ' * column}- {body[len(written) :]}", *_moved(draft, at, column, len(written))]
        draft.tell("dash", _MESSAGE, at, column, "\n".join(lines))
    elif "\t" in dash_of(body):
        message = "Tab used behind the hyphen. Replace it with a space."
        line = f"{' ' * column}- {body[len(dash_of(body)) :]}"
        if draft.has_odd_front(at):
            # Tabs all over the line are one slip.
            draft.replace(at, line, is_sure=True)
        else:
            draft.tell("tab", message, at, column + body.index("\t"), line)


def _moved(draft: Draft, at: int, column: int, width: int) -> list[str]:
    """The lines of an entry below its first, two to the right of its hyphen; none where they stand there."""
    below = draft.lines[at + 1 : lines_below(draft, Opened(at, column, (), None))]
    if width == _WIDTH or {front for front, _ in fields_of(below)} != {column + width}:
        return []
    return [" " * (column + _WIDTH) + line[column + width :] if line.strip() else line for line in below]


def mend_gap(draft: Draft, at: int, column: int) -> int:
    """The column of the fields of an entry, once no more than one space stands behind its hyphen."""
    inside = column + len(dash_of(draft.lines[at][column:]))
    end = lines_below(draft, Opened(at, column, (), None))
    others = {front for front, _ in fields_of(draft.lines[at + 1 : end])}
    if others != {column + 2} or inside == column + 2:
        return inside
    line = draft.lines[at]
    message = "One space stands behind the hyphen, so that the fields stand below one another."
    draft.tell("dash", message, at, column, f"{line[:column]}- {line[inside:]}")
    return column + 2


def put_hyphen(draft: Draft, at: int, column: int) -> None:
    """Put the hyphen before the field that begins a further entry."""
    body = draft.lines[at][column:]
    message = f'{_MESSAGE} Write it before this "{body.partition(":")[0]}".'
    draft.tell("dash", message, at, column, f"{' ' * (column - 2)}- {body}")


def put_hyphens(draft: Draft, at: int, opened: Opened) -> int | None:
    """Put the hyphens in front of entries that have none: their column; None if none is missing."""
    column, body = draft.parts(at)
    end = lines_below(draft, opened)
    if any(draft.lines[below].startswith(" " * (column - _WIDTH) + "- ") for below in range(at, end)):
        draft.tell("dash", _MESSAGE, at, column, f"{' ' * (column - _WIDTH)}- {body}")
        return column - _WIDTH
    fields = fields_of(draft.lines[at:end])
    first = [name for front, name in fields if front == column]
    if [front for front, _ in fields][1:2] == [column + 2]:
        draft.tell("dash", _MESSAGE, at, column, f"{' ' * column}- {body}")
        return column
    if not first or first.count(first[0]) == 1:
        return None
    message = f'{_MESSAGE} Here that is each "{first[0]}".'
    lines = (_with_hyphen(draft, line, column, first[0]) for line in range(at, end))
    draft.tell("dash", message, at, column, "\n".join(lines))
    return column


def _with_hyphen(draft: Draft, at: int, column: int, first: str) -> str:
    front, body = draft.parts(at)
    named = name_of(body)
    begins = front == column and named is not None and named.name == first
    return f"{' ' * front}{'- ' if begins else '  '}{body}".rstrip()
