"""A row of a table as an event."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from statepages.fields.calendar_words import A_MONTH, MONTHS, WEEKDAYS, position
from statepages.fields.text import is_unknown
from statepages.files.other_names import squeezed
from statepages.humanize import and_list
from statepages.importers.clock_cells import doubtful
from statepages.importers.columns import Columns
from statepages.importers.day_order import Order, depends_on_order, in_plain_days, is_day_first
from statepages.importers.place_cells import PlaceCells, read_place
from statepages.importers.record import Record, Remark, Time
from statepages.importers.repeat_cells import Setting, WhenCells
from statepages.importers.row_words import described
from statepages.importers.shifted_row import unshifted
from statepages.importers.table import Row, as_line, in_one_line, is_error
from statepages.importers.texts import plain
from statepages.importers.titles import read_title
from statepages.importers.when_cells import read_when
from statepages.report import Line, Untrusted

_PLACE = ("location", "venue", "address", "city", "state", "zip", "online")


class Facts(Struct, frozen=True):
    """What all rows of a table share. `orders` are those of columns with days; `title` is that of all rows,
    if the table has no column for it.
    """

    columns: Columns
    orders: Mapping[int, Order]
    setting: Setting
    sheet: str = ""
    title: str = ""


def record_of(row: Row, facts: Facts) -> Record:
    """The event of a row, or why it is skipped."""
    columns = facts.columns
    spot = f"row {row.number:,}" + (f" of {facts.sheet}" if facts.sheet else "")
    skipped = _no_event(row, columns)
    if skipped:
        return Record(spot=spot, title=as_line(" ".join(row.cells))[:120], skipped=skipped)
    row, moved = unshifted(row, columns)
    clean, errors = _without_errors(row)
    record = described(Record(spot=spot, remarks=(*moved, *errors, *_beyond(row, columns))), clean, columns)
    return _placed(_timed(_titled(record, clean, facts), clean, facts), clean, columns)


def _no_event(row: Row, columns: Columns) -> Line | None:
    """Why a row is no event: it repeats the header, or is a heading."""
    cells = [cell for cell in row.cells if cell]
    header = {squeezed(cell) for cell in columns.header.cells}
    if len(cells) > 1 and all(squeezed(cell) in header for cell in cells):
        return ("The row repeats the names of the columns.",)
    if len(cells) == 1 and _is_month(in_one_line(cells[0]).strip(" :-")):
        return ("The row is a heading.",)
    return None


def _is_month(words: str) -> bool:
    """Whether words are a month, perhaps with its year."""
    name, _, year = words.partition(" ")
    return name.title() in MONTHS and (not year or (year.isdigit() and len(year) == 4))


def _without_errors(row: Row) -> tuple[Row, list[Remark]]:
    """A row without the errors of formulas."""
    errors = sorted({cell for cell in row.cells if is_error(cell)})
    if not errors:
        return row, []
    cells = tuple("" if is_error(cell) else cell for cell in row.cells)
    said = ("A formula in the row shows an error, so its cell is empty: ", Untrusted(", ".join(errors)))
    return replace(row, cells=cells), [Remark(said)]


def _beyond(row: Row, columns: Columns) -> list[Remark]:
    """What a row has in cells below no name."""
    names = columns.header.cells
    cells = [cell for at, cell in enumerate(row.cells) if cell and not (at < len(names) and names[at])]
    if not cells:
        return []
    return [Remark(("The row has cells in columns without a name: ", Untrusted("; ".join(cells)[:200]), "."))]


def _titled(record: Record, row: Row, facts: Facts) -> Record:
    """The record with its title, its identity, and the status that its title says."""
    columns = facts.columns
    title, status = read_title(plain(as_line(columns.cell(row, "title"))))
    remarks = list(record.remarks)
    if columns.has("title") and not title:
        name = Untrusted(columns.name("title")[:80])
        remarks.append(doubtful("The row has no title. Its cell in this column is empty: ", name, "."))
    number = columns.cell(row, "id")
    links = [row.links[at] for at in columns.roles.get("title", ()) if at in row.links]
    return replace(
        record,
        title=title or facts.title,
        status=status if status and record.status == "scheduled" else record.status,
        origin=f"csv {as_line(number)}" if number and not is_unknown(number) else None,
        link=links[0] if links and links[0].startswith(("https://", "http://")) else None,
        remarks=tuple(remarks),
    )


def _timed(record: Record, row: Row, facts: Facts) -> Record:
    columns = facts.columns
    start, end = (_days(row, role, facts) for role in ("start", "end"))
    until = _days(row, "until", facts)
    cells = WhenCells(
        tuple(start),
        tuple(end),
        in_one_line(columns.cell(row, "all day")),
        in_one_line(columns.cell(row, "repeat")),
        next(iter(until), ""),
    )
    when = read_when(cells, facts.setting)
    said = [*_about_order(row, facts), *when.remarks, *_other_weekday(row, columns, when.times)]
    return replace(
        record,
        times=when.times,
        word=when.word,
        zone=record.zone or when.zone,
        remarks=(*record.remarks, *dict.fromkeys(said)),
    )


def _days(row: Row, role: str, facts: Facts) -> list[str]:
    """The cells of a row about its days and times, with days as the engine writes them."""
    cells = [(at, in_one_line(row.at(at))) for at in facts.columns.roles.get(role, ()) if row.at(at)]
    if role == "start":
        cells = [(at, _with_month(text, row, facts.columns)) for at, text in cells]
    return [in_plain_days(text, facts.orders.get(at, Order())) for at, text in cells]


def _with_month(text: str, row: Row, columns: Columns) -> str:
    """The number of a day with the month and the year that other columns have."""
    month, year = _month(in_one_line(columns.cell(row, "month"))), in_one_line(columns.cell(row, "year"))
    if not month or not re.fullmatch("[0-9]{1,2}(?:st|nd|rd|th)?", text):
        return text
    return f"{MONTHS[month - 1]} {text}" + (f", {year}" if year else "")


def _month(text: str) -> int:
    """The number of a month, by its name or number; 0 for another text."""
    if re.fullmatch(A_MONTH, text, re.IGNORECASE):
        return position(text, MONTHS) + 1
    return int(text) if re.fullmatch("0?[1-9]|1[0-2]", text) else 0


def _about_order(row: Row, facts: Facts) -> list[Remark]:
    """What to say of a day in numbers in a column that writes them in both ways."""
    for at, order in facts.orders.items():
        text = in_one_line(row.at(at))
        if order.is_mixed and (depends_on_order(text) or is_day_first(text)):
            name = facts.columns.header.at(at)
            line = (
                "The column ",
                Untrusted(name[:80]),
                " has the month first in some rows and the day first in others. Check the date ",
                Untrusted(text[:80]),
                ".",
            )
            return [doubtful(*line)]
    return []


def _other_weekday(row: Row, columns: Columns, times: tuple[Time, ...]) -> list[Remark]:
    """What to say where a column with the day of the week does not agree with the date."""
    said = in_one_line(columns.cell(row, "weekday")).strip(" .").lower()
    day = next((name for name in WEEKDAYS if len(said) > 2 and name.lower().startswith(said[:3])), None)
    if day is None or not times or f"{times[0].start:%A}" == day:
        return []
    return [
        doubtful(
            f"{times[0].start:%Y-%m-%d} is a {times[0].start:%A}, but the row says {day}. Check the date."
        )
    ]


def other_month(row: Row, columns: Columns, times: tuple[Time, ...]) -> bool:
    """Whether a column with the month does not agree with the date."""
    said = in_one_line(columns.cell(row, "month"))
    if not said or not times:
        return False
    return _month(said) != times[0].start.month


def _placed(record: Record, row: Row, columns: Columns) -> Record:
    cells = {role: columns.cell(row, role) for role in _PLACE}
    second = columns.cell(row, "address2")
    if second and cells["address"]:
        cells["address"] += f", {second}"
    found = read_place(PlaceCells(**cells))
    return replace(
        record, place=found.place, location=found.location, remarks=(*record.remarks, *found.remarks)
    )


def rows_named(numbers: list[int]) -> str:
    """ "row 3", "rows 3, 4 and 9"; the first ones of many."""
    shown = [f"{number:,}" for number in numbers[:12]]
    more = [f"{len(numbers) - 12:,} more"] if len(numbers) > 12 else []
    return f"row{'s' if len(numbers) > 1 else ''} {and_list([*shown, *more])}"
