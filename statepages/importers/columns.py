"""Which row of a table names its columns, and which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from statepages.fields.calendar_words import A_WEEKDAY
from statepages.fields.choices import nearest
from statepages.files.other_names import squeezed
from statepages.humanize import and_list
from statepages.importers.header_words import PERSONAL, STAMP
from statepages.importers.headers import ROLES, role_of
from statepages.importers.table import Row
from statepages.report import Failure

_MOST_ABOVE = 10
"""How many rows can be above the names of the columns."""

_SEVERAL = frozenset({"start", "end", "details", "tags"})
"""What several columns can be at once."""

_VALUE = re.compile(r"[0-9]+[-/.:][0-9]|^[0-9.$ ]+$|://|@[\w-]+\.")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_ONLY_WEEKDAY = re.compile(A_WEEKDAY.replace("?P<weekday>", "?:"), re.IGNORECASE)
_TITLES = ("eventtitle", "title", "eventname", "event", "activity", "program", "meeting", "name")
_MOST_NAMED = 40


class Columns(Struct, frozen=True):
    """The columns of a table by what they are, and the names of those that are not used.

    `personal` are those about people; `stamps` say when somebody sent a form.
    """

    header: Row
    roles: Mapping[str, tuple[int, ...]]
    unknown: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()

    def has(self, role: str) -> bool:
        return bool(self.roles.get(role))

    def name(self, role: str) -> str:
        """The header of the first column that is something."""
        return self.header.at(self.roles[role][0])

    def cells(self, row: Row, role: str) -> list[str]:
        """What a row has in the columns that are something, without empty cells."""
        return [row.at(column) for column in self.roles.get(role, ()) if row.at(column)]

    def cell(self, row: Row, role: str) -> str:
        """What a row has in the first such column."""
        return next(iter(self.cells(row, role)), "")


_HOURS = frozenset({"time", "times", "hours", "starttime", "hora", "horas"})
_CLOCK = re.compile(r"[0-9]:[0-9]{2}|[0-9] ?[ap]\.?m\b", re.IGNORECASE)


def header_score(row: Row) -> int:
    """How much a row looks like one that names columns; 0 if it does not."""
    names = [cell for cell in row.cells if cell]
    if any(_VALUE.search(name) for name in names) or len(names) < 2:
        return 0
    roles = [role for name in names if (role := role_of(name))]
    used = set(roles) - {PERSONAL, STAMP}
    is_header = len(set(roles)) > 1 and used and 3 * len(roles) >= len(names)
    return len(set(roles)) if is_header else 0


def find_header(rows: Sequence[Row], named: Mapping[str, str]) -> int | None:
    """The position of the row that names the columns; None if no row does."""
    wanted = {squeezed(name) for name in named.values()}
    full = [at for at, row in enumerate(rows) if not row.is_empty][:_MOST_ABOVE]
    for at in full:
        if wanted and wanted & {squeezed(cell) for cell in rows[at].cells if cell}:
            return at
    scores = {at: header_score(rows[at]) for at in full}
    best = max(scores, key=lambda at: (scores[at], -at), default=None)
    return best if best is not None and scores[best] else None


def columns_of(header: Row, below: Sequence[Row], named: Mapping[str, str]) -> Columns:
    """What each column is. `named` are those that somebody chose, by our names. Raises Failure."""
    chosen = dict(_chosen(header, named))
    found: dict[str, list[int]] = {}
    for column in _in_order(header):
        role = chosen.get(column) or _by_content(role_of(header.at(column)), column, below)
        is_free = role not in chosen.values() or (
            role == "start" and _has_hours(header, column, chosen, below)
        )
        if role and (column in chosen or is_free):
            found.setdefault(role, []).append(column)
    roles = {
        role: tuple(sorted(columns) if role in _SEVERAL else columns[:1])
        for role, columns in found.items()
        if role not in {PERSONAL, STAMP}
    }
    used = {column for columns in roles.values() for column in columns}
    aside = {column for role in (PERSONAL, STAMP) for column in found.get(role, ())}
    unknown = [
        name
        for column, name in enumerate(header.cells)
        if name and column not in used | aside and any(row.at(column) for row in below)
    ]
    personal, stamps = ([header.at(column) for column in found.get(role, ())] for role in (PERSONAL, STAMP))
    return Columns(header, roles, tuple(unknown), tuple(personal), tuple(stamps))


def _has_hours(header: Row, column: int, chosen: Mapping[int, str], below: Sequence[Row]) -> bool:
    """Whether a column has the times of day for a column of days that somebody chose."""
    days = [one for one, role in chosen.items() if role == "start"]
    is_only_days = not any(_CLOCK.search(row.at(one)) for row in below for one in days)
    return is_only_days and squeezed(header.at(column)) in _HOURS


def _in_order(header: Row) -> list[int]:
    """The columns, of two with a title the better one first."""

    def rank(column: int) -> int:
        word = squeezed(header.at(column))
        return _TITLES.index(word) if word in _TITLES else len(_TITLES)

    return sorted(range(len(header.cells)), key=rank)


def _by_content(role: str | None, column: int, below: Sequence[Row]) -> str | None:
    """What a column is, where its cells say more than its header."""
    cells = [row.at(column) for row in below if row.at(column)]
    links = sum(1 for row in below if column in row.links) + sum(map(is_link, cells))
    if role in {"venue", "location", "details", "title"} and cells and 2 * links > len(cells):
        return "signup" if all(map(is_link, cells)) else role
    if role == "start" and cells and all(_ONLY_WEEKDAY.fullmatch(cell) for cell in cells):
        return "weekday"
    return None if role == "signup" and cells and not links else role


def is_link(text: str) -> bool:
    """Whether a cell is an address on the web and nothing else."""
    return _LINK.fullmatch(text) is not None


def _chosen(header: Row, named: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for field, name in named.items():
        role = field if field in ROLES else role_of(field)
        if role not in ROLES:
            raise Failure(f'There is no field "{field}". Use one of these: {and_list(sorted(ROLES))}.')
        names = {squeezed(cell): column for column, cell in reversed(list(enumerate(header.cells))) if cell}
        if squeezed(name) not in names:
            raise Failure(_no_column(name, [cell for cell in header.cells if cell]))
        yield names[squeezed(name)], role


def _no_column(name: str, names: list[str]) -> str:
    shown = ", ".join(f'"{each[:80]}"' for each in names[:_MOST_NAMED])
    near = nearest(name, names)
    meant = f' Did you mean "{near}"?' if near else ""
    return f'There is no column "{name}".{meant} The columns are {shown}.'
