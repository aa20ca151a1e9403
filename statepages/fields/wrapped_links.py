"""Links with words and brackets around them: Markdown, HTML, Slack."""

from __future__ import annotations

import re

from statepages.fields.endings import SITE_ENDINGS

_WRAPPED = (
    re.compile(r"\[(?P<words>[^\]]*)\] ?\(\s*<?(?P<link>\S+?)>?(?:\s+[\"'].*)?\s*\)"),
    re.compile(r"<a\b[^>]*\bhref=[\"']?(?P<link>[^\"'\s>]+)[^>]*>?(?P<words>.*)", re.IGNORECASE),
    re.compile(r"<(?P<link>[^\s<>|]+)\|(?P<words>[^<>]*)>"),
)
_SHOWN = re.compile(r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?P<top>[a-z]{2,})(?![\w-])", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:\b(?:please|sign|signup|up|register|registration|rsvp|join|here|now|online|today|link|url|website|web"
    r"|site|page|event|form|info|information|more|learn|details|click|tap|go|visit|see|open|to|at|on|the|our|for|us|this"
    r"|via|zoom|e-?mail|mail|write|phone|call|tel|text|reg[ií]strate|inscr[ií]bete|aqu[ií]|enlace)\b"
    r"|</a>|[\s,.:;!→➡👉>()\[\]\"'-])*",
    re.IGNORECASE,
)


def wrapped_link(text: str) -> tuple[str, str] | None:
    """The link and its words, for a text that is one link in brackets; None for others."""
    found = next((match for pattern in _WRAPPED if (match := pattern.fullmatch(text))), None)
    return (found["link"], found["words"]) if found else None


def says_nothing(words: str) -> bool:
    """Whether words around a link say no more than the link does: Sign up here."""
    return _SAYS_NOTHING.fullmatch(words) is not None


def contrast_in(text: str, link: str) -> str | None:
    """What to say of a link with words around it that show another site; None where they do not."""
    found = _SHOWN.search(link)
    goal = found[0].lower().removeprefix("www.") if found else ""
    for shown in _SHOWN.finditer(text.replace(link, " ")):
        host = shown[0].lower().removeprefix("www.")
        is_same = f".{goal}".endswith(f".{host}") or host.endswith(f".{goal}")
        if shown["top"].lower() in SITE_ENDINGS and not is_same:
            return f"The words show {shown[0]}, but the link leads to {goal}. Write only the right link."
    return None
