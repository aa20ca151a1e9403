"""What happens to events: added, removed, moved, canceled, renamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from statepages.diff.fields import field_changes
from statepages.diff.pairs import Pair
from statepages.diff.snapshot import Seen, Snapshot
from statepages.diff.times import Say, time_changes
from statepages.humanize import how_many
from statepages.model.slot import Slot
from statepages.render.dates import Dates
from statepages.render.language import ENGLISH
from statepages.report import Item, Line, Section, Untrusted

_STATUS = {
    "full": "Full",
    "cancelled": "Canceled",
    "postponed": "Postponed",
    "moved-online": "Moved online",
    "scheduled": "Takes place",
}
_BACK = {
    "full": "No longer full",
    "cancelled": "Back on: it was canceled",
    "postponed": "Back on: it was postponed",
    "moved-online": "In person again: it was moved online",
}


def event_sections(before: Snapshot, after: Snapshot, renamed: Iterable[Pair]) -> Iterator[Section]:
    """Sections on events; `renamed` are those whose file has another name."""

    def say(slot: Slot) -> str:
        return Dates(ENGLISH, after.now, slot.zone).moment(slot).label

    renamed = list(renamed)
    old_ids, new_ids = {one.id for one, _ in renamed}, {other.id for _, other in renamed}
    gone = [event for name, event in before.events.items() if name not in {*after.events, *old_ids}]
    new = [event for name, event in after.events.items() if name not in {*before.events, *new_ids}]
    kept = [(before.events[name], event) for name, event in after.events.items() if name in before.events]
    broken = [event for event in gone if _file(event) in after.unread]
    removed = [event for event in gone if _file(event) not in after.unread]
    changed = (_changed(one, other, say) for one, other in _by_time([*renamed, *kept]))
    added = (_listed(event, say, _before(event, before)) for event in _in_time(new))
    yield Section("Events added", tuple(added))
    left_out = (_listed(event, say, _after(event, after)) for event in _in_time(removed))
    yield Section("Events removed", tuple(left_out))
    yield Section("Events changed", tuple(item for item in changed if item.details))
    yield Section(
        "Events that can no longer be read", tuple(_listed(event, say) for event in _in_time(broken))
    )


def _file(event: Seen) -> str:
    return f"events/{event.id}"


def _first(event: Seen) -> tuple[datetime, str]:
    return (event.slots[0].start if event.slots else datetime.max.replace(tzinfo=UTC)), event.id


def _in_time(events: Iterable[Seen]) -> list[Seen]:
    return sorted(events, key=_first)


def _by_time(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: _first(pair[1]))


def draft_section(before: Snapshot, after: Snapshot) -> Section:
    """Drafts that are new, and so not on the site. An event that is a draft now has been removed from it."""
    known = before.drafts.keys() | before.events.keys()
    new = sorted(name for name in after.drafts if name not in known)
    lines: Iterator[Line] = (
        (*((Untrusted(after.drafts[name]), ", ") if after.drafts[name] else ()), Untrusted(f"events/{name}"))
        for name in new
    )
    return Section("Drafts added, which the site leaves out", tuple(map(Item, lines)))


def _before(event: Seen, before: Snapshot) -> str:
    """What an event was before, if no reader saw it."""
    if _file(event) in before.unread:
        return "Before, its file could not be read."
    return "Before, it was a draft." if event.id in before.drafts else ""


def _after(event: Seen, after: Snapshot) -> str:
    """What an event is now, if it is still in its file."""
    return "It is a draft now." if event.id in after.drafts else ""


def _listed(event: Seen, say: Say, remark: str = "") -> Item:
    """An event with day, title and place."""
    more = f" (and {how_many(len(event.slots) - 1, 'more time')})" if len(event.slots) > 1 else ""
    when = say(event.slots[0]) + more if event.slots else event.when
    status = f" ({_STATUS.get(event.status, event.status).lower()})" if event.status != "scheduled" else ""
    line: Line = (f"{when}: ", Untrusted(event.title), ", ", Untrusted(event.place), status)
    return Item(line, ((remark,),) if remark else ())


def _changed(before: Seen, after: Seen, say: Say) -> Item:
    when = say(after.slots[0]) if after.slots else after.when
    return Item((f"{when}: ", Untrusted(after.title)), tuple(_details(before, after, say)))


def _details(before: Seen, after: Seen, say: Say) -> Iterator[Line]:
    if before.status != after.status:
        is_back = after.status == "scheduled"
        yield (
            _BACK.get(before.status, "Takes place") if is_back else _STATUS.get(after.status, after.status),
        )
    if before.id != after.id:
        yield (
            "New address: from ",
            Untrusted(f"events/{before.id}/"),
            " to ",
            Untrusted(f"events/{after.id}/"),
        )
    if before.title != after.title:
        yield ("New title; it was ", Untrusted(before.title))
    for sentence in time_changes(before, after, say):
        yield (sentence,)
    # An event that moves online has no place, and the status has said so.
    if before.place != after.place and "moved-online" not in (before.status, after.status):
        yield ("New place: from ", Untrusted(before.place), " to ", Untrusted(after.place))
    yield from field_changes(before.fields, after.fields)
