"""later-address: an address is a street, or private.

"Sent after RSVP" is no street: maps would look for it, and people would copy it. Where only those who sign
up get the address, `private` says so, and the page shows the city and the ZIP alone.

Passes::

    where:
      address: private
      zip: 19380

Fails::

    where:
      address: will be sent after RSVP
      zip: 19380
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.node import Mapping, Scalar
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


def later_address(node: Mapping) -> Iterator[Problem]:
    """Addresses that tell when one gets the address."""
    where = node.get("where")
    spot = where.get("address") if isinstance(where, Mapping) else None
    if not isinstance(spot, Scalar) or spot.text.strip().lower() == "private":
        return
    text = " ".join(spot.text[:_MOST_CHARACTERS].split())
    if any(pattern.search(text) for pattern in _LATER):
        message = (
            "This is no street, and maps would look for it. For an address that people get later "
            "write address: private"
        )
        is_whole = spot.line == spot.end_line and spot.style == "plain"
        new = "private" if is_whole else None
        yield spot.problem("error", "later-address", message, old=spot.text, new=new)
