"""What a build keeps for the next one: plain data in a folder beside the site.

Nothing here can run, and nothing here is needed: a file that is missing, torn, or of another
engine, folder or machine is as good as none.
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
    """Values by name, kept for one engine in one folder; without a folder they go with the process.

    What is put is in the folder once it was saved, as at the end of a `with` block.
    """

    def __init__(self, folder: Path | None, engine: str, *, anew: bool = False) -> None:
        self.folder = folder
        self._engine = engine
        self._values: dict[str, Any] = {}
        self._unsaved: dict[str, None] = {}
        self._is_new = anew

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.save()

    def get(self, name: str, kind: type[T]) -> T | None:
        """A value as it was put, of the type that it has; None if there is none that can be trusted."""
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
        """Write what was put, in that order. A disk that is full or may not be written keeps none of it."""
        while self._unsaved:
            name = next(iter(self._unsaved))
            if self.folder:
                self._write(self.folder, name)
            self._unsaved.pop(name)

    def drop(self, name: str) -> None:
        """Keep a value no longer. Raises OSError where that can not be done."""
        self._values.pop(name, None)
        self._unsaved.pop(name, None)
        if self.folder:
            (self.folder / name).unlink(missing_ok=True)

    def _write(self, folder: Path, name: str) -> None:
        path = folder / name
        # By process: two builds at a time must not write into one file.
        draft = path.with_name(f"{name}.{os.getpid()}")
        try:
            body = encode(self._values[name])
            folder.mkdir(exist_ok=True)
            draft.write_bytes(self._head(body) + b"\n" + body)
            draft.replace(path)
        # Names of files that are no text have no place in it.
        except (OSError, UnicodeEncodeError):
            with contextlib.suppress(OSError):
                draft.unlink()

    def _head(self, body: bytes) -> bytes:
        """The line before the value: it fits neither another text nor another engine, nor a copied folder.

        A folder that came along with files from elsewhere has another inode than the one it tells of.
        """
        inode = self.folder.stat().st_ino if self.folder else 0
        return f"statepages {self._engine} {inode} {len(body)} {zlib.crc32(body)}".encode()
