"""Time zones as people write them."""

from __future__ import annotations

import difflib
import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import certain
from statepages.fields.text import quoted, typed
from statepages.fields.zone_names import named_zone, zones_by_name
from statepages.model.examples import ZONE
from statepages.model.states import CODES_BY_NAME, STATES
from statepages.problem import FieldError

_EAST, _CENTRAL, _WEST = "America/New_York", "America/Chicago", "America/Los_Angeles"
_PLACES = {
    "EST": _EAST, "EDT": _EAST, "ET": _EAST, "EASTERN": _EAST, "EST5EDT": _EAST,
    "CST": _CENTRAL, "CDT": _CENTRAL, "CT": _CENTRAL, "CENTRAL": _CENTRAL,
    "MDT": "America/Denver",
    "PST": _WEST, "PDT": _WEST, "PT": _WEST, "PACIFIC": _WEST,
    "AKST": "America/Anchorage", "AKDT": "America/Anchorage", "ALASKA": "America/Anchorage",
    "HST": "Pacific/Honolulu", "HAWAII": "Pacific/Honolulu",
    "AST": "America/Puerto_Rico", "CHST": "Pacific/Guam", "SST": "Pacific/Pago_Pago",
}  # fmt: skip
_TWO_MEANINGS = frozenset({"MST", "MT", "MOUNTAIN"})
_NO_PLACE = frozenset({"UTC", "GMT", "Z"})
_MOST_WORDS = 8
_MOUNTAIN = timedelta(hours=-7)
_ONLY_A_ZONE = re.compile(
    r"(?:\b(?:eastern|central|mountain|pacific|alaska|hawaii|[ecmp][sd]?t|time|zone|standard|daylight|us|usa|canada"
    r"|gmt|utc)\b|[\s,&/():+0-9-])*",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s*(?:[+-−]?[0-9]{1,2}(?::?[0-9]{2})?)?", re.IGNORECASE)


def place_of(word: str) -> str | None:
    """The zone that a word such as EDT or Eastern Time means; "" for a word of no single place."""
    bare = word.upper().removesuffix(" TIME").removesuffix(" STANDARD").removesuffix(" DAYLIGHT")
    return "" if bare in _TWO_MEANINGS | _NO_PLACE else _PLACES.get(bare)


_AFTER_A_TIME = re.compile(
    r"(?P<time>.*?[0-9apmn.])\s*\(?"
    r"(?P<zone>(?:GMT|UTC)\s?[+-][0-9]{1,2}(?::?[0-9]{2})?|[A-Z]{2,9}/[A-Z_]+"
    r"|(?:[A-Z]{1,4}|eastern|central|mountain|pacific)(?: standard| daylight)?(?: time)?"
    r"|[+-][0-9]{2}:?[0-9]{2})\)?",
    re.IGNORECASE,
)


def parted(text: str, *, is_stamp: bool = False) -> tuple[str, str | None]:
    """A time and the zone after it: "10 am" and "EDT". No zone for a text that has none.

    In a stamp, as computers write it, -04:00 is a zone; elsewhere it is the end of 10:00-04:00.
    """
    found = _AFTER_A_TIME.fullmatch(text)
    if found is None:
        return text, None
    zone = found["zone"]
    is_zone = "/" in zone or _OFFSET.fullmatch(zone) or place_of(zone) is not None
    is_zone = is_stamp if zone[0] in "+-" else is_zone
    return (found["time"].strip(), zone) if is_zone else (text, None)


def without_zone(text: str) -> str:
    """A time without the zone after it."""
    return parted(text)[0]


def is_clock_of(word: str, zone: str, instant: datetime) -> bool:
    """Whether the clocks of a zone show, at an instant, what they show where a word after a time means."""
    there = instant.astimezone(ZoneInfo(zone)).utcoffset()
    offset = re.fullmatch(r"(?:UTC|GMT|Z)?\s?(?:([+-])([0-9]{1,2}):?([0-9]{2})?)?", word, re.IGNORECASE)
    if offset:
        sign, hours, minutes = offset[1] or "+", int(offset[2] or 0), int(offset[3] or 0)
        return there == (1 if sign == "+" else -1) * timedelta(hours=hours, minutes=minutes)
    place = word if "/" in word else place_of(word)
    if place == "":
        # Mountain Time, which Arizona keeps all year.
        winter = datetime(instant.year, 1, 1, tzinfo=ZoneInfo(zone)).utcoffset()
        return winter == _MOUNTAIN
    named = zones_by_name().get((place or "").lower())
    return named is not None and instant.astimezone(ZoneInfo(named)).utcoffset() == there


def parse_zone(value: object) -> str:
    """An IANA time zone, in any capitals."""
    text = typed(value)
    zone = zones_by_name().get(text.lower().replace(" ", "_"))
    if zone:
        return zone
    if text.lower() in {"local", "local time", "auto", "automatic", "default"}:
        raise FieldError("timezone", "The time zone comes from the ZIP or the state. Delete this line.")
    place = place_of(text) or _of_state(text) or _of_city(text)
    if place:
        message = f"Write a time zone as a place. For {quoted(text)}, write {place}."
        raise FieldError("timezone", message, place)
    if text.upper().removesuffix(" TIME").split(" ")[0] in _TWO_MEANINGS:
        message = (
            f"{quoted(text)} can mean two time zones. Write America/Phoenix (Arizona) or America/Denver."
        )
        raise FieldError("timezone", message)
    listed = named_zone(text)
    if listed:
        message = f"Write a time zone as a place. For {quoted(text)}, write {listed}."
        raise FieldError("timezone", message, listed)
    if _OFFSET.fullmatch(text):
        message = f"Clocks change twice a year, so {quoted(text)} is not enough. "
        raise FieldError("timezone", message + f"Write a place, such as {ZONE}.")
    inside = next((name for name in _ours() if name.lower() in text.lower().replace(" ", "_")), None)
    guess = inside or _by_city(text)
    advice = f"Did you mean {guess}?" if guess else f"Write one such as {ZONE}."
    if inside and text.lower().count("/") == 1:
        raise FieldError(
            "timezone", f"{quoted(text)} says more than the time zone. Write {inside}.", inside, is_guess=True
        )
    named = _named_in(text)
    if named:
        message = f"Write a time zone as a place. For {quoted(text)}, write {named}."
        if not _ONLY_A_ZONE.fullmatch(text):
            message = f"{quoted(text)} is not a time zone. Did you mean {named}?"
        raise FieldError("timezone", message, named, is_guess=not _ONLY_A_ZONE.fullmatch(text))
    message = f"{quoted(text)} is not a time zone. {advice}"
    raise FieldError("timezone", message, certain(text, _ours()), is_guess=True)


def _of_city(text: str) -> str | None:
    """The zone of a state that is named after just this city: Chicago, New_York."""
    city = text.strip().lower().replace(" ", "_")
    zones = (zone for state in STATES.values() for zone in state.zones)
    return next((zone for zone in zones if zone.rpartition("/")[2].lower() == city), None)


def _named_in(text: str) -> str | None:
    """The one zone that words in a text mean: "(GMT-05:00) Eastern Time (US & Canada)", "EST/EDT"."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    places = {place for word in words if len(words) <= _MOST_WORDS and (place := place_of(word))}
    return places.pop() if len(places) == 1 else None


def _of_state(text: str) -> str | None:
    """The zone of a state that has just one: Arizona."""
    state = STATES.get(CODES_BY_NAME.get(text.lower(), ""))
    return state.zone if state else None


@lru_cache
def _ours() -> list[str]:
    """The zones in the Americas and the Pacific, those of the states first."""
    first = [zone for state in STATES.values() for zone in state.zones]
    further = [name for name in zones_by_name().values() if name.startswith(("America/", "Pacific/"))]
    return list(dict.fromkeys([*first, *further]))


def _by_city(text: str) -> str | None:
    """The zone in the Americas or the Pacific that is named after a city like this."""
    cities = {name.rpartition("/")[2].lower(): name for name in reversed(_ours())}
    city = text.lower().replace(" ", "_").rpartition("/")[2]
    found = difflib.get_close_matches(city, cities, n=1, cutoff=0.8)
    return cities[found[0]] if found else None


_OFFERED = dict.fromkeys(sorted({zone for state in STATES.values() for zone in state.zones}), "")
Zone = Annotated[
    str,
    PlainValidator(parse_zone),
    editors.one_word(
        _OFFERED, r"[A-Za-z_ ]+/[\w /+\-]+", "A zone is named by a place, such as America/New_York."
    ),
]
