"""The times of a row: its cells for days, times, ends and repetitions, taken together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from statepages.fields.choices import parse_yes
from statepages.fields.event_words import TO_BE_ANNOUNCED
from statepages.fields.text import is_unknown
from statepages.files.event import MOST_SLOTS
from statepages.importers.cell_values import value_of
from statepages.importers.clock_cells import (
    NO_TIME,
    Clocks,
    Slot,
    at,
    clock_of,
    doubtful,
    in_either_half,
    read_clocks,
    read_line,
    with_end,
    zone_meant,
)
from statepages.importers.day_cells import Dated, read_dated
from statepages.importers.record import Remark, Time
from statepages.importers.repeat_cells import Setting, WhenCells, repeated
from statepages.problem import FieldError
from statepages.report import Untrusted

_SHORT = re.compile(r"(?<![0-9:])([0-9]{1,2}:[0-9]{2})(?![0-9:]|\s*[ap]\.?\s?m|\s?[ap]\b)", re.IGNORECASE)
"""A time without its seconds. Those with seconds are of the 24-hour clock for sure."""

_HAS_HALF = re.compile(r"[0-9]\s?(?:[ap]\.?\s?m\b|[ap]\b)", re.IGNORECASE)
"""A time of the 12-hour clock: 8 pm. A time next to it is of that clock too."""

AT_MIDNIGHT = doubtful("The time is 12:00 AM, which usually means that no time was written. Add the times.")


class When(Struct, frozen=True):
    """The times of an event, or a word for them; the zone that was written after a time."""

    times: tuple[Time, ...] = ()
    word: str | None = None
    zone: str | None = None
    remarks: tuple[Remark, ...] = ()


def read_when(cells: WhenCells, setting: Setting) -> When:
    """The times that the cells of a row mean."""
    found = [read_dated(text, setting.today) for text in cells.start]
    remarks = [remark for each in found for remark in each.remarks]
    days = list(dict.fromkeys(each.day for each in found if each.day))
    if not days:
        return _without_day(cells, found, remarks, setting)
    if len(days) > 1:
        shown = " and ".join(map(str, days))
        remarks.append(doubtful(f"The row has several dates: {shown}. We took the first."))
    clocks = _clocks(days[0], found, setting)
    remarks += clocks.remarks
    return _finished(clocks, cells, remarks, setting)


def _without_day(cells: WhenCells, found: list[Dated], remarks: list[Remark], setting: Setting) -> When:
    """The times of a row in which no cell begins with one day."""
    line = " ".join(cells.start)
    several = read_line(line, setting.today) if line and not any(each.is_lost for each in found) else None
    if several:
        return _finished(several, cells, [*remarks, *several.remarks], setting)
    word = next((said for text in cells.start if (said := value_of("when", text))), None)
    if word or (line and all(map(is_unknown, cells.start))):
        return When(word=str(word or TO_BE_ANNOUNCED), remarks=tuple(remarks))
    if not line:
        remarks.append(doubtful("The row has no date."))
    elif not any(each.is_lost for each in found):
        remarks.append(
            doubtful("We cannot read when this is: ", Untrusted(line[:80]), ". Write its date and times.")
        )
    return When(remarks=tuple(remarks))


def _clocks(day: date, found: list[Dated], setting: Setting) -> Clocks:
    """What the times of a row mean. Of two cells that say the same time, one counts."""
    texts = list(dict.fromkeys(each.rest for each in found if each.rest and not each.is_lost))
    if len(texts) > 1 and len({clock_of(text) or text for text in texts}) == 1:
        texts = texts[-1:]
    text = " ".join(texts)
    if setting.is_of_24_hours and not _HAS_HALF.search(text) and not re.search(":[0-9]{2}:", text):
        text = _SHORT.sub(r"\1:00", text)
    clocks = read_clocks(day, text, setting.today)
    half = None if setting.is_of_24_hours else in_either_half(text)
    if half and len(clocks.slots) == 1 and clocks.slots[0].start:
        said = doubtful(
            "Is ", Untrusted(half), " in the morning or in the evening? We took the morning. Check it."
        )
        return replace(clocks, remarks=(*clocks.remarks, said))
    return clocks


def _finished(clocks: Clocks, cells: WhenCells, remarks: list[Remark], setting: Setting) -> When:
    """The times with their ends and repetitions."""
    slots = [_midnight(slot, remarks) for slot in clocks.slots]
    slots = list(_with_ends(slots, cells, remarks, setting))
    is_all_day = clocks.is_all_day or _says_yes(cells.all_day, remarks)
    if is_all_day:
        if any(slot.start for slot in slots):
            remarks.append(Remark(("It is all-day, so its times are left out.",)))
        slots = [replace(slot, start=None, end=None) for slot in slots]
        remarks = [remark for remark in remarks if remark not in {NO_TIME, AT_MIDNIGHT}]
    slots = [each for slot in slots for each in repeated(slot, cells, remarks, setting)]
    if len(slots) > MOST_SLOTS:
        remarks.append(doubtful(f"The row has more than {MOST_SLOTS} times. We took the first ones."))
    zone = _zone(slots, remarks)
    offset = None if isinstance(zone, str) else zone
    times = tuple(_time(slot, offset) for slot in slots[:MOST_SLOTS])
    return When(times, None, zone if isinstance(zone, str) else None, tuple(remarks))


def _midnight(slot: Slot, remarks: list[Remark]) -> Slot:
    """A slot without a start at midnight, which is what a table shows where no time was written."""
    if slot.start != time(0) or slot.end not in {None, time(0), time(23, 59)}:
        return slot
    remarks.append(AT_MIDNIGHT)
    return replace(slot, start=None, end=None, last=None)


def _with_ends(
    slots: Sequence[Slot], cells: WhenCells, remarks: list[Remark], setting: Setting
) -> Iterator[Slot]:
    found = [read_dated(text, setting.today) for text in cells.end]
    remarks += [remark for each in found for remark in each.remarks]
    days = list(dict.fromkeys(each.day for each in found if each.day))
    text = " ".join(dict.fromkeys(each.rest for each in found if each.rest and not each.is_lost))
    day = days[0] if days else None
    has_no_time = clock_of(text) in {time(0), time(23, 59)}
    for slot in slots:
        if slot.start is None and has_no_time:
            text = ""
        if len(slots) > 1 and (text or day):
            remarks.append(
                doubtful("The row has several starts but one end: ", Untrusted(text or str(day)), ".")
            )
            text, day = "", None
        ended, said = with_end(slot, day, text)
        remarks += said
        yield ended


def _says_yes(text: str, remarks: list[Remark]) -> bool:
    if not text:
        return False
    try:
        return parse_yes(text)
    except FieldError as error:
        if error.suggestion:
            return error.suggestion == "yes"
    remarks.append(doubtful("We cannot tell whether this means all-day: ", Untrusted(text[:80]), "."))
    return False


def _zone(slots: Sequence[Slot], remarks: list[Remark]) -> tzinfo | str | None:
    words = {slot.zone for slot in slots if slot.zone}
    if not words:
        return None
    zone = zone_meant(min(words)) if len(words) == 1 else None
    if zone is None:
        remarks.append(doubtful("We do not know the time zone ", Untrusted(", ".join(sorted(words))), "."))
    return zone


def _time(slot: Slot, zone: tzinfo | None) -> Time:
    """A time as records have it."""
    start = at(slot.day, slot.start)
    if slot.start is None or not isinstance(start, datetime):
        return Time(start, slot.last if slot.last and slot.last > slot.day else None)
    end = at(slot.last or slot.day, slot.end) if slot.end else None
    if isinstance(end, datetime) and end > start:
        return Time(start.replace(tzinfo=zone), end.replace(tzinfo=zone))
    return Time(start.replace(tzinfo=zone))
