"""The time zones of calendars."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from statepages.fields.zone_names import named_zone, zones_by_name
from statepages.fields.zones import place_of
from statepages.importers.ics_lines import Component
from statepages.importers.ics_rules import BadRule, Rule, TooFine, TooMuchWork, Work, days_of, read_rule
from statepages.importers.ics_values import read_offset, read_value
from statepages.model.states import STATES

_UTC_NAMES = frozenset(
    {"utc", "gmt", "z", "zulu", "etc/utc", "etc/gmt", "etc/zulu", "etc/uct", "universal", "greenwich"}
    | {"coordinated universal time", "(utc) coordinated universal time", "utc+00:00", "utc+0"}
)
_MOST_PARTS = 200
_FIRST_YEAR = 1970
_EVERY = timedelta(days=5)


class Change(Struct, frozen=True, order=True):
    """A change of clocks: at which local time, and from which offset to which."""

    wall: datetime
    before: timedelta
    after: timedelta


class OwnZone(tzinfo):
    """A zone that a calendar describes, and no place has."""

    def __init__(self, changes: tuple[Change, ...]) -> None:
        self._changes = changes
        self._walls = [change.wall for change in changes]

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """How far clocks are ahead of UTC."""
        at = bisect_right(self._walls, moment.replace(tzinfo=None)) if moment else 0
        return self._changes[at - 1].after if at else self._changes[0].before

    def dst(self, moment: datetime | None) -> timedelta:
        """Nobody knows which part of the offset is daylight saving time."""
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str | None:
        """It has no abbreviation."""
        return None


class Zones:
    """The zones of a calendar, by the names that its times use."""

    def __init__(self, blocks: Iterable[Component], years: tuple[int, int], work: Work) -> None:
        self._blocks = {block.words("TZID"): block for block in blocks}
        self._years = years
        self._work = work
        self._found: dict[str, tzinfo | None] = {}

    def find(self, name: str) -> tzinfo | None:
        """The zone with a name; None if nobody knows it."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def home(self, name: str) -> ZoneInfo | None:
        """The zone of the calendar: the one that it names, or else the only one that it describes."""
        names = [name] if name else list(self._blocks)
        zone = self.find(names[0]) if len(names) == 1 else None
        return zone if isinstance(zone, ZoneInfo) and not zone.key.startswith("Etc/") else None

    def _find(self, name: str) -> tzinfo | None:
        if name.strip().lower() in _UTC_NAMES:
            return UTC
        # A name that everybody knows counts more than its description: those of some programs are wrong.
        named = named_zone(name)
        if named:
            return ZoneInfo(named)
        block = self._blocks.get(name)
        described = self._described(block) if block else None
        if described:
            return described
        place = place_of(name)
        return ZoneInfo(place) if place else None

    def _described(self, block: Component) -> tzinfo | None:
        """The zone of a description: that of a place whose clocks change as it says."""
        located = named_zone(block.words("X-LIC-LOCATION"))
        if located:
            return ZoneInfo(located)
        try:
            changes = tuple(sorted(self._changes(block)))
        except TooMuchWork:
            return None
        if not changes:
            return None
        own = OwnZone(changes)
        return _place_like(own, self._years) or own

    def _changes(self, block: Component) -> Iterable[Change]:
        for part in block.parts[:_MOST_PARTS]:
            before, after = (read_offset(part.words(name)) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
            begin = read_value(part.words("DTSTART"))
            if before is None or after is None or not isinstance(begin, datetime):
                continue
            for wall in (begin, *self._further(part, begin)):
                yield Change(wall.replace(tzinfo=None), before, after)

    def _further(self, part: Component, begin: datetime) -> Iterable[datetime]:
        for found in part.properties("RDATE"):
            value = read_value(found.text)
            if isinstance(value, datetime):
                yield value
        for found in part.properties("RRULE"):
            rule = _yearly(found.text)
            if rule:
                since = date(max(begin.year, _FIRST_YEAR), 1, 1)
                last = _last_day(rule, self._years[1])
                days = days_of(rule, begin.date(), self._work, since=since, last=last)
                yield from (datetime.combine(day, begin.time()) for day in days if day <= last)


def _yearly(text: str) -> Rule | None:
    try:
        rule = read_rule(text)
    except (BadRule, TooFine):
        return None
    return rule if rule.step == "YEARLY" else None


def _last_day(rule: Rule, year: int) -> date:
    end = date(year, 12, 31)
    until = rule.until.date() if isinstance(rule.until, datetime) else rule.until
    return min(until, end) if until else end


def _place_like(own: OwnZone, years: tuple[int, int]) -> ZoneInfo | None:
    """The first zone whose clocks show the same, ours before others."""
    name = _by_offsets(years).get(tuple(own.utcoffset(moment) for moment in _moments(years)))
    return ZoneInfo(name) if name else None


@lru_cache(maxsize=2)
def _by_offsets(years: tuple[int, int]) -> dict[tuple[timedelta | None, ...], str]:
    """Zones by how far clocks are ahead of UTC over some years."""
    moments = _moments(years)
    ours = (zone for state in STATES.values() for zone in state.zones)
    # A later name takes the place of an earlier one, so ours come last.
    names = reversed(dict.fromkeys((*ours, *zones_by_name().values())))
    return {tuple(ZoneInfo(name).utcoffset(moment) for moment in moments): name for name in names}


def _moments(years: tuple[int, int]) -> list[datetime]:
    """Noons every few days."""
    first, last = datetime(years[0], 1, 1, 12), datetime(years[1], 12, 31, 12)  # noqa: DTZ001
    return [first + _EVERY * at for at in range((last - first) // _EVERY)]
