"""An address is a street, or private."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.node import MappingNode, Node, Scalar
from statepages.problem import Problem

_MOST_CHARACTERS = 200
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
_NO_STREET = (
    "This is not a street address, so maps cannot find it. If people get it later, write address: private"
)
_FOR_ALL = (
    "Everyone could read this address on the page. If only people who sign up should get it, "
    "write address: private"
)
_SOMEBODYS_HOME = (
    "This looks like somebody's home, and everyone could read the address on the page. "
    "If only people who sign up should get it, write address: private"
)


def later_address(node: MappingNode) -> Iterator[Problem]:
    """Addresses that only say when people get the address, and those that are not meant for everyone."""
    where = node.get("where")
    spot = where.get("address") if isinstance(where, MappingNode) else None
    if not isinstance(where, MappingNode) or not isinstance(spot, Scalar) or _text(spot).lower() == "private":
        return
    text = _text(spot)
    is_later = any(pattern.search(text) for pattern in _LATER)
    if is_later or _NOT_FOR_ALL.search(text):
        message = _NO_STREET if is_later else _FOR_ALL
        is_whole = spot.line == spot.end_line and spot.style == "plain"
        new = "private" if is_whole else None
        yield spot.problem("error", "later-address", message, old=spot.text, new=new)
    elif _HOME.search(f"{_text(where.get('venue'))} {text}"):
        yield spot.problem("warning", "later-address", _SOMEBODYS_HOME)


def _text(node: Node | None) -> str:
    """A text on one line."""
    return " ".join(node.text[:_MOST_CHARACTERS].split()) if isinstance(node, Scalar) else ""
