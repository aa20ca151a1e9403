"""Changes to single times of an event that repeats: moved, canceled, or with other details."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo

from msgspec import Struct

from statepages.importers.ics_entries import Entry
from statepages.importers.ics_series import Series, Span, end_of, seen_by
from statepages.importers.ics_texts import Texts, texts_of
from statepages.importers.ics_times import Stamp, Wall, day_of, moment
from statepages.importers.record import Remark, Time
from statepages.report import Untrusted

_NOT_HELD = frozenset({"cancelled", "postponed"})
_MOST_NAMED = 5
_MOST_CHARACTERS = 100


class Change(Struct, frozen=True):
    """A changed time, in place of the one at `instead_of`."""

    instead_of: Wall
    entry: Entry
    start: Stamp
    texts: Texts

    @property
    def time(self) -> Time:
        """The time as it now is."""
        return time_of(
            self.start.wall,
            end_of(self.start.wall, self.entry.length),
            self.start.zone,
            is_cancelled=self.is_cancelled,
            is_full=self.texts.status == "full",
        )

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody should come then."""
        return self.texts.status in _NOT_HELD


def time_of(
    wall: Wall, end: Wall | None, zone: tzinfo | None, *, is_cancelled: bool = False, is_full: bool = False
) -> Time:
    """A time as records have it."""
    last = moment(end, zone) if end is not None else None
    return Time(moment(wall, zone), last, is_cancelled, is_full)


def changes_of(entries: Iterable[Entry], start: Stamp) -> list[Change]:
    """The newest change of each time of an event that starts as `start` does, in order."""
    newest: dict[Wall, Change] = {}
    for entry in sorted(entries, key=lambda entry: entry.version):
        begin = entry.start or entry.replaces
        if entry.replaces and begin:
            instead_of = seen_by(start, entry.replaces)
            newest[instead_of] = Change(instead_of, entry, begin, texts_of(entry.component))
    return [newest[wall] for wall in sorted(newest)]


def changed(
    series: Series, changes: Sequence[Change], start: Stamp, span: Span
) -> tuple[list[Time], list[Remark]]:
    """The times of a series with changes to some of them."""
    changed_to = {change.instead_of: change for change in changes}
    for_later = [change for change in changes if change.entry.is_for_later]
    times = []
    for wall, end in series.ends.items():
        change = changed_to.pop(wall, None)
        times.append(change.time if change else _later(wall, end, start, for_later))
    strays = []
    for wall, change in changed_to.items():
        if wall in series.left_out or change.is_cancelled:
            continue
        if series.since <= day_of(wall) <= series.until:
            strays.append(change)
        elif not span.since <= change.start.day <= span.until:
            continue
        times.append(change.time)
    remarks = []
    if strays:
        line = f"Its calendar changes times that its rule does not give: {_days(strays)}. Check them."
        remarks.append(Remark((line,), needs_person=True))
    return times, remarks


def _later(wall: Wall, end: Wall | None, start: Stamp, changes: Sequence[Change]) -> Time:
    """A time without its own change, after a change that is for later ones too."""
    earlier = [change for change in changes if change.instead_of <= wall]
    if not earlier:
        return time_of(wall, end, start.zone)
    last = earlier[-1]
    shift = _between(last.instead_of, seen_by(start, last.start))
    moved = wall + shift
    return time_of(moved, end_of(moved, last.entry.length), start.zone, is_cancelled=last.is_cancelled)


def _between(first: Wall, last: Wall) -> timedelta:
    if isinstance(first, datetime) and isinstance(last, datetime):
        return last - first
    return day_of(last) - day_of(first)


def differences(changes: Iterable[Change], texts: Texts, since: date) -> Iterator[Remark]:
    """What changed times say that the event does not, since an event has one title, place and text."""
    newer = [change for change in changes if change.start.day >= since and not change.is_cancelled]
    places = [
        (change, change.texts.location) for change in newer if _differs(change.texts.location, texts.location)
    ]
    if places:
        yield Remark(
            ("Some times are in another place: ", *_named(places), ". Check them."), needs_person=True
        )
    titles = [(change, change.texts.title) for change in newer if _differs(change.texts.title, texts.title)]
    if titles:
        yield Remark(("Some times have another title: ", *_named(titles), "."))
    details = [change for change in newer if _differs(change.texts.details, texts.details)]
    if details:
        yield Remark((f"Some times have other details: {_days(details)}.",))
    for status, words in (
        ("postponed", "are postponed, so they are canceled here"),
        ("moved-online", "moved online"),
    ):
        found = [change for change in changes if change.texts.status == status and change.start.day >= since]
        if found:
            yield Remark((f"Some times {words}: {_days(found)}.",), needs_person=status == "moved-online")


def _differs(mine: str, other: str) -> bool:
    return bool(mine) and mine.split() != other.split()


def _days(changes: Sequence[Change]) -> str:
    days = ", ".join(str(change.start.day) for change in changes[:_MOST_NAMED])
    return days if len(changes) <= _MOST_NAMED else f"{days} and {len(changes) - _MOST_NAMED} more"


def _named(found: Sequence[tuple[Change, str]]) -> Iterator[str | Untrusted]:
    for at, (change, text) in enumerate(found[:_MOST_NAMED]):
        yield f"{', ' if at else ''}{change.start.day} ("
        yield Untrusted(text[:_MOST_CHARACTERS])
        yield ")"
    if len(found) > _MOST_NAMED:
        yield f" and {len(found) - _MOST_NAMED} more"
