"""A link leads straight to its page."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.fields.detours import detour
from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.weblink import weblinks


def redirect(node: MappingNode) -> Iterator[Problem]:
    """Links that go through another website. The fix is the address inside, if there is one."""
    for link in weblinks(node):
        found = detour(link.text)
        if found is None:
            continue
        owner, inside = found
        advice = f"Write {inside}." if inside else "Write the address of the page itself."
        yield link.warning("redirect", f"This link takes a detour through {owner}. {advice}", inside)
