"""Read one content file through: its name, its text, its fields, its value, with all that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace

from statepages import rules
from statepages.checking.accept import Steps, accept
from statepages.checking.deduplicate import without_echoes, without_placeholders
from statepages.clean import clean
from statepages.content import ContentFile
from statepages.document import Document, EventDocument, PostDocument, StateDocument
from statepages.model.event import Event
from statepages.model.examples import examples_for
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.model.post import Post
from statepages.model.slot import describe
from statepages.model.state import StatePage
from statepages.model.states import EVERY_STATE, STATES
from statepages.node import MappingNode, last_line
from statepages.parse import parse
from statepages.problem import Place, Problem, in_order
from statepages.source import RawFile, Source
from statepages.validate import event_fields, validate_event, validate_post, validate_state

FALLBACK_ZONE = "America/New_York"
"""The zone of a site whose settings can not be read."""

MOST_PROBLEMS = 500
"""So many of a file are told. Only something that is no file of ours at all has more."""

D = TypeVar("D", bound=Document[Any, Any])

Value = Event | StatePage | Post | None
Read = tuple[ContentFile[Value], MappingNode | None]
"""What a file says, and its fields, where it has any that can be read."""


def read_through(raw: RawFile, site_zone: str, now: datetime, kinds: Kinds = CAMPAIGN) -> Read:
    """Read an event, a state page or a post through; any other file has just its name looked at.

    What is wrong and has one certain fix is read as if it were fixed, and said in a note.
    """
    if not raw.name.lower().endswith((".yaml", ".yml", ".txt")):
        problems = told(raw, name_problems(raw.name, raw.path), now)
        return ContentFile(raw.name, raw.path, None, problems), None
    (file, node), problems = accept(raw, partial(read_once, site_zone, now, kinds), _understood)
    return replace(file, problems=problems), node


def read_once(
    site_zone: str, now: datetime, kinds: Kinds, raw: RawFile, steps: Steps
) -> tuple[Read, tuple[Problem, ...]]:
    """The same of a file as it is after some edits in memory."""
    problems = name_problems(raw.name, raw.path)
    source, node, found = nodes_of(raw, steps)
    document: EventDocument | StateDocument | PostDocument | None = None
    if source and node:
        document, ruled, refused = _shaped(source, node, site_zone, now, kinds)
        refused = without_placeholders(found, refused)
        found = without_echoes(found, refused) + refused
        problems += ruled
    problems += bounded(raw, found)
    value, spots = (document.value, document.spots()) if document else (None, {})
    said = told(raw, problems, now, kinds)
    return (ContentFile(raw.name, raw.path, value, said, spots), node), said


def _understood(read: Read, line: int) -> str | None:
    """The times of an event in words, for a line of its `when`."""
    file, node = read
    key, when = (node.key("when"), node.get("when")) if node else (None, None)
    if not (isinstance(file.value, Event) and file.value.slots and node and key and when):
        return None
    place = node.source.place
    is_there = place(key.line, 0).line <= line <= place(last_line(when), 0).line
    return describe(file.value.slots) if is_there else None


Shaped = tuple[EventDocument | StateDocument | PostDocument | None, list[Problem], list[Problem]]
"""The document of a file, if it makes one; what its rules say; what stands in its way."""


def _shaped(source: Source, node: MappingNode, site_zone: str, now: datetime, kinds: Kinds) -> Shaped:
    kind, today = _kind(source.name), now.date()
    if kind == "events":
        event, found = validate_event(source, node, site_zone, today, kinds)
        return event, by_rules(event, rules.EVENT_RULES, now), found
    if kind == "states":
        state, found = validate_state(source, node, today)
        return state, by_rules(state, rules.STATE_RULES, now), found
    if kind == "posts":
        post, found = validate_post(source, node, today)
        return post, by_rules(post, rules.POST_RULES, now), found
    if source.name.startswith("events/"):
        # It lies where no page would have it; what it says is looked at all the same.
        return None, [], event_fields(node, today, kinds)
    return None, [], []


def nodes_of(raw: RawFile, steps: Steps = ()) -> tuple[Source | None, MappingNode | None, list[Problem]]:
    """The text and the fields of a file, with what is wrong with either."""
    source, problems = clean(raw, steps)
    if source is None:
        return None, None, problems
    for text_rule in rules.TEXT_RULES:
        problems += text_rule(source)
    node, found = parse(source)
    problems += found
    if node is not None:
        for node_rule in rules.NODE_RULES:
            problems += node_rule(node)
    return source, node, problems


def by_rules(
    document: D | None, its_rules: tuple[rules.DocumentRule[D], ...], now: datetime
) -> list[Problem]:
    """What the rules of its kind say of a document."""
    if document is None:
        return []
    return [problem for rule in its_rules for problem in rule(document, now)]


def name_problems(name: str, path: str) -> list[Problem]:
    """What is wrong with the name of a file, or with where it lies."""
    return [problem for rule in rules.FILE_RULES for problem in rule(name, path)]


def told(
    raw: RawFile, problems: Sequence[Problem], now: datetime, kinds: Kinds = CAMPAIGN
) -> tuple[Problem, ...]:
    """The problems of a file by place, each once, with examples of the file's own year and state."""
    if not problems:
        return ()
    examples = examples_for(now.date(), raw.name, raw.data.decode("utf-8-sig", errors="replace"), kinds)
    return tuple(replace(problem, message=examples.fill(problem.message)) for problem in in_order(problems))


def bounded(raw: RawFile, problems: list[Problem]) -> list[Problem]:
    """Problems, or the first of them where a file has more than a person can read."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    first = in_order(problems)[:MOST_PROBLEMS]
    message = (
        f"This file has more than {MOST_PROBLEMS} problems. The first of them are told: mend these first."
    )
    return [Problem(Place(raw.path), "error", "many-problems", message), *first]


def _kind(name: str) -> str | None:
    """What a file is about, by where it lies; None where that can not be told."""
    *folders, file = name.split("/")
    stem, _, ending = file.rpartition(".")
    if ending.lower() not in {"yaml", "yml", "txt"}:
        return None
    if folders == ["states"]:
        return "states" if stem.upper() in STATES else None
    if folders == ["posts"]:
        return "posts"
    if len(folders) == 2 and folders[0] == "events" and folders[1].upper() in {*STATES, EVERY_STATE}:
        return "events"
    return None
