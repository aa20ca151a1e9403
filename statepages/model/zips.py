"""ZIP codes: the state, city, time zone and point of each.

The table is the PyPI package `zipcodes`; its points are those of GeoNames (CC BY 4.0), named on
the credits page. It is data like the list of states: constant for a version of the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import zipcodes

from statepages.model.borders import SHARED_ZIPS
from statepages.model.states import STATES
from statepages.model.zip_zones import BY_CUSTOM, FURTHER_ZONES, RIGHT_ZONES

_FIVE_DIGITS = re.compile("[0-9]{5}")
_MILITARY = re.compile("(?:09[0-9]|340|96[2-6])[0-9]{2}")
_PLACELESS = re.compile(f"{_MILITARY.pattern}|88888|569[0-9]{{2}}")
"""Letters to Santa, and parcels on their way back to a shop: the package has both in Washington."""


@dataclass(frozen=True, slots=True)
class Zip:
    """A ZIP code. `point` is (latitude, longitude) in degrees; None where that is not known.

    `state` is the state of its post office.
    """

    code: str
    city: str
    state: str
    zone: str | None
    point: tuple[float, float] | None

    @property
    def further_zone(self) -> str | None:
        """Another zone that some of the clocks there go by."""
        return FURTHER_ZONES.get(self.code)

    @property
    def is_of_two_zones(self) -> bool:
        """Whether people there keep another time than the law's: which is meant has to be said."""
        return self.code in BY_CUSTOM

    @property
    def states(self) -> tuple[str, ...]:
        """Its own state, and after it those that it reaches into."""
        return self.state, *(code for code in SHARED_ZIPS.get(self.code, ()) if code != self.state)


def find_zip(code: str) -> Zip | None:
    """The ZIP code of five digits, or None if there is none such in a state or territory."""
    return zips_beginning(code[:2]).get(code) if _FIVE_DIGITS.fullmatch(code) else None


def is_military(code: str) -> bool:
    """Whether five digits are those of a military or diplomatic post office: it has no place on the map."""
    return _MILITARY.fullmatch(code) is not None


def every_zip() -> list[Zip]:
    """All ZIP codes in ascending order. Takes about a second."""
    return [entry for digits in range(100) for entry in zips_beginning(f"{digits:02}").values()]


class Shelf(Protocol):
    """Where tables lie until the next time, by name."""

    def get(self, name: str) -> Any: ...

    def put(self, name: str, value: Any) -> None: ...


class _NoShelf:
    def get(self, name: str) -> Any:
        return None

    def put(self, name: str, value: Any) -> None:
        pass


_shelf: Shelf = _NoShelf()


def use_shelf(shelf: Shelf) -> None:
    """Keep tables on a shelf: the package unpacks all it has before it answers, and that takes its time."""
    global _shelf
    _shelf = shelf


@cache
def zips_beginning(digits: str) -> dict[str, Zip]:
    """The ZIP codes that begin with two digits, by code in ascending order.

    To look for one, the package walks through its whole table, and in the same time finds hundreds.
    All 42,000 at once would be more than an edit of a few events needs.
    """
    rows = _shelf.get(f"zips-{digits}")
    if rows is None:
        found = (_zip(row) for row in zipcodes.similar_to(digits))
        entries = sorted(filter(None, found), key=lambda entry: entry.code)
        _shelf.put(
            f"zips-{digits}",
            [(entry.code, entry.city, entry.state, entry.zone, entry.point) for entry in entries],
        )
    else:
        entries = [
            Zip(code, city, state, zone, point and tuple(point)) for code, city, state, zone, point in rows
        ]
    return {entry.code: entry for entry in entries}


def zips_of_city(city: str, state: str) -> list[str]:
    """The ZIP codes of a city, in ascending order; none where the table does not know it.

    Those of boxes and of companies are left out where mail is carried to houses under another.
    """
    return zips_by_city(state).get(_plain_city(city), [])


@cache
def zips_by_city(state: str) -> dict[str, list[str]]:
    """The same for all cities of a state, by name in lower case; further names of places come last."""
    rows = [row for row in zipcodes.filter_by_state(state) if not _is_placeless(row["zip_code"])]
    names = _by_city((row["city"], row) for row in rows)
    further = _by_city((name, row) for row in rows for name in row["acceptable_cities"])
    return names | {city: codes for city, codes in further.items() if city not in names}


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
