"""A link opens for everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.weblink import Weblink, weblinks

# The end of a host, a path that only its owner can open, and what is there.
_PRIVATE = tuple(
    (site, re.compile(path), what)
    for site, path, what in (
        ("docs.google.com", r"/forms/d/[^/]+/(?:edit|prefill)", "the page for editing a form"),
        (
            "docs.google.com",
            r"/(?:document|spreadsheets|presentation)/d/[^/]+/edit",
            "the page for editing a document",
        ),
        ("mail.google.com", r"/mail", "a mailbox"),
        ("outlook.live.com", r"/mail", "a mailbox"),
        ("outlook.office.com", r"/mail", "a mailbox"),
        ("calendar.google.com", r"/calendar/(?:u/[0-9]+/)?r", "somebody's own calendar"),
        ("eventbrite.com", r"/(?:manage|myevent)", "the organizer's own page"),
        ("mobilize.us", r"/dashboard", "the organizer's own page"),
        ("zoom.us", r"/(?:s|meeting|wc/[0-9]+/start)/", "the page where the host starts a meeting"),
    )
)
_SITES = tuple(site for site, _, _ in _PRIVATE)


def private_link(node: MappingNode) -> Iterator[Problem]:
    """Links that only the person who wrote them can open."""
    for link in weblinks(node):
        what = _what(link)
        if what:
            message = f"This link leads to {what}. Others cannot open it. Copy the link for sharing instead."
            yield link.warning("private-link", message)


def _what(link: Weblink) -> str | None:
    host = link.host
    if not host.endswith(_SITES) or link.parts is None:
        return None
    path = link.parts.path
    for site, pattern, what in _PRIVATE:
        if (host == site or host.endswith(f".{site}")) and pattern.match(path):
            return what
    return None
