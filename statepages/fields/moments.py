"""Moments: a day, a time and the zone by its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct
from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.text import quoted, typed_plainly
from statepages.fields.times import DATED, WallTime, parse_wall_time
from statepages.fields.zones import parse_zone, place_of
from statepages.model.examples import DAY, ZONE
from statepages.problem import FieldError

T = TypeVar("T")


class Frozen(Struct, frozen=True):
    """A moment with its zone, written "2024-10-14T12:00 America/New_York"."""

    instant: datetime


def parse_frozen(value: object) -> Frozen:
    """A moment with its zone."""
    text = typed_plainly(value)
    moment, _, zone = text.rpartition(" ")
    place = place_of(zone)
    if place and moment:
        whole = f"{moment} {place}"
        raise FieldError("as-of", f"Write the time zone as a place: {whole}", whole)
    if "/" not in zone or not moment:
        raise FieldError("as-of", f"{quoted(text)} has no time zone. Write it as {DAY}T12:00 {ZONE}.")
    zone = _within(parse_zone, zone, moment + " ", "")
    wall = _within(parse_wall_time, moment, "", " " + zone)
    if wall.day is None:
        raise FieldError("as-of", f"{quoted(text)} has no day. Write it as {DAY}T12:00 {ZONE}.")
    return Frozen(datetime.combine(wall.day, wall.clock or time(0), ZoneInfo(zone)))


def _within(parse: Callable[[object], T], text: str, before: str, after: str) -> T:
    """Parse a part of a text. An error then suggests the whole text."""
    try:
        return parse(text)
    except FieldError as error:
        error.suggestion = error.suggestion and before + error.suggestion + after
        raise


AsOf = Annotated[
    Frozen,
    PlainValidator(parse_frozen),
    editors.read_as(
        rf"(?:{DATED})\s+[A-Za-z_]+/[\w/+\-]+",
        "Write it as 2024-10-14T12:00 America/New_York.",
        "2024-10-14T12:00 America/New_York",
    ),
]


def parse_until(value: object) -> WallTime:
    """A day, or a day and a time, by the site's clock."""
    wall = parse_wall_time(value)
    if wall.day is None:
        text = typed_plainly(value)
        raise FieldError("no-date", f"{quoted(text)} has no day. Write one in front: {DAY} {text}")
    return wall


Until = Annotated[
    WallTime,
    PlainValidator(parse_until),
    editors.read_as(
        DATED,
        "Write a day, such as 2024-11-02, or a day and a time, such as 2024-11-02 3 pm.",
        "2024-11-02",
        "2024-11-02 3 pm",
    ),
]
