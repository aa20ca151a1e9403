"""Time zones as programs name them: by place, as Windows does, or as a list in a program shows them."""

from __future__ import annotations

import pkgutil
import re
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_SHOWN = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "atlantic time": "America/Halifax",
    "alaska": "America/Anchorage",
    "arizona": "America/Phoenix",
    "hawaii": "Pacific/Honolulu",
    "aleutian islands": "America/Adak",
    "indiana (east)": "America/Indiana/Indianapolis",
    "newfoundland": "America/St_Johns",
    "saskatchewan": "America/Regina",
    "central america": "America/Guatemala",
    "baja california": "America/Tijuana",
}
"""Names without a city in such lists."""

_LISTED = re.compile(
    r"(?:\((?:UTC|GMT)(?:(?P<sign>[+−-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?)?\)\s*)?"
    r"(?P<name>.{2,80}?)(?:\s*\((?:us|u\.s\.|usa|canada|[&,/ ]|and)+\))?",
    re.IGNORECASE,
)
_MOST_CHARACTERS = 200
_WINTER, _SUMMER = datetime(2024, 1, 15, 12), datetime(2024, 7, 15, 12)  # noqa: DTZ001


@lru_cache
def zones_by_name() -> dict[str, str]:
    """The zones that are named by place, by their names in lower case."""
    # What the package lists. To say what the system has, Python would open each of its six hundred files.
    names = (pkgutil.get_data("tzdata", "zones") or b"").decode().split()
    return {name.lower(): name for name in sorted(names) if "/" in name}


def named_zone(text: str) -> str | None:
    """The zone that a program means by a name; None for a name that is unknown or not of one place.

    It knows names by place, also after a prefix ("/freeassociation.sourceforge.net/Tzfile/America/New_York"),
    those of Windows ("Eastern Standard Time"), and those that lists show: "(UTC-05:00) Eastern Time (US &
    Canada)" and "(GMT+10:00) Canberra, Melbourne, Sydney".
    """
    text = text.strip().strip("\"'").strip()
    if len(text) > _MOST_CHARACTERS:
        return None
    return _by_place(text) or _of_windows(text) or _listed(text)


def _by_place(text: str) -> str | None:
    parts = text.lower().replace(" ", "_").split("/")
    names = ("/".join(parts[at:]) for at in range(len(parts) - 1))
    return next((zone for name in names if (zone := zones_by_name().get(name))), None)


def _of_windows(text: str) -> str | None:
    from babel.core import get_global

    # Outlook numbers zones of one name: "Eastern Standard Time 1".
    name = re.sub(r"\s+[0-9]+\Z", "", text).lower()
    zones = get_global("windows_zone_mapping").items()
    return next((zone for known, zone in zones if known.lower() == name and "Etc/" not in zone), None)


def _listed(text: str) -> str | None:
    found = _LISTED.fullmatch(text)
    if found is None:
        return None
    name = found["name"].lower()
    shown = _SHOWN.get(name)
    if found["hours"] is None:
        return shown
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    offset = offset if found["sign"] == "+" else -offset
    cities = [city.strip().replace(" ", "_") for city in re.split(r",|&|\band\b", name)]
    zones = [shown] if shown else [zone for city in cities for zone in _of_city(city)]
    return next((zone for zone in zones if offset in _offsets(zone)), None)


def _of_city(city: str) -> list[str]:
    return [zone for name, zone in zones_by_name().items() if name.rpartition("/")[2] == city]


def _offsets(zone: str) -> set[timedelta | None]:
    return {moment.replace(tzinfo=ZoneInfo(zone)).utcoffset() for moment in (_WINTER, _SUMMER)}
