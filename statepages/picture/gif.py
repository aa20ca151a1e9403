"""GIF: a row of blocks, each picture and note in pieces of up to 255 bytes."""

from __future__ import annotations

from statepages.picture.details import AFTER_END, CUT, ODD, OTHER, TEXT, Damaged, Details, Shown, bounded

_PICTURE, _NOTE, _END = 0x2C, 0x21, 0x3B
_CONTROL, _COMMENT, _PLAIN_TEXT, _APPLICATION = 0xF9, 0xFE, 0x01, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def read_gif(data: bytes, details: Details) -> Shown:
    """The pictures, how long each is shown, and how often all are repeated."""
    if data[:6] not in (b"GIF87a", b"GIF89a") or len(data) < 13:
        raise Damaged(ODD)
    at = 13 + _colors(data[10])
    parts, width, height = [data[:at]], *(int.from_bytes(data[side : side + 2], "little") for side in (6, 8))
    frames, loops = 0, False
    while at < len(data) and data[at] != _END:
        start, sign = at, data[at]
        if sign == _PICTURE:
            frames += 1
            left, top, wide, high = (
                int.from_bytes(data[at + side : at + side + 2], "little") for side in (1, 3, 5, 7)
            )
            width, height = max(width, left + wide), max(height, top + high)
            # After the sizes come flags, colors of its own, and the size of a code.
            at += 10 + _colors(data[at + 9] if at + 9 < len(data) else 0)
            parts.append(data[start : at + 1] + b"".join(pieces := _pieces(data, at + 1)) + b"\0")
            at += 2 + sum(map(len, pieces))
        elif sign == _NOTE:
            label = data[at + 1 : at + 2]
            pieces = _pieces(data, at + 2)
            at += 3 + sum(map(len, pieces))
            kept = _needed_note(label, pieces, details)
            is_loop = kept[1:2] == bytes((_APPLICATION,))
            if not (is_loop and loops):
                parts.append(kept)
            loops = loops or is_loop
        else:
            raise Damaged(ODD)
    if data[at + 1 :].strip(b"\0"):
        details.add(AFTER_END)
    if not frames:
        raise Damaged(CUT)
    size = bounded(width, height, frames)
    return Shown(size, b"".join(parts) + bytes((_END,)))


def _colors(flags: int) -> int:
    """How many bytes a table of colors has."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _pieces(data: bytes, at: int) -> list[bytes]:
    """The pieces of a block from here to the empty one, each with its length in front."""
    pieces = []
    while at < len(data) and data[at]:
        pieces.append(data[at : at + 1 + data[at]])
        at += 1 + data[at]
    if at >= len(data):
        raise Damaged(CUT)
    return pieces


def _needed_note(label: bytes, pieces: list[bytes], details: Details) -> bytes:
    """The note if it says how long a picture is shown or how often all are repeated; else nothing."""
    start = bytes((_NOTE,)) + label
    first = pieces[0][1:] if pieces else b""
    if label == bytes((_CONTROL,)):
        if len(pieces) != 1 or len(first) != 4:
            raise Damaged(ODD)
        return start + pieces[0] + b"\0"
    if label == bytes((_APPLICATION,)) and first in _LOOPS:
        loop = next((piece for piece in pieces[1:] if piece[:2] == b"\x03\x01"), None)
        return start + pieces[0] + loop + b"\0" if loop else b""
    if label in (bytes((_COMMENT,)), bytes((_PLAIN_TEXT,))):
        details.add(TEXT)
    elif label == bytes((_APPLICATION,)) and first.startswith(b"XMP Data"):
        # It is there as it is, without lengths: what looks like lengths are its letters.
        details.add_xmp(b"".join(pieces[1:]))
    elif not first.startswith(b"ICCRGBG1"):
        details.add(OTHER)
    return b""
