"""Events out of the cache: what lists and rules need is at hand, the rest where a page asks for it."""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import datetime
from functools import cached_property
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


class StoredEvent(Event):
    """An event of which some fields are at hand, and the others unpacked when one of them is asked for.

    `packed` is the whole event in JSON; `digest` changes with any of its fields.
    """

    packed: str
    digest: str

    def __getattr__(self, name: str) -> Any:
        """A field that is not at hand: from now on all are."""
        if name not in Event.model_fields:
            return super().__getattr__(name)  # type: ignore[misc]
        whole = unpack(Event, json.loads(self.packed))
        self.__dict__.update(whole.__dict__)
        return whole.__dict__[name]

    @cached_property
    def turns(self) -> tuple[datetime, ...]:
        """The instants at which it is told otherwise: starts and ends, in order."""
        instants = {slot.start for slot in self.slots} | {slot.expires for slot in self.slots}
        return tuple(sorted(instants | {self.expires} if self.expires else instants))

    def next_turn(self, now: datetime) -> datetime | None:
        """The first of its turns that is still to come."""
        passed = bisect_right(self.turns, now)
        return self.turns[passed] if passed < len(self.turns) else None

    def stand(self, now: datetime) -> str:
        """A text that changes with any of its fields, and with what of it has passed."""
        return f"{self.digest}-{bisect_right(self.turns, now)}"


def stow(event: Event) -> Plain:
    """An event as the cache keeps it."""
    packed = json.dumps(pack(Event, event), separators=(",", ":"))
    at_hand = [part.pack(getattr(event, name)) for name, part in _AT_HAND]
    word = event.when if isinstance(event.when, str) else None
    return [at_hand, word, packed, sha256(packed.encode()).hexdigest()[:16]]


def stored(plain: Plain) -> StoredEvent:
    """The event again. Raises LookupError, TypeError or ValueError where it was none."""
    at_hand, word, packed, digest = plain
    fields = {name: part.unpack(one) for (name, part), one in zip(_AT_HAND, at_hand, strict=True)}
    if word is not None:
        fields["when"] = word
    event = StoredEvent.__new__(StoredEvent)
    # What model_construct does, less the defaults of fields that are not at hand.
    object.__setattr__(event, "__dict__", {**fields, "packed": packed, "digest": digest})
    object.__setattr__(event, "__pydantic_fields_set__", set(fields))
    object.__setattr__(event, "__pydantic_extra__", None)
    object.__setattr__(event, "__pydantic_private__", None)
    return event
