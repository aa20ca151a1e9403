"""Events as the site knows them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from statepages.model.parts import Cited, Contact, Image
from statepages.model.slot import Slot
from statepages.model.states import EVERY_STATE

_NO_WORD = re.compile(r"[\W_]+")


def slot_uid(event: str, slot: str, host: str) -> str:
    """The identity of a slot in calendars and public data, by the id of its event and by its own name."""
    return f"{event.replace('/', '.')}.{slot}@{host}"


class Location(Struct, frozen=True, array_like=True):
    """Where an event takes place. A private address is None here: it never reaches a page.

    `point` is latitude and longitude of the ZIP, in degrees.
    """

    city: str
    state: str
    zip: str
    venue: str | None = None
    address: str | None = None
    directions: str | None = None
    is_private: bool = False
    point: tuple[float, float] | None = None


class Accessibility(Struct, frozen=True):
    """Whether people who use a wheelchair can come, and what else to know."""

    status: str = "unknown"
    notes: str | None = None


class Event(Struct, frozen=True, tag=True, kw_only=True):
    """An event with all that follows from its file, its ZIP and its folder.

    `id` is folder and file name without ending: "wi/2024-11-02-carpool-from-naperville"; `folder` the
    code of that folder, in capitals.
    `slots` are in order of time. An event without any says with `word` how it stands, and may have a last
    day for its action, `until`. `helps` is sorted, and never empty; US stands for every state. `expires` is
    the instant after which the event is over, in UTC; None if it has no end. `online` is whether people can
    join online where there is a place to go to. `details` is Markdown. `kind_label` is what the site calls
    its kind.
    """

    id: str
    folder: str
    title: str
    summary: str | None = None
    kind: str
    kind_label: str
    slots: tuple[Slot, ...] = ()
    word: Literal["anytime", "to-be-announced"] | None = None
    until: date | None = None
    expires: datetime | None = None
    location: Location | None = None
    online: bool = False
    helps: tuple[str, ...]
    details: str | None = None
    bring: str | None = None
    signup: str | None = None
    training: str | None = None
    host: str | None = None
    contact: Contact | None = None
    accessibility: Accessibility | None = None
    languages: tuple[str, ...] = ()
    status: str = "scheduled"
    pinned: bool = False
    priority: str = "normal"
    tags: tuple[str, ...] = ()
    image: Image | None = None
    source: Cited | None = None

    @property
    def path(self) -> str:
        """The address of its page, relative to the site."""
        return f"events/{self.id}/"

    @property
    def slot_names(self) -> tuple[str, ...]:
        """A name for each slot: its local day, with a number from the second one of a day on.

        It stays when the hour, the title or the place changes, so calendars know the slot again.
        """
        names: list[str] = []
        days = Counter[date]()
        for slot in self.slots:
            days[slot.day] += 1
            number = days[slot.day]
            names.append(slot.day.isoformat() + (f"-{number}" if number > 1 else ""))
        return tuple(names)

    @property
    def is_anytime(self) -> bool:
        return self.word == "anytime"

    @property
    def is_unscheduled(self) -> bool:
        return self.word == "to-be-announced"

    @property
    def is_online(self) -> bool:
        """Whether people can take part from home, also where there is a place to go to."""
        return self.online or self.is_only_online

    @property
    def is_only_online(self) -> bool:
        """Whether there is no place to go to."""
        return self.location is None or self.status == "moved-online"

    @property
    def attendance(self) -> Literal["in-person", "online", "anytime"]:
        """How it counts: a place to go to comes first where one can also join online."""
        if self.is_anytime:
            return "anytime"
        return "online" if self.is_only_online else "in-person"

    @property
    def is_accessible(self) -> bool:
        """Whether people who use a wheelchair can come in and take part."""
        return self.accessibility is not None and self.accessibility.status == "accessible"

    @property
    def is_high_priority(self) -> bool:
        return self.priority == "high"

    @property
    def is_cancelled(self) -> bool:
        return self.status == "cancelled"

    def is_over(self, now: datetime) -> bool:
        return self.expires is not None and self.expires <= now

    def coming(self, now: datetime) -> tuple[Slot, ...]:
        """The slots that are not over."""
        if self.slots and self.slots[0].start >= now:
            return self.slots
        return tuple([slot for slot in self.slots if slot.expires > now])

    def next_slot(self, now: datetime) -> Slot | None:
        """The first slot that is not over."""
        return next((slot for slot in self.slots if slot.expires > now), None)

    @property
    def states(self) -> frozenset[str]:
        """The codes of the states that it takes place in or helps; US for every state."""
        return frozenset((*self.helps, self.location.state) if self.location else self.helps)

    def takes_place_in(self, state: str) -> bool:
        return self.location is not None and self.location.state == state

    def helps_state(self, state: str) -> bool:
        return state in self.helps or EVERY_STATE in self.helps

    @property
    def identity(self) -> tuple[object, ...]:
        """What two events share only if they are one: title, first start, and place.

        Of those without times and of those online also the states that they help.
        """
        title = _NO_WORD.sub("", self.title.casefold())
        start = self.slots[0].start if self.slots else self.word
        location = self.location
        if location is None or not self.slots:
            return title, start, location and location.zip, self.helps
        return title, start, location.zip, (location.address or location.venue or "").casefold()
