"""Which kind of source an input is."""

from __future__ import annotations

from statepages.importers.action_network import ACTION_NETWORK
from statepages.importers.csv_file import CSV
from statepages.importers.eventbrite import EVENTBRITE
from statepages.importers.ics import ICS
from statepages.importers.mobilize import MOBILIZE
from statepages.importers.source_type import SourceType
from statepages.importers.tec_csv import TEC_CSV
from statepages.importers.the_events_calendar import THE_EVENTS_CALENDAR
from statepages.importers.xlsx import XLSX
from statepages.report import Failure

SOURCE_TYPES: tuple[SourceType, ...] = (
    ICS,
    XLSX,
    MOBILIZE,
    ACTION_NETWORK,
    EVENTBRITE,
    THE_EVENTS_CALENDAR,
    TEC_CSV,
    CSV,
)
"""All kinds of sources, in the order in which they are asked whether an input is theirs."""

_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")


def recognize(data: bytes, name: str, wanted: str | None = None) -> SourceType:
    """The kind of an input, by its bytes and its name. Raises Failure if nobody knows it.

    If a kind is `wanted`, it is that one, whatever the bytes look like.
    """
    if wanted:
        several = [kind for kind in SOURCE_TYPES if kind.name == wanted]
        return next((kind for kind in several if kind.recognizes(data, name)), several[0])
    found = next((kind for kind in SOURCE_TYPES if kind.recognizes(data, name)), None)
    if found:
        return found
    if not data.strip():
        raise Failure("It is empty.")
    if data.lstrip()[:1000].lower().startswith(_HTML):
        raise Failure(
            "It is a web page, not a list of events. Look on that page for a link to a calendar "
            "(iCal or .ics), or export the events to a file."
        )
    raise Failure(
        "It is not a calendar, a spreadsheet or an answer of a service that import knows. If it is one, "
        "say which with --source-type."
    )


def api_of(wanted: str | None) -> SourceType | None:
    """The kind with this name, if its service has an address of its own."""
    return next((kind for kind in SOURCE_TYPES if kind.name == wanted and kind.api), None)
