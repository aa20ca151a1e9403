"""The parts of a location: its ZIP code, state and city, its street, and the name of the place."""

from __future__ import annotations

import re

from statepages.fields.text import in_plain_signs
from statepages.fields.zip_codes import NoZero, parse_zip
from statepages.model.states import CODES_BY_NAME, STATES
from statepages.model.zips import Zip, find_zip, zips_by_city, zips_of_city
from statepages.problem import FieldError

_COUNTRY = re.compile(
    r"u\.?s\.?(?:a\.?)?|united states(?: of america)?|ee\.? ?uu\.?|estados unidos", re.IGNORECASE
)
_COUNTRY_AFTER_ZIP = re.compile(r"(?<=[0-9]) +(?:USA?|United States)$", re.IGNORECASE)
_ENDS_IN_ZIP = re.compile(r"^(?P<before>.*?)[\s,]*(?<![\w#-])(?P<code>[0-9]{5})(?:[- ]?[0-9]{4})?\.?$")
_ENDS_IN_FEW = re.compile(r"^(?P<before>.*?)[\s,]*(?<![\w#-])(?P<code>[0-9]{4})$")
_FOREIGN = re.compile(
    r"canada|m[eé]xico|united kingdom|uk|england|scotland|ireland|france|germany|deutschland|spain|espa[nñ]a"
    r"|italy|australia|new zealand|japan|india|israel|netherlands|belgium|sweden|norway|denmark|austria"
    r"|switzerland|poland|portugal|brazil|argentina|chile|colombia|philippines|south africa|nigeria|kenya"
    r"|(?:.*\s)?[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]",
    re.IGNORECASE,
)
STREET_WORDS = (
    r"st|str|street|ave|av|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|way|pl|place|ct|court|pkwy|parkway|hwy"
    r"|highway|ter|terrace|cir|circle|sq|square|broadway|plaza|plz|trl|trail|loop|pike|row|alley|route|rte"
)
_STREET = re.compile(
    rf"[0-9]{{1,6}}[A-Z]?(?:[-–/][0-9]{{1,5}})?(?: 1/2)? +\S.*"
    r"|[0-9]{1,3}(?:st|nd|rd|th)? *(?:&|and) *\S.*"
    r"|p\.? ?o\.? box .*|.*\bcorner of\b.*"
    rf"|.*\b(?:{STREET_WORDS})\b\.?(?: (?:[NSEW]{{1,2}}))? *(?:&|\band\b|\bat\b|@) *\S.*",
    re.IGNORECASE,
)
_HAS_SUFFIX = re.compile(rf"\b(?:{STREET_WORDS})\b", re.IGNORECASE)
_BUILDING = re.compile(
    r"\b(?:librar(?:y|ies)|church|hall|center|centre|school|park|room|office|building|caf[eé]|house|home|store|market|museum"
    r"|college|university|club|lot|parking|theater|theatre|temple|synagogue|mosque|coffee|bar|restaurant|pub|brewery)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"#.*|(?:suite|ste|unit|apt|apartment|room|rm|floor|fl|bldg|building|space|box)\.? *[#\w-]{1,8}"
    r"|(?:[0-9]{1,3}(?:st|nd|rd|th)|first|second|third|upper|lower|ground) floor",
    re.IGNORECASE,
)
_NAMED_STREET = re.compile(r"(?P<venue>[^:]{2,100}?)(?: @ +| at +)(?P<street>[0-9].*)")
_LONGEST_CITY = 4


def without_country(segments: list[str]) -> list[str]:
    """Segments without the country at their end."""
    while len(segments) > 1 and _COUNTRY.fullmatch(segments[-1]):
        segments = segments[:-1]
    return [*segments[:-1], _COUNTRY_AFTER_ZIP.sub("", segments[-1])] if segments else segments


def is_foreign(segments: list[str]) -> bool:
    """Whether a location ends with another country, or a postal code of Canada."""
    return bool(segments) and _FOREIGN.fullmatch(segments[-1]) is not None


def zip_at_end(segments: list[str]) -> tuple[list[str], str | None]:
    """Segments without the digits of a ZIP code at their end, and these."""
    if not segments:
        return segments, None
    *before, last = segments
    found = _ENDS_IN_ZIP.match(last)
    if found is None:
        few = _ENDS_IN_FEW.match(last)
        found = few if few and state_of(few["before"].split(",")[-1].split(" ")[-1]) else None
    if found is None:
        return segments, None
    rest = found["before"].strip(" ,")
    return ([*before, rest] if rest else before), found["code"]


def is_of_city(words: str, entry: Zip) -> bool:
    """Whether words right before a ZIP code end with a city of it."""
    return _city_end(words, entry.state, entry) is not None


def read_zip(code: str, state: str | None) -> Zip | None:
    """The ZIP code that digits mean; with a zero in front if that is one of the state."""
    try:
        return find_zip(parse_zip(code))
    except NoZero as error:
        return error.entry if state in error.entry.states else None
    except FieldError:
        return None


def state_of(text: str) -> str | None:
    """The state of a code in capitals or of a name."""
    word = in_plain_signs(text).strip(" .").replace(".", "")
    return word if word in STATES else CODES_BY_NAME.get(word.lower())


def state_at_end(segments: list[str], *, has_zip: bool) -> tuple[list[str], str | None]:
    """Segments without the state at their end, and this state."""
    if not segments:
        return segments, None
    *before, last = segments
    if state := state_of(last):
        return before, state
    words = last.split()
    for at in range(max(1, len(words) - 3), len(words)):
        state, rest = state_of(" ".join(words[at:])), " ".join(words[:at])
        if state and (has_zip or _city_end(rest, state, None)):
            return [*before, rest], state
    return segments, None


def city_at_end(segments: list[str], state: str | None, entry: Zip | None) -> tuple[list[str], str | None]:
    """Segments without the city at their end, and this city."""
    if not segments:
        return segments, None
    *before, last = segments
    if state is None:
        is_city = any(map(is_street, before)) and any(zips_of_city(last, code) for code in STATES)
        return (before, last) if is_city else (segments, None)
    found = _city_end(last, state, entry)
    if found:
        return ([*before, found[0]] if found[0] else before), found[1]
    return (before, last) if before and _may_be_city(last) else (segments, None)


def _city_end(text: str, state: str, entry: Zip | None) -> tuple[str, str] | None:
    """What is before a city that a text ends with, and the city."""
    words = text.split()
    known = zips_by_city(state)
    for at in range(max(0, len(words) - _LONGEST_CITY), len(words)):
        city = " ".join(words[at:]).strip(" .,")
        codes = zips_of_city(city, state) if known else []
        # The table has few codes of post offices, but those of a city begin alike.
        is_it = any(entry is None or code[:3] == entry.code[:3] for code in codes)
        if is_it and city[:1].isupper():
            rest = " ".join(words[:at]).strip(" ,")
            if not rest or is_street(rest):
                return rest, city
    return None


def _may_be_city(text: str) -> bool:
    """Whether a text before a state may be a village that the table does not have."""
    has_digit = any(sign.isdigit() for sign in text)
    return (
        text[:1].isupper() and not has_digit and not _BUILDING.search(text) and not _HAS_SUFFIX.search(text)
    )


def is_street(text: str) -> bool:
    """Whether a text is a street with its number, or a corner."""
    found = _STREET.fullmatch(text)
    if found is None:
        return False
    return _HAS_SUFFIX.search(text) is not None or not _BUILDING.search(text)


def venue_and_address(segments: list[str]) -> tuple[str | None, str | None]:
    """The name of a place and its street."""
    split: list[str] = []
    for segment in segments:
        named = _NAMED_STREET.fullmatch(segment)
        split += [named["venue"], named["street"]] if named and is_street(named["street"]) else [segment]
    first = next((at for at, segment in enumerate(split) if is_street(segment)), None)
    if first is None:
        return ", ".join(split) or None, None
    end = first + 1
    while end < len(split) and _UNIT.fullmatch(split[end]):
        end += 1
    venue = ", ".join([*split[:first], *split[end:]])
    return venue or None, ", ".join(split[first:end])
