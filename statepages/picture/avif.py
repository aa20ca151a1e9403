"""AVIF: boxes within boxes, with a list of items. The picture, its tiles and its transparency stay."""

from __future__ import annotations

import contextlib

from statepages.picture.boxes import Item, Property, Reference, boxes_of, items_of, needed, references_of
from statepages.picture.details import (
    AFTER_END,
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

_BRANDS = {b"avif", b"mif1", b"miaf", b"MA1A", b"MA1B"}
_PIXELS = {b"av01", b"grid"}
_PROPERTIES = set(b"ispe pixi av1C colr irot imir clap pasp auxC a1lx a1op lsel clli mdcv cclv amve".split())
_TRANSPARENCY = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"


def read_avif(data: bytes, details: Details) -> Shown:
    """The picture, rebuilt from its parts: its tiles, its transparency, how to show it."""
    boxes = []
    with contextlib.suppress(Damaged):  # if the last box is cut off, an item is outside the file
        for box in boxes_of(data):
            boxes.append(box)
    if len(boxes) < 2 or boxes[1][0] != b"meta" or b"moov" in dict(boxes):
        raise Damaged(UNKNOWN)
    meta: dict[bytes, bytes] = {}
    for name, inside in boxes_of(boxes[1][1][4:]):
        meta.setdefault(name, inside)
    main = int.from_bytes(needed(meta, b"pitm")[4:], "big")
    items = {item.number: item for item in items_of(data, meta)}
    references = list(references_of(meta.get(b"iref", b"")))
    kept = _shown(main, items, references)
    for item in items.values():
        if item.number not in kept:
            _reveal(item, details)
    known = {b"ftyp", b"meta", b"mdat", b"free", b"skip"}
    if any(name not in known for name, _ in boxes) or sum(len(inside) + 8 for _, inside in boxes) < len(data):
        details.add(AFTER_END)
    size = _size(items[main])
    linked = [link for link in references if link[0] in {b"auxl", b"dimg", b"prem"}]
    linked = [link for link in linked if link[1] in kept and kept.issuperset(link[2])]
    parts = [items[number] for number in sorted(kept)]
    return Shown(_turned(size, items[main]), _file(boxes[0][1], main, parts, linked))


def _shown(main: int, items: dict[int, Item], references: list[Reference]) -> set[int]:
    """The numbers of the items that make up the picture."""
    kept: set[int] = set()
    waiting = {main}
    while waiting:
        number = waiting.pop()
        if number not in items or items[number].kind not in _PIXELS:
            raise Damaged(ODD)
        if not items[number].data:
            raise Damaged(CUT)
        kept.add(number)
        for kind, item, others in references:
            if kind == b"dimg" and item == number:
                waiting.update(others)
            elif kind == b"auxl" and number in others and _is_transparency(items.get(item)):
                waiting.add(item)
        waiting -= kept
    return kept


def _is_transparency(item: Item | None) -> bool:
    return item is not None and item.has(b"auxC")[4:] == _TRANSPARENCY


def _size(item: Item) -> tuple[int, int]:
    size = item.has(b"ispe")
    if len(size) != 12:
        raise Damaged(ODD)
    return bounded(int.from_bytes(size[4:8], "big"), int.from_bytes(size[8:], "big"))


def _turned(size: tuple[int, int], item: Item) -> tuple[int, int]:
    """Width and height as shown: a picture may be rotated by quarter turns."""
    return (size[1], size[0]) if item.has(b"irot")[:1] in {b"\1", b"\3"} else size


def _reveal(item: Item, details: Details) -> None:
    if item.kind == b"Exif":
        read_exif(item.data[4 + int.from_bytes(item.data[:4], "big") :], details)
    elif item.kind == b"mime" and b"xml" in item.about:
        details.add_xmp(item.data)
    else:
        details.add(COPY if item.kind in _PIXELS else OTHER)


def _box(name: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return (8 + len(data)).to_bytes(4, "big") + name + data


def _file(ftyp: bytes, main: int, items: list[Item], references: list[Reference]) -> bytes:
    """The file of these items."""
    brands = dict.fromkeys(ftyp[at : at + 4] for at in range(8, len(ftyp), 4))
    head = _box(b"ftyp", b"avif\0\0\0\0", *(brand for brand in brands if brand in _BRANDS))
    data = b"".join(item.data for item in items)
    # The size of the notes does not depend on where the data are, so they are written twice.
    start = len(head) + len(_meta(main, items, references, 0)) + 8
    return head + _meta(main, items, references, start) + _box(b"mdat", data)


def _meta(main: int, items: list[Item], references: list[Reference], start: int) -> bytes:
    """What is in the file: which item is the picture, and where each item is and how to show it."""
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


def _looks(items: list[Item]) -> bytes:
    """How to show the items: their properties, each written once, and which item has which."""
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


def _plain(each: Property) -> bytes | None:
    """A property that says how to show a picture; None for any other."""
    if each.name == b"colr" and each.data[:4] in {b"prof", b"rICC"}:
        profile = profile_of(each.data[4:])
        return each.data[:4] + profile if profile else None
    return each.data if each.name in _PROPERTIES else None
