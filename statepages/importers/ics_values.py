"""Days, times, durations and offsets as calendars write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

_MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z)?)?", re.ASCII)
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?", re.ASCII)
_END_OF_DAY = 24
_MOST = timedelta(days=366)


def read_value(text: str) -> date | datetime | None:
    """A day, a local time, or an instant if it ends in Z. None for anything else."""
    found = _MOMENT.fullmatch(text.strip().upper())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found[at] or 0) for at in range(1, 7))
    try:
        whole = date(year, month, day)
        if found[4] is None:
            return whole
        later = timedelta(days=1) if (hour, minute, second) == (_END_OF_DAY, 0, 0) else timedelta(0)
        moment = datetime(year, month, day, hour % _END_OF_DAY if later else hour, minute, second)  # noqa: DTZ001
        moment += later
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if found[7] else moment


def read_duration(text: str) -> timedelta | None:
    """How long an event takes; None for what does not make sense for one."""
    from icalendar import vDuration

    try:
        found = vDuration.from_ical(text.strip().upper())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        return None
    return found if isinstance(found, timedelta) and timedelta(0) <= found <= _MOST else None


def read_offset(text: str) -> timedelta | None:
    """What clocks are ahead of UTC: -0500."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if offset >= timedelta(days=1):
        return None
    return offset if found[1] == "+" else -offset
