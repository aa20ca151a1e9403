"""Which entries of a calendar are about the same event."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from statepages.importers.ics_entries import Entry
from statepages.importers.record import Remark

_SPLIT = re.compile(r"(?P<first>.+)_R[0-9]{8}(?:T[0-9]{6}Z?)?(?P<host>@.*)?", re.DOTALL)
"""What Google makes of a UID when somebody changes "this and following events"."""

_WITH_TIMES = re.compile(r"(?P<post>[0-9]+)-[0-9]{9,10}-[0-9]{9,10}(?P<host>@.+)", re.DOTALL)
"""The Events Calendar writes start and end into a UID, which so changes when the event moves."""


_MOST_OF_A_UID = 200


class Group(Struct, frozen=True):
    """An event, the entries that change some of its times, and what to say about others with its UID.

    `is_alone` says whether no other event has its UID.
    """

    entry: Entry
    changes: tuple[Entry, ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_alone: bool = True


def groups_of(entries: Iterable[Entry]) -> list[Group]:
    """The events of some entries, in the order in which they are written."""
    by_uid: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        # Without a UID, events that say the same are the same.
        by_uid[entry.uid or f"\n{_words(entry)}"].append(entry)
    found = (group for same in by_uid.values() for group in _groups(same))
    return sorted(found, key=lambda group: group.entry.number)


def _words(entry: Entry) -> str:
    names = ("SUMMARY", "DTSTART", "RECURRENCE-ID", "LOCATION", "DESCRIPTION")
    return "\n".join(entry.component.words(name) for name in names)


def _groups(same: Sequence[Entry]) -> Iterator[Group]:
    """The events of entries with one UID."""
    changes = tuple(entry for entry in same if entry.is_change)
    events = sorted((entry for entry in same if not entry.is_change), key=lambda entry: entry.version)
    if not events:
        yield Group(changes[-1], changes)
        return
    newest = events.pop()
    others = [entry for entry in events if _is_different(entry, newest)]
    remarks = []
    unclear = sum(change.replaces is None for change in changes)
    if unclear:
        line = (
            f"Its calendar changes some of its times, but does not say which ({unclear:,}). Check its times."
        )
        remarks.append(Remark((line,), needs_person=True))
    if len(others) < len(events):
        count = len(events) - len(others) + 1
        remarks.append(Remark((f"Its calendar has {count} versions of it. The newest one is here.",)))
    yield Group(newest, changes, tuple(remarks))
    for entry in others:
        line = f"Its calendar gives it the same UID as event {newest.number}, so check that both are events."
        yield Group(entry, (), (Remark((line,)),), is_alone=False)


def _is_different(entry: Entry, newest: Entry) -> bool:
    """Whether an entry is an event, and not an older version of one: programs give several events one UID."""
    return entry.version[0] == newest.version[0] and entry.start != newest.start


_OF_A_PERSON = re.compile(
    r"@(?:gmail|googlemail|yahoo|ymail|hotmail|live|msn|outlook|icloud|me|mac|aol|proton|protonmail|gmx|comcast)\.",
    re.IGNORECASE,
)
"""An identity at a provider of mailboxes may be the address of a person."""


def origins_of(groups: Sequence[Group]) -> list[str]:
    """What identifies each event in its calendar for good: its UID, or else its title and start."""
    names = [_identity(group) for group in groups]
    counts = Counter(_WITH_TIMES.sub(r"\g<post>\g<host>", name) for name in names)
    used: Counter[str] = Counter()
    origins = []
    for name in names:
        bare = _WITH_TIMES.sub(r"\g<post>\g<host>", name)
        name = bare if counts[bare] == 1 else name
        used[name] += 1
        origins.append(f"ics {name}" if used[name] == 1 else f"ics {name}-{used[name]}")
    return origins


def _identity(group: Group) -> str:
    entry = group.entry
    start = entry.start.wall.isoformat() if entry.start else ""
    if not entry.uid:
        return _digest(entry.component.words("SUMMARY"), start)
    if not group.is_alone:
        return _digest(entry.uid, start)
    is_plain = len(entry.uid) <= _MOST_OF_A_UID and not _OF_A_PERSON.search(entry.uid)
    return entry.uid if is_plain else _digest(entry.uid)


def _digest(*texts: str) -> str:
    joined = "\n".join(texts).encode()
    return f"sha-{hashlib.sha256(joined).hexdigest()[:20]}"


def continued(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Parts of one series that Google has split: which of the groups, and the group of the first part."""
    firsts: dict[str, int] = {}
    in_order = sorted(range(len(groups)), key=lambda at: groups[at].entry.uid)
    for at in in_order:
        uid = groups[at].entry.uid
        first = firsts.setdefault(_first_uid(uid), at) if uid else at
        if groups[first].entry.uid != uid:
            yield at, first


def _first_uid(uid: str) -> str:
    found = _SPLIT.fullmatch(uid)
    return found["first"] + (found["host"] or "") if found else uid
