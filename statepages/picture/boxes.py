"""The boxes of an AVIF file, and the items that they list: pictures, tiles, notes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from statepages.picture.details import CUT, ODD, Damaged

_MOST_ITEMS = 1_000


class Property(Struct, frozen=True):
    """How to show an item: its size, its colors, how to rotate it."""

    name: bytes
    data: bytes
    is_essential: bool


class Item(Struct, frozen=True):
    """Something in the file: a picture, a tile of one, or notes."""

    number: int
    kind: bytes
    about: bytes
    data: bytes
    properties: tuple[Property, ...]

    def has(self, name: bytes) -> bytes:
        return next((each.data for each in self.properties if each.name == name), b"")


Reference = tuple[bytes, int, tuple[int, ...]]
"""How the second item relates to others: made of tiles, a transparency, a small copy."""


def boxes_of(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes in their order, by name."""
    at = 0
    while at + 8 <= len(data):
        length, name, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif length == 0:
            length = len(data) - at
        if length < head or at + length > len(data):
            raise Damaged(CUT)
        yield name, data[at + head : at + length]
        at += length
    if at < len(data):
        raise Damaged(CUT)


def needed(meta: dict[bytes, bytes], name: bytes) -> bytes:
    """A box that every picture has."""
    if name not in meta:
        raise Damaged(ODD)
    return meta[name]


class _Numbers:
    """The numbers in a box, in their order."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def next(self, size: int) -> int:
        if self.at + size > len(self.data):
            raise Damaged(ODD)
        self.at += size
        return int.from_bytes(self.data[self.at - size : self.at], "big")


def items_of(data: bytes, meta: dict[bytes, bytes]) -> Iterator[Item]:
    """All items, with their bytes and properties."""
    properties, places = _properties(needed(meta, b"iprp")), _places(needed(meta, b"iloc"))
    listed = needed(meta, b"iinf")
    for name, inside in boxes_of(listed[6 if listed[:1] == b"\0" else 8 :]):
        if name != b"infe" or inside[:1] != b"\2":
            raise Damaged(ODD)
        number = int.from_bytes(inside[4:6], "big")
        found = b""
        for is_inside, start, length in places.get(number, ()):
            source = meta.get(b"idat", b"") if is_inside else data
            if not length or start + length > len(source):
                raise Damaged(CUT)
            found += source[start : start + length]
            if len(found) > len(data):
                raise Damaged(ODD)
        yield Item(number, inside[8:12], inside[12:], found, properties.get(number, ()))


def _places(box: bytes) -> dict[int, list[tuple[bool, int, int]]]:
    """Where the bytes of each item are: whether among the notes, from where, and how many."""
    numbers = _Numbers(box)
    version = numbers.next(1)
    numbers.next(3)
    sizes = numbers.next(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    found: dict[int, list[tuple[bool, int, int]]] = {}
    for _ in range(_few(numbers.next(4 if version == 2 else 2))):
        number = numbers.next(4 if version == 2 else 2)
        how = numbers.next(2) & 15 if version else 0
        if how > 1 or numbers.next(2) or version > 2:
            raise Damaged(ODD)
        start = numbers.next(base)
        for _ in range(_few(numbers.next(2))):
            numbers.next(index if version else 0)
            found.setdefault(number, []).append(
                (bool(how), start + numbers.next(offset), numbers.next(length))
            )
    return found


def _few(number: int) -> int:
    if number > _MOST_ITEMS:
        raise Damaged(ODD)
    return number


def _properties(box: bytes) -> dict[int, tuple[Property, ...]]:
    """The properties of each item."""
    inside = dict(boxes_of(box))
    every = list(boxes_of(needed(inside, b"ipco")))
    numbers = _Numbers(needed(inside, b"ipma"))
    version, wide = numbers.next(1), numbers.next(3) & 1
    found: dict[int, tuple[Property, ...]] = {}
    for _ in range(_few(numbers.next(4))):
        item, those = numbers.next(4 if version else 2), []
        for _ in range(numbers.next(1)):
            which = numbers.next(2 if wide else 1)
            is_essential, index = bool(which >> (15 if wide else 7)), which & (0x7FFF if wide else 0x7F)
            if index > len(every):
                raise Damaged(ODD)
            if index:
                those.append(Property(*every[index - 1], is_essential))
        found[item] = tuple(those)
    return found


def references_of(box: bytes) -> Iterator[Reference]:
    """How items relate to each other."""
    size = 4 if box[:1] == b"\1" else 2
    for kind, inside in boxes_of(box[4:]):
        numbers = _Numbers(inside)
        item = numbers.next(size)
        yield kind, item, tuple(numbers.next(size) for _ in range(_few(numbers.next(2))))
