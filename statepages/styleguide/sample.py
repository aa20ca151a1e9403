"""What the styleguide shows: an event in every condition, and everything else that pages have."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from statepages.model.event import Accessibility, Event, Location
from statepages.model.kind import Kind
from statepages.model.parts import Action, Cited, Invitation
from statepages.model.post import Post
from statepages.model.slot import Slot, slot_of
from statepages.model.state import Figure, ThisWeek

LINK = "https://example.org/"
ACTION = Invitation(
    title="What helps most this week",
    text="Call people nearby. Ten minutes are enough.",
    label="Call now",
    link=LINK,
)
INVITATIONS = (
    Invitation(
        title="Meet people near you", text="A group for each area.", label="Join the group", link=LINK
    ),
    Invitation(title="The pocket list", label="Get the app", link=LINK),
)
ACTIONS = (
    Action("Sign up for a shift", LINK, "The first action is the primary one."),
    Action("Take the training first", LINK, "Others have an outline."),
)
LINKS = (
    Action("Host an event", LINK, "A kitchen table and four chairs will do."),
    Action("How we work", LINK),
)
THIS_WEEK = ThisWeek("Early voting starts on Saturday.", ACTIONS)
FIGURES = (
    Figure("doors knocked", "12,400", Cited(LINK)),
    Figure("votes that decided the last election here", "21,000"),
)
REGIONS = ("Dane County", "Eau Claire County", "La Crosse County", "Rock County")
SNIPPET = '<iframe src="https://example.org/embed/" title="Events"></iframe>'
MARKDOWN = """\
# The first heading of a text

A paragraph with **bold**, *italic* and `code`, [a link](https://example.org/) and a bare address:
https://example.org/a/very/long/address/that/does/not/fit/into/a/line/of/a/phone

## A smaller heading

- An entry of a list
- Another one, which is long enough that it needs a second line on a phone and often on a desk too
    - An entry below it

1. The first of several steps
2. The second step

> A quotation, such as what somebody said.

### The smallest heading

One line,
and the next one.

---

The end of the text.
"""

_TITLE = "Knock on doors in Wisconsin"
_LONG = "A very long title, as some events have it, which says when, where, why and with whom people meet"
_LONG_WORD = "Neighborhoodassociationpreparationcommittee"
_PLACE = Location("Naperville", "IL", "60540", "Naperville station, north lot", "105 E 4th Ave")


class Day:
    """The days of the styleguide, counted from today, so that its events never expire."""

    def __init__(self, now: datetime, zone: str) -> None:
        self.zone, self.today = zone, now.astimezone(ZoneInfo(zone)).date()

    def slot(self, days: int, hour: int = 10, hours: int = 3) -> Slot:
        start = datetime(self.today.year, self.today.month, self.today.day, hour, tzinfo=ZoneInfo(self.zone))
        start += timedelta(days=days)
        utc = ZoneInfo("UTC")
        return slot_of(start.astimezone(utc), (start + timedelta(hours=hours)).astimezone(utc), self.zone)


def sample_events(now: datetime, zone: str, kind: Kind) -> tuple[tuple[str, Event], ...]:
    """Events, each with what is special about it."""
    day = Day(now, zone)

    def one(name: str, *slots: Slot, title: str = _TITLE, **fields: Any) -> tuple[str, Event]:
        known = {"location": _PLACE, "helps": ("WI",), **fields}
        ends = max((slot.expires for slot in slots), default=None)
        id = f"wi/{name.lower().replace(' ', '-')}"
        return name, Event(
            id=id,
            folder="WI",
            title=title,
            kind=kind.name,
            kind_label=kind.label,
            slots=slots,
            expires=ends,
            **known,
        )

    online: dict[str, Any] = {"location": None, "online": True}
    return (
        one("Upcoming", day.slot(1)),
        one(
            "With many badges",
            day.slot(2),
            online=True,
            languages=("en", "es"),
            accessibility=Accessibility("accessible"),
        ),
        one("Online", day.slot(3, 18, 1), title="Call voters from home", **online),
        one("Full", day.slot(3), status="full"),
        one("Canceled", day.slot(4), status="cancelled"),
        one("Postponed", day.slot(4), status="postponed"),
        one("Moved online", day.slot(5), status="moved-online"),
        one("Several times", day.slot(5), day.slot(12), day.slot(19), title="Every week at the library"),
        one("Several days", day.slot(6, 8, 50), title="A weekend of action"),
        one("Private address", day.slot(7), location=Location("Naperville", "IL", "60540", is_private=True)),
        one("Long title", day.slot(8), title=_LONG, helps=("AZ", "GA", "WI", "PA")),
        one("Long word", day.slot(8), title=_LONG_WORD),
        one("Date not set", title="Meet the neighbors", word="to-be-announced"),
        one("Anytime", title="Write ten letters", word="anytime", **online),
        one("Anytime until a day", title="Share the map", word="anytime", until=day.slot(20).day, **online),
        one("Every state", day.slot(9), title="Join the weekly briefing", **online | {"helps": ("US",)}),
    )


def past_event(now: datetime, zone: str, kind: Kind) -> Event:
    """An event that is over."""
    slot = Day(now, zone).slot(-3)
    return Event(
        id="wi/past", folder="WI", title=_TITLE, kind=kind.name, kind_label=kind.label, slots=(slot,),
        expires=slot.expires, location=_PLACE, helps=("WI",),
    )  # fmt: skip


def sample_posts(now: datetime) -> tuple[Post, ...]:
    """Posts for a list."""
    day = now.date()
    return (
        Post(
            id="rides",
            title="Rides and buses for the last weekend",
            date=day,
            states=("WI", "MI"),
            body="Seats are free.",
        ),
        Post(
            id="thanks",
            title="Thank you",
            date=day - timedelta(days=7),
            body="Nine hundred doors in one day.",
        ),
    )
