"""Names of hosts: of groups, which pages show, and of people, which they do not."""

from __future__ import annotations

import re

from statepages.importers.record import Remark

_GROUP = re.compile(
    r"\b(?:club|committee|council|party|democrats?|republicans?|indivisible|alliance|union|local|league|network"
    r"|coalition|association|society|group|team|friends|neighbors|volunteers|campaign|center|centre|church"
    r"|library|foundation|project|action|votes?|women|students|youth|community|county|city|state|chapter"
    r"|university|college|school|company|inc|llc|department|museum|society|collective|movement|cooperative)\b"
    r"|[0-9&@.]|\b(?:of|the|for)\b|^[^\W\d_]{2,6}$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:[^\W\d_][\w'’.-]*\s+){1,3}[^\W\d_][\w'’.-]*")

LEFT_OUT = Remark(("The host may be a person, so it is left out. If it is a group, write it after host:.",))
"""Without the name: everyone can read a report."""


def may_be_person(name: str) -> bool:
    """Whether a name has the form of a person's, and no word of a group's."""
    return "@" in name or (_PERSON.fullmatch(name) is not None and _GROUP.search(name) is None)
