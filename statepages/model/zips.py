"""ZIP codes: the state, city, time zone and point of each.

The table is the PyPI package `zipcodes`; its points are those of GeoNames (CC BY 4.0), named on
the credits page. It is data like the list of states: constant for a version of the package.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import zipcodes

from statepages.model.borders import SHARED_ZIPS
from statepages.model.states import STATES


@dataclass(frozen=True, slots=True)
class Zip:
    """A ZIP code. `point` is (latitude, longitude) in degrees; None where there is none (military).

    `state` is the state of its post office.
    """

    code: str
    city: str
    state: str
    zone: str | None
    point: tuple[float, float] | None

    @property
    def states(self) -> tuple[str, ...]:
        """Its own state, and after it those that it reaches into."""
        return self.state, *(code for code in SHARED_ZIPS.get(self.code, ()) if code != self.state)


@cache
def find_zip(code: str) -> Zip | None:
    """The ZIP code of five digits, or None if there is none such in a state or territory."""
    # The table panics at letters outside ASCII and raises at a wrong length.
    if not re.fullmatch("[0-9]{5}", code):
        return None
    rows = zipcodes.matching(code)
    return _zip(rows[0]) if rows else None


def every_zip() -> list[Zip]:
    """All ZIP codes in ascending order. Takes about a second."""
    found = (_zip(row) for row in zipcodes.list_all())
    return sorted((entry for entry in found if entry), key=lambda entry: entry.code)


def _zip(row: dict[str, str]) -> Zip | None:
    if row["state"] not in STATES:
        return None
    latitude, longitude = float(row["lat"] or 0), float(row["long"] or 0)
    return Zip(
        code=row["zip_code"],
        city=row["city"],
        state=row["state"],
        # The table has a few slips, such as a town's name in place of a zone.
        zone=row["timezone"] if "/" in row["timezone"] else STATES[row["state"]].zone,
        point=(latitude, longitude) if latitude or longitude else None,
    )
