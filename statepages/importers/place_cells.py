"""Where an event takes place: the cells of a row about its place, taken together."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from statepages.fields.clocks import reads
from statepages.fields.states import parse_state
from statepages.fields.text import is_unknown
from statepages.fields.zip_codes import NoZero, parse_zip
from statepages.importers.cell_values import value_of
from statepages.importers.clock_cells import doubtful
from statepages.importers.record import Place, Remark
from statepages.importers.table import as_line, in_one_line
from statepages.model.zips import find_zip
from statepages.problem import FieldError
from statepages.report import Untrusted

_TIME_OR_DAY = re.compile(
    r"(?:[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4})?\s*(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*(?:[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:RRULE:)?[A-Z]{3,10}=[A-Z0-9,:+-]+(?:;[A-Z]{3,10}=[A-Z0-9,:+-]+)*;?", re.IGNORECASE)
_HYBRID = re.compile(r"hybrid|both|.*\bin[ -]person (?:and|or|\+|&) (?:online|virtual|zoom).*", re.IGNORECASE)
_IN_PERSON = re.compile(r"in[ -]?person|offline", re.IGNORECASE)
_PRIVATE = re.compile(r"\(?(?:private|hidden)(?: (?:address|home|residence))?\)?\.?", re.IGNORECASE)


class PlaceCells(Struct, frozen=True):
    """The cells of a row about its place."""

    location: str = ""
    venue: str = ""
    address: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    online: str = ""


class Found(Struct, frozen=True):
    """A place taken apart, or one in one line, and what to say about them."""

    place: Place
    location: str
    remarks: tuple[Remark, ...]


def read_place(cells: PlaceCells) -> Found:
    """The place that the cells of a row mean."""
    remarks: list[Remark] = []
    lines = [_line(text, remarks) for text in (cells.venue, cells.location, cells.address)]
    is_online = any(value_of("where", text) for text in lines if text) or _says_online(cells.online, remarks)
    venue, location, address = ("" if text and value_of("where", text) else text for text in lines)
    is_private = _PRIVATE.fullmatch(address) is not None
    state = _state(cells.state, remarks)
    place = Place(
        city=as_line(cells.city) or None,
        state=state,
        zip=_zip(cells.zip, state, remarks),
        is_private=is_private,
        is_online=is_online,
    )
    address = "" if is_private else address
    if place.city or (place.zip and (address or not location)):
        names = list(dict.fromkeys(text for text in (venue, location) if text))
        place = replace(place, venue=", ".join(names) or None, address=address or None)
        return Found(place, "", tuple(remarks))
    location = ", ".join(dict.fromkeys(text for text in (venue, location, address) if text))
    return Found(place, location, tuple(remarks))


def _line(text: str, remarks: list[Remark]) -> str:
    """A place as one line; empty for a cell that holds something else."""
    line, bare = as_line(text), in_one_line(text)
    if not line or is_unknown(line):
        return ""
    if _TIME_OR_DAY.fullmatch(bare) or _RULE.fullmatch(bare) or (len(bare) < 40 and _is_time(bare)):
        remarks.append(doubtful("The place is not a place: ", Untrusted(line[:80]), ". Write where it is."))
        return ""
    return line


def _is_time(line: str) -> bool:
    """Whether a text is a day or a time. 1 May Street is a place."""
    return reads(line) and len(re.findall(r"[^\W\d_]{2,}", line)) < 2


def _says_online(text: str, remarks: list[Remark]) -> bool:
    """Whether a column such as Online, or Where people take part, says that people can join online."""
    if not text or _IN_PERSON.fullmatch(text):
        return False
    if _HYBRID.fullmatch(text) or value_of("where", text):
        return True
    said = value_of("where", "online", text)
    if isinstance(said, bool):
        return said
    if re.match(r"https?://", text):
        remarks.append(Remark(("The link to take part is left out: it may be for people who signed up.",)))
        return True
    remarks.append(doubtful("We cannot tell whether people can join online: ", Untrusted(text[:80]), "."))
    return False


def _state(text: str, remarks: list[Remark]) -> str | None:
    if not text or is_unknown(text):
        return None
    try:
        return parse_state(text)
    except FieldError as error:
        if error.suggestion and not error.is_guess:
            return error.suggestion
    remarks.append(doubtful("There is no state ", Untrusted(text[:80]), "."))
    return None


def _zip(text: str, state: str | None, remarks: list[Remark]) -> str | None:
    """The ZIP code of a cell. A spreadsheet takes the zeros from its beginning."""
    text = re.sub(r"(?<=[0-9])\.0+$", "", in_one_line(text))
    if not text or is_unknown(text):
        return None
    try:
        return parse_zip(text)
    except NoZero as error:
        return _padded(error, state, remarks)
    except FieldError as error:
        if error.suggestion and not error.is_guess:
            return error.suggestion
        if error.code == "military-zip":
            remarks.append(doubtful(error.message))
            return None
    remarks.append(doubtful("There is no ZIP code ", Untrusted(text[:80]), "."))
    return None


def _padded(error: NoZero, state: str | None, remarks: list[Remark]) -> str | None:
    entry = find_zip(error.entry.code)
    states = entry.states if entry else ()
    words = ("The ZIP code ", Untrusted(error.text), f" has lost its zeros. We read it as {error.entry.code}")
    if state in states:
        remarks.append(Remark((*words, f", in {state}.")))
        return error.entry.code
    if state is None and (len(error.text) == 4 or {"PR", "VI"} & set(states)):
        remarks.append(doubtful(*words, f", in {error.entry.state}. Check it."))
        return error.entry.code
    remarks.append(doubtful("The ZIP code ", Untrusted(error.text), " has too few digits. Check it."))
    return None
