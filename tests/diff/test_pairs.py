"""Renamed events, many at once."""

from datetime import UTC, datetime, timedelta

from statepages.diff.pairs import pairs
from statepages.diff.snapshot import Seen, Snapshot
from statepages.model.slot import slot_of

NOON = datetime(2024, 10, 14, 16, tzinfo=UTC)
MANY = 1_000


def event(folder: str, number: int, later: int = 0) -> Seen:
    """One of many events of one title in one place, each on a day of its own."""
    slot = slot_of(NOON + timedelta(days=number, hours=later), None, "America/New_York")
    fields = {"kind": "phone-bank", "details": None, "signup": None}
    return Seen(f"{folder}/{number:05}", "Calls", (slot,), "", "Online", "scheduled", False, fields)


def snapshot(folder: str, later: int = 0) -> Snapshot:
    events = [event(folder, number, later) for number in range(MANY)]
    return Snapshot(NOON, {one.id: one for one in events}, frozenset(), None)


def test_a_folder_that_moves_takes_each_event_along() -> None:
    found = pairs(snapshot("pa"), snapshot("oh"))
    assert len(found) == MANY
    assert all(one.id[3:] == other.id[3:] for one, other in found)


def test_many_of_one_title_take_no_longer_than_they_must() -> None:
    """Each is like each. All against all would be a million; fifty thousand are looked at."""
    found = pairs(snapshot("pa"), snapshot("oh", later=1))
    assert 0 < len(found) <= MANY
    assert len({one.id for one, _ in found}) == len({other.id for _, other in found}) == len(found)
