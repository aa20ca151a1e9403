"""Where made-up events take place."""

from __future__ import annotations

import random
from dataclasses import dataclass

from bench import words
from bench.extras import share
from statepages.model.zips import Zip

# How many of each thousand places (with a street: of those that are not homes):
ADDRESSED, PRIVATE, HYBRID, DIRECTED, WITH_STATE = 300, 130, 20, 175, 45


@dataclass(frozen=True, slots=True)
class Place:
    """A place. If it `is_private`, it is somebody's home, and has no name and no address.

    If it `is_hybrid`, people can also join online. `names_state` says whether the file names the state.
    """

    zip: Zip
    venue: str | None
    address: str | None
    directions: str | None
    is_private: bool
    is_hybrid: bool
    names_state: bool


def place(draw: random.Random, spot: Zip, venue: str, address: str) -> Place:
    """A place with that name in a ZIP code, or somebody's home there."""
    is_private = share(draw, PRIVATE)
    return Place(
        spot,
        venue=None if is_private else venue,
        address=address if not is_private and share(draw, ADDRESSED) else None,
        directions=draw.choice(words.DIRECTIONS) if share(draw, DIRECTED) else None,
        is_private=is_private,
        is_hybrid=share(draw, HYBRID),
        names_state=share(draw, WITH_STATE),
    )
