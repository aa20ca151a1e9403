"""Long lists of events, in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from statepages.model.event import Event
from statepages.render.grouping import Group, Grouping, is_action
from statepages.render.tally import Counts, counts_of

PAGE_SIZE, MOST_FOLDED = 20, 40


class Pager(Struct, frozen=True):
    """The position of a page in a list: `number` of `count`, from 1, with the `counts` of the whole list.

    The first page is at `base`, the next at `base`page/2/. `before` is the key of the group of the last event
    on the page before.
    """

    base: str
    number: int
    count: int
    counts: Counts = Counts()
    before: str | None = None

    def address(self, number: int) -> str:
        """The address of one of the pages."""
        return self.base if number == 1 else f"{self.base}page/{number}/"

    @property
    def path(self) -> str:
        """The address of this page."""
        return self.address(self.number)

    @property
    def previous(self) -> str | None:
        return self.address(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.address(self.number + 1) if self.number < self.count else None

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """The page numbers to show: both ends, this one and its neighbors; None for a gap."""
        near = range(self.number - 1, self.number + 2)
        named = sorted({1, self.count, *near} & set(range(1, self.count + 1)))
        found: list[int | None] = []
        for last, number in pairwise([0, *named]):
            if number - last > 1:
                # Instead of a gap of a single page, show its number.
                found.append(last + 1 if number - last == 2 else None)
            found.append(number)
        return tuple(found)

    @property
    def is_first(self) -> bool:
        return self.number == 1


class ListPage(Struct, frozen=True):
    """One page of a list: its events in groups, and its position in the list."""

    groups: tuple[Group, ...]
    pager: Pager


def paginated(
    grouping: Grouping, ordered: Sequence[Event], base: str
) -> Iterator[tuple[Pager, tuple[Event, ...]]]:
    """A list in order (see Grouping.listed), cut into pages; at least one."""
    count = page_count(ordered)
    counts = counts_of(ordered, grouping.now)
    for number in range(1, count + 1):
        start = (number - 1) * PAGE_SIZE
        end = start + PAGE_SIZE if number < count else None
        before = grouping.key_of(ordered[start - 1]) if start else None
        yield Pager(base, number, count, counts, before), tuple(ordered[start:end])


def list_page_of(grouping: Grouping, pager: Pager, events: Sequence[Event]) -> ListPage:
    """A page of a list with the cards of its events."""
    return ListPage(grouping.groups(events, continued=pager.before), pager)


def page_count(events: Sequence[Event]) -> int:
    """How many pages some events need. Anytime actions are folded on the last page, unless there are very
    many."""
    actions = sum(map(is_action, events))
    total = len(events) - actions if actions <= MOST_FOLDED else len(events)
    return max(1, -(-total // PAGE_SIZE))


def addresses_of(events: Sequence[Event], base: str) -> tuple[str, ...]:
    """The addresses of the pages that a list of some events needs."""
    pager = Pager(base, 1, page_count(events))
    return tuple(map(pager.address, range(1, pager.count + 1)))
