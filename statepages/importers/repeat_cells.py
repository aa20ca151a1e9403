"""How often the event of a row repeats: the days on which it takes place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from statepages.fields.repeat_words import parse_repeat
from statepages.files.event import MOST_SLOTS
from statepages.importers.clock_cells import Slot, doubtful
from statepages.importers.day_cells import read_dated
from statepages.importers.record import Remark
from statepages.model.repetition import Repetition
from statepages.problem import FieldError
from statepages.report import Untrusted

_NEVER = frozenset(
    {"no", "none", "once", "one time", "one-time", "never", "does not repeat", "n/a", "false", "0", "-"}
)


class WhenCells(Struct, frozen=True):
    """The cells of a row about its times."""

    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    all_day: str = ""
    repeat: str = ""
    until: str = ""


class Setting(Struct, frozen=True):
    """What the cells depend on: today, the last day of what repeats forever, and the clock of the table."""

    today: date
    until: date
    is_of_24_hours: bool = False


def repeated(slot: Slot, cells: WhenCells, remarks: list[Remark], setting: Setting) -> Iterator[Slot]:
    """The slots of one that repeats."""
    repeat, last = slot.repeat, slot.until
    if repeat is None and cells.repeat and cells.repeat.strip().lower() not in _NEVER:
        repeat = _repetition(cells.repeat, remarks)
    if repeat is None:
        yield slot
        return
    if last is None and cells.until:
        dated = read_dated(cells.until, setting.today)
        last, remarks[len(remarks) :] = dated.day, dated.remarks
    if last is None:
        last = setting.until
        remarks.append(doubtful(f"There is no last day. We took every {repeat.word} time until {last}."))
    if not repeat.fits(slot.day) or repeat.needs_weeks or last < slot.day:
        remarks.append(doubtful(f'The first day, {slot.day}, and the last, {last}, do not fit "{repeat}".'))
        yield slot
        return
    for number, day in enumerate(repeat.days(slot.day, last)):
        if number > MOST_SLOTS:
            return
        shift = day - slot.day
        yield replace(slot, day=day, last=slot.last + shift if slot.last else None)


def _repetition(text: str, remarks: list[Remark]) -> Repetition | None:
    try:
        return parse_repeat(text)
    except FieldError as error:
        if error.suggestion and not error.is_guess:
            return parse_repeat(error.suggestion)
    remarks.append(doubtful("We cannot read how often it repeats: ", Untrusted(text[:80]), "."))
    return None
