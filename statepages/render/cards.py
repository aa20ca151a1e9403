"""An event as a card in a list."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from statepages.model.event import Event
from statepages.model.slot import Slot
from statepages.render.badges import Badge, badges
from statepages.render.dates import Dates, DayBlock, Moment
from statepages.render.packed import packed_times


class EventCard(Struct, frozen=True):
    """What a card shows; without arguments, an empty card for a script.

    `time` is the next one; if there are several, `times` are all coming ones, packed. If there are none,
    `when` says so. `language` is that of the title, if it is not the page's. `is_online` is whether its time
    may also be shown in the reader's time zone.
    """

    title: str = ""
    path: str = ""
    day: DayBlock = DayBlock()
    time: Moment | None = None
    times: Markup | None = None
    when: str | None = None
    more: str | None = None
    where: str = ""
    badges: tuple[Badge, ...] = ()
    language: str | None = None
    expires: int | None = None
    is_online: bool = False
    is_off: bool = False


def event_card(event: Event, dates: Dates, now: datetime, home: str | None = None) -> EventCard:
    """The card of an event; `home` is the state whose page it is on."""
    coming = event.coming(now)
    return EventCard(
        title=event.title,
        path=event.path,
        day=_day(event, coming, dates),
        time=dates.moment(coming[0]) if coming else None,
        times=packed_times(dates, coming) if len(coming) > 1 else None,
        when=None if event.slots else when_words(event, dates),
        more=_more(coming, dates),
        where="" if event.is_only_online else place_line(event, dates),
        badges=badges(event, dates.language, home),
        language=dates.language.other(event.title, event.languages),
        expires=int(event.expires.timestamp()) if event.expires else None,
        is_online=event.is_only_online and bool(coming),
        is_off=event.is_cancelled,
    )


def when_words(event: Event, dates: Dates) -> str:
    """When an event without slots takes place, in words."""
    words = dates.language
    if event.is_unscheduled:
        return words.gettext("Date TBA")
    if event.until:
        return words.gettext("Anytime until %(day)s") % {"day": dates.short_day(event.until)}
    return words.gettext("Anytime")


def place_line(event: Event, dates: Dates) -> str:
    """ "Naperville station, Naperville, IL"; "Online"."""
    online = dates.language.gettext("Online")
    location = event.location
    if location is None or event.is_only_online:
        return online
    line = ", ".join(filter(None, (location.venue, location.city, location.state)))
    return dates.language.gettext("%(place)s, or online") % {"place": line} if event.is_online else line


def _day(event: Event, coming: tuple[Slot, ...], dates: Dates) -> DayBlock:
    if coming:
        # An event from yesterday until tomorrow is listed under today.
        return dates.block(max(coming[0].day, min(dates.today, coming[0].last_day)))
    words = dates.language
    return DayBlock(word=words.gettext("Anytime") if event.is_anytime else words.gettext("Date TBA"))


def _more(coming: tuple[Slot, ...], dates: Dates) -> str | None:
    if len(coming) < 2:
        return None
    return dates.language.ngettext("and %(n)s more time", "and %(n)s more times", len(coming) - 1)
