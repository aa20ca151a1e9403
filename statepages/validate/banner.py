"""The banner of a site: when it goes away."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from statepages.fields.times import WallTime
from statepages.model.slot import end_of_day
from statepages.node import Node, Scalar
from statepages.problem import FieldError, Problem
from statepages.validate.slots import instant_at


def end_of_banner(until: WallTime, zone: str, spot: Node) -> tuple[datetime | None, list[Problem]]:
    """The instant at which a banner goes away, in UTC. Without a time, that is the end of its day."""
    assert until.day, "a banner without a day is refused before"  # noqa: S101
    if until.clock is None:
        return end_of_day(until.day, zone), []
    try:
        return instant_at(datetime.combine(until.day, until.clock), ZoneInfo(zone), "until"), []
    except FieldError as error:
        if isinstance(spot, Scalar):
            return None, [spot.problem("error", error.code, error.message, old=spot.text)]
        return None, [spot.problem("error", error.code, error.message)]
