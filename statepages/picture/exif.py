"""Exif, the notes that cameras write: the orientation, and what else they reveal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from statepages.picture.details import CAMERA, COPY, OTHER, PEOPLE, PLACE, TEXT, TIME, Details

_ORIENTATION, _NOTES, _GPS, _INTEROP = 0x0112, 0x8769, 0x8825, 0xA005
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_MOST_TAGS = 2_000

# Numbers of tags, from the standard. How to show a picture, and which program made it, reveals nothing.
_TAGS = {
    TIME: {0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292},
    PEOPLE: {0x013B, 0x8298, 0x9C9D, 0xA430, 0xA436, 0xA437, 0xA438},
    CAMERA: {0x010F, 0x0110, 0x829A, 0x829D, 0x8822, 0x8827, 0x8830, 0x8832, 0x927C, *range(0x9201, 0x9215)}
    | {*range(0xA20B, 0xA218), *range(0xA300, 0xA40D), 0xA420, *range(0xA431, 0xA436), 0xA460, 0xA461},
    TEXT: {0x010E, 0x010D, 0x02BC, 0x83BB, 0x8649, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, 0xA439},
}
_PLAIN = {
    0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0112, 0x0115, 0x011A, 0x011B, 0x011C, 0x0128, 0x0131, 0x013E,
    0x013F, 0x0201, 0x0202, 0x0211, 0x0213, 0x0214, 0x8769, 0x8825, 0x9000, 0x9101, 0x9102, 0xA000, 0xA001,
    0xA002, 0xA003, 0xA005, 0xA20E, 0xA20F, 0xA210, 0xA401, 0xA402, 0xA403, 0xA406, 0xEA1C,
}  # fmt: skip


class _Tag(NamedTuple):
    number: int
    value: bytes


def read_exif(data: bytes, details: Details) -> int:
    """The orientation that Exif names (1 if none); everything else that it reveals goes into `details`."""
    data = data.removeprefix(b"Exif\0\0")
    order: Literal["little", "big"] = "little" if data.startswith(b"II") else "big"
    if data[:4] not in (b"II*\0", b"MM\0*"):
        if data.strip(b"\0"):
            details.add(OTHER)
        return 1
    orientation, following = 1, _Reader(data, order)
    first = following.folder(following.number(4, 4))
    for tag in first:
        if tag.number == _ORIENTATION and 1 <= (found := int.from_bytes(tag.value[:2], order)) <= 8:
            orientation = found
        elif tag.number == _NOTES:
            for note in following.folder(int.from_bytes(tag.value[:4], order)):
                _reveal(note, details)
        elif tag.number == _GPS:
            # The first tag is the version of the notes, which some cameras write without a place.
            if any(place.number for place in following.folder(int.from_bytes(tag.value[:4], order))):
                details.add(PLACE)
        else:
            _reveal(tag, details)
    if following.next_folder(following.number(4, 4)):
        details.add(COPY)
    return orientation


def plain_exif(orientation: int) -> bytes:
    """Exif that names the orientation, and nothing else."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"


def _reveal(tag: _Tag, details: Details) -> None:
    words = [word for word, numbers in _TAGS.items() if tag.number in numbers and tag.number not in _PLAIN]
    blank = tag.value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0").strip(b"\0 ") == b""
    if words and (words != [TEXT] or not blank):
        details.add(*words)
    elif not words and tag.number not in _PLAIN and not blank:
        details.add(OTHER)


class _Reader:
    """The folders of tags (IFD) in Exif. Anything outside the data is empty."""

    def __init__(self, data: bytes, order: Literal["little", "big"]) -> None:
        self.data, self.order = data, order

    def number(self, at: int, size: int) -> int:
        return int.from_bytes(self.data[at : at + size], self.order)

    def folder(self, at: int) -> Iterator[_Tag]:
        for start in range(at + 2, at + 2 + 12 * min(self.number(at, 2), _MOST_TAGS), 12):
            if start + 12 > len(self.data):
                return
            length = _SIZES.get(self.number(start + 2, 2), 0) * self.number(start + 4, 4)
            value = start + 8 if length <= 4 else self.number(start + 8, 4)
            yield _Tag(self.number(start, 2), self.data[value : value + length])

    def next_folder(self, at: int) -> int:
        """Where the folder of the small copy is; 0 if there is none."""
        return self.number(at + 2 + 12 * self.number(at, 2), 4)
