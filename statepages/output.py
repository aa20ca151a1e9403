"""A file of the built site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file to publish. `path` is POSIX, relative to output/; two outputs never share one."""

    path: str
    data: bytes

    @classmethod
    def text(cls, path: str, text: str) -> Output:
        return cls(path, text.encode("utf-8"))
