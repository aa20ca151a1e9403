"""Days and times as people say them, in the language of the site and the zone of the event."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from msgspec import Struct

from statepages.model.slot import Slot
from statepages.render.language import Language


class DayBlock(Struct, frozen=True):
    """The day at the left of a card. Without a number, `word` says what stands in its place."""

    weekday: str = ""
    number: str = ""
    month: str = ""
    word: str = ""


class Moment(Struct, frozen=True):
    """A time: its words, its machine-readable form, and the Unix second after which it is over."""

    label: str
    stamp: str
    expires: int | None = None


class Dates(Struct, frozen=True, eq=False, dict=True):
    """How days and times are said on a page, as of an instant and in the page's zone."""

    language: Language
    now: datetime
    zone: str

    @cached_property
    def today(self) -> date:
        """The local day of the page."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def moment(self, slot: Slot) -> Moment:
        """The start of a slot: "Sat, Nov 2 @ 10 am CDT"; with its end where that is on another day."""
        if slot.last_day != slot.day and not slot.all_day:
            return self.span(slot)
        start = slot.local_start
        if slot.all_day:
            return Moment(self._all_day(slot), slot.day.isoformat(), _second(slot.expires))
        label = self._at(start.date(), self.clock(start), zone_label(start))
        return Moment(label, stamp(start), _second(slot.expires))

    def span(self, slot: Slot) -> Moment:
        """A slot from start to end: "Sat, Nov 2 @ 10 am – 3 pm CDT"."""
        start, end = slot.local_start, slot.local_end
        if slot.all_day or end is None:
            return self.moment(slot)
        first = self.clock(start)
        # Where clocks are set back in between, "EDT" after the end alone would be wrong for the start.
        if zone_label(start) != zone_label(end):
            first = f"{first} {zone_label(start)}"
        last = self.clock(end) if start.date() == end.date() else self._at(end.date(), self.clock(end), "")
        label = self._at(start.date(), f"{first} – {last}", zone_label(end))
        return Moment(label, stamp(start), _second(slot.expires))

    def short_day(self, day: date) -> str:
        """ "Sat, Nov 2", with the year where it is not this year."""
        words = self.language
        pattern = (
            words.gettext("EEE, MMM d") if day.year == self.today.year else words.gettext("EEE, MMM d, y")
        )
        return _day(day, pattern, words.locale)

    def long_day(self, day: date, *, year: bool = False, weekday: bool = False) -> str:
        """ "November 2", on demand with its weekday and year; the year always where it is not this year."""
        words = self.language
        is_this_year = not year and day.year == self.today.year
        pattern = words.gettext("MMMM d") if is_this_year else words.gettext("MMMM d, y")
        if weekday:
            pattern = words.gettext("EEEE, %(day)s") % {"day": pattern}
        return _day(day, pattern, words.locale)

    def block(self, day: date) -> DayBlock:
        """The day as a block: weekday, number and month."""
        locale = self.language.locale
        return DayBlock(_day(day, "EEE", locale), str(day.day), _day(day, "MMM", locale))

    def clock(self, moment: datetime) -> str:
        """A time of day: "10 am", "6:30 pm"."""
        words = self.language
        pattern = words.gettext("h:mm a") if moment.minute else words.gettext("h a")
        return _clock(moment.hour, moment.minute, pattern, words.locale)

    def _at(self, day: date, clock: str, zone: str) -> str:
        words = {"day": self.short_day(day), "time": f"{clock} {zone}".strip()}
        return self.language.gettext("%(day)s @ %(time)s") % words

    def _all_day(self, slot: Slot) -> str:
        first = self.short_day(slot.day)
        if slot.last_day != slot.day:
            return f"{first} – {self.short_day(slot.last_day)}"
        return self.language.gettext("%(day)s, all day") % {"day": first}


def day_of_year(day: date, language: Language) -> str:
    """ "November 2, 2024"."""
    return _day(day, language.gettext("MMMM d, y"), language.locale)


def week_of(day: date) -> tuple[date, date]:
    """The Monday and the Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def stamp(moment: datetime) -> str:
    """A local time with its offset, for the datetime attribute: 2024-11-02T10:00-05:00."""
    return moment.isoformat(timespec="minutes")


def zone_label(moment: datetime) -> str:
    """The name of the zone as of that moment: EDT, MST; UTC-3 where it has no name."""
    name = moment.tzname() or ""
    return name if name.isalpha() else re.sub(r"^([+-])0?(\d+)$", r"UTC\1\2", name)


def _second(moment: datetime) -> int:
    return int(moment.timestamp())


# Ten thousand events fall on few days and hours, and Babel takes its time over each.
@lru_cache(maxsize=4096)
def _day(day: date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=4096)
def _clock(hour: int, minute: int, pattern: str, locale: Locale) -> str:
    """Small letters for am and pm, as people write them."""
    made = format_time(datetime(2000, 1, 1, hour, minute), pattern, locale=locale)  # noqa: DTZ001
    return made.replace("\u202f", " ").lower()
