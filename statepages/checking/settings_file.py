"""Read site.yaml through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from statepages import rules
from statepages.checking.deduplicate import without_echoes, without_placeholders
from statepages.checking.one_file import bounded, by_rules, nodes_of, told
from statepages.checking.settings import Start
from statepages.content import ContentFile
from statepages.fields.times import parse_frozen
from statepages.node import MappingNode
from statepages.problem import Slip
from statepages.shape import kinds_written, shape_settings
from statepages.source import RawFile


def read_settings(raw: RawFile, settle: Callable[[str | None, datetime | None], datetime]) -> Start:
    """The settings. `settle` gives now, of the zone and the `as_of` of the site."""
    source, node, problems = nodes_of(raw)
    if source is None or node is None:
        now = settle(None, None)
        return Start(
            ContentFile(raw.name, raw.path, None, told(raw, bounded(raw, problems), now)), now, kinds=()
        )
    document, found = shape_settings(source, node)
    settings, as_of = document.value if document else None, _as_of(node)
    kinds = settings.kinds if settings else kinds_written(node)
    now = settle(settings.timezone if settings else None, as_of)
    found = without_placeholders(problems, found)
    problems = bounded(raw, without_echoes(problems, found) + found)
    problems += by_rules(document, rules.SETTINGS_RULES, now)
    return Start(ContentFile(raw.name, raw.path, settings, told(raw, problems, now)), now, as_of, kinds, node)


def _as_of(node: MappingNode) -> datetime | None:
    """The instant of `as_of`, also where other settings are in error: "over" must not depend on those."""
    written = node.get("as_of")
    try:
        return parse_frozen(written.plain()).instant.astimezone(UTC) if written else None
    except Slip:
        return None
