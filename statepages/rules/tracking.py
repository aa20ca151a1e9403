"""Links have no tracking parameters."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from statepages.fields.detours import detour
from statepages.fields.trackers import is_tracker, without_trackers
from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.weblink import weblinks


def tracking(node: MappingNode) -> Iterator[Problem]:
    """Links with tracking parameters. The fix leaves out only those."""
    for link in weblinks(node):
        if "?" not in link.text or link.parts is None or detour(link.text):
            continue
        names = [unquote(part.partition("=")[0]) for part in urlsplit(link.text).query.split("&")]
        found = list(dict.fromkeys(name for name in names if is_tracker(name)))
        if found:
            clean = without_trackers(link.text)
            message = f"This link tracks the people who click it ({', '.join(found)}). Write {clean}."
            yield link.warning("tracking", message, clean)
