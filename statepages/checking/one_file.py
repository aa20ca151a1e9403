"""Read one content file: its name, its text, its fields and its value, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace

from statepages import rules
from statepages.checking.accept import Steps, accept
from statepages.checking.deduplicate import without_echoes, without_placeholders
from statepages.checking.drafts import draft_of, filled_in, is_draft, softened
from statepages.checking.rest import rest_of
from statepages.clean import clean
from statepages.content import ContentFile, described
from statepages.document import (
    Document,
    EventDocument,
    PageDocument,
    PostDocument,
    SourceDocument,
    StateDocument,
)
from statepages.fields.keyed_addresses import text_redacted
from statepages.files.event import ORIGIN
from statepages.model.draft import Draft
from statepages.model.event import Event
from statepages.model.examples import examples_for
from statepages.model.import_source import ImportSource
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.model.own_page import OwnPage
from statepages.model.post import Post
from statepages.model.slot import describe
from statepages.model.state import StatePage
from statepages.model.states import EVERY_STATE, STATES
from statepages.node import MappingNode
from statepages.parse import parse
from statepages.problem import Place, Problem, in_order
from statepages.source import RawFile, Source
from statepages.validate import (
    event_fields,
    validate_event,
    validate_page,
    validate_post,
    validate_source,
    validate_state,
)

FALLBACK_ZONE = "America/New_York"
"""The time zone of a site whose settings cannot be read."""

MOST_PROBLEMS = 500
"""The most problems reported for a file. Only a file that is something else entirely has more."""

D = TypeVar("D", bound=Document[Any, Any])

Value = Event | Draft | StatePage | Post | OwnPage | ImportSource | None
_Document = EventDocument | StateDocument | PostDocument | PageDocument | SourceDocument
Read = tuple[ContentFile[Value], MappingNode | None]
"""What a file says, and its fields, if they can be read."""


def read_through(raw: RawFile, site_zone: str, now: datetime, kinds: Kinds = CAMPAIGN) -> Read:
    """Read an event, a state page, a post, a page or a source. Of any other file, only the name is checked.

    A mistake with one certain fix is read as if it were fixed, and a note says so.
    """
    if not raw.name.lower().endswith((".yaml", ".yml", ".txt")):
        problems = finished(raw, name_problems(raw.name, raw.path), now)
        return ContentFile(raw.name, raw.path, None, problems), None
    (file, node), problems = accept(raw, partial(read_once, site_zone, now, kinds), _understood)
    if _kind(raw.name) == "sources":
        # What a message quotes may be an address with a key in it.
        problems = tuple(replace(problem, message=text_redacted(problem.message)) for problem in problems)
    return replace(file, problems=problems), node


def read_once(
    site_zone: str, now: datetime, kinds: Kinds, raw: RawFile, steps: Steps
) -> tuple[Read, tuple[Problem, ...]]:
    """The same for a file after some edits in memory."""
    problems = name_problems(raw.name, raw.path)
    source, node, found = nodes_of(raw, steps)
    document: _Document | None = None
    if source and node:
        document, by_rule, rejected = _validated(source, node, site_zone, now, kinds)
        rejected = without_placeholders(found, rejected)
        found = without_echoes(found, rejected) + rejected
        problems += by_rule
    problems += bounded(raw, found)
    value: Value = document.value if document else None
    if document and node and isinstance(document.value, Event) and is_draft(node):
        value = draft_of(document.node, document.value, node, rejected)
    spots = document.spots() if document else {}
    shown = finished(raw, problems, now, kinds)
    return (ContentFile(raw.name, raw.path, value, shown, spots), node), shown


def _understood(read: Read, line: int) -> str | None:
    """The times of an event in words, for a line of its `when`."""
    file, node = read
    event = described(file.value)
    if not (event and event.slots and node):
        return None
    return describe(event.slots) if "when" in node.fields_on(line) else None


Validated = tuple[_Document | None, list[Problem], list[Problem]]
"""The document of a file, if there is one; the problems from rules; and those from validation."""


def _validated(source: Source, node: MappingNode, site_zone: str, now: datetime, kinds: Kinds) -> Validated:
    kind, today = _kind(source.name), now.date()
    if kind == "events":
        return _event(source, node, site_zone, now, kinds)
    if kind == "states":
        state, found = validate_state(source, node, today)
        return state, by_rules(state, rules.STATE_RULES, now), found
    if kind == "posts":
        post, found = validate_post(source, node, today)
        return post, by_rules(post, rules.POST_RULES, now), found
    if kind == "pages":
        page, found = validate_page(source, node, today)
        return page, [], found
    if kind == "sources":
        from_there, found = validate_source(source, node, today, kinds)
        return from_there, [], found
    if source.name.startswith("events/"):
        # No page would show it from there. What it says is still checked.
        return None, [], event_fields(node, today, kinds)
    return None, [], []


def _event(source: Source, node: MappingNode, site_zone: str, now: datetime, kinds: Kinds) -> Validated:
    """The same for an event, which may be a draft."""
    today, is_a_draft = now.date(), is_draft(node)
    full, lacking = filled_in(source, node, site_zone, today, kinds) if is_a_draft else (node, [])
    event, found = validate_event(source, full, site_zone, today, kinds)
    rest = None if event else rest_of(full, found)
    readable, more = validate_event(source, rest, site_zone, today, kinds) if rest else (event, [])
    found = list(dict.fromkeys([*lacking, *found, *more]))
    return (
        event,
        by_rules(readable, rules.EVENT_RULES, now),
        softened(found, node) if is_a_draft else found,
    )


def nodes_of(raw: RawFile, steps: Steps = ()) -> tuple[Source | None, MappingNode | None, list[Problem]]:
    """The text and the fields of a file, and what is wrong with them."""
    source, problems = clean(raw, steps)
    if source is None:
        return None, None, problems
    for text_rule in rules.TEXT_RULES:
        problems += text_rule(source)
    node, found = parse(source)
    problems += found
    if node is not None:
        readable = node.without(ORIGIN)
        for node_rule in rules.NODE_RULES:
            problems += node_rule(readable)
    return source, node, problems


def by_rules(
    document: D | None, its_rules: tuple[rules.DocumentRule[D], ...], now: datetime
) -> list[Problem]:
    """The problems that the rules for a kind of document report."""
    if document is None:
        return []
    return [problem for rule in its_rules for problem in rule(document, now)]


def name_problems(name: str, path: str) -> list[Problem]:
    """What is wrong with the name of a file, or with its folder."""
    return [problem for rule in rules.FILE_RULES for problem in rule(name, path)]


def finished(
    raw: RawFile, problems: Sequence[Problem], now: datetime, kinds: Kinds = CAMPAIGN
) -> tuple[Problem, ...]:
    """The problems of a file by place, each once, with examples for the year and state of the file."""
    if not problems:
        return ()
    examples = examples_for(now.date(), raw.name, raw.data.decode("utf-8-sig", errors="replace"), kinds)
    return tuple(replace(problem, message=examples.fill(problem.message)) for problem in in_order(problems))


def bounded(raw: RawFile, problems: list[Problem]) -> list[Problem]:
    """Problems, or the first of them if a file has more than a person can read."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    first = in_order(problems)[:MOST_PROBLEMS]
    message = f"This file has more than {MOST_PROBLEMS} problems. Only the first are shown: fix those first."
    return [Problem(Place(raw.path), "error", "many-problems", message), *first]


def _kind(name: str) -> str | None:
    """What kind of file it is, by its folder; None if nobody can tell."""
    *folders, file = name.split("/")
    stem, _, ending = file.rpartition(".")
    if ending.lower() not in {"yaml", "yml", "txt"}:
        return None
    if folders == ["states"]:
        return "states" if stem.upper() in STATES else None
    if folders in (["posts"], ["pages"], ["sources"]):
        return folders[0]
    if len(folders) == 2 and folders[0] == "events" and folders[1].upper() in {*STATES, EVERY_STATE}:
        return "events"
    return None
