"""Rows that lack a cell, so that what follows is one column too far to the left."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from statepages.fields.calendar_words import A_WEEKDAY
from statepages.fields.clocks import reads
from statepages.fields.missing_years import weekday_of
from statepages.importers.clock_cells import doubtful
from statepages.importers.columns import Columns
from statepages.importers.day_order import Order, in_plain_days
from statepages.importers.record import Remark
from statepages.importers.table import Row, in_one_line
from statepages.report import Untrusted

_DAY_AT_END = re.compile(
    rf"(?:\b{A_WEEKDAY},?\s+)?(?P<day>[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{2,4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\W*$",
    re.IGNORECASE,
)


def unshifted(row: Row, columns: Columns) -> tuple[Row, tuple[Remark, ...]]:
    """A row whose date is at the end of its title, with its cells where they belong. Others stay."""
    titles, starts = columns.roles.get("title", ()), columns.roles.get("start", ())
    if not titles or len(starts) < 2 or len(row.cells) >= len(columns.header.cells):
        return row, ()
    dated, timed = starts[0], starts[1]
    found = _DAY_AT_END.search(in_one_line(row.at(titles[0])))
    is_short = timed == dated + 1 and _is_clock(row.at(dated)) and not _is_clock(row.at(timed))
    if found is None or not is_short:
        return row, ()
    day = in_plain_days(found["day"], Order())
    cells = (*row.cells[:dated], day, *row.cells[dated:])
    is_proven = found["weekday"] and reads(day) and weekday_of_text(day) == found["weekday"][:3].title()
    line = ("The row has one cell too few. We took the date from its title: ", Untrusted(found[0]), ".")
    remark = Remark(line) if is_proven else doubtful(*line)
    return replace(row, cells=cells, links={}), (remark,)


def weekday_of_text(day: str) -> str:
    """The day of the week of a day with its year first."""
    try:
        return weekday_of(date.fromisoformat(day))
    except ValueError:
        return ""


def _is_clock(text: str) -> bool:
    return (
        re.fullmatch(r"[0-9]{1,2}(?::[0-9]{2}){0,2}\s*(?:[ap]\.?m\.?)?", text.strip(), re.IGNORECASE)
        is not None
    )
