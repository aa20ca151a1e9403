"""What to say of a link, at its place, by what came of looking at it."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urldefrag, urlsplit

from statepages.fields.links import parse_link
from statepages.fields.text import quoted
from statepages.links.outcome import Finding, Outcome, Reason
from statepages.problem import FieldError, Level, Problem
from statepages.weblink import Weblink

_WORDS: dict[Reason, str] = {
    "no-host": "There is no site of this name. Check the address.",
    "private": "This leads into a private network, where readers can not go. Link to a public page.",
    "port": "The number behind the colon is not one of a website. Check the address.",
    "scheme": "This leads on to something that is no web page. Check the address.",
    "circle": "This leads in a circle, at least for programs. Look at it yourself.",
    "too-far": "This leads on and on, at least for programs. Look at it yourself.",
    "certificate": "The site can not prove that it is what it says: the certificate fails. Look yourself.",
    "timeout": "The site takes too long to answer.",
    "connection": "The site does not answer.",
    "busy": "The site asks programs to come back much later. Look at it yourself.",
}
_CURE = "Find its new address, or take the link out."


def judge(link: Weblink, outcome: Outcome, now: datetime) -> Problem | None:
    """The problem of a link; None where all is well."""
    finding = outcome.finding
    if finding.kind == "fine":
        return None
    if finding.kind == "moved":
        return _moved(link, finding)
    level: Level = "error" if finding.kind == "broken" else "warning"
    message = _words(finding)
    days = (now - outcome.since).days
    if finding.kind == "silent" and days:
        message += f" So it has been for {days} day{'' if days == 1 else 's'}."
    return link.scalar.problem(level, f"link-{finding.kind}", message, old=link.text, start=link.start)


def _words(finding: Finding) -> str:
    if finding.reason != "status":
        return _WORDS[finding.reason]
    if finding.kind == "broken":
        return f"There is no page at this address ({finding.status}). {_CURE}"
    if finding.kind == "silent":
        return f"The site has trouble of its own ({finding.status})."
    return f"The site does not show this page to programs ({finding.status}). Look at it yourself."


def _moved(link: Weblink, finding: Finding) -> Problem:
    """A page that has another address for good; the corrected line, unless it may be another page."""
    there = _better(link.address, finding.to or "")
    if there is None:
        return link.warning(
            "link-moved", f"This leads on to {quoted(finding.to)} for good. Look where it leads."
        )
    if _is_front(there) and not _is_front(link.address):
        host = urlsplit(there).hostname
        return link.warning("link-moved", f"This leads to the front page of {host} now. {_CURE}")
    return link.warning("link-moved", f"This page has moved for good. Write {there}.", there)


def _better(here: str, there: str) -> str | None:
    """The new address with the old one's fragment; None where it is no link that we would take."""
    fragment = urldefrag(here).fragment
    try:
        return parse_link(f"{there}#{fragment}" if fragment else there)
    except FieldError:
        return None


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query
