"""What must not be missed about an event."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from statepages.model.event import Event
from statepages.render.dates import Dates

Tone = Literal["stop", "change"]


class Notice(Struct, frozen=True):
    """What must not be missed. `tone` "stop" says: do not go there. If it `leads_on`, something else is
    better."""

    title: str
    text: str | None = None
    tone: Tone = "stop"
    leads_on: bool = False


def notice_of(event: Event, dates: Dates) -> Notice | None:
    """What has changed about an event, and what to do then."""
    words = dates.language
    if event.is_over(dates.now):
        return Notice(words.gettext("This event is over"), leads_on=True)
    return {
        "cancelled": Notice(words.gettext("This event is canceled"), leads_on=True),
        "full": Notice(words.gettext("This event is full"), tone="change", leads_on=True),
        "postponed": Notice(
            words.gettext("Postponed"),
            words.gettext("Do not go on the date below. Check back for the new date."),
        ),
        "moved-online": Notice(
            words.gettext("This event is now online"), words.gettext("Do not go to the venue."), "change"
        ),
    }.get(event.status)
