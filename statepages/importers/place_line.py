"""A line about a place, without links and without what is personal."""

from __future__ import annotations

import re

from msgspec import Struct

from statepages.fields.where_words import is_map
from statepages.importers.meeting_links import MEETING_ADDRESS, is_meeting_link
from statepages.importers.personal import masked, what_was_removed
from statepages.importers.personal_things import LINK, MARKS, marked
from statepages.importers.record import Remark
from statepages.report import Untrusted

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|\b(?:goo\.gl|maps\.app\.goo\.gl)/\S+", re.IGNORECASE)
_ASKED = re.compile(
    rf"\b(e-?mail|call|text|contact|write|message|ask)(?: \w+)?(?: at)?:? *[{MARKS}]", re.IGNORECASE
)


class PlaceLine(Struct, frozen=True):
    """What is left of a line about a place, and what to say about the rest.

    `is_online` if its links lead into an online meeting, or it is nothing but a link.
    """

    words: str
    remarks: tuple[Remark, ...] = ()
    is_online: bool = False


def public_line(line: str, source: str) -> PlaceLine:
    """A line about a place as it may be published. `source` says what it is, such as "the location"."""
    remarks: list[Remark] = []
    line, is_meeting = _without_meetings(line, source, remarks)
    is_alone = _URL.sub("", line).strip(" ,.") == ""
    is_online = is_meeting
    for address in _URL.findall(line):
        if is_map(address):
            said = Remark((f"{_first(source)} has a link to a map: ", Untrusted(address)), is_alone)
        else:
            is_online = is_online or is_alone
            said = Remark((f"{_first(source)} has a link, which was left out: ", Untrusted(masked(address))))
        remarks.append(said)
    line, personal = marked(_URL.sub(" ", line))
    remarks += [Remark(said) for said in what_was_removed(personal, source)]
    words = " ".join(re.sub(f"[{MARKS}]", "", _ASKED.sub(r"\1 us", line)).split())
    return PlaceLine(words, tuple(remarks), is_online or LINK in personal)


def _without_meetings(line: str, source: str, remarks: list[Remark]) -> tuple[str, bool]:
    """A line without links into online meetings, and whether it had any."""
    addresses = [address for address in MEETING_ADDRESS.findall(line) if is_meeting_link(address)]
    addresses += [address for address in _URL.findall(line) if is_meeting_link(address)]
    for address in addresses:
        line = line.replace(address, " ")
    if addresses:
        what = (
            f"{_first(source)} has a link to an online meeting, which is not for everyone. It was left out."
        )
        remarks.append(Remark((what,)))
    return line, bool(addresses)


def _first(source: str) -> str:
    return source[:1].upper() + source[1:]
