"""Unpacks a body that a server has packed, up to a number of bytes."""

from __future__ import annotations

import zlib

from statepages.links.request import Lack

_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, as the first bytes say
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})

Unpacked = tuple[Lack | None, bytes]
"""What is in the way, or the bytes."""


def unpacked(body: bytes, encoding: str | None, most_bytes: int) -> Unpacked:
    """A body as it was before it was packed. A few bytes can unpack to more than any disk holds."""
    packing = (encoding or "identity").strip().lower()
    if packing in {"identity", ""}:
        return None, body
    if packing not in _PACKED:
        return "packed", b""
    unpacker = zlib.decompressobj(_EITHER)
    try:
        whole = unpacker.decompress(body, most_bytes + 1)
    except zlib.error:
        return "packed", b""
    if len(whole) > most_bytes:
        return "too-large", b""
    if not unpacker.eof:
        return "cut-off", b""
    # A second packet after the first is allowed, and no server sends it.
    return ("packed", b"") if unpacker.unused_data else (None, whole)
