"""Events: place, zone, whom they help, and their slots."""

from __future__ import annotations

import re
from datetime import date, datetime

from msgspec import convert

from statepages.document import EventDocument
from statepages.files.event import EventFile, WhereFile, event_file
from statepages.model.event import Event, Location
from statepages.model.examples import ZONE
from statepages.model.kinds import Kinds, kind_label
from statepages.model.slot import Slot, end_of_day
from statepages.model.states import EVERY_STATE, STATES, state_name
from statepages.model.zips import find_zip, zips_of_city, zone_of_place
from statepages.node import MappingNode, Scalar
from statepages.problem import Problem
from statepages.source import Source
from statepages.validate.driver import validate
from statepages.validate.slots import expand


def validate_event(
    source: Source, node: MappingNode, site_zone: str, today: date, kinds: Kinds
) -> tuple[EventDocument | None, list[Problem]]:
    """content/events/pa/2024-10-19-canvass.yaml: folder and name are the id.

    `site_zone` says when a day ends for actions that have no zone of their own. The site has these `kinds`.
    """
    file, problems = validate(event_file(kinds), node, today)
    if file is None:
        return None, problems
    ident = source.name.removeprefix("events/").rpartition(".")[0]
    folder = ident.partition("/")[0].upper()
    location = _location(file)
    zone = _zone(file, folder)
    slots: tuple[Slot, ...] = ()
    if isinstance(file.when, tuple):
        if zone is None:
            return None, [_no_zone(node, folder)]
        slots, problems = expand(file.when, zone, node)
    problems += _until(file, node) + _other_zip(file, node)
    if problems:
        return None, problems
    follows = {
        "id": ident,
        "folder": folder,
        "kind_label": kind_label(dict(file)["kind"], kinds),
        "helps": tuple(sorted(set(file.helps))) or (folder,),
        "slots": slots,
        "word": file.when if isinstance(file.when, str) else None,
        "location": location,
        "online": isinstance(file.where, WhereFile) and file.where.online,
        "expires": _expires(file, slots, zone or site_zone),
    }
    event = convert(dict(file) | follows, Event, from_attributes=True)
    return EventDocument(source, node, file, event), []


def event_fields(node: MappingNode, today: date, kinds: Kinds) -> list[Problem]:
    """What is wrong with the fields of an event that is not in the folder of a state."""
    return validate(event_file(kinds), node, today)[1]


def _location(file: EventFile) -> Location | None:
    if not isinstance(file.where, WhereFile):
        return None
    where = file.where
    entry = find_zip(where.zip)
    assert entry, "parse_zip lets only ZIPs through that exist"  # noqa: S101
    is_private = (where.address or "").strip("\"'“”‘’«»„()").lower() == "private"
    return Location(
        city=_without_state(where.city or entry.city, where.state or entry.state, where.zip),
        # One that the ZIP does not lie in is an error: zip-state.
        state=where.state or entry.state,
        zip=where.zip,
        venue=where.venue,
        address=None if is_private else where.address,
        directions=where.directions,
        is_private=is_private,
        point=entry.point,
    )


_ZIP_AT_END = re.compile(r"(?P<city>.*\D)[\s,]+(?P<zip>[0-9]{5})(?:-[0-9]{4})?\.?")


def _other_zip(file: EventFile, node: MappingNode) -> list[Problem]:
    """A ZIP code in the city that is not that of the place."""
    where = node.get("where")
    city = where.get("city") if isinstance(where, MappingNode) else None
    found = _ZIP_AT_END.fullmatch(city.text.strip()) if isinstance(city, Scalar) else None
    if not (isinstance(file.where, WhereFile) and city and found) or found["zip"] == file.where.zip:
        return []
    message = (
        f"There are two ZIP codes: {found['zip']} here, and {file.where.zip} after zip:. Keep the right one."
    )
    return [city.problem("error", "zip", message)]


def _without_state(city: str, state: str, code: str) -> str:
    """A city without the state and the ZIP code behind it, which are beside it anyway: "West Chester, PA"."""
    found = _ZIP_AT_END.fullmatch(city)
    city = found["city"].strip(" ,") if found and found["zip"] == code else city
    front, _, last = city.rpartition(" ")
    if last == state and zips_of_city(front.strip(" ,"), state):
        return front.strip(" ,")
    name, comma, behind = city.rpartition(",")
    is_state = comma and behind.strip(" .").lower() in {state.lower(), state_name(state).lower()}
    return name.strip() if is_state and name.strip() else city


def _zone(file: EventFile, folder: str) -> str | None:
    """The zone in the file, else that of the ZIP, else that of the state if it has only one."""
    if file.timezone:
        return file.timezone
    return zone_of_place(file.where.zip if isinstance(file.where, WhereFile) else None, folder)


def _no_zone(node: MappingNode, folder: str) -> Problem:
    spot = node.get("when") or node
    if folder == EVERY_STATE:
        message = (
            "The time has no time zone, and this event is for every state. "
            f"Add a line such as timezone: {ZONE}."
        )
    else:
        state = STATES[folder]
        message = (
            f"The time has no time zone, and {state.name} has two. "
            f"Add a line timezone: {state.zones[0]} or timezone: {state.zones[1]}."
        )
    return spot.problem("error", "no-timezone", message)


def _until(file: EventFile, node: MappingNode) -> list[Problem]:
    if file.until is None or not isinstance(file.when, tuple):
        return []
    spot = node.key("until") or node
    message = (
        'This "until" is only for anytime actions. For a time that repeats, write repeat: and until: below '
        "its start."
    )
    return [spot.problem("error", "until", message)]


def _expires(file: EventFile, slots: tuple[Slot, ...], zone: str) -> datetime | None:
    if slots:
        return max(slot.expires for slot in slots)
    if file.until:
        return end_of_day(file.until, zone)
    return None
