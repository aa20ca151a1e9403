"""Words in place of an address: it comes later, it is not for everyone, it is somebody's home."""

from __future__ import annotations

import re

_GIVEN = (
    "(?:sent|provided|shared|given|e-?mailed|texted|disclosed|revealed|announced|released|supplied|available"
    "|confirmed|posted)"
)
_SIGNED = "(?:rsvp|sign(?:ing|ed)?[ -]?up|regist|request|confirm|e-?mail|text|dm)"
_LATER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:will|to|is|are|be)\b.*\b{_GIVEN}\b",
        rf"\b{_GIVEN}\s+(?:after|once|to|upon|when|with|by|on|in|at|via|later|separately)\b",
        rf"\b(?:after|upon|once|on|with|via|when) (?:you |an? |your |the )*{_SIGNED}",
        rf"^{_SIGNED}\w*(?: here| us)? (?:for|to (?:get|see|receive|find|know|learn))\b",
        r"^(?:please )?(?:ask|contact|call|text|e-?mail|message|dm)\b.* for\b",
        r"\b(?:details|address|location|place) (?:to (?:follow|come)|comes? later|later)\b",
        r"^\(?(?:private|undisclosed|secret|confidential|hidden|not public|withheld)\b[^0-9]*$",
    )
)
_NOT_FOR_ALL = re.compile(
    r"\bprivate (?:home|house|residence|apartment|address|property)\b|\bconfidential\b"
    r"|\bnot (?:for the )?public\b"
    r"|\b(?:don['’]?t|do not|never|not to be) (?:share|shared|publish|published|post|posted|list|listed)\b"
    r"|\bkeep (?:this |it )?(?:private|secret)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:my|our|his|her|their|\w+['’]s)\s+(?:own |private )?"
    r"(?:home|house|apartment|back ?yard|kitchen|living room)\b"
    r"|\bprivate (?:home|house|residence)\b",
    re.IGNORECASE,
)


def comes_later(text: str) -> bool:
    """Whether a text only says when people get an address: RSVP for address."""
    return any(pattern.search(text) for pattern in _LATER)


def is_not_for_all(text: str) -> bool:
    """Whether a text says that an address is not public."""
    return _NOT_FOR_ALL.search(text) is not None


def is_a_home(text: str) -> bool:
    """Whether a text names somebody's home: Ana's house."""
    return _HOME.search(text) is not None
