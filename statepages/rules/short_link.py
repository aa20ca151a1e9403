"""No link is shortened."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.weblink import weblinks

_HOSTS = frozenset(
    {
        "bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "buff.ly", "is.gd", "v.gd", "rb.gy",
        "cutt.ly", "lnkd.in", "tiny.cc", "shorturl.at", "trib.al", "dlvr.it", "t.ly", "s.id", "rebrand.ly",
        "bl.ink", "shorter.me", "adf.ly", "snip.ly", "soo.gd",
    }
)  # fmt: skip


def short_link(node: MappingNode) -> Iterator[Problem]:
    """Links from services that shorten them."""
    for link in weblinks(node):
        if link.host in _HOSTS:
            message = f"A short link ({link.host}) hides where it leads. Open it, and copy the full address."
            yield link.warning("short-link", message)
