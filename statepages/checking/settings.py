"""What every command starts with: site.yaml, which can also say what time it is on the site."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from statepages.cache import Cache
from statepages.content import ContentFile
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.model.settings import Settings
from statepages.node import MappingNode
from statepages.paths import Paths, shown_name
from statepages.problem import Place, Problem
from statepages.read import SETTLED, RawContent, Stamp, read_file, stamp_of
from statepages.source import RawFile

SETTINGS = "site.yaml"
_NAME = "settings"


class Start(Struct, frozen=True):
    """The settings of a site, and `now`, the instant (UTC) that "over" and "today" refer to.

    That is the time that was asked for, or `as_of` from the settings, or the time of the machine. `as_of`
    can be known even if other settings have errors, and so can the `kinds` of events that the site has.
    `node` has the fields, if the file was just read.
    """

    settings: ContentFile[Settings | None]
    now: datetime
    as_of: datetime | None = None
    kinds: Kinds = CAMPAIGN
    node: MappingNode | None = None

    @property
    def zone(self) -> str | None:
        """The time zone of the site, if the settings can be read."""
        return self.settings.value.timezone if self.settings.value else None


class _Kept(Struct, frozen=True):
    """What was read from a file with a stamp, at an instant."""

    stamp: Stamp
    settings: ContentFile[Settings | None]
    now: datetime
    as_of: datetime | None
    kinds: Kinds


def begin(paths: Paths, asked: datetime | None, clock: datetime, cache: Cache | None = None) -> Start:
    """Read site.yaml, once a command. `asked` is the time to use as now; without a zone, in the site's."""
    file, path = paths.content / SETTINGS, f"{shown_name(paths.content)}/{SETTINGS}"
    cache, began, stamp = cache or Cache(None, ""), time.time_ns(), stamp_of(file)
    kept = cache.get(_NAME, _Kept)
    if kept and kept.stamp == stamp and kept.settings.path == path:
        zone = kept.settings.value.timezone if kept.settings.value else None
        now = settle(asked, zone, kept.as_of, clock)
        # Messages have examples of the day.
        if now.date() == kept.now.date() and _banner_is_over(kept, now) == _banner_is_over(kept, kept.now):
            return Start(kept.settings, now, kept.as_of, kept.kinds)
    start = begin_with(read_file(file, SETTINGS, path) if stamp else None, path, asked, clock)
    if stamp and stamp[2] < began - SETTLED:
        cache.put(_NAME, _Kept(stamp, start.settings, start.now, start.as_of, start.kinds))
    return start


def _banner_is_over(kept: _Kept, now: datetime) -> bool:
    banner = kept.settings.value.banner if kept.settings.value else None
    return banner is not None and banner.is_over(now)


def begin_from(content: RawContent, shown: str, asked: datetime | None, clock: datetime) -> Start:
    """The same for a content folder that has been read already. `shown` is what people call it."""
    settings = next((file for file in content.files if file.name == SETTINGS), None)
    return begin_with(settings, f"{shown}/{SETTINGS}", asked, clock)


def begin_with(raw: RawFile | Problem | None, path: str, asked: datetime | None, clock: datetime) -> Start:
    """The same for a site.yaml by itself, which has been read, or does not exist."""
    if isinstance(raw, RawFile):
        # Imported here, because most commands find settings that have not changed.
        from statepages.checking.settings_file import read_settings

        return read_settings(raw, lambda zone, as_of: settle(asked, zone, as_of, clock))
    message = "The file site.yaml is missing. Add it, with the lines name, url and timezone."
    missing = Problem(Place(path), "error", "no-settings", message)
    problems = (missing,) if raw is None else (raw, missing)
    return Start(ContentFile(SETTINGS, path, None, problems), settle(asked, None, None, clock))


def settle(asked: datetime | None, zone: str | None, as_of: datetime | None, clock: datetime) -> datetime:
    """What now is: the time that was asked for, or `as_of`, or the time of the machine."""
    if asked is not None and asked.tzinfo is None:
        # Without a zone, site.yaml has an error, and that is what gets reported.
        asked = asked.replace(tzinfo=ZoneInfo(zone) if zone else UTC)
    return (asked or as_of or clock).astimezone(UTC)
