"""ZIP codes: the state, city, time zone and point of each.

The table is the PyPI package `zipcodes`; its points are those of GeoNames (CC BY 4.0), named on the credits
page. Like the list of states, it is constant data for a version of the package.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from statepages.model.borders import SHARED_ZIPS
from statepages.model.states import STATES
from statepages.model.zip_zones import BY_CUSTOM, FURTHER_ZONES, RIGHT_ZONES
from statepages.store import cached

_FIVE_DIGITS = re.compile("[0-9]{5}")
_MILITARY = re.compile("(?:09[0-9]|340|96[2-6])[0-9]{2}")
_PLACELESS = re.compile(f"{_MILITARY.pattern}|88888|569[0-9]{{2}}")
"""Letters to Santa, and parcels returned to a shop: the package has both in Washington."""


class Zip(Struct, frozen=True):
    """A ZIP code. `point` is (latitude, longitude) in degrees; None if that is not known.

    `state` is the state of its post office.
    """

    code: str
    city: str
    state: str
    zone: str | None
    point: tuple[float, float] | None

    @property
    def further_zone(self) -> str | None:
        """Another time zone that some people there use."""
        return FURTHER_ZONES.get(self.code)

    @property
    def is_of_two_zones(self) -> bool:
        """Whether people there do not use the time that the law says, so that files must name the zone."""
        return self.code in BY_CUSTOM

    @property
    def states(self) -> tuple[str, ...]:
        """Its own state, followed by the states that it reaches into."""
        return self.state, *(code for code in SHARED_ZIPS.get(self.code, ()) if code != self.state)

    def state_if(self, named: str | None) -> str:
        """The state that somebody named if it reaches into that, else its own state."""
        return named if named in self.states else self.state


def zone_of_place(code: str | None, folder: str) -> str | None:
    """The zone of a ZIP code, else that of a folder's state if it has only one."""
    entry = find_zip(code) if code else None
    if entry and entry.zone:
        return entry.zone
    return STATES[folder].zone if folder in STATES else None


def find_zip(code: str) -> Zip | None:
    """The ZIP code of five digits; None if no state or territory has it."""
    return _found(code) if _FIVE_DIGITS.fullmatch(code) else None


@cache
def _found(code: str) -> Zip | None:
    table, wanted = _table(), code.encode()
    at = bisect_left(range(len(table)), wanted, key=lambda place: _line(table, place)[:5])
    line = _line(table, at) if at < len(table) else b""
    return _read(line.decode()) if line[:5] == wanted else None


def states_with(start: str) -> frozenset[str]:
    """The states of all ZIP codes that begin with some digits, with those that they reach into."""
    table, wanted = _table(), start.encode()
    at = bisect_left(range(len(table)), wanted, key=lambda place: _line(table, place)[: len(wanted)])
    begin = table.rfind(b"\n", 0, at) + 1
    found: set[str] = set()
    for line in table[begin:].decode().splitlines() if at < len(table) else ():
        if not line.startswith(start):
            break
        found.update(_read(line).states)
    return frozenset(found)


def is_military(code: str) -> bool:
    """Whether five digits belong to a military or diplomatic post office, which is not on the map."""
    return _MILITARY.fullmatch(code) is not None


def every_zip() -> list[Zip]:
    """All ZIP codes in ascending order."""
    return [_read(line) for line in _table().decode().splitlines()]


def first_zip(state: str) -> Zip:
    """The first ZIP code of a state: an example."""
    mark = f"\t{state}\t".encode()
    return _read(next(line for line in _table().splitlines() if mark in line).decode())


@cache
def _table() -> bytes:
    """All ZIP codes in ascending order, a line each: code, city, state, zone and point, separated by tabs."""
    return cached("zips", _made_table)


def _made_table() -> bytes:
    entries = sorted(filter(None, map(_zip, _rows())), key=lambda entry: entry.code)
    lines = (
        "\t".join([entry.code, entry.city, entry.state, entry.zone or "", *map(repr, entry.point or ())])
        for entry in entries
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _line(table: bytes, at: int) -> bytes:
    """The line of a table at a position in it."""
    return table[table.rfind(b"\n", 0, at) + 1 : table.index(b"\n", at)]


def _read(line: str) -> Zip:
    code, city, state, zone, *point = line.split("\t")
    return Zip(code, city, state, zone or None, (float(point[0]), float(point[1])) if point else None)


def _rows() -> list[dict[str, Any]]:
    """What the package has. It unpacks everything before it answers, which takes about a second."""
    import zipcodes

    rows: list[dict[str, Any]] = zipcodes.list_all()
    return rows


def zips_of_city(city: str, state: str) -> list[str]:
    """The ZIP codes of a city, in ascending order; none if the table does not have the city.

    Those of post office boxes and companies are left out if houses in the city have another.
    """
    return zips_by_city(state).get(_plain_city(city), [])


@cache
def zips_by_city(state: str) -> dict[str, list[str]]:
    """The same for all cities of a state, by name in lower case; other names of places come last."""
    lines = (line.partition("\t") for line in _cities().get(state, "").splitlines())
    return {city: codes.split() for city, _, codes in lines}


@cache
def _cities() -> dict[str, str]:
    """The cities by state, a line each: name, a tab, ZIP codes."""
    blocks = cached("cities", _made_cities).decode().split("\n\n")
    return dict(block.split("\n", 1) for block in blocks)


def _made_cities() -> bytes:
    rows: dict[str, list[dict[str, Any]]] = {state: [] for state in STATES}
    for row in _rows():
        if row["state"] in STATES and not _is_placeless(row["zip_code"]):
            rows[row["state"]].append(row)
    blocks = (f"{state}\n" + "\n".join(_lines_by_city(some)) for state, some in rows.items())
    return "\n\n".join(blocks).encode()


def _lines_by_city(rows: list[dict[str, Any]]) -> Iterator[str]:
    names = _by_city((row["city"], row) for row in rows)
    further = _by_city((name, row) for row in rows for name in row["acceptable_cities"])
    found = names | {city: codes for city, codes in further.items() if city not in names}
    return (f"{city}\t{' '.join(codes)}" for city, codes in found.items())


def _by_city(rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, list[str]]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    for name, row in rows:
        is_main = row["zip_code_type"] == "STANDARD" and row["active"]
        main, other = found.setdefault(_plain_city(name), ([], []))
        (main if is_main else other).append(row["zip_code"])
    return {city: main or other for city, (main, other) in found.items()}


_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def _plain_city(name: str) -> str:
    """St. Louis as saint louis."""
    words = name.lower().replace(".", " ").replace("-", " ").replace("'", "").split()
    return " ".join(_SHORT.get(word, word) for word in words)


def _is_placeless(code: str) -> bool:
    return _PLACELESS.fullmatch(code) is not None


def _zip(row: dict[str, str]) -> Zip | None:
    code = row["zip_code"]
    if row["state"] not in STATES or _is_placeless(code):
        return None
    latitude, longitude = float(row["lat"] or 0), float(row["long"] or 0)
    return Zip(
        code=code,
        city=row["city"],
        state=row["state"],
        zone=RIGHT_ZONES.get(code, row["timezone"]),
        point=(latitude, longitude) if latitude or longitude else None,
    )
