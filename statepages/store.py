"""Tables, scripts and compiled templates that depend only on the engine and its libraries, kept for later.

They are in .venv, beside the libraries, and are trusted like them, since some of this is code. So nothing
from content/ goes into the store or chooses what is read from it. What is missing or damaged is made again.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import sysconfig
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec.msgpack import decode, encode

from statepages.engine import CODE, ENGINE, IS_INSTALLED

_MOST_OF_A_NAME = 4
"""How many versions of one name stay, newest first: enough for a few checkouts, or for undoing a change."""


def cached(name: str, make: Callable[[], bytes], *inputs: bytes) -> bytes:
    """What `make` returns. `inputs` are all that it depends on, besides the engine and the libraries."""
    data = get(name, *inputs)
    if data is None:
        data = make()
        put(name, data, *inputs)
    return data


def cached_files(name: str, make: Callable[[], Mapping[str, bytes]], *inputs: bytes) -> dict[str, bytes]:
    """The same for several files by name."""

    def made() -> bytes:
        return encode(make())

    return decode(cached(name, made, *inputs), type=dict[str, bytes])


def get(name: str, *inputs: bytes) -> bytes | None:
    """A stored value; None if there is none, or it is damaged."""
    if folder := _folder():
        with contextlib.suppress(OSError):
            head, _, data = (folder / _file(name, *inputs)).read_bytes().partition(b"\n")
            if head == _head(data):
                return data
    return None


def put(name: str, data: bytes, *inputs: bytes) -> None:
    """Store a value, if there is a place for it."""
    if not (folder := _folder()):
        return
    path = folder / _file(name, *inputs)
    # The name has the process in it: two builds at a time must not write to one file.
    draft = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        try:
            draft.write_bytes(_head(data) + b"\n" + data)
            draft.replace(path)
            _sweep(folder, name)
        finally:
            draft.unlink(missing_ok=True)


@cache
def engine_version() -> str:
    """Hex digits that change with the engine: its modules, Python, and what is installed."""
    digest = sha256(f"{sys.version}\0{sys.platform}".encode())
    for folder in CODE:
        for path in sorted(folder.rglob("*.py")):
            digest.update(
                path.relative_to(folder.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
            )
    for path in sorted(Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        digest.update(path.name.encode() + b"\0")
    return digest.hexdigest()[:32]


def _folder() -> Path | None:
    """The folder of the store, which may not exist yet; None if a link or a file is in its place."""
    folder = _place()
    try:
        return folder if folder is None or stat.S_ISDIR(folder.lstat().st_mode) else None
    except OSError:
        return folder


@cache
def _place() -> Path | None:
    """A folder in .venv of this checkout, or in the virtual environment of the package, if that is in use."""
    prefix = Path(sys.prefix).resolve()
    is_ours = ENGINE.is_relative_to(prefix) if IS_INSTALLED else prefix == (ENGINE / ".venv").resolve()
    return prefix / "statepages" if is_ours and sys.prefix != sys.base_prefix else None


def _file(name: str, *inputs: bytes) -> str:
    digest = sha256(engine_version().encode())
    for part in inputs:
        digest.update(f"{len(part)}\0".encode() + part)
    return f"{name}.{digest.hexdigest()[:32]}"


def _head(data: bytes) -> bytes:
    return f"{len(data)} {zlib.crc32(data)}".encode()


def _sweep(folder: Path, name: str) -> None:
    """Delete older files of a name, which belong to other engines, libraries or templates."""
    by_age = sorted(folder.glob(f"{name}.*"), key=lambda path: path.stat().st_mtime_ns)
    for path in by_age[:-_MOST_OF_A_NAME]:
        path.unlink(missing_ok=True)
