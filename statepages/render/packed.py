"""The times of an event, packed for the script that shows the next of them (assets/clock/packed.js)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from statepages.model.slot import Slot
from statepages.render.dates import Dates

DAY, ALL_DAY, DAYS = range(3)
"""A time on one day, an all-day time, and a time whose words include its days."""

_EPOCH = date(1970, 1, 1).toordinal()
_SECONDS = 24 * 60 * 60


def packed_times(dates: Dates, slots: Iterable[Slot]) -> Markup:
    """Rows of [words, offset, end, form, days], as JSON for an attribute in single quotes.

    A row has the slots with the same local times. `days` are the days since 1970 on which they begin: the
    first, then the steps from one to the next. `offset` is what follows the day in the datetime attribute,
    such as "T10:00-04:00", and `end` the seconds from the UTC midnight at which that day begins to the end of
    the slot.
    """
    rows: dict[tuple[str, str, int, int], list[int]] = {}
    for slot in slots:
        made, day = dates.moment(slot), slot.day.toordinal() - _EPOCH
        form = (ALL_DAY if slot.all_day else DAY) if made.lead else DAYS
        row = made.words, made.stamp[10:], made.expires - day * _SECONDS, form
        rows.setdefault(row, []).append(day)
    packed = [
        [*row, [days[0], *(after - before for before, after in pairwise(days))]] for row, days in rows.items()
    ]
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    for sign, entity in (("&", "&amp;"), ("'", "&#39;"), ("<", "&lt;")):
        text = text.replace(sign, entity)
    return Markup(text)  # noqa: S704  # no quote ends it
