"""Tables as events: each row is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statepages.humanize import and_list, how_many
from statepages.importers.clock_cells import doubtful, is_of_24_hours
from statepages.importers.columns import Columns, columns_of, find_header
from statepages.importers.day_order import Order, order_of
from statepages.importers.record import Options, Reading, Record, Remark
from statepages.importers.repeat_cells import Setting
from statepages.importers.sheet_row import Facts, other_month, record_of, rows_named
from statepages.importers.table import Row, Table, as_line, in_one_line
from statepages.report import Failure, Untrusted

_DATED = ("start", "end", "until")
_PEOPLE = (
    "This looks like a list of people: it has columns about people, but none for dates. If it is a list of "
    "events, say which column has their dates."
)
_NO_NAME = ("sheet", "tabelle", "hoja", "feuil", "form responses", "export", "data", "events", "table")


def read_tables(tables: Sequence[Table], options: Options) -> Reading:
    """The events of all tables that have a header. Raises Failure if none has."""
    headers = [find_header(table.rows, options.columns) for table in tables]
    if all(at is None for at in headers):
        raise Failure(_no_header(tables))
    if len(tables) == 1:
        [table], [at] = tables, headers
        return _read(table, at or 0, options, is_one=True)
    found = [_one_of_several(table, at, options) for table, at in zip(tables, headers, strict=True)]
    records = tuple(record for reading in found for record in reading.records)
    return Reading(records, tuple(remark for reading in found for remark in reading.remarks))


def _one_of_several(table: Table, at: int | None, options: Options) -> Reading:
    """The events of one of several sheets, which is left out if it cannot be read."""
    if at is None:
        said = Remark(("The sheet is left out, because no row names its columns.",))
        found = Reading(remarks=(*table.remarks, said))
    else:
        try:
            found = _read(table, at, options, is_one=False)
        except Failure as problem:
            found = Reading(remarks=(Remark(("The sheet is left out. ", Untrusted(str(problem)))),))
    return Reading(found.records, tuple(_in_sheet(table.name, remark) for remark in found.remarks))


def _in_sheet(name: str, remark: Remark) -> Remark:
    return Remark(("Sheet ", Untrusted(name), ": ", *remark.line), remark.needs_person)


def _no_header(tables: Sequence[Table]) -> str:
    first = next((row for table in tables for row in table.rows if not row.is_empty), None)
    if first is None:
        return "The table is empty."
    such = "such as Title, Date, Time and Location"
    return f"No row names the columns of this table. Write names above them, {such}."


def _read(table: Table, at: int, options: Options, *, is_one: bool) -> Reading:
    below = [row for row in table.rows[at + 1 :] if not row.is_empty]
    columns = columns_of(table.rows[at], below, options.columns)
    if columns.personal and not columns.has("start"):
        raise Failure(f"{_PEOPLE} {_how_to_name('start')}")
    remarks = [*table.remarks, *about_columns(columns)]
    orders = _orders(columns, below, remarks)
    above = [cell for row in table.rows[:at] for cell in row.cells if cell]
    facts = Facts(
        columns,
        orders,
        Setting(options.now.date(), options.until, _is_of_24_hours(columns, below)),
        "" if is_one else table.name,
        _title(columns, above, table.name, remarks),
    )
    if above:
        remarks.append(Remark(("Above the names of the columns: ", Untrusted(" / ".join(above)[:200]))))
    empty = sum(1 for row in table.rows[at + 1 :] if row.is_empty)
    if empty:
        remarks.append(Remark((f"{how_many(empty, 'empty row')} skipped.",)))
    records = [record_of(row, facts) for row in below]
    remarks += _about_months(columns, below, records)
    return Reading(tuple(records), tuple(remarks))


def _title(columns: Columns, above: list[str], name: str, remarks: list[Remark]) -> str:
    """The title of all events of a table without a column for it."""
    if columns.has("title"):
        return ""
    said = above[0] if above else "" if name.lower().startswith(_NO_NAME) else name
    if said:
        title = as_line(said)[:120]
        remarks.append(Remark(("No column has titles. All events have this one: ", Untrusted(title))))
        return title
    fix = f"{_how_to_name('title')} Or add a column Title."
    remarks.append(doubtful(f"No column has the titles of the events. {fix}"))
    return ""


def _how_to_name(field: str) -> str:
    """How a person names the column for a field."""
    return (
        f'If it is the column Shift, add --column {field}="Shift" to the command, or {field}: Shift below '
        "columns: in the file in content/sources/."
    )


def about_columns(columns: Columns) -> Iterator[Remark]:
    """What to say about columns that are not used."""
    for line, names in (
        ("We do not know what these columns are, so they are left out: ", columns.unknown),
        ("Columns about people are left out: ", columns.personal),
        ("Columns that say when somebody sent a form are left out: ", columns.stamps),
    ):
        if names:
            yield Remark((line, Untrusted(and_list([" ".join(name.split())[:80] for name in names])), "."))


def _orders(columns: Columns, below: Sequence[Row], remarks: list[Remark]) -> dict[int, Order]:
    """How each column with days writes them. One that does not tell follows the others."""
    dated = [column for role in _DATED for column in columns.roles.get(role, ())]
    found = {column: order_of(in_one_line(row.at(column)) for row in below) for column in dated}
    sure = [order for order in found.values() if order and not order.is_guess]
    orders = {
        column: sure[0] if order.is_guess and sure else order for column, order in found.items() if order
    }
    headers = {column: columns.header.at(column)[:80] for column in orders}
    guessed = [headers[column] for column, order in orders.items() if order.is_guess]
    turned = [headers[column] for column, order in orders.items() if order.is_day_first]
    for way, names in (("month first, as in 10/3", guessed), ("day first, as in 3/10", turned)):
        if names:
            line = f"Dates are read with the {way} for October 3. Columns: "
            remarks.append(Remark((line, Untrusted(and_list(names)))))
    return orders


def _is_of_24_hours(columns: Columns, below: Sequence[Row]) -> bool:
    """Whether the times of a table are those of the 24-hour clock: one cell shows it."""
    timed = [column for role in ("start", "end") for column in columns.roles.get(role, ())]
    return any(is_of_24_hours(row.at(column)) for row in below for column in timed)


def _about_months(columns: Columns, below: Sequence[Row], records: Sequence[Record]) -> Iterator[Remark]:
    if not columns.has("month"):
        return
    pairs = zip(below, records, strict=True)
    wrong = [row.number for row, record in pairs if other_month(row, columns, record.times)]
    if wrong:
        name = Untrusted(columns.name("month")[:80])
        yield Remark(
            ("The column ", name, f" does not agree with the date in {rows_named(wrong)}. We took the date.")
        )
