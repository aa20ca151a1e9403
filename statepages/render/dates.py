"""Days and times as people say them, in the language of the site and the zone of the event."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from msgspec import Struct

from statepages.model.slot import Slot
from statepages.render.language import Language


class DayBlock(Struct, frozen=True):
    """The day at the left of a card. If it has no number, `word` replaces it."""

    weekday: str = ""
    number: str = ""
    month: str = ""
    word: str = ""


class Moment(Struct, frozen=True):
    """A time: its words, its machine-readable form, and the Unix second after which it is over.

    `lead` is the day and what joins it to the words, "Sat, Nov 2 @ "; empty if the words include the days.
    """

    words: str
    stamp: str
    expires: int
    lead: str = ""

    @property
    def label(self) -> str:
        return self.lead + self.words


class Dates(Struct, frozen=True, eq=False, dict=True):
    """How to write days and times on a page, as of an instant and in the page's zone."""

    language: Language
    now: datetime
    zone: str

    @cached_property
    def today(self) -> date:
        """The local day of the page."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def moment(self, slot: Slot) -> Moment:
        """A slot from start to end: "Sat, Nov 2 @ 10 am – 3 pm CDT"; "Fri, Oct 18 – Sun, Oct 20"."""
        made = self._all_day(slot) if slot.all_day else self._timed(slot)
        lead, words = made if slot.day == slot.last_day else ("", "".join(made))
        start = slot.day.isoformat() if slot.all_day else stamp(slot.local_start)
        return Moment(words, start, int(slot.expires.timestamp()), lead)

    def _timed(self, slot: Slot) -> tuple[str, str]:
        start, end = slot.local_start, slot.local_end
        if end is None:
            return self._at(start.date(), f"{self.clock(start)} {zone_label(start)}")
        first = self.clock(start)
        # If clocks are set back in between, a single "EDT" after the end would be wrong for the start.
        if zone_label(start) != zone_label(end):
            first = f"{first} {zone_label(start)}"
        last = self.clock(end)
        if slot.day != slot.last_day:
            last = "".join(self._at(end.date(), last))
        return self._at(start.date(), f"{first} – {last} {zone_label(end)}")

    def _all_day(self, slot: Slot) -> tuple[str, str]:
        first = self.short_day(slot.day)
        if slot.last_day != slot.day:
            return "", f"{first} – {self.short_day(slot.last_day)}"
        return _parted(self.language.gettext("%(day)s, %(time)s"), first, self.language.gettext("all day"))

    def short_day(self, day: date) -> str:
        """ "Sat, Nov 2", with the year if it is another year."""
        words = self.language
        pattern = (
            words.gettext("EEE, MMM d") if day.year == self.today.year else words.gettext("EEE, MMM d, y")
        )
        return _day(day, pattern, words.locale)

    def long_day(self, day: date, *, year: bool = False, weekday: bool = False) -> str:
        """ "November 2", with weekday or year if asked; always with the year if it is another year."""
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

    def _at(self, day: date, time: str) -> tuple[str, str]:
        return _parted(self.language.gettext("%(day)s @ %(time)s"), self.short_day(day), time)


def _parted(pattern: str, day: str, time: str) -> tuple[str, str]:
    """A day and a time joined as the language does it: what comes before the time, and the rest."""
    before, sign, after = pattern.partition("%(time)s")
    if after:
        return "", pattern % {"day": day, "time": time}
    return before % {"day": day}, time if sign else ""


def day_of_year(day: date, language: Language) -> str:
    """ "November 2, 2024"."""
    return _day(day, language.gettext("MMMM d, y"), language.locale)


def stamp(moment: datetime) -> str:
    """A local time with its offset, for the datetime attribute: 2024-11-02T10:00-05:00."""
    return moment.isoformat(timespec="minutes")


def zone_label(moment: datetime) -> str:
    """The name of the zone at that moment: EDT, MST; UTC-3 if it has no name."""
    name = moment.tzname() or ""
    return name if name.isalpha() else re.sub(r"^([+-])0?(\d+)$", r"UTC\1\2", name)


# Many events share days and hours, and Babel is slow.
@lru_cache(maxsize=4096)
def _day(day: date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=4096)
def _clock(hour: int, minute: int, pattern: str, locale: Locale) -> str:
    """In lower case, as people write am and pm."""
    made = format_time(datetime(2000, 1, 1, hour, minute), pattern, locale=locale)  # noqa: DTZ001
    return made.replace("\u202f", " ").lower()
