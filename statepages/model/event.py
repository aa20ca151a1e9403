"""Events as the site knows them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from msgspec import Struct

from statepages.model.event_file import EventFile, WhereFile
from statepages.model.fields.event_words import ANYTIME, TO_BE_ANNOUNCED
from statepages.model.kinds import kind_label
from statepages.model.slot import Slot
from statepages.model.states import EVERY_STATE

_NEVER = datetime.max.replace(tzinfo=UTC)
_NO_WORD = re.compile(r"[\W_]+")


class Location(Struct, frozen=True):
    """Where an event takes place. A private address is None here: it never reaches a page."""

    city: str
    state: str
    zip: str
    venue: str | None = None
    address: str | None = None
    directions: str | None = None
    is_private: bool = False
    point: tuple[float, float] | None = None
    """Latitude and longitude of the ZIP, in degrees."""


class Event(EventFile):
    """An event with all that follows from its file, its ZIP and its folder.

    `id` is folder and file name without ending: "wi/2024-11-02-carpool-from-naperville"; `folder` the
    code of that folder, in capitals.
    `slots` are in order of time; empty for anytime and to be announced. `helps` is sorted, and
    never empty; US stands for every state. `expires` is the instant after which the event is
    over, in UTC; None if it has no end.
    """

    id: str
    folder: str
    slots: tuple[Slot, ...] = ()
    location: Location | None = None
    expires: datetime | None = None

    @property
    def path(self) -> str:
        """The address of its page, relative to the site."""
        return f"events/{self.id}/"

    @property
    def kind_label(self) -> str:
        return kind_label(self.kind)

    @property
    def is_anytime(self) -> bool:
        return self.when == ANYTIME

    @property
    def is_unscheduled(self) -> bool:
        return self.when == TO_BE_ANNOUNCED

    @property
    def is_online(self) -> bool:
        """Whether people can take part from home, also where there is a place to go to."""
        return (
            self.location is None
            or (isinstance(self.where, WhereFile) and self.where.online)
            or self.status == "moved-online"
        )

    @property
    def is_only_online(self) -> bool:
        """Whether there is no place to go to."""
        return self.location is None or self.status == "moved-online"

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
        return tuple(slot for slot in self.slots if not slot.is_over(now))

    def next_days(self, now: datetime) -> tuple[date, date] | None:
        """The first and the last local day of its next slot."""
        coming = self.coming(now)
        return (coming[0].day, coming[0].last_day) if coming else None

    @property
    def states(self) -> frozenset[str]:
        """The codes of the states that it takes place in or helps; US for every state."""
        return frozenset((*self.helps, self.location.state) if self.location else self.helps)

    def takes_place_in(self, state: str) -> bool:
        return self.location is not None and self.location.state == state

    def helps_state(self, state: str) -> bool:
        return state in self.helps or EVERY_STATE in self.helps

    def next_start(self, now: datetime) -> datetime | None:
        """The instant at which its next slot starts."""
        coming = self.coming(now)
        return coming[0].start if coming else None

    def sort_key(self, now: datetime) -> tuple[datetime, str]:
        """By the next slot, then by id; without a slot, last."""
        return self.next_start(now) or _NEVER, self.id

    @property
    def identity(self) -> str:
        """A text that two events share only if they are one: title, first start, and place.

        Of those without times and of those online also the states that they help.
        """
        title = _NO_WORD.sub("", self.title.casefold())
        start = self.slots[0].start if self.slots else self.when
        location = self.location
        if location is None or not self.slots:
            return repr((title, start, location and location.zip, self.helps))
        return repr((title, start, location.zip, (location.address or location.venue or "").casefold()))
