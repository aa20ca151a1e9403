"""The problem of a link, from what a visit found out."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urldefrag, urlsplit

from statepages.fields.links import parse_link
from statepages.fields.text import quoted
from statepages.links.outcome import Finding, Outcome, Reason
from statepages.problem import FieldError, Level, Problem
from statepages.weblink import Weblink

_WORDS: dict[Reason, str] = {
    "no-host": "There is no website with this name. Check the address.",
    "private": "This leads into a private network, which readers cannot reach. Link to a public page.",
    "port": "The number after the colon is not a port that websites use. Check the address.",
    "scheme": "This redirects to something that is not a web page. Check the address.",
    "circle": "This redirects in a circle, at least for programs. Open the link in a browser.",
    "too-far": "This redirects too many times, at least for programs. Open the link in a browser.",
    "certificate": "The site's security certificate is not valid. Open the link in a browser.",
    "timeout": "The site takes too long to answer.",
    "connection": "The site does not answer.",
    "busy": "The site asks programs to come back much later. Open the link in a browser.",
}
_CURE = "Find the new address, or remove the link."


def judge(link: Weblink, outcome: Outcome, now: datetime) -> Problem | None:
    """The problem of a link; None if all is well."""
    finding = outcome.finding
    if finding.kind == "fine":
        return None
    if finding.kind == "moved":
        return _moved(link, finding)
    level: Level = "error" if finding.kind == "broken" else "warning"
    message = _words(finding)
    days = (now - outcome.since).days
    if finding.kind == "silent" and days:
        message += f" It has been like this for {days} day{'' if days == 1 else 's'}."
    return link.scalar.problem(level, f"link-{finding.kind}", message, old=link.text, start=link.start)


def _words(finding: Finding) -> str:
    if finding.reason != "status":
        return _WORDS[finding.reason]
    if finding.kind == "broken":
        return f"There is no page at this address ({finding.status}). {_CURE}"
    if finding.kind == "silent":
        return f"The site has a problem right now ({finding.status})."
    return f"The site does not show this page to programs ({finding.status}). Open the link in a browser."


def _moved(link: Weblink, finding: Finding) -> Problem:
    """A page that has moved permanently; with the fixed line, unless it may be another page."""
    there = _better(link.address, finding.to or "")
    if there is None:
        return link.warning(
            "link-moved", f"This has moved permanently to {quoted(finding.to)}. Check where it leads."
        )
    if _is_front(there) and not _is_front(link.address):
        host = urlsplit(there).hostname
        return link.warning("link-moved", f"This now leads to the front page of {host}. {_CURE}")
    return link.warning("link-moved", f"This page has moved permanently. Write {there}.", there)


def _better(here: str, there: str) -> str | None:
    """The new address with the old one's fragment; None if it is not a link that we would accept."""
    fragment = urldefrag(here).fragment
    try:
        return parse_link(f"{there}#{fragment}" if fragment else there)
    except FieldError:
        return None


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query
