"""Read site.yaml."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from msgspec.structs import replace

from statepages import rules
from statepages.checking.accept import Steps, accept
from statepages.checking.deduplicate import without_echoes, without_placeholders
from statepages.checking.one_file import bounded, by_rules, finished, nodes_of
from statepages.checking.settings import Start
from statepages.content import ContentFile
from statepages.fields.moments import parse_frozen
from statepages.node import MappingNode
from statepages.problem import FieldError, Problem
from statepages.source import RawFile
from statepages.validate import kinds_written, validate_settings


def read_settings(raw: RawFile, settle: Callable[[str | None, datetime | None], datetime]) -> Start:
    """The settings. `settle` returns now, from the zone and the `as_of` of the site."""
    start, problems = accept(raw, partial(read_once, settle), lambda start, line: None)
    return replace(start, settings=replace(start.settings, problems=problems))


def read_once(
    settle: Callable[[str | None, datetime | None], datetime], raw: RawFile, steps: Steps
) -> tuple[Start, tuple[Problem, ...]]:
    """The settings of a file after some edits in memory."""
    source, node, problems = nodes_of(raw, steps)
    if source is None or node is None:
        now = settle(None, None)
        shown = finished(raw, bounded(raw, problems), now)
        return Start(ContentFile(raw.name, raw.path, None, shown), now, kinds=()), shown
    document, found = validate_settings(source, node)
    settings, as_of = document.value if document else None, _as_of(node)
    kinds = settings.kinds if settings else kinds_written(node)
    now = settle(settings.timezone if settings else None, as_of)
    found = without_placeholders(problems, found)
    problems = bounded(raw, without_echoes(problems, found) + found)
    problems += by_rules(document, rules.SETTINGS_RULES, now)
    shown = finished(raw, problems, now)
    spots = document.spots() if document else {}
    return Start(ContentFile(raw.name, raw.path, settings, shown, spots), now, as_of, kinds, node), shown


def _as_of(node: MappingNode) -> datetime | None:
    """The instant of `as_of`, even if other settings have errors: "over" must not depend on them."""
    written = node.get("as_of")
    try:
        return parse_frozen(written.plain()).instant.astimezone(UTC) if written else None
    except FieldError:
        return None
