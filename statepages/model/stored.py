"""Events out of the cache: each field is unpacked where a list, a rule or a page asks for it."""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, get_type_hints

from statepages.model.event import Event
from statepages.packing import Plain, pack, packer, unpack

_HINTS = get_type_hints(Event)
_AT_HAND = tuple(
    (name, packer(_HINTS[name]))
    for name in (
        "id", "folder", "title", "kind", "status", "pinned", "priority", "helps", "languages",
        "slots", "location", "expires", "image",
    )
)  # fmt: skip
_PLACES = {name: place for place, (name, _) in enumerate(_AT_HAND)}
_NONE: set[str] = set()


class StoredEvent(Event):
    """An event of which a field is unpacked when it is asked for.

    `packed` is the whole event in JSON, of which some fields come as `plain` values; `digest` changes
    with any field. `turns` are the instants at which it is told otherwise, starts and ends, in order, as
    seconds since 1970; `zones` those whose clocks its times go by.
    """

    plain: list[Plain]
    packed: str
    digest: str
    turns: list[float]
    zones: list[str]

    def __getattr__(self, name: str) -> Any:
        """A field that has not been asked for yet."""
        place = _PLACES.get(name)
        if place is not None:
            value = self.__dict__[name] = _AT_HAND[place][1].unpack(self.plain[place])
            return value
        if name not in Event.model_fields:
            return super().__getattr__(name)  # type: ignore[misc]
        whole = unpack(Event, json.loads(self.packed))
        self.__dict__.update(whole.__dict__)
        return whole.__dict__[name]

    def passed(self, now: datetime) -> int:
        """How many of its turns are over."""
        return bisect_right(self.turns, now.timestamp())

    def next_turn(self, now: datetime) -> datetime | None:
        """The first of its turns that is still to come."""
        passed = self.passed(now)
        return datetime.fromtimestamp(self.turns[passed], UTC) if passed < len(self.turns) else None

    def next_days(self, now: datetime) -> tuple[date, date] | None:
        """As of any event; worked out once until its next turn."""
        passed = self.passed(now)
        known = self.__dict__.get("_next_days")
        if known is None or known[0] != passed:
            known = self.__dict__["_next_days"] = passed, super().next_days(now)
        return known[1]

    def stand(self, now: datetime) -> str:
        """A text that changes with any of its fields, and with what of it has passed."""
        return f"{self.digest}-{self.passed(now)}"


def stow(event: Event) -> Plain:
    """An event as the cache keeps it."""
    packed = json.dumps(pack(Event, event), separators=(",", ":"))
    plain = [part.pack(getattr(event, name)) for name, part in _AT_HAND]
    word = event.when if isinstance(event.when, str) else None
    digest = sha256(packed.encode()).hexdigest()[:16]
    zones = sorted({slot.zone for slot in event.slots})
    return [plain, word, packed, digest, _turns(event), zones]


def _turns(event: Event) -> list[float]:
    instants = {instant for slot in event.slots for instant in (slot.start, slot.expires)}
    return sorted(instant.timestamp() for instant in instants | ({event.expires} if event.expires else set()))


def stored(row: Plain) -> StoredEvent:
    """The event again. Raises LookupError, TypeError or ValueError where it was none."""
    plain, word, packed, digest, turns, zones = row
    fields = {"plain": plain, "packed": packed, "digest": digest, "turns": turns, "zones": zones}
    if word is not None:
        fields["when"] = word
    event = StoredEvent.__new__(StoredEvent)
    # What model_construct does, less the defaults of fields that have not been asked for.
    object.__setattr__(event, "__dict__", fields)
    object.__setattr__(event, "__pydantic_fields_set__", _NONE)
    object.__setattr__(event, "__pydantic_extra__", None)
    object.__setattr__(event, "__pydantic_private__", None)
    return event
