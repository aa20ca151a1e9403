"""From nodes to the model: types, defaults, time zones, slots.

Each function takes the fields of one file and returns its document, or the problems that prevent it, or
both if the problems are warnings. `today` is the current day, for days without a year.
"""

from __future__ import annotations

from datetime import UTC, date

from msgspec import convert
from msgspec.structs import replace

from statepages.document import PageDocument, PostDocument, SettingsDocument, SourceDocument, StateDocument
from statepages.files.import_source import import_source_file
from statepages.files.own_page import PageFile
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile
from statepages.model.import_source import ImportSource
from statepages.model.kinds import Kinds
from statepages.model.own_page import OwnPage
from statepages.model.post import Post
from statepages.model.settings import Settings
from statepages.model.state import StatePage
from statepages.model.states import STATES
from statepages.node import MappingNode, at
from statepages.problem import Problem
from statepages.source import Source
from statepages.validate.banner import end_of_banner
from statepages.validate.driver import validate
from statepages.validate.event import event_fields, validate_event
from statepages.validate.missing import day_in_name, missing
from statepages.validate.site_kinds import kinds_written, site_kinds

__all__ = [
    "event_fields",
    "kinds_written",
    "state_page",
    "validate_event",
    "validate_page",
    "validate_post",
    "validate_settings",
    "validate_source",
    "validate_state",
]


def validate_settings(source: Source, node: MappingNode) -> tuple[SettingsDocument | None, list[Problem]]:
    """content/site.yaml."""
    file, problems = validate(SettingsFile, node, None)
    if file is None:
        return None, problems
    as_of = file.as_of.instant.astimezone(UTC) if file.as_of else None
    kinds, problems = site_kinds(file.kinds, node)
    if problems:
        return None, problems
    values = dict(file) | {"as_of": as_of, "kinds": kinds}
    if values["banner"]:
        spot = at(node, ("banner", "until"))
        until, problems = end_of_banner(values["banner"].until, values["timezone"], spot)
        if problems:
            return None, problems
        values["banner"] = dict(values["banner"]) | {"until": until}
    settings = convert(values, Settings, from_attributes=True)
    return SettingsDocument(source, node, file, settings), problems


def validate_state(
    source: Source, node: MappingNode, today: date
) -> tuple[StateDocument | None, list[Problem]]:
    """content/states/pa.yaml; the name of the file is the state."""
    file, problems = validate(StateFile, node, today)
    if file is None:
        return None, problems
    return StateDocument(source, node, file, state_page(file, _stem(source).upper())), problems


def state_page(file: StateFile, code: str) -> StatePage:
    """The page of a state, with regions that know their state and its time zone."""
    values = dict(file)
    above = {"code": code, "zone": values["timezone"] or STATES[code].zones[0]}
    regions = tuple(dict(region) | above for region in values["regions"])
    return convert(values | {"code": code, "regions": regions}, StatePage, from_attributes=True)


def validate_post(
    source: Source, node: MappingNode, today: date
) -> tuple[PostDocument | None, list[Problem]]:
    """content/posts/2023-10-24-phone-bank.yaml; the name of the file is the address."""
    file, problems = validate(PostFile, node, today)
    day = day_in_name(source)
    if day and problems == [missing(node, "date")]:
        file = PostFile.model_validate({**node.plain(), "date": day})
        message = 'The field "date" is missing, so the post gets the date in its file name. '
        message += f"Add a line: date: {day}"
        problems = [replace(problems[0], level="warning", message=message)]
    if file is None:
        return None, problems
    post = convert(dict(file) | {"id": _stem(source)}, Post, from_attributes=True)
    return PostDocument(source, node, file, post), problems


def validate_page(
    source: Source, node: MappingNode, today: date
) -> tuple[PageDocument | None, list[Problem]]:
    """content/pages/about.yaml; the name of the file is the address."""
    file, problems = validate(PageFile, node, today)
    if file is None:
        return None, problems
    page = convert(dict(file) | {"id": _stem(source)}, OwnPage, from_attributes=True)
    return PageDocument(source, node, file, page), problems


def validate_source(
    source: Source, node: MappingNode, today: date, kinds: Kinds
) -> tuple[SourceDocument | None, list[Problem]]:
    """content/sources/county-calendar.yaml, on a site with some kinds of events."""
    file, problems = validate(import_source_file(kinds), node, today)
    if file is None:
        return None, problems
    value = convert(dict(file) | {"id": _stem(source)}, ImportSource, from_attributes=True)
    return SourceDocument(source, node, file, value), problems


def _stem(source: Source) -> str:
    return source.name.rpartition("/")[2].rpartition(".")[0]
