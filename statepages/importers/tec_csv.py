"""The CSV files of The Events Calendar, a plug-in for WordPress: one of events, and one of their venues."""

from __future__ import annotations

from collections.abc import Sequence

from statepages.files.other_names import squeezed
from statepages.importers.columns import Columns, columns_of
from statepages.importers.csv_file import read as read_csv
from statepages.importers.csv_file import recognizes as is_table
from statepages.importers.csv_file import table_in
from statepages.importers.place_cells import PlaceCells, read_place
from statepages.importers.record import Options, Place, Reading, Remark
from statepages.importers.sheet import about_columns
from statepages.importers.source_type import SourceType
from statepages.importers.table import Row, Table, as_line
from statepages.report import Failure, Line, Untrusted

_EVENTS = frozenset(
    {"eventvenuename", "eventorganizername", "alldayevent", "eventstarttime", "eventshowmap", "eventtimezone"}
)
_VENUES = frozenset({"venueaddress", "venuecity", "venuestateprovince", "venuezip", "address", "city", "zip"})
_COUNTRY = frozenset({"", "us", "usa", "unitedstates", "unitedstatesofamerica"})


def recognizes(data: bytes, name: str) -> bool:
    """Whether a file is a table with the columns of events or of venues as the plug-in names them."""
    if not is_table(data, name):
        return False
    try:
        names = _header(table_in(data, {}))
    except Failure:
        return False
    return _has_events(names) or _has_venues(names)


def read(data: bytes, options: Options) -> Reading:
    """The events of a file, or the places of its venues."""
    table = table_in(data, options.columns)
    if not _has_venues(_header(table)):
        return read_csv(data, options)
    header, *below = [row for row in table.rows if not row.is_empty]
    return _places(columns_of(header, below, {}), below, table.remarks)


def _header(table: Table) -> frozenset[str]:
    first = next((row for row in table.rows if not row.is_empty), Row(1, ()))
    return frozenset(squeezed(cell) for cell in first.cells)


def _has_events(names: frozenset[str]) -> bool:
    dates = {"startdate", "eventstartdate"}
    return "eventname" in names and bool(names & dates) and bool(names & _EVENTS)


def _has_venues(names: frozenset[str]) -> bool:
    return "venuename" in names and bool(names & _VENUES) and not names & {"eventname", "startdate", "date"}


def _places(columns: Columns, below: Sequence[Row], remarks: Sequence[Remark]) -> Reading:
    """The places of venues, by their names in lowercase."""
    places: dict[str, Place] = {}
    told = [*remarks, *about_columns(columns)]
    for row in below:
        name = as_line(columns.cell(row, "venue"))
        spot = f"Row {row.number:,}"
        if not name:
            told.append(Remark((f"{spot} has no name of a venue, so it is left out.",)))
        elif name.lower() in places:
            told.append(Remark((f"{spot} has a venue that is already there: ", Untrusted(name[:80]))))
        else:
            places[name.lower()], said = _place(row, columns, name)
            told += [Remark((f"{spot}, ", Untrusted(name[:80]), ": ", *line)) for line in said]
    return Reading(remarks=tuple(told), places=places)


def _place(row: Row, columns: Columns, name: str) -> tuple[Place, list[Line]]:
    address = ", ".join((*columns.cells(row, "address"), *columns.cells(row, "address2")))
    cells = {role: columns.cell(row, role) for role in ("city", "state", "zip")}
    found = read_place(PlaceCells(venue=name, address=address, **cells))
    lines = [remark.line for remark in found.remarks]
    country = columns.cell(row, "country")
    if squeezed(country) not in _COUNTRY:
        lines.append(("it is in ", Untrusted(country[:80]), "."))
    place = found.place
    whole = Place(
        name, address or None, place.city, place.state, place.zip, place.is_private, place.is_online
    )
    return whole, lines


TEC_CSV = SourceType("the-events-calendar", recognizes, read)
