"""The place of an imported event: its ZIP code, the folder of its file, and its time zone."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from statepages.compose import Plain
from statepages.fields.private_places import comes_later
from statepages.fields.zip_codes import NoZero, parse_zip
from statepages.importers.defaults import Defaults
from statepages.importers.homes import is_home
from statepages.importers.online_words import without_online
from statepages.importers.place_line import public_line
from statepages.importers.places import read_location
from statepages.importers.record import Place, Reading, Record
from statepages.importers.remarks import Remarks
from statepages.model.states import EVERY_STATE, state_name
from statepages.model.zips import find_zip, zips_of_city
from statepages.problem import FieldError
from statepages.report import Untrusted


def with_places(reading: Reading, places: Mapping[str, Place]) -> Reading:
    """A reading whose records have the places that another input describes, by their names."""
    return replace(reading, records=tuple(_with_place(one, places) for one in reading.records))


def _with_place(record: Record, places: Mapping[str, Place]) -> Record:
    place = record.place
    name = place.venue or record.location
    if place.zip or place.address or place.city or name.lower() not in places:
        return record
    return replace(record, place=places[name.lower()], location="")


def place_of(record: Record, defaults: Defaults, said: Remarks) -> Place:
    """The place, with what follows from its text and from the defaults."""
    place = record.place
    if record.location:
        read, remarks = read_location(record.location, record.zone)
        said.add(*remarks)
        known = {name: getattr(place, name) or getattr(read, name) for name in place.__struct_fields__}
        place = Place(**known)
    place = _with_sure_zip(_public(place, said), said)
    if place.zip or is_only_online(place):
        return place
    if defaults.zip and _may_be_in(place, defaults.zip):
        return replace(place, zip=defaults.zip)
    if place == Place():
        said.need("It has no place. Add where: with a ZIP code, or write online.")
    else:
        said.need("Its place has no ZIP code. Add zip: below where:.")
    return place


def _public(place: Place, said: Remarks) -> Place:
    """A place without links and without what is personal in its lines."""
    kept: dict[str, str | None] = {}
    is_online, is_private = place.is_online, place.is_private
    for name in ("venue", "address", "city"):
        line = public_line(getattr(place, name) or "", f"the {name}")
        said.add(*line.remarks)
        words = line.words.strip(" ,;:")
        if words and comes_later(words) and not is_home(words):
            said.say("People get the address later. The site shows only the city and the ZIP code.")
            is_private, words = True, ""
        if line.is_online:
            is_online, words = True, ", ".join(without_online([words])[0]) if words else ""
        kept[name] = words or None
    place = replace(place, **kept, is_online=is_online, is_private=is_private)
    return replace(place, venue=None, address=None) if is_private else place


def _with_sure_zip(place: Place, said: Remarks) -> Place:
    """A place with a ZIP code that exists, in the state that it names."""
    if not place.zip:
        return place
    code: str | None
    try:
        code = parse_zip(place.zip)
    except NoZero as error:
        code = error.entry.code if place.state in error.entry.states else None
        if code:
            said.say("The ZIP code ", Untrusted(place.zip), f" has lost its zeros. It was read as {code}.")
    except FieldError as error:
        if error.code == "military-zip":
            said.need(error.message)
            return replace(place, zip=None)
        code = None if error.is_guess else error.suggestion
    entry = find_zip(code) if code else None
    if entry is None:
        said.need("There is no ZIP code ", Untrusted(place.zip), ". Add the right one.")
        return replace(place, zip=None)
    if place.state and place.state not in entry.states:
        in_text = f"ZIP {entry.code} is in {state_name(entry.state)}, but the source says "
        said.need(f"{in_text}{state_name(place.state)}. Check the place.")
        return replace(place, zip=entry.code, state=None)
    return replace(place, zip=entry.code)


def is_only_online(place: Place) -> bool:
    """Whether there is no place to go to."""
    return place.is_online and not (place.zip or place.address or place.city or place.is_private)


def _may_be_in(place: Place, code: str) -> bool:
    """Whether a place without a ZIP code can have this one."""
    entry = find_zip(code)
    if entry is None or (place.state and place.state not in entry.states):
        return False
    return not place.city or code in zips_of_city(place.city, entry.state)


def folder_of(place: Place, defaults: Defaults, said: Remarks) -> str:
    """The code of the folder that its file goes into: the state of its place, the default, or US."""
    entry = find_zip(place.zip) if place.zip else None
    if entry:
        return entry.state_if(place.state)
    state = place.state or defaults.state
    if state:
        return state
    if is_only_online(place):
        said.need(
            "Nothing says which state it helps. Move its file to the folder of a state, "
            "or leave it in us if it helps every state."
        )
    return EVERY_STATE


def likely_zone(record: Record, place: Place, folder: str, defaults: Defaults) -> str | None:
    """The zone if ZIP code and folder do not tell: that of the city, of the source, or the default."""
    entries = [find_zip(code) for code in zips_of_city(place.city, folder)] if place.city else []
    zones = {zone for one in entries if one for zone in (one.zone, one.further_zone or one.zone)}
    if len(zones) == 1:
        return zones.pop()
    entry = find_zip(defaults.zip) if defaults.zip else None
    # A ZIP code says nothing about another state.
    near = entry.zone if entry and folder in entry.states else None
    return record.zone or defaults.zone or near


def zone_of_times(record: Record, place: Place, defaults: Defaults) -> str | None:
    """The zone that times without one are in; None if they are local times of the place.

    The default is such a zone only for online events that name no state: they have no local time.
    """
    is_nowhere = is_only_online(place) and not place.state
    return record.zone or (defaults.zone if is_nowhere else None)


def where_value(place: Place) -> object:
    """The place as its file has it; None if nothing is known about it."""
    if is_only_online(place):
        return Plain("online")
    entry = find_zip(place.zip) if place.zip else None
    is_usual = entry and place.city and place.city.casefold() == entry.city.casefold()
    values: dict[str, object] = {
        "venue": place.venue,
        "address": Plain("private") if place.is_private else place.address,
        "city": None if is_usual else place.city,
        "state": None
        if place.state is None or (entry and place.state == entry.state)
        else Plain(place.state),
        "zip": Plain(place.zip) if place.zip else None,
        "online": place.is_online,
    }
    return values if any(values.values()) else None
