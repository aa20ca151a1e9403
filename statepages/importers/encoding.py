"""The encoding of a text file."""

from __future__ import annotations

import codecs
import re

from statepages.importers.record import Remark
from statepages.report import Failure, Untrusted

MOST_BYTES = 10_000_000
"""The largest file."""

_SAVE_AGAIN = 'Save it again as "CSV UTF-8".'


def decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text of a file, and what to say about its encoding. Raises Failure for one nobody knows."""
    if len(data) > MOST_BYTES:
        raise Failure(f"The file has over {MOST_BYTES // 1_000_000} MB. Split it into smaller ones.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _in("utf-16", data), ()
    if b"\0" in data:
        return _without_bom(data), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = _in("cp1252", data)
    told = Remark(
        (
            "The file is not UTF-8. We read it as Windows text. Check that this is right: ",
            Untrusted(_first_word(text)),
            f" If not: {_SAVE_AGAIN}",
        )
    )
    return text, (told,)


def _first_word(text: str) -> str:
    """The first words that were not plain letters, for people to check."""
    found = re.search(r"[^\x00-\x7f]", text)
    if found is None:
        return ""
    before = re.split(r"[\n\r\t,;|\"]", text[max(0, found.start() - 20) : found.start()])[-1]
    after = re.split(r"[\n\r\t,;|\"]", text[found.start() : found.start() + 20])[0]
    return f"{before}{after}".strip()


def _in(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Failure(f"We do not know the encoding of this file. {_SAVE_AGAIN}") from None


def _without_bom(data: bytes) -> str:
    """UTF-16 that does not say so. Every other byte of plain letters is zero."""
    odd, even = data[1::2].count(0), data[::2].count(0)
    least = len(data) // 4
    if max(odd, even) <= least:
        raise Failure("This is not a table in a text file.")
    return _in("utf-16-le" if odd > even else "utf-16-be", data)
