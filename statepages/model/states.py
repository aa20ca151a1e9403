"""The states, the District of Columbia and the territories that have ZIP codes."""

from __future__ import annotations

from msgspec import Struct

EVERY_STATE = "US"
"""The code of the folder `us`, whose events are for every state."""


class State(Struct, frozen=True):
    """A state.

    `tile` is its (column, row) on the tile map of 11 by 8 squares, from 0; None if it is not on the map.
    `zones` are its IANA time zones, with that of most people first. A state whose only exceptions follow from
    the ZIP (the Navajo Nation, West Wendover) has one zone.
    """

    code: str
    name: str
    tile: tuple[int, int] | None
    zones: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Its part of an address: north-carolina."""
        return self.name.lower().replace(" ", "-").replace(".", "")

    @property
    def zone(self) -> str | None:
        """Its time zone, if it has just one."""
        return self.zones[0] if len(self.zones) == 1 else None


_EAST, _CENTRAL, _MOUNTAIN, _PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)

_ALL = (
    State("AL", "Alabama", (6, 6), (_CENTRAL,)),
    State("AK", "Alaska", (0, 0), ("America/Anchorage", "America/Adak")),
    State("AZ", "Arizona", (1, 5), ("America/Phoenix",)),
    State("AR", "Arkansas", (4, 5), (_CENTRAL,)),
    State("CA", "California", (0, 4), (_PACIFIC,)),
    State("CO", "Colorado", (2, 4), (_MOUNTAIN,)),
    State("CT", "Connecticut", (9, 3), (_EAST,)),
    State("DE", "Delaware", (9, 4), (_EAST,)),
    State("DC", "District of Columbia", (8, 5), (_EAST,)),
    State("FL", "Florida", (8, 7), (_EAST, _CENTRAL)),
    State("GA", "Georgia", (7, 6), (_EAST,)),
    State("HI", "Hawaii", (0, 7), ("Pacific/Honolulu",)),
    State("ID", "Idaho", (1, 2), ("America/Boise", _PACIFIC)),
    State("IL", "Illinois", (5, 2), (_CENTRAL,)),
    State("IN", "Indiana", (5, 3), ("America/Indiana/Indianapolis", _CENTRAL)),
    State("IA", "Iowa", (4, 3), (_CENTRAL,)),
    State("KS", "Kansas", (3, 5), (_CENTRAL, _MOUNTAIN)),
    State("KY", "Kentucky", (5, 4), (_EAST, _CENTRAL)),
    State("LA", "Louisiana", (4, 6), (_CENTRAL,)),
    State("ME", "Maine", (10, 0), (_EAST,)),
    State("MD", "Maryland", (8, 4), (_EAST,)),
    State("MA", "Massachusetts", (10, 2), (_EAST,)),
    State("MI", "Michigan", (7, 2), ("America/Detroit", "America/Menominee")),
    State("MN", "Minnesota", (4, 2), (_CENTRAL,)),
    State("MS", "Mississippi", (5, 6), (_CENTRAL,)),
    State("MO", "Missouri", (4, 4), (_CENTRAL,)),
    State("MT", "Montana", (2, 2), (_MOUNTAIN,)),
    State("NE", "Nebraska", (3, 4), (_CENTRAL, _MOUNTAIN)),
    State("NV", "Nevada", (1, 3), (_PACIFIC,)),
    State("NH", "New Hampshire", (10, 1), (_EAST,)),
    State("NJ", "New Jersey", (8, 3), (_EAST,)),
    State("NM", "New Mexico", (2, 5), (_MOUNTAIN,)),
    State("NY", "New York", (8, 2), (_EAST,)),
    State("NC", "North Carolina", (6, 5), (_EAST,)),
    State("ND", "North Dakota", (3, 2), (_CENTRAL, _MOUNTAIN)),
    State("OH", "Ohio", (6, 3), (_EAST,)),
    State("OK", "Oklahoma", (3, 6), (_CENTRAL,)),
    State("OR", "Oregon", (0, 3), (_PACIFIC, "America/Boise")),
    State("PA", "Pennsylvania", (7, 3), (_EAST,)),
    State("RI", "Rhode Island", (9, 2), (_EAST,)),
    State("SC", "South Carolina", (7, 5), (_EAST,)),
    State("SD", "South Dakota", (3, 3), (_CENTRAL, _MOUNTAIN)),
    State("TN", "Tennessee", (5, 5), (_CENTRAL, _EAST)),
    State("TX", "Texas", (3, 7), (_CENTRAL, _MOUNTAIN)),
    State("UT", "Utah", (1, 4), (_MOUNTAIN,)),
    State("VT", "Vermont", (9, 1), (_EAST,)),
    State("VA", "Virginia", (7, 4), (_EAST,)),
    State("WA", "Washington", (0, 2), (_PACIFIC,)),
    State("WV", "West Virginia", (6, 4), (_EAST,)),
    State("WI", "Wisconsin", (6, 2), (_CENTRAL,)),
    State("WY", "Wyoming", (2, 3), (_MOUNTAIN,)),
    State("PR", "Puerto Rico", (10, 7), ("America/Puerto_Rico",)),
    State("AS", "American Samoa", None, ("Pacific/Pago_Pago",)),
    State("GU", "Guam", None, ("Pacific/Guam",)),
    State("MP", "Northern Mariana Islands", None, ("Pacific/Saipan",)),
    State("VI", "U.S. Virgin Islands", None, ("America/St_Thomas",)),
)

STATES: dict[str, State] = {state.code: state for state in sorted(_ALL, key=lambda state: state.name)}
"""Every state by its code, in the order of the names."""

CODES_BY_NAME: dict[str, str] = {state.name.lower(): state.code for state in _ALL}


def state_name(code: str) -> str:
    """The name of a state, or "every state" for US."""
    return STATES[code].name if code in STATES else "every state"
