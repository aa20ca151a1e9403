"""A file of the built site."""

from __future__ import annotations

from msgspec import Struct


class Output(Struct, frozen=True):
    """A file to publish. `path` is POSIX, relative to output/; two outputs never share one."""

    path: str
    data: bytes
