"""What a site is made from: a list of its unread files, and the last commit."""

from __future__ import annotations

import json
import time
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from statepages.foreign import foreign
from statepages.history import last_commit
from statepages.paths import Paths, shown_name
from statepages.program import find_program
from statepages.read import SETTLED, Listed, list_content, list_files


class Files(Struct, frozen=True, dict=True):
    """Some files as they were listed at the time `at` (ns)."""

    listed: list[Listed]
    at: int

    @cached_property
    def fingerprint(self) -> str:
        """Hex digits that change with any of the files."""
        stamps = json.dumps([[file.path, file.stamp] for file in self.listed])
        return sha256(stamps.encode()).hexdigest()

    @cached_property
    def is_settled(self) -> bool:
        """Whether every later change will show in a file's time."""
        return max((file.stamp[2] for file in self.listed if file.stamp), default=0) < self.at - SETTLED


class Inputs(Struct, frozen=True, dict=True):
    """The files of content/, of the theme and of checks, and the `commit` of history.last_commit."""

    content: Files
    beside: Files
    commit: str

    @cached_property
    def saved(self) -> list[Listed]:
        """The files that people write. Of files that editors keep beside them, only that they exist."""
        content = [
            file._replace(stamp=None) if foreign(file.name, "") else file for file in self.content.listed
        ]
        return [*content, *(file for file in self.beside.listed if not file.path.endswith("~"))]

    @property
    def fingerprint(self) -> str:
        """Hex digits that change with any of the files, and with the commit."""
        return f"{self.content.fingerprint} {self.beside.fingerprint} {self.commit}"

    @property
    def is_settled(self) -> bool:
        """Whether every later change will show in a file's time."""
        return self.content.is_settled and self.beside.is_settled


def list_inputs(paths: Paths) -> Inputs:
    """List the files as they are now."""
    at = time.time_ns()
    content = list_content(paths.content, shown_name(paths.content))
    # Without Node, the finder's scripts are not bundled.
    node = find_program("node")
    beside = (*paths.beside_content, *([Path(node)] if node else []))
    return Inputs(Files(content, at), Files(list(list_files(beside)), at), last_commit(paths.content))
