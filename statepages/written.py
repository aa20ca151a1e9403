"""What the engine wrote into a repository, and how a newer engine changes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Literal

from msgspec import Struct, ValidationError
from msgspec.json import decode, encode, format

from statepages.edit import Edit
from statepages.node import MappingNode
from statepages.report import Failure, Untrusted
from statepages.scaffold import REQUIREMENTS, Forge

RECORD = ".statepages.json"
"""The file that remembers what the engine wrote."""

_PATH = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
_OF_PEOPLE = frozenset({"content", "templates"})
"""Folders whose files no record names."""

_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})(?:rc([0-9]{1,9}))?")


class Record(Struct, frozen=True):
    """What the engine wrote last, or showed to people who keep their own file: a digest of each file."""

    version: str
    forge: Forge
    files: dict[str, str]
    workflows: str | None = None

    @classmethod
    def parse(cls, data: bytes) -> Record:
        """Read the record. Raises Failure."""
        try:
            found = decode(data, type=cls)
        except (ValidationError, ValueError) as error:
            raise Failure(
                f"{RECORD} cannot be read ({error}). Bring back an earlier version of it, for example with: "
                f"git checkout {RECORD}"
            ) from error
        for path in found.files:
            if not _can_be_ours(path):
                raise Failure(f"{RECORD} names a file that no engine writes: ", Untrusted(path), ".")
        if not _VERSION.match(found.version):
            raise Failure(f"{RECORD} names a version that cannot be read: ", Untrusted(found.version), ".")
        return found

    def is_newer(self, version: str) -> bool:
        """Whether a newer engine than that of a version wrote the repository."""
        return _order(self.version) > _order(version)

    def encoded(self) -> bytes:
        """The bytes of its file."""
        return format(encode(self, order="sorted"), indent=2) + b"\n"


def _can_be_ours(path: str) -> bool:
    """Whether a path is inside the repository, and neither git's nor content. Some systems ignore case."""
    parts = [part.lower().rstrip(".") for part in path.split("/")]
    return bool(_PATH.fullmatch(path)) and not {"", ".git"} & set(parts) and parts[0] not in _OF_PEOPLE


def _order(version: str) -> tuple[float, ...]:
    """What to compare. A release comes after its candidates, such as 1.0.0rc1."""
    found = _VERSION.match(version)
    return tuple(float(part or "inf") for part in found.groups()) if found else ()


def digest(data: bytes) -> str:
    """What a record has for a file. Windows may have changed the ends of its lines."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


Fate = Literal["new", "changed", "gone", "theirs"]
"""What happens to a file: it is written, replaced or deleted; or people have changed it, so it stays."""


class Change(Struct, frozen=True):
    """A file that is different in this engine. `old` is what is there, `new` what the engine would write."""

    path: str
    fate: Fate
    old: bytes
    new: bytes


def changes(record: Record, wanted: Mapping[str, bytes], found: Mapping[str, bytes | None]) -> list[Change]:
    """What is different between the files of an engine and those of a repository.

    `found` has each file of the record and of `wanted`, or None where there is none. A file that people have
    deleted stays away, unless it says which engine to use, and one that they have changed stays as it is.
    """
    made = []
    for path in sorted(record.files.keys() | wanted.keys()):
        old, new, known = found.get(path), wanted.get(path), record.files.get(path)
        if old is None:
            if new is not None and (known is None or path == REQUIREMENTS):
                made.append(Change(path, "new", b"", new))
        elif new is None:
            if digest(old) == known:
                made.append(Change(path, "gone", old, b""))
        elif digest(old) != digest(new):
            if digest(old) == known:
                made.append(Change(path, "changed", old, new))
            elif digest(new) != known:
                made.append(Change(path, "theirs", old, new))
    return made


def with_format(settings: MappingNode, number: int) -> tuple[Edit, ...]:
    """The edits that make the number of the format the first field of site.yaml, which has none yet."""
    first = settings.pairs[0][0]
    before = first.source.lines[first.line][: first.column]
    after = ", " if before.strip() else f"\n{before}"  # in braces, several fields are on one line
    return first.source.edit(first.line, first.column, first.line, first.column, f"format: {number}{after}")
