"""Events out of the cache: each field is unpacked where a list, a rule or a page asks for it."""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, get_type_hints

from statepages.model.event import Event, Location
from statepages.model.fields.event_words import ANYTIME, TO_BE_ANNOUNCED
from statepages.packing import Plain, pack, packer, unpack

_HINTS = get_type_hints(Event)
_AS_THEY_ARE = ("id", "folder", "title", "kind", "status", "pinned", "priority")
_ONE_BY_ONE = ("helps", "languages", "slots", "location", "expires", "image")
_PACKERS = {name: packer(_HINTS[name]) for name in _ONE_BY_ONE}
_STATE = Location.__struct_fields__.index("state")
_NONE: set[str] = set()


class StoredEvent(Event):
    """An event of which a field is unpacked when it is asked for.

    `packed` is the whole event in JSON, of which some fields come as `plain` values too; `digest` changes
    with any field. `word` is what `when` says in place of times. `times` are expiry and start of each
    slot, as seconds since 1970, and its first and last day, counted from the year 1. `turns` are the
    instants at which the event is told otherwise, starts and ends, in order, in seconds; `ends` is that at
    which it is over, if it has an end. `zones` are those whose clocks its times go by; `same` its identity.
    """

    plain: dict[str, Plain]
    packed: str
    digest: str
    word: str | None
    times: list[tuple[float, float, int, int]]
    turns: list[float]
    ends: float | None
    zones: list[str]
    same: str

    def __getattr__(self, name: str) -> Any:
        """A field that has not been asked for yet."""
        if name in _PACKERS:
            value = self.__dict__[name] = _PACKERS[name].unpack(self.plain[name])
            return value
        if name not in Event.model_fields:
            return super().__getattr__(name)  # type: ignore[misc]
        whole = unpack(Event, json.loads(self.packed))
        self.__dict__.update(whole.__dict__)
        return whole.__dict__[name]

    @property
    def is_anytime(self) -> bool:
        return self.word == ANYTIME

    @property
    def is_unscheduled(self) -> bool:
        return self.word == TO_BE_ANNOUNCED

    def is_over(self, now: datetime) -> bool:
        return self.ends is not None and self.ends <= now.timestamp()

    @property
    def identity(self) -> str:
        return self.same

    @property
    def states(self) -> frozenset[str]:
        helps, location = self.plain["helps"], self.plain["location"]
        return frozenset((*helps, location[_STATE]) if location else helps)

    def next_days(self, now: datetime) -> tuple[date, date] | None:
        found = self._next_times(now)
        return (date.fromordinal(found[2]), date.fromordinal(found[3])) if found else None

    def next_start(self, now: datetime) -> datetime | None:
        found = self._next_times(now)
        return datetime.fromtimestamp(found[1], UTC) if found else None

    def _next_times(self, now: datetime) -> tuple[float, float, int, int] | None:
        moment = now.timestamp()
        for times in self.times:
            if times[0] > moment:
                return times
        return None

    def next_turn(self, now: datetime) -> datetime | None:
        """The first of its turns that is still to come."""
        passed = bisect_right(self.turns, now.timestamp())
        return datetime.fromtimestamp(self.turns[passed], UTC) if passed < len(self.turns) else None

    def stand(self, now: datetime) -> str:
        """A text that changes with any of its fields, and with what of it has passed."""
        return f"{self.digest}-{bisect_right(self.turns, now.timestamp())}"


def stow(event: Event) -> Plain:
    """An event as the cache keeps it."""
    packed = json.dumps(pack(Event, event), separators=(",", ":"))
    word = event.when if isinstance(event.when, str) else None
    digest = sha256(packed.encode()).hexdigest()[:16]
    zones = sorted({slot.zone for slot in event.slots})
    times = [
        [slot.expires.timestamp(), slot.start.timestamp(), slot.day.toordinal(), slot.last_day.toordinal()]
        for slot in event.slots
    ]
    ends = event.expires.timestamp() if event.expires else None
    instants = {instant for expires, start, *_ in times for instant in (expires, start)}
    turns = sorted(instants if ends is None else {*instants, ends})
    same = [getattr(event, name) for name in _AS_THEY_ARE]
    plain = {name: one.pack(getattr(event, name)) for name, one in _PACKERS.items()}
    return [same, [plain, packed, digest, word, times, turns, ends, zones, event.identity]]


_OWN = ("plain", "packed", "digest", "word", "times", "turns", "ends", "zones", "same")


def stored(row: Plain) -> StoredEvent:
    """The event again. Raises LookupError, TypeError or ValueError where it was none."""
    same, own = row
    found = dict(zip(_AS_THEY_ARE, same, strict=True)) | dict(zip(_OWN, own, strict=True))
    if found["word"] is not None:
        found["when"] = found["word"]
    if found["plain"]["image"] is None:
        found["image"] = None
    event = StoredEvent.__new__(StoredEvent)
    # What model_construct does, less the defaults of fields that have not been asked for.
    object.__setattr__(event, "__dict__", found)
    object.__setattr__(event, "__pydantic_fields_set__", _NONE)
    object.__setattr__(event, "__pydantic_extra__", None)
    object.__setattr__(event, "__pydantic_private__", None)
    return event
