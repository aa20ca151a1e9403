"""A link opens for everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.weblink import Weblink, weblinks

# The end of a host, the path that only its owner can open, and what that is.
_PRIVATE = tuple(
    (site, re.compile(path), what)
    for site, path, what in (
        ("docs.google.com", r"/forms/d/[^/]+/(?:edit|prefill)", "the view in which a form is edited"),
        (
            "docs.google.com",
            r"/(?:document|spreadsheets|presentation)/d/[^/]+/edit",
            "a document that is edited",
        ),
        ("mail.google.com", r"/mail", "a mailbox"),
        ("outlook.live.com", r"/mail", "a mailbox"),
        ("outlook.office.com", r"/mail", "a mailbox"),
        ("calendar.google.com", r"/calendar/(?:u/[0-9]+/)?r", "a calendar of one's own"),
        ("eventbrite.com", r"/(?:manage|myevent)", "the page of the organizer"),
        ("mobilize.us", r"/dashboard", "the page of the organizer"),
        ("zoom.us", r"/(?:s|meeting|wc/[0-9]+/start)/", "the host's way into a meeting"),
    )
)
_SITES = tuple(site for site, _, _ in _PRIVATE)


def private_link(node: MappingNode) -> Iterator[Problem]:
    """Links that only the person who wrote them can open."""
    for link in weblinks(node):
        what = _what(link)
        if what:
            message = f"This leads to {what}, which others can not open. Copy the link for sharing."
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
