"""The time zone of an event is the one of its ZIP code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from statepages.document import EventDocument
from statepages.files.event import WhereFile
from statepages.model.zips import Zip, find_zip
from statepages.node import Scalar
from statepages.problem import Problem


def zone_zip(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """Events whose `timezone` does not match their ZIP code. The fix is the zone of the ZIP code."""
    file, event, where = document.file, document.value, document.file.where
    place = find_zip(where.zip) if isinstance(where, WhereFile) else None
    if place is None or place.zone is None:
        return
    if file.timezone is None:
        is_across = isinstance(where, WhereFile) and where.state not in {None, place.state}
        if event.slots and place.further_zone and (place.is_of_two_zones or is_across):
            yield _not_said(document, place)
        return
    spot = document.at("timezone")
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    instants = [slot.start for slot in event.slots] or [noon]
    zones = [place.zone, place.further_zone] if place.further_zone else [place.zone]
    if not isinstance(spot, Scalar) or any(_agree(file.timezone, zone, instants) for zone in zones):
        return
    message = (
        f"ZIP {place.code} is in the time zone {place.zone}, not {file.timezone}. "
        f"Write {place.zone}, or delete this line."
    )
    is_certain = len(zones) == 1
    if not is_certain:
        message = (
            f"ZIP {place.code} is in the time zone {' or '.join(zones)}, not {file.timezone}. "
            "Write the one that your times are in."
        )
    new = place.zone if is_certain else None
    # Another zone is another time: a person decides which of the two is wrong.
    yield replace(spot.problem("warning", "zone-zip", message, old=spot.text, new=new), is_guess=True)


def _not_said(document: EventDocument, place: Zip) -> Problem:
    message = (
        f"{place.city} ({place.code}) has two time zones. Your times are read as {place.zone} time. "
        f"Add a line that says which one you mean: "
        f"timezone: {place.zone} or timezone: {place.further_zone}"
    )
    return document.at("where", "zip").problem("warning", "zone-zip", message)


def _agree(one: str, other: str, instants: list[datetime]) -> bool:
    return all(_offset(one, instant) == _offset(other, instant) for instant in instants)


def _offset(zone: str, instant: datetime) -> object:
    return instant.astimezone(ZoneInfo(zone)).utcoffset()
