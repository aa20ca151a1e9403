"""Long lists of events, in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from statepages.model.event import Event
from statepages.render.grouping import Group, Grouping

PAGE_SIZE = 25


class Listing(Struct, frozen=True):
    """One page of a list: the `number` of `count`, from 1. The first stands at `base`."""

    groups: tuple[Group, ...]
    total: int
    number: int
    count: int
    base: str

    def address(self, number: int) -> str:
        """The address of one of its pages."""
        return _address_of(self.base, number)

    @property
    def previous(self) -> str | None:
        return self.address(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.address(self.number + 1) if self.number < self.count else None

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """The pages to name: both ends, this one and its neighbors; None where some are left out."""
        near = range(self.number - 1, self.number + 2)
        named = sorted({1, self.count, *near} & set(range(1, self.count + 1)))
        found: list[int | None] = []
        for last, number in pairwise([0, *named]):
            if number - last > 1:
                # In the place of a single page there is room for its number.
                found.append(last + 1 if number - last == 2 else None)
            found.append(number)
        return tuple(found)

    @property
    def is_first(self) -> bool:
        return self.number == 1


def addresses_of(total: int, base: str) -> tuple[str, ...]:
    """The addresses of the pages that a list of so many events takes."""
    return tuple(_address_of(base, number) for number in range(1, _pages(total) + 1))


class Leaf(Struct, frozen=True):
    """One page of a list before its cards are made: the `number` of `count`, from 1, with the list's `total`.

    `before` is the key of the group in which the last event of the page before stands.
    """

    number: int
    count: int
    total: int
    before: str | None


def leaves(grouping: Grouping, ordered: Sequence[Event]) -> Iterator[tuple[Leaf, tuple[Event, ...]]]:
    """A list in order (see Grouping.listed), cut into pages; at least one."""
    count = _pages(len(ordered))
    for number in range(1, count + 1):
        start = (number - 1) * PAGE_SIZE
        before = grouping.key_of(ordered[start - 1]) if start else None
        yield Leaf(number, count, len(ordered), before), tuple(ordered[start : start + PAGE_SIZE])


def listing(grouping: Grouping, leaf: Leaf, events: Sequence[Event], base: str) -> Listing:
    """The page of a list with its cards; the first stands at `base`, the next at `base`page/2/."""
    groups = grouping.groups(events, continued=leaf.before)
    return Listing(groups, leaf.total, leaf.number, leaf.count, base)


def _pages(total: int) -> int:
    """How many pages a list of so many events takes."""
    return max(1, -(-total // PAGE_SIZE))


def _address_of(base: str, number: int) -> str:
    return base if number == 1 else f"{base}page/{number}/"
