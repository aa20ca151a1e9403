"""What one build keeps for the next: plain data in a folder next to the site.

Nothing here can run, and a build works without it. A file that is missing, damaged, or from another engine,
folder or machine is ignored.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path
from typing import Any, TypeVar

from msgspec import DecodeError
from msgspec.msgpack import decode, encode

T = TypeVar("T")


class Cache:
    """Values by name, for one engine in one folder; without a folder they are in memory only.

    They are written to the folder by `save`, which the end of a `with` block calls.
    """

    def __init__(self, folder: Path | None, engine: str, *, ignore_cache: bool = False) -> None:
        self.folder = folder
        self._engine = engine
        self._values: dict[str, Any] = {}
        self._unsaved: dict[str, None] = {}
        self._is_new = ignore_cache

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.save()

    def get(self, name: str, kind: type[T]) -> T | None:
        """A value of the given type; None if there is none that can be trusted."""
        if name not in self._values and not self._is_new and self.folder:
            with contextlib.suppress(OSError, DecodeError):
                head, _, body = (self.folder / name).read_bytes().partition(b"\n")
                if head == self._head(body):
                    self._values[name] = decode(body, type=kind)
        return self._values.get(name)

    def put(self, name: str, value: object) -> None:
        """Keep a value."""
        self._values[name] = value
        self._unsaved.pop(name, None)
        self._unsaved[name] = None

    def save(self) -> None:
        """Write the new values in their order. If the disk is full or write-protected, nothing is kept."""
        while self._unsaved:
            name = next(iter(self._unsaved))
            if self.folder:
                self._write(self.folder, name)
            self._unsaved.pop(name)

    def drop(self, name: str) -> None:
        """Forget a value. Raises OSError if its file cannot be deleted."""
        self._values.pop(name, None)
        self._unsaved.pop(name, None)
        if self.folder:
            (self.folder / name).unlink(missing_ok=True)

    def _write(self, folder: Path, name: str) -> None:
        path = folder / name
        # The name contains the process, so that two builds at the same time do not write to one file.
        draft = path.with_name(f"{name}.{os.getpid()}")
        try:
            body = encode(self._values[name])
            folder.mkdir(exist_ok=True)
            draft.write_bytes(self._head(body) + b"\n" + body)
            draft.replace(path)
        # The names of some files are not text, so they cannot be encoded.
        except (OSError, UnicodeEncodeError):
            with contextlib.suppress(OSError):
                draft.unlink()

    def _head(self, body: bytes) -> bytes:
        """The line before the value. It fits no other value, no other engine, and no copied folder.

        A copied folder has a different inode from the one in this line.
        """
        inode = self.folder.stat().st_ino if self.folder else 0
        return f"statepages {self._engine} {inode} {len(body)} {zlib.crc32(body)}".encode()
