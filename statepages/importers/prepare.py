"""From a record to the fields of an event: its place, zone, folder, kind and texts, with the defaults."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from statepages.compose import Plain
from statepages.fields.kind import parse_kind
from statepages.importers.defaults import Defaults
from statepages.importers.homes import check_home, hide_streets
from statepages.importers.local_times import LocalTimes, local_times, named_days
from statepages.importers.personal import masked
from statepages.importers.prepare_place import folder_of, likely_zone, place_of, where_value, zone_of_times
from statepages.importers.prepare_texts import access_of, texts_of
from statepages.importers.record import Place, Record, Remark, Time
from statepages.importers.remarks import Remarks, public_words
from statepages.importers.titles import kind_in, read_title
from statepages.model.slot import long_day
from statepages.model.states import EVERY_STATE
from statepages.model.zips import zone_of_place
from statepages.problem import FieldError
from statepages.report import Line, Untrusted

_OTHER = "other"


class Prepared(Struct, frozen=True, kw_only=True):
    """An event that is ready to be written: the fields of its file without its times, and these.

    `folder` is a code, of a state or US. `times` are local times, and `over` is how many others are over.
    `skipped` says why it is not imported.
    """

    record: Record
    folder: str = EVERY_STATE
    values: dict[str, object] = {}
    times: tuple[Time, ...] = ()
    over: int = 0
    remarks: tuple[Remark, ...] = ()
    skipped: Line | None = None

    @property
    def needs_person(self) -> bool:
        return any(remark.needs_person for remark in self.remarks)


def prepare(record: Record, defaults: Defaults) -> Prepared:
    """The event that a record becomes."""
    said = Remarks(record.remarks)
    if record.skipped is not None:
        return Prepared(record=record, remarks=said.public, skipped=public_words(record.skipped))
    place = place_of(record, defaults, said)
    folder = folder_of(place, defaults, said)
    zone = zone_of_place(place.zip, folder)
    here = zone or likely_zone(record, place, folder, defaults)
    found = local_times(record.times, here, zone_of_times(record, place, defaults), defaults.since)
    said.add(*found.remarks)
    if found.over and not found.times:
        words = f"It was over on {long_day(found.last)}." if found.last else "It is over."
        return Prepared(record=record, remarks=said.public, skipped=(words,))
    title, status = read_title(record.title)
    status = record.status if record.status != "scheduled" else status or "scheduled"
    times, status = _standing(found, status, said)
    record = replace(record, title=title)
    kind = _kind(record, defaults, said)
    record, place = _at_home(record, place, kind, said)
    values = {
        **texts_of(record, defaults.host, said),
        "kind": kind,
        "where": where_value(place),
        "timezone": _written_zone(here, zone, record, said),
        "status": Plain(status) if status != "scheduled" else None,
        "tags": tuple(dict.fromkeys([*map(masked, record.tags), *defaults.tags])),
        "languages": record.languages,
        "accessibility": access_of(record, said),
    }
    if not record.times and not record.word:
        said.need("It has no day. Add when: with its times, or write to be announced.")
    return Prepared(
        record=record, folder=folder, values=values, times=times, over=found.over, remarks=said.public
    )


def _at_home(record: Record, place: Place, kind: Plain | None, said: Remarks) -> tuple[Record, Place]:
    """A record and its place without the address of a home, which its texts may have too."""
    named = replace(record, place=place, kind=str(kind or ""), remarks=())
    if place.is_private:
        lines = (record.location, record.place.venue, record.place.address)
        found = hide_streets(named, ", ".join(filter(None, lines)))
    else:
        found = check_home(named)
    said.add(*found.remarks)
    return replace(found, kind=record.kind, remarks=record.remarks), found.place


def _written_zone(here: str | None, zone: str | None, record: Record, said: Remarks) -> Plain | None:
    """The zone to write if it does not follow from the place."""
    if zone or not record.times:
        return None
    if here is None:
        has_instants = any(isinstance(one.start, datetime) and one.start.tzinfo for one in record.times)
        said.need("Its times have no time zone. Add timezone:, such as America/New_York.")
        return Plain("Etc/UTC") if has_instants else None
    return Plain("Etc/UTC" if here == "UTC" else here)


def _standing(found: LocalTimes, status: str, said: Remarks) -> tuple[tuple[Time, ...], str]:
    """The times that take place, and the status of the whole event."""
    times = found.times
    cancelled = [one for one in times if one.is_cancelled]
    if cancelled and len(cancelled) == len(times):
        status = "cancelled"
    elif cancelled:
        times = tuple(one for one in times if not one.is_cancelled)
        said.say(f"Canceled, so it is left out: {named_days(cancelled)}.")
    full = [one for one in times if one.is_full]
    if full and len(full) == len(times) and status == "scheduled":
        status = "full"
    elif full and status == "scheduled":
        are = "is" if len(full) == 1 else "are"
        said.say(f"{len(full)} of its {len(times)} times {are} full: {named_days(full)}.")
    return tuple(replace(one, is_cancelled=False, is_full=False) for one in times), status


def _kind(record: Record, defaults: Defaults, said: Remarks) -> Plain | None:
    if record.kind:
        try:
            return Plain(parse_kind(record.kind, defaults.kinds))
        except FieldError:
            # A word that is among the tags is not lost.
            if record.kind not in record.tags:
                said.say("The site has no kind ", Untrusted(record.kind), ".")
    kind = defaults.kind or kind_in(record.title, defaults.kinds)
    if kind:
        return Plain(kind)
    if any(one.name == _OTHER for one in defaults.kinds):
        said.say("Nothing says what kind of event it is, so its kind is other. Use --kind for another one.")
        return Plain(_OTHER)
    said.need("Nothing says what kind of event it is. Add kind:, or use --kind.")
    return None
