"""AVIF: boxes within boxes, with a list of items. The picture, its tiles and its transparency stay."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from statepages.picture.details import (
    BEHIND,
    COPY,
    CUT,
    ODD,
    OTHER,
    UNKNOWN,
    Damaged,
    Details,
    Shown,
    bounded,
    profile_of,
)
from statepages.picture.exif import read_exif

_MOST_ITEMS = 1_000
_BRANDS = {b"avif", b"mif1", b"miaf", b"MA1A", b"MA1B"}
_PIXELS = {b"av01", b"grid"}
_PROPERTIES = set(b"ispe pixi av1C colr irot imir clap pasp auxC a1lx a1op lsel clli mdcv cclv amve".split())
_TRANSPARENCY = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"


@dataclass(frozen=True)
class _Property:
    name: bytes
    data: bytes
    is_essential: bool


@dataclass(frozen=True)
class _Item:
    """Something in the file: a picture, a tile of one, or notes."""

    number: int
    kind: bytes
    about: bytes
    data: bytes
    properties: tuple[_Property, ...]

    def has(self, name: bytes) -> bytes:
        return next((each.data for each in self.properties if each.name == name), b"")


_Reference = tuple[bytes, int, tuple[int, ...]]
"""How an item (the second) stands to others: as a whole of tiles, as a transparency, as a small copy."""


def read_avif(data: bytes, details: Details) -> Shown:
    """The picture, built anew from what it is made of: its tiles, its transparency, how to show it."""
    boxes = []
    with contextlib.suppress(Damaged):  # where the last box breaks off, an item lies outside of the file
        for box in _boxes(data):
            boxes.append(box)
    if len(boxes) < 2 or boxes[1][0] != b"meta" or b"moov" in dict(boxes):
        raise Damaged(UNKNOWN)
    meta: dict[bytes, bytes] = {}
    for name, inside in _boxes(boxes[1][1][4:]):
        meta.setdefault(name, inside)
    main = int.from_bytes(_need(meta, b"pitm")[4:], "big")
    items = {item.number: item for item in _items(data, meta)}
    references = list(_references(meta.get(b"iref", b"")))
    kept = _shown(main, items, references)
    for item in items.values():
        if item.number not in kept:
            _tell(item, details)
    known = {b"ftyp", b"meta", b"mdat", b"free", b"skip"}
    if any(name not in known for name, _ in boxes) or sum(len(inside) + 8 for _, inside in boxes) < len(data):
        details.add(BEHIND)
    size = _size(items[main])
    linked = [link for link in references if link[0] in {b"auxl", b"dimg", b"prem"}]
    linked = [link for link in linked if link[1] in kept and kept.issuperset(link[2])]
    parts = [items[number] for number in sorted(kept)]
    return Shown(_turned(size, items[main]), _file(boxes[0][1], main, parts, linked))


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
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


def _need(meta: dict[bytes, bytes], name: bytes) -> bytes:
    if name not in meta:
        raise Damaged(ODD)
    return meta[name]


class _Numbers:
    """Numbers of a box, one behind the other."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def next(self, size: int) -> int:
        if self.at + size > len(self.data):
            raise Damaged(ODD)
        self.at += size
        return int.from_bytes(self.data[self.at - size : self.at], "big")


def _items(data: bytes, meta: dict[bytes, bytes]) -> Iterator[_Item]:
    """All items, with their bytes and properties."""
    properties, places = _properties(_need(meta, b"iprp")), _places(_need(meta, b"iloc"))
    listed = _need(meta, b"iinf")
    for name, inside in _boxes(listed[6 if listed[:1] == b"\0" else 8 :]):
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
        yield _Item(number, inside[8:12], inside[12:], found, properties.get(number, ()))


def _places(box: bytes) -> dict[int, list[tuple[bool, int, int]]]:
    """Where the bytes of each item lie: whether among the notes, from where, and how many."""
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


def _properties(box: bytes) -> dict[int, tuple[_Property, ...]]:
    """The properties of each item."""
    inside = dict(_boxes(box))
    every = list(_boxes(_need(inside, b"ipco")))
    numbers = _Numbers(_need(inside, b"ipma"))
    version, wide = numbers.next(1), numbers.next(3) & 1
    found: dict[int, tuple[_Property, ...]] = {}
    for _ in range(_few(numbers.next(4))):
        item, those = numbers.next(4 if version else 2), []
        for _ in range(numbers.next(1)):
            which = numbers.next(2 if wide else 1)
            is_essential, index = bool(which >> (15 if wide else 7)), which & (0x7FFF if wide else 0x7F)
            if index > len(every):
                raise Damaged(ODD)
            if index:
                those.append(_Property(*every[index - 1], is_essential))
        found[item] = tuple(those)
    return found


def _references(box: bytes) -> Iterator[_Reference]:
    size = 4 if box[:1] == b"\1" else 2
    for kind, inside in _boxes(box[4:]):
        numbers = _Numbers(inside)
        item = numbers.next(size)
        yield kind, item, tuple(numbers.next(size) for _ in range(_few(numbers.next(2))))


def _shown(main: int, items: dict[int, _Item], references: list[_Reference]) -> set[int]:
    """The numbers of the items that make up the picture."""
    kept: set[int] = set()
    waiting = {main}
    while waiting:
        number = waiting.pop()
        if number not in items or items[number].kind not in _PIXELS:
            raise Damaged(ODD)
        kept.add(number)
        for kind, item, others in references:
            if kind == b"dimg" and item == number:
                waiting.update(others)
            elif kind == b"auxl" and number in others and _is_transparency(items.get(item)):
                waiting.add(item)
        waiting -= kept
    return kept


def _is_transparency(item: _Item | None) -> bool:
    return item is not None and item.has(b"auxC")[4:] == _TRANSPARENCY


def _size(item: _Item) -> tuple[int, int]:
    size = item.has(b"ispe")
    if len(size) != 12:
        raise Damaged(ODD)
    return bounded(int.from_bytes(size[4:8], "big"), int.from_bytes(size[8:], "big"))


def _turned(size: tuple[int, int], item: _Item) -> tuple[int, int]:
    """Width and height as shown: a picture may be turned by quarters."""
    return (size[1], size[0]) if item.has(b"irot")[:1] in {b"\1", b"\3"} else size


def _tell(item: _Item, details: Details) -> None:
    if item.kind == b"Exif":
        read_exif(item.data[4 + int.from_bytes(item.data[:4], "big") :], details)
    elif item.kind == b"mime" and b"xml" in item.about:
        details.add_xmp(item.data)
    else:
        details.add(COPY if item.kind in _PIXELS else OTHER)


def _box(name: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return (8 + len(data)).to_bytes(4, "big") + name + data


def _file(ftyp: bytes, main: int, items: list[_Item], references: list[_Reference]) -> bytes:
    """The file of these items."""
    brands = dict.fromkeys(ftyp[at : at + 4] for at in range(8, len(ftyp), 4))
    head = _box(b"ftyp", b"avif\0\0\0\0", *(brand for brand in brands if brand in _BRANDS))
    data = b"".join(item.data for item in items)
    # The size of the notes does not depend on where the data lie, so they are written twice.
    start = len(head) + len(_meta(main, items, references, 0)) + 8
    return head + _meta(main, items, references, start) + _box(b"mdat", data)


def _meta(main: int, items: list[_Item], references: list[_Reference], start: int) -> bytes:
    """What is in the file: which item is the picture, and of each where it lies and how to show it."""
    places, entries, at = [], [], start
    for item in items:
        places.append(_number(item.number) + b"\0\0\0\1" + at.to_bytes(4, "big"))
        places.append(len(item.data).to_bytes(4, "big"))
        entries.append(_box(b"infe", b"\2\0\0\0", _number(item.number), b"\0\0", item.kind, b"\0"))
        at += len(item.data)
    links = [
        _box(kind, _number(item), _number(len(others)), *map(_number, others))
        for kind, item, others in references
    ]
    return _box(
        b"meta",
        b"\0\0\0\0",
        _box(b"hdlr", bytes(8), b"pict", bytes(13)),
        _box(b"pitm", b"\0\0\0\0", _number(main)),
        _box(b"iloc", b"\0\0\0\0\x44\0", _number(len(items)), *places),
        _box(b"iinf", b"\0\0\0\0", _number(len(items)), *entries),
        _box(b"iref", b"\0\0\0\0", *links) if links else b"",
        _looks(items),
    )


def _number(number: int) -> bytes:
    return number.to_bytes(2, "big")


def _looks(items: list[_Item]) -> bytes:
    """How to show the items: their properties, each written once, and which has which."""
    every: dict[bytes, int] = {}
    rows = []
    for item in items:
        row = []
        for each in item.properties:
            data = _plain(each)
            if data is None:
                if each.is_essential:
                    raise Damaged(ODD)
                continue
            number = every.setdefault(_box(each.name, data), len(every) + 1)
            row.append(_number(number | (0x8000 if each.is_essential else 0)))
        rows.append(_number(item.number) + bytes((len(row),)) + b"".join(row))
    shared = _box(b"ipma", b"\0\0\0\1", len(rows).to_bytes(4, "big"), *rows)
    return _box(b"iprp", _box(b"ipco", *every), shared)


def _plain(each: _Property) -> bytes | None:
    """A property that says how to show a picture; None for any other."""
    if each.name == b"colr" and each.data[:4] in {b"prof", b"rICC"}:
        profile = profile_of(each.data[4:])
        return each.data[:4] + profile if profile else None
    return each.data if each.name in _PROPERTIES else None
